// The chair's decision when the system fails in the middle of a vote: which way on, and what becomes of the ballots in the box.

import { post } from "../../base/api.js";
import { _, count } from "../../base/i18n.js";
import { Button, Choices, Dialog, ErrorNote, Field, html, signal, useState } from "../../base/ui.js";

/** The poll about which is decided. @type {import("@preact/signals").Signal<any>} */
const asked = signal(null);

/** @param {{poll: any}} props */
export function FallBack({ poll }) {
  if (!["tablets", "mixed"].includes(poll.way ?? "tablets") || poll.fallback) return null;
  return html`<${Button} icon="exclamation-triangle" onClick=${() => { asked.value = poll; }}>${_("系统故障，改用其他方式")}<//>`;
}

/** @param {{state: any, poll: any, onClose: () => void}} props */
function Deciding({ state, poll, onClose }) {
  const [to, setTo] = useState("paper");
  const [box, setBox] = useState("keep");
  const [reason, setReason] = useState("");
  const [error, setError] = useState(/** @type {any} */ (null));
  const cast = state.turnout?.poll_id === poll.id ? state.turnout.cast : 0;
  const here = state.turnout?.poll_id === poll.id ? state.turnout.present : 0;
  const others = Math.max(0, here - cast);
  const decide = async () => {
    setError(null);
    await post(`/polls/${poll.id}/fall-back`, { to, box, reason });
    onClose();
  };
  const ways = [{ value: "paper", label: _("改用纸质选票"), help: _("工作人员分发选票，两人分别录入票数。") }];
  if ((poll.way ?? "tablets") === "tablets") ways.push({ value: "hands", label: _("改用举手"), help: _("当场举手清点，由两名见证人确认。") });
  const how = to === "hands" ? _("举手") : _("用纸质选票投票");
  return html`<${Dialog} open size="lg" title=${_("平板不能继续表决，怎样进行？")} onClose=${onClose} actions=${html`<${Button} onClick=${onClose}>${_("取消，继续用平板")}<//>
      <${Button} kind="danger" class="-solid" disabled=${!reason.trim()} onClick=${decide} onError=${setError}>${_("按此决定")}<//>`}>
      <div class="stack">
        <${Choices} label=${_("接着怎样表决")} across value=${to} onChange=${setTo} options=${ways} />
        <${Choices} label=${_("平板已经投出的 %(n)s 票", { n: count(cast) })} value=${box} onChange=${setBox} options=${[
          { value: "keep", label: _("有效：已投的 %(n)s 票照样计入", { n: count(cast) }), help: poll.box === "sealed"
            ? _("在场还没有投票的 %(others)s 人%(how)s，已投的人不再投。票箱照常核对、封箱、开箱，两部分合并计票。为了发票，工作人员会看到谁还没有投票，看不到选了什么。", { others: count(others), how })
            : _("在场还没有投票的 %(others)s 人%(how)s，已投的人不再投。两部分合并计票。", { others: count(others), how }) },
          { value: "void", label: _("作废：全体重新表决"), help: _("已投的 %(n)s 票留存备查，但不计入；在场的 %(all)s 人重新%(how)s。", { n: count(cast), all: count(here), how }) }]} />
        <p class="strong">${_("决定以后，平板不能再投这项表决，也不能改回；决定和原因记入会议日志。")}</p>
        <${Field} label=${_("原因")} required maxlength="300" value=${reason} onInput=${setReason} placeholder=${_("例如：会场网络中断")} /><${ErrorNote} error=${error} /></div>
    <//>`;
}

/** Of the poll for which it was opened, also when the next step is another by now. @param {{state: any}} props */
export function FallBackDialog({ state }) {
  return asked.value && html`<${Deciding} state=${state} poll=${asked.value} onClose=${() => { asked.value = null; }} />`;
}
