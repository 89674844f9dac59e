// Calling for service from the seat: one touch, then how it stands.

import { post } from "../../base/api.js";
import { _, time } from "../../base/i18n.js";
import { toast } from "../../base/ui/toasts.js";
import { Button, Dialog, ErrorNote, Field, Icon, cx, html, signal, useEffect, useRef, useState } from "../ui.js";
import { seatText } from "../words.js";
import { ICONS, KINDS, OFTEN, kindWord } from "./words.js";

const OWN_WORD = 60;

/** Calls withdrawn on this device: they did not end by being done. */
const withdrawn = new Set();

/** What was just answered, until the hall says it as well. @type {import("@preact/signals").Signal<any[]|null>} */
const answered = signal(null);

/** What is typed for the staff: a vote closes the dialog, the words stay. */
const typed = signal("");

/** A call that is not on the list any more was done, unless it was withdrawn here. @param {any[]} calls */
function useDone(calls) {
  const before = useRef(calls);
  useEffect(() => {
    const now = new Set(calls.map((one) => one.id));
    for (const one of before.current) {
      if (!now.has(one.id) && !withdrawn.has(one.id) && one.state === "taken") toast(_("%(kind)s：已完成", { kind: kindWord(one.kind) }), "ok");
    }
    before.current = calls;
    answered.value = null;
  }, [JSON.stringify(calls)]);
}

/** @param {{open: boolean, onClose: () => void, onSend: (note: string) => Promise<any>}} props */
function Other({ open, onClose, onSend }) {
  const [error, setError] = useState(/** @type {any} */ (null));
  async function send(/** @type {string} */ words) {
    setError(null);
    await onSend(words);
    typed.value = "";
    onClose();
  }
  return html`<${Dialog} open=${open} title=${_("请问需要什么？")} onClose=${onClose} actions=${html`<${Button} size="lg" onClick=${onClose}>${_("取消")}<//>
    <${Button} kind="primary" size="lg" icon="send" disabled=${!typed.value.trim()} onClick=${() => send(typed.value.trim())} onError=${setError}>${_("发送")}<//>`}>
    <div class="call-often">${OFTEN().map((words) => html`<${Button} key=${words} size="lg" onClick=${() => send(words)} onError=${setError}>${words}<//>`)}</div>
    <${Field} label=${_("或写一句话")} maxlength=${OWN_WORD} value=${typed.value} onInput=${(/** @type {string} */ text) => { typed.value = text; }} />
    <${ErrorNote} error=${error} />
  <//>`;
}

/** @param {{call: any, onWithdraw: () => any}} props */
function Going({ call, onWithdraw }) {
  const taken = call.state === "taken";
  return html`<li class=${cx("call-line", taken && "-taken")}><${Icon} name=${taken ? "person-check" : "check-circle-fill"} />
    <span class="call-state"><b>${kindWord(call.kind)}${call.note && html`<span class="call-note">${call.note}</span>`}</b>
      <span>${taken ? _("%(name)s正在过来", { name: call.taken_by }) : _("%(time)s 已通知工作人员", { time: time(call.asked_at) })}</span></span>
    <${Button} class="call-back" onClick=${onWithdraw}>${_("撤回")}<//></li>`;
}

/** @param {{hall: any}} props */
export function Calls({ hall }) {
  const { meeting, me, my_calls: told } = hall.state.value;
  const calls = answered.value ?? told ?? [];
  const [other, setOther] = useState(false);
  useDone(told ?? []);
  const ask = async (/** @type {string} */ kind, note = "") => {
    answered.value = (await post(`/meetings/${meeting.id}/calls`, { kind, note })).my_calls;
  };
  const withdraw = async (/** @type {any} */ call) => {
    withdrawn.add(call.id);
    answered.value = (await post(`/calls/${call.id}/withdraw`)).my_calls;
  };
  if (meeting.state === "ended" && !calls.length) return null;
  const going = new Set(calls.map((/** @type {any} */ one) => one.kind));
  return html`<div class="calls">
    <p class="calls-seat muted">${me?.seat ? _("服务会送到您的座位：%(seat)s", { seat: seatText(me.seat) }) : _("名册上没有您的座位，工作人员会按姓名找您。")}</p>
    <div class="call-keys">${KINDS.map((kind) => html`<${Button} key=${kind} class=${cx("call-key", going.has(kind) && "-on")} disabled=${going.has(kind)}
      onClick=${() => (kind === "other" ? setOther(true) : ask(kind))}><${Icon} name=${going.has(kind) ? "check-circle-fill" : ICONS[kind]} size="lg" /><span>${kindWord(kind)}</span><//>`)}</div>
    ${calls.length > 0 && html`<ul class="call-lines" aria-live="polite">${calls.map((/** @type {any} */ one) => html`<${Going} key=${one.id} call=${one} onWithdraw=${() => withdraw(one)} />`)}</ul>`}
    <${Other} open=${other} onClose=${() => setOther(false)} onSend=${(/** @type {string} */ note) => ask("other", note)} />
  </div>`;
}

/** On the stage, at the side. @param {{hall: any}} props */
export function CallsCard({ hall }) {
  return html`<section class="card" aria-label=${_("呼叫服务")}><h2>${_("呼叫服务")}</h2><${Calls} hall=${hall} /></section>`;
}
