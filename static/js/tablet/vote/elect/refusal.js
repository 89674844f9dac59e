// The refusal of one too many: shown for some seconds, shaken anew each time.

import { Icon, html, useEffect, useState } from "../../ui.js";

const SHOWN = 6000;

/** @returns {{refused: {id: string, times: number}|null, refuse: (id: string|null) => void}} */
export function useRefusal() {
  const [refused, setRefused] = useState(/** @type {{id: string, times: number}|null} */ (null));
  useEffect(() => {
    if (!refused) return undefined;
    const timer = setTimeout(() => setRefused(null), SHOWN);
    return () => clearTimeout(timer);
  }, [refused]);
  const refuse = (/** @type {string|null} */ id) => setRefused((before) => (id ? { id, times: (before?.times ?? 0) + 1 } : null));
  return { refused, refuse };
}

/** @param {{text: string}} props empty: nothing is refused */
export function Refusal({ text }) {
  return html`<div class="refusal-box" role="alert">${text && html`<span class="refusal"><${Icon} name="exclamation-triangle-fill" size="lg" />${text}</span>`}</div>`;
}
