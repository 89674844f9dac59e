// What the chair is asked before something that cannot simply be taken back.

import { post } from "../base/api.js";
import { _ } from "../base/i18n.js";
import { Button, Dialog, ErrorNote, Field, html, signal, useState } from "../base/ui.js";
import { WithdrawDialog, mayWithdraw } from "../voting/nominations.js";

/** The poll that is about to be made void. @type {import("@preact/signals").Signal<any>} */
const asked = signal(null);

/** The poll whose nominations are about to be withdrawn. @type {import("@preact/signals").Signal<any>} */
const withdrawn = signal(null);

/** A poll is made void with a reason; its ballots are kept. @param {{poll: any}} props */
export function VoidPoll({ poll }) {
  return html`<${Button} kind="danger" icon="slash-circle" onClick=${() => { asked.value = poll; }}>${_("作废")}<//>`;
}

/** @param {{poll: any, onClose: () => void}} props */
function Voiding({ poll, onClose }) {
  const [reason, setReason] = useState("");
  const [error, setError] = useState(/** @type {any} */ (null));
  const confirm = async () => {
    setError(null);
    await post(`/polls/${poll.id}/void`, { reason });
    onClose();
  };
  return html`<${Dialog} open title=${_("作废这次表决？")} onClose=${onClose} actions=${html`
      <${Button} onClick=${onClose}>${_("取消")}<//>
      <${Button} kind="danger" class="-solid" disabled=${!reason.trim()} onClick=${confirm} onError=${setError}>${_("作废")}<//>`}>
      <div class="stack"><p>${_("作废后不再恢复；已经提交的选票照样留存，原因记入会议日志。")}</p>
        <${Field} label=${_("原因")} value=${reason} onInput=${setReason} required placeholder=${_("例如：误开，尚未审议")} /><${ErrorNote} error=${error} /></div>
    <//>`;
}

/** Of the poll for which it was opened, also when the next step is another by now. */
export function VoidDialog() {
  return asked.value && html`<${Voiding} poll=${asked.value} onClose=${() => { asked.value = null; }} />`;
}

/** A nomination that is withdrawn in the middle of an election or a vote on appointments. @param {{poll: any}} props */
export function Withdraw({ poll }) {
  const persons = poll.method === "elect" || poll.paper.options.some((/** @type {any} */ one) => one.deed);
  if (!persons || !mayWithdraw(poll)) return null;
  return html`<${Button} icon="person-check" onClick=${() => { withdrawn.value = poll; }}>${_("撤回提名")}<//>`;
}

/** Of the poll for which it was opened, also when the next step is another by now. */
export function WithdrawAsked() {
  return withdrawn.value && html`<${WithdrawDialog} poll=${withdrawn.value} onClose=${() => { withdrawn.value = null; }} onDone=${() => undefined} />`;
}
