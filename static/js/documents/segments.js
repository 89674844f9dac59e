// A few choices side by side, one pressed.

import { html, useId } from "../base/ui.js";

/** @param {{label: any, value: any, options: {value: any, label: any}[], onChange: (value: any) => void, disabled?: boolean}} props */
export function Segments({ label, value, options, onChange, disabled = false }) {
  const id = useId();
  return html`<div class="field" role="group" aria-labelledby=${id}><span class="field-label" id=${id}>${label}</span>
    <div class="segments doc-segments">${options.map((one) => html`<button key=${String(one.value)} type="button" aria-pressed=${String(one.value === value)}
      disabled=${disabled} onClick=${() => onChange(one.value)}>${one.label}</button>`)}</div></div>`;
}
