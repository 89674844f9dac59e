// What is done with candidates and appointments around a poll: withdrawing, voting together, the order, the next round.

import { get, post } from "../base/api.js";
import { _ } from "../base/i18n.js";
import { Button, ConfirmButton, Dialog, Field, Form, Notice, html, toast, useEffect, useState } from "../base/ui.js";
import { nameOf } from "../kiosk/election.js";

const WITHDRAWABLE = ["elect", "per_item", "choose", "rank"];

/** @param {any} poll */
export function mayWithdraw(poll) {
  const asked = WITHDRAWABLE.includes(poll.method) && !poll.merged && !poll.evaluation_id;
  return asked && poll.paper.options.length > 1 && ["prepared", "open", "checking", "unsealing", "counting"].includes(poll.state);
}

/** Take somebody off the paper; in the middle the vote is void and prepared again. @param {{poll: any, onClose: () => void, onDone: (id: string) => any}} props */
export function WithdrawDialog({ poll, onClose, onDone }) {
  const [chosen, setChosen] = useState(/** @type {string[]} */ ([]));
  const [reason, setReason] = useState("");
  const running = poll.state !== "prepared";
  const toggle = (/** @type {string} */ id) => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  async function save() {
    const made = await post(`/polls/${poll.id}/withdraw`, { options: chosen, reason });
    toast(running ? _("原表决已作废，新的表决已经准备好。") : _("已撤回。"), "ok");
    onClose();
    await onDone(made.poll.id);
  }
  return html`<${Dialog} open title=${_("撤回提名")} onClose=${onClose}>
    <${Form} onSubmit=${save} submitLabel=${running ? _("作废并重新准备") : _("撤回")} actions=${html`<${Button} onClick=${onClose}>${_("取消")}<//>`}>
      ${running && html`<${Notice} kind="warn">${_("表决正在进行：撤回后本次表决作废，系统按其余的人选重新准备一次表决。")}<//>`}
      <fieldset class="withdraw"><legend>${_("撤回谁")}</legend>${[...poll.paper.options].sort((a, b) => a.number - b.number).map((/** @type {any} */ one) => html`<${Field} key=${one.id} type="checkbox"
        label=${`${one.number}. ${one.title}`} value=${chosen.includes(one.id)} onInput=${() => toggle(one.id)} />`)}</fieldset>
      <${Field} label=${_("理由")} type="textarea" rows="2" required maxlength="200" value=${reason} onInput=${setReason} />
    <//>
  <//>`;
}

/** The next round after a shortfall: on the rest, and on those of the written-in who are to be candidates. @param {{poll: any, outcome: any, onClose: () => void, onDone: (id: string) => any}} props */
export function RestDialog({ poll, outcome, onClose, onDone }) {
  const others = outcome.lines.filter((/** @type {any} */ line) => line.title && line.state !== "selected");
  const [chosen, setChosen] = useState(/** @type {string[]} */ ([]));
  const toggle = (/** @type {string} */ id) => setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  async function save() {
    const made = await post(`/polls/${poll.id}/rest`, { written: chosen });
    onClose();
    await onDone(made.poll.id);
  }
  return html`<${Dialog} open title=${_("在本次会议上另行选举")} onClose=${onClose}>
    <${Form} onSubmit=${save} submitLabel=${_("准备另行选举")} actions=${html`<${Button} onClick=${onClose}>${_("取消")}<//>`}>
      <p>${_("未当选的候选人作为候选人，应选 %(n)s 人。开始之前可以由会务组修改候选人。", { n: outcome.shortfall })}</p>
      ${others.length > 0 && html`<fieldset class="withdraw"><legend>${_("另选他人中也作为候选人的")}</legend>${others.map((/** @type {any} */ line) => html`<${Field} key=${line.id} type="checkbox"
        label=${_("%(name)s（%(n)s 票）", { name: nameOf(poll, line), n: line.yes })} value=${chosen.includes(line.id)} onInput=${() => toggle(line.id)} />`)}</fieldset>`}
    <//>
  <//>`;
}

