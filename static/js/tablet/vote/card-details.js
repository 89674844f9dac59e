// What there is to know about an option.

import { _ } from "../../base/i18n.js";
import { html } from "../ui.js";

/** @param {{option: any}} props */
export function CardDetails({ option }) {
  const facts = [[_("责任单位"), option.unit], [_("总投资"), option.investment], [_("完成时限"), option.due]].filter(([, text]) => text);
  return html`<div class="details">
    ${facts.length > 0 && html`<dl class="key-value">${facts.map(([label, text]) => html`<dt key=${label}>${label}</dt><dd>${text}</dd>`)}</dl>`}
    ${option.description && html`<p class="details-text">${option.description}</p>`}
  </div>`;
}
