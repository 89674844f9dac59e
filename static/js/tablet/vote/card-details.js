// What there is to know about an option.

import { apiUrl } from "../../base/api.js";
import { _ } from "../../base/i18n.js";
import { Button, Dialog, cx, html, useState } from "../ui.js";

/** Fetched only when somebody looks; without it everything else is still there. @param {{option: any}} props */
function Photo({ option }) {
  const [state, setState] = useState("loading");
  if (state === "failed") {
    return html`<div class="details-photo -failed"><p>${_("图片没有加载出来，不影响表决。")}</p>
      <${Button} icon="arrow-clockwise" onClick=${() => setState("loading")}>${_("重试")}<//></div>`;
  }
  return html`<div class=${cx("details-photo", state === "loading" && "-loading")}>
    <img src=${apiUrl(`/pictures/${option.picture}`)} alt=${_("第 %(number)s 项的图片", { number: option.number })} loading="lazy" decoding="async"
      onLoad=${() => setState("shown")} onError=${() => setState("failed")} /></div>`;
}

/** @param {{option: any}} props */
function CardDetails({ option }) {
  const facts = [[_("责任单位"), option.unit], [_("总投资"), option.investment], [_("完成时限"), option.due]].filter(([, text]) => text);
  return html`<div class=${cx("details", option.picture && "-photo")}>
    ${option.picture && html`<${Photo} key=${option.picture} option=${option} />`}
    <div class="details-words">
      ${facts.length > 0 && html`<dl class="key-value">${facts.map(([label, text]) => html`<dt key=${label}>${label}</dt><dd>${text}</dd>`)}</dl>`}
      ${option.description && html`<p class="details-text">${option.description}</p>`}
    </div>
  </div>`;
}

/** The same in a dialog, while there is an option. @param {{option: any, back?: string, actions?: any, onClose: () => void}} props back: the word on the key back; actions: further keys */
export function DetailsDialog({ option, back = _("返回名单"), actions, onClose }) {
  return html`<${Dialog} open=${option !== null} size="lg" title=${option ? `${option.number}. ${option.title}` : ""} onClose=${onClose}
    actions=${html`<${Button} size="lg" onClick=${onClose}>${back}<//>${actions}`}>${option && html`<${CardDetails} option=${option} />`}<//>`;
}