/** What to do after a shortfall: hold the election on the rest now, or leave it. @param {{poll: any, outcome: any, large?: boolean, onDone: (id: string) => any, onAccept: () => any}} props */
export function Shortfall({ poll, outcome, large, onDone, onAccept }) {
  const [open, setOpen] = useState(false);
  const size = large ? "lg" : "md";
  return html`<${Button} kind=${large ? "primary" : "secondary"} size=${size} icon="arrow-repeat" onClick=${() => setOpen(true)}>${_("在本次会议另行选举")}<//>
    <${ConfirmButton} size=${size} label=${_("本次会议不再另行选举")} title=${_("本次会议不再另行选举？")} text=${_("不足的名额留待下一次会议另行选举，由本次会议决定。")} onConfirm=${onAccept} />
    ${open && html`<${RestDialog} poll=${poll} outcome=${outcome} onClose=${() => setOpen(false)} onDone=${onDone} />`}`;
}

/** @param {string} code @param {any} note */
function noteText(code, note) {
  if (code === "appointment.order") return _("先任后免：%(title)s", { title: note.title });
  if (code === "appointment.failed_before") return _("本届内提名同一职务曾经未获通过 1 次：%(title)s", { title: note.title });
  return _("本届内提名同一职务已 %(n)s 次未获通过：%(title)s", { n: note.failures, title: note.title });
}

/** What the chair should know of a list of appointments. @param {{poll: any, edits?: boolean, onDone?: () => any}} props */
export function AppointmentNotes({ poll, edits = false, onDone }) {
  const [notes, setNotes] = useState(/** @type {any[]} */ ([]));
  useEffect(() => {
    let alive = true;
    get(`/polls/${poll.id}/appointment-notes`).then((found) => alive && setNotes(found.notes), () => undefined);
    return () => { alive = false; };
  }, [poll.id, poll.state, poll.paper]);
  if (notes.length === 0) return null;
  const order = notes.some((one) => one.code === "appointment.order") && poll.state === "prepared";
  const reorder = async () => { await post(`/polls/${poll.id}/reorder-appointments`); await onDone?.(); };
  return html`<${Notice} kind="warn" title=${_("请核对任免名单")} actions=${order && edits && !poll.merged && html`<${Button} size="sm" icon="arrow-repeat" onClick=${reorder}>${_("调整为先免后任")}<//>`}>
    <ul class="poll-faults">${notes.map((one) => html`<li key=${one.code + one.option}>${noteText(one.code, one)}</li>`)}</ul><//>`;
}

/** Voting on the whole list together, by the chairpersons' decision, and back. @param {{poll: any, onDone: () => any}} props */
export function Together({ poll, onDone }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  if (poll.merged) {
    return html`<${Button} icon="list-ol" onClick=${async () => { await post(`/polls/${poll.id}/split-appointments`); await onDone(); }}>${_("取消合并，逐人表决")}<//>`;
  }
  async function save() {
    await post(`/polls/${poll.id}/merge-appointments`, { reason });
    setOpen(false);
    await onDone();
  }
  return html`<${Button} icon="inboxes" onClick=${() => setOpen(true)}>${_("合并表决")}<//>
    <${Dialog} open=${open} title=${_("整份名单合并表决？")} onClose=${() => setOpen(false)}>
      <${Form} onSubmit=${save} submitLabel=${_("合并表决")} actions=${html`<${Button} onClick=${() => setOpen(false)}>${_("取消")}<//>`}>
        <p>${_("名单上的全部任免一次表决，一并通过或者一并不通过。应由主任会议决定。")}</p>
        <${Field} label=${_("依据（主任会议的决定）")} required maxlength="300" value=${reason} onInput=${setReason} />
      <//><//>`;
}
