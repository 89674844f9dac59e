// The refusal of one too many: shown for some seconds, the card shaken anew each time.

import { Icon, html, useEffect, useRef, useState } from "../ui.js";

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

/** The ref of a card that shakes each time it is refused. @param {number} times how often it was */
export function useShaking(times) {
  const card = useRef(/** @type {HTMLElement|null} */ (null));
  useEffect(() => {
    if (!times || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    card.current?.animate?.([0, -8, 7, -5, 3, 0].map((x) => ({ transform: `translateX(${x}px)` })), 380);
  }, [times]);
  return card;
}

/** @param {{text: string}} props empty: nothing is refused */
export function Refusal({ text }) {
  return html`<div class="refusal-box" role="alert">${text && html`<span class="refusal"><${Icon} name="exclamation-triangle-fill" size="lg" />${text}</span>`}</div>`;
}
