// At the side: am I signed in, how many are here, may the meeting begin.

import { _, count } from "../base/i18n.js";
import { Figure, Icon, html } from "./ui.js";
import { SignIn, SignInState } from "./signin.js";
import { isHere } from "./state.js";

/** @param {{quorum: any}} props */
function Quorum({ quorum }) {
  if (!quorum?.needed) return null;
  return html`<p class=${`quorum ${quorum.met ? "-met" : ""}`}><${Icon} name=${quorum.met ? "check-circle-fill" : "hourglass-split"} />
    <span>${quorum.met
      ? _("已达到法定人数（%(n)s 人）", { n: count(quorum.needed) })
      : _("法定人数 %(n)s 人，尚未达到", { n: count(quorum.needed) })}</span></p>`;
}

/** @param {{hall: any, open?: boolean}} props open: how to sign in is shown as well */
export function Attendance({ hall }) {
  const state = hall.state.value;
  const { attendance, me } = state;
  return html`<section class="card" aria-label=${_("签到")}>
    ${me && html`<${SignInState} state=${state} />`}
    ${me && !isHere(state) && html`<${SignIn} hall=${hall} />`}
    ${attendance && html`<div class="figures-line">
      <${Figure} size="sm" label=${_("应到")} value=${attendance.expected} />
      <${Figure} size="sm" label=${_("实到")} value=${attendance.present} kind="red" />
      <${Figure} size="sm" label=${_("请假")} value=${attendance.leave} /></div>
      <${Quorum} quorum=${attendance.quorum} />`}
  </section>`;
}
