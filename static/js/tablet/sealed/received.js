// In the sealed box: first received, then verified; never what is on it.

import { _, seconds } from "../../base/i18n.js";
import { Icon, Notice, SettledButton, html } from "../ui.js";
import { Turnout } from "../vote/submitted.js";
import { BigCode, BoardButton, CodeQr } from "./code.js";

/** The two steps of a ballot's way, the second within seconds. @param {{inBox: any}} props */
export function Way({ inBox }) {
  const checked = inBox.state === "checked";
  return html`<div class=${`sealed-way ${checked ? "-checked" : ""}`} role="status">
    <p class="sealed-step -done"><${Icon} name="check-circle-fill" size="lg" /><b>${_("已收到")}</b> <span class="num">${seconds(inBox.cast_at)}</span></p>
    <p class=${`sealed-step ${checked ? "-done" : ""}`}>${checked
      ? html`<${Icon} name="check-circle-fill" size="lg" /><b>${_("已验证")}</b>`
      : html`<span class="spinner" aria-hidden="true"></span><span>${_("正在验证，请稍候")}</span>`}</p></div>`;
}

/** @param {{hall: any, ballot: any, poll: any, inBox: any, notes: any}} props */
export function Received({ hall, ballot, poll, inBox, notes }) {
  const last = poll.press === "last";
  return html`<div class="vote-body -middle"><div class="sealed-receipt">
      <div class="sealed-receipt-main">
        <h2 class="sr-only">${_("已投票")}</h2>
        <${Way} inBox=${inBox} />
        <${BigCode} code=${inBox.code} />
        <p>${_("请记下这个编号。投票停止后，请在选票公示板上核对它。编号看不出您选了什么。")}</p>
        ${inBox.presses > 1 && html`<p class="muted">${_("以最后一次提交的为准，这是第 %(n)s 次。", { n: inBox.presses })}</p>`}
        ${notes}
        <${Turnout} turnout=${hall.state.value.turnout} pollId=${poll.id} />
      </div>
      <${CodeQr} ballot=${inBox} />
    </div></div>
    <footer class="vote-foot"><p class="grow">${last ? _("投票停止前可以改投，以最后一次为准。") : _("请等候投票停止，再核对编号。")}</p>
      <${BoardButton} hall=${hall} poll=${poll} tracker=${inBox.tracker} />
      ${last && html`<${SettledButton} size="lg" icon="arrow-counterclockwise" onClick=${() => ballot.revise(inBox)}>${_("改投")}<//>`}
    </footer>`;
}

/** A ballot that did not stand the checks. @param {{refused: any}} props */
export function Refused({ refused }) {
  return html`<${Notice} kind="bad" title=${_("您的选票没有通过验证，没有计入")}>
    <p>${_("请重新投票。如果再次出现，请举手告诉会务人员，换一台平板。")}</p>
    ${refused.presses > 1 && html`<p>${_("此前已通过验证的选票仍然有效。")}</p>`}
    <p class="code-text muted">${refused.code}${refused.reason && ` · ${refused.reason}`}</p><//>`;
}
