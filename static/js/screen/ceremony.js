// The scrutineers make their keys before the eyes of the hall: who is there, the code that all must see alike.

import { _ } from "../base/i18n.js";
import { html } from "../base/ui.js";
import { policySentence } from "../voting/sealed-words.js";
import { Holders } from "./holders.js";

/** What the scrutineers do now. @param {any} keys */
function task({ kind, step }) {
  if (step === "sharing") return _("请监票人核对：平板上的核对码与这里相同，才确认");
  if (step === "finishing") return _("正在合成钥匙，请稍候");
  return kind === "all" ? _("请监票人在平板上生成各自的钥匙") : _("请监票人在平板上登记");
}

/** @param {{state: any}} props */
export function Ceremony({ state }) {
  const { keys } = state;
  const code = keys.step !== "gathering" && keys.code;
  return html`<div class="screen-body ceremony">
    <div class="ceremony-head"><h1>${_("监票人生成票箱钥匙")}</h1><p>${policySentence(keys)}</p></div>
    <p class="ceremony-task">${task(keys)}</p>
    ${code && html`<div class="ceremony-code"><span>${_("核对码")}</span><b>${code}</b></div>`}
    <${Holders} holders=${keys.holders} field="done" yes=${_("已完成")} no=${_("等待")} icons=${["check-circle-fill", "hourglass-split"]} />
  </div>`;
}
