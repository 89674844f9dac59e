// What can be done with a poll in its present state: one large next step, and the ways back.

import { post } from "../base/api.js";
import { _ } from "../base/i18n.js";
import { Button, ConfirmButton, Dialog, Field, Form, Icon, Notice, html, toast, useState } from "../base/ui.js";
import { url } from "../base/page.js";
import { whatNext } from "../kiosk/outcome.js";
import { hasTablets, isCounted, usesSealedBox } from "./paper/words.js";
import { Shortfall, Together, WithdrawDialog, mayWithdraw } from "./nominations.js";
import { kindOf } from "./words.js";

/** @param {{poll: any, onClose: () => void, onDone: () => any}} props */
function VoidDialog({ poll, onClose, onDone }) {
  const [reason, setReason] = useState("");
  async function save() {
    await post(`/polls/${poll.id}/void`, { reason });
    await onDone();
    onClose();
  }
  return html`<${Dialog} open title=${_("作废这次表决？")} onClose=${onClose}>
    <${Form} onSubmit=${save} submitLabel=${_("作废")} actions=${html`<${Button} onClick=${onClose}>${_("取消")}<//>`}>
      <${Notice} kind="warn">${_("作废不能撤销。选票会保留在存档中，但不再作为结果。")}<//>
      <${Field} label=${_("理由")} type="textarea" rows="3" required maxlength="300" value=${reason} onInput=${setReason} />
    <//>
  <//>`;
}

/** What a touch does: post, load again, show another poll where one was prepared. @param {any} poll @param {() => any} onDone @param {(id: string) => void} onSelect */
function touches(poll, onDone, onSelect) {
  const act = (/** @type {string} */ verb, /** @type {any} */ body = {}) => async () => {
    const answer = await post(`/polls/${poll.id}/${verb}`, body);
    for (const one of answer?.warnings ?? []) toast(one.message, "warn");
    await onDone();
  };
  const follow = (/** @type {string} */ verb) => async () => {
    const made = await post(`/polls/${poll.id}/${verb}`);
    await onDone();
    onSelect(made.poll.id);
  };
  return { act, follow };
}

/** @param {{poll: any, keys: any, act: any, edits: boolean, onEdit: () => void}} props */
function Prepared({ poll, keys, act, edits, onEdit }) {
  const lacking = poll.keys === "scrutineers" && hasTablets(poll) && keys?.step !== "ready";
  return html`${lacking && html`<p class="deeds-note"><${Icon} name="key" />${_("开始之前，先由监票人生成票箱钥匙：在主持台进行。")}</p>`}
    <${ConfirmButton} kind="primary" disabled=${lacking} icon="play-fill" label=${_("开始表决")} title=${_("现在开始表决？")} onConfirm=${act("open")}
      text=${_("大屏和全部平板会立即进入这项表决，选票和规则从此不能再改。")} />
    ${edits && html`<${Button} icon="pencil" onClick=${onEdit}>${_("修改")}<//>
      <${ConfirmButton} kind="danger" icon="trash" label=${_("删除")} title=${_("删除“%(title)s”？", { title: poll.title })} onConfirm=${act("remove")} />`}`;
}

/** @param {{poll: any, act: any}} props */
function Stop({ poll, act }) {
  if (poll.way === "hands") return html`<p class="deeds-note"><${Icon} name="hand-index" />${_("举手表决：请在主持台或“纸质选票和举手”页记录票数。")}</p>`;
  return usesSealedBox(poll)
    ? html`<${ConfirmButton} kind="primary" icon="stop-fill" label=${_("停止投票，开始核对")} title=${_("停止投票？")} text=${_("停止后代表核对选票编号；需要时可以返回投票。")} confirmLabel=${_("停止投票")} onConfirm=${act("check")} />`
    : html`<${ConfirmButton} kind="primary" icon="stop-fill" label=${_("结束表决")} title=${_("结束表决？")} text=${_("结束后不再收票，立即计票。")} onConfirm=${act("close")} />`;
}

/** @param {{poll: any, box: any, act: any}} props */
function Checking({ poll, box, act }) {
  return html`<${ConfirmButton} kind="primary" icon="lock-fill" label=${_("封箱")} title=${_("封箱？")} text=${_("封箱以后不能再投票。核对时间没有到就封箱，将记入日志。")} disabled=${box?.unchecked > 0} onConfirm=${act("close")} />
    <${ConfirmButton} icon="arrow-counterclockwise" label=${_("返回投票")} title=${_("返回投票？")} text=${_("继续收票；之后需要再次停止并核对，票箱码会改变。")} onConfirm=${act("resume")} />`;
}

