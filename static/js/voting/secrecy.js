// Named or secret, and for a secret vote: who holds the key, how long is checked, whether the operator sees who has voted.

import { _ } from "../base/i18n.js";
import { Card, Choices, Field, html } from "../base/ui.js";
import { keysMeaning, keysWord } from "./sealed-words.js";
import { checkWord } from "./words.js";

const TIMES = [0, 60, 120, 180, 300];

/** What the form begins with. @param {any} poll */
export function secrecyOf(poll) {
  return { box: poll?.box ?? "open", keys: poll?.keys || "scrutineers", check: String(poll?.check_seconds ?? 120), who: poll?.who_voted ?? false };
}

/** The part of the request. @param {any} form */
export function secrecyBody(form) {
  if (form.box !== "sealed") return { box: "open" };
  return { box: "sealed", keys: form.keys, check_seconds: Number(form.check), who_voted: form.who };
}

/** @param {{form: any, set: (part: any) => void}} props */
function Sealed({ form, set }) {
  const times = TIMES.includes(Number(form.check)) ? TIMES : [...TIMES, Number(form.check)];
  return html`<${Choices} label=${_("谁持有票箱的钥匙")} across value=${form.keys} onChange=${(/** @type {string} */ keys) => set({ keys })}
      options=${["scrutineers", "server"].map((value) => ({ value, label: keysWord(value), help: keysMeaning(value) }))} />
    <div class="form-row"><${Field} label=${_("停止投票后的核对时间")} type="select" value=${form.check} onInput=${(/** @type {string} */ check) => set({ check })}
      options=${times.map((n) => ({ value: String(n), label: checkWord(n) }))} help=${_("代表在封箱前对照公示板核对自己的选票编号。")} /></div>
    <${Field} type="checkbox" label=${_("会务组可以看谁已经投票")} value=${form.who} onInput=${(/** @type {boolean} */ who) => set({ who })}
      help=${_("只看得到是否投票，看不到选了什么。默认关闭。")} />`;
}

/** @param {{form: any, set: (part: any) => void}} props */
export function SecrecyCard({ form, set }) {
  return html`<${Card} title=${_("记名或无记名")}>
    <div class="stack">
      <${Choices} label=${_("票箱")} across value=${form.box} onChange=${(/** @type {string} */ box) => set({ box })} options=${[
        { value: "open", label: _("记名"), help: _("每位代表的选择记录在案，工作人员可以查看") },
        { value: "sealed", label: _("无记名"), help: _("选票在代表的平板上封好才送出，只算合计，不记录谁选了什么；人人可以核对自己的票在不在票箱里") }]} />
      ${form.box === "sealed" && html`<${Sealed} form=${form} set=${set} />`}
    </div>
  <//>`;
}
