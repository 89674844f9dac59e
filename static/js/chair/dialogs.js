// What the chair is asked before something that cannot simply be taken back.

import { post } from "../base/api.js";
import { _ } from "../base/i18n.js";
import { Button, Dialog, ErrorNote, Field, html, useState } from "../base/ui.js";

/** A poll is made void with a reason; its ballots are kept. @param {{poll: any}} props */
export function VoidPoll({ poll }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [error, setError] = useState(/** @type {any} */ (null));
  const confirm = async () => {
    setError(null);
    await post(`/polls/${poll.id}/void`, { reason });
    setOpen(false);
  };
  return html`<${Button} kind="danger" icon="slash-circle" onClick=${() => setOpen(true)}>${_("作废")}<//>
    <${Dialog} open=${open} title=${_("作废这次表决？")} onClose=${() => setOpen(false)} actions=${html`
      <${Button} onClick=${() => setOpen(false)}>${_("取消")}<//>
      <${Button} kind="danger" class="-solid" disabled=${!reason.trim()} onClick=${confirm} onError=${setError}>${_("作废")}<//>`}>
      <div class="stack"><p>${_("作废后不再恢复；已经提交的选票照样留存，原因记入会议日志。")}</p>
        <${Field} label=${_("原因")} value=${reason} onInput=${setReason} required placeholder=${_("例如：误开，尚未审议")} /><${ErrorNote} error=${error} /></div>
    <//>`;
}