/** @param {{poll: any, act: any}} props */
function Open({ poll, act }) {
  return html`<${Stop} poll=${poll} act=${act} />
    <${Button} icon="stopwatch" onClick=${act("extend", { seconds: 30 })}>${poll.closes_at ? _("延长 30 秒") : _("30 秒后结束")}<//>
    ${poll.closes_at && html`<${Button} onClick=${act("extend", { seconds: null })}>${_("取消倒计时")}<//>`}
    ${poll.box !== "sealed" && poll.method !== "grade" && html`<${Button} icon=${poll.live_tally ? "eye-slash" : "eye"} onClick=${act("live-tally", { on: !poll.live_tally })}>${poll.live_tally ? _("隐藏实时票数") : _("显示实时票数")}<//>`}`;
}

/** @param {{poll: any, outcome: any, shown: boolean, act: any, follow: any, onMade: (id: string) => any}} props */
function Next({ poll, outcome, shown, act, follow, onMade }) {
  const next = whatNext(outcome);
  if (next !== "redo" && !shown) return null;
  if (next === "revote") return html`<${Button} icon="arrow-repeat" onClick=${follow("revote")}>${_("准备再次票决")}<//>`;
  if (next === "redo") return html`<${Button} icon="arrow-repeat" onClick=${follow("again")}>${_("准备重新表决")}<//>`;
  if (next !== "rest_or_accept") return null;
  if (poll.method === "elect") return html`<${Shortfall} poll=${poll} outcome=${outcome} onDone=${onMade} onAccept=${act("accept-fewer")} />`;
  return html`<${Button} icon="arrow-repeat" onClick=${follow("rest")}>${_("准备另行票决")}<//>
    <${ConfirmButton} label=${_("不再另行票决")} title=${_("就按已入选的项目确定？")} text=${_("入选的少于应选数，其余名额不再票决。")} onConfirm=${act("accept-fewer")} />`;
}

const VOIDABLE = ["open", "checking", "unsealing", "counting", "closed", "shown"];

/** @param {{poll: any, keys: any, box: any, outcome: any, edits: boolean, onEdit: () => void, onDone: () => any, onSelect: (id: string) => void}} props */
export function Deeds({ poll, keys, box, outcome, edits, onEdit, onDone, onSelect }) {
  const [voiding, setVoiding] = useState(false);
  const [withdrawing, setWithdrawing] = useState(false);
  const { act, follow } = touches(poll, onDone, onSelect);
  const made = async (/** @type {string} */ id) => { await onDone(); onSelect(id); };
  const bodies = {
    prepared: () => html`<${Prepared} poll=${poll} keys=${keys} act=${act} edits=${edits} onEdit=${onEdit} />`,
    open: () => html`<${Open} poll=${poll} act=${act} />`,
    checking: () => html`<${Checking} poll=${poll} box=${box} act=${act} />`,
    unsealing: () => html`<p class="deeds-note"><${Icon} name="hourglass-split" />${poll.keys === "server" ? _("正在开箱计票。") : _("等待监票人开箱。")}</p>`,
    counting: () => html`<p class="deeds-note"><${Icon} name="hourglass-split" />${_("正在计票，在“纸质选票和举手”页录入和核定。")}</p>`,
    closed: () => html`<${Button} kind="primary" icon="megaphone" onClick=${act("show")}>${_("公布结果")}<//>`,
    shown: () => html`<${Button} icon="arrow-counterclockwise" onClick=${act("hide")}>${_("收回公布")}<//>`,
    void: () => html`<${Button} icon="arrow-repeat" onClick=${follow("again")}>${_("准备重新表决")}<//>`,
  };
  return html`<div class="row poll-deeds">
    ${bodies[poll.state]?.()}
    ${((poll.state === "prepared" && edits) || isCounted(poll)) && html`<${Button} icon="pencil-square" href=${url(`/polls/${poll.id}/paper`)}>${_("纸质选票和举手")}<//>`}
    ${outcome && poll.state !== "void" && html`<${Next} poll=${poll} outcome=${outcome} shown=${poll.state === "shown"} act=${act} follow=${follow} onMade=${made} />`}
    ${poll.state === "prepared" && kindOf(poll) === "appoint" && html`<${Together} poll=${poll} onDone=${onDone} />`}
    ${mayWithdraw(poll) && ["elect", "appoint"].includes(kindOf(poll)) && html`<${Button} icon="person-check" onClick=${() => setWithdrawing(true)}>${_("撤回提名")}<//>`}
    ${withdrawing && html`<${WithdrawDialog} poll=${poll} onClose=${() => setWithdrawing(false)} onDone=${made} />`}
    ${VOIDABLE.includes(poll.state) && html`<${Button} kind="danger" icon="slash-circle" onClick=${() => setVoiding(true)}>${_("作废")}<//>`}
    ${voiding && html`<${VoidDialog} poll=${poll} onClose=${() => setVoiding(false)} onDone=${onDone} />`}
  </div>`;
}
