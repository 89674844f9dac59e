// The calls that go on, for those who serve: who, where, since when; go, done.

import { post } from "../base/api.js";
import { _, count, time } from "../base/i18n.js";
import { EmptyState, Icon, Tag, cx, html, useState } from "../base/ui/basics.js";
import { SettledButton, useTick } from "../base/ui/live.js";
import { seatText } from "../tablet/words.js";
import { ICONS, kindWord } from "../tablet/service/words.js";

/** Minutes after which a call has waited too long. */
const LONG = 3;

/** How long it has waited. @param {number} ms */
function waited(ms) {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  return minutes < 1 ? _("刚刚") : _("%(n)s 分钟", { n: count(minutes) });
}

/**
 * @param {{call: any, place: number, now: number, taker: string, act: (call: any, verb: string) => Promise<void>}} props
 *   place: from the top; a call that comes to another place takes no tap that was meant for the one there before
 */
function Call({ call, place, now, taker, act }) {
  const what = `${call.state} ${place}`;
  const mine = call.state === "taken" && call.taker === taker;
  const age = now - Date.parse(call.asked_at);
  const late = call.state === "open" && age >= LONG * 60_000;
  return html`<li class=${cx("call-card", late && "-late", call.state === "taken" && "-taken", mine && "-mine")} aria-label=${`${kindWord(call.kind)} ${call.name}`}>
    <div class="call-seat">${call.seat ? seatText(call.seat) : _("没有座位")}</div>
    <div class="call-kind"><${Icon} name=${ICONS[call.kind]} size="lg" /><b>${kindWord(call.kind)}</b>${call.note && html`<span class="call-note">${call.note}</span>`}</div>
    <div class="call-who"><b>${call.name}</b><span class="muted">${call.delegation}</span></div>
    <div class="call-time"><span class="num">${time(call.asked_at)}</span><${Tag} kind=${late ? "bad" : "quiet"} icon="clock">${waited(age)}<//></div>
    <div class="call-do">
      ${call.state === "open" && html`<${SettledButton} what=${what} kind="primary" size="lg" icon="person-check" onClick=${() => act(call, "take")}>${_("我去")}<//>`}
      ${call.state === "taken" && !mine && html`<span class="call-taker"><${Icon} name="person-check" />${_("%(name)s已去", { name: call.taken_by })}</span>`}
      ${mine && html`<${SettledButton} what=${what} kind="primary" size="lg" icon="check-lg" onClick=${() => act(call, "done")}>${_("完成")}<//>
        <${SettledButton} what=${what} size="lg" onClick=${() => act(call, "return")}>${_("去不了")}<//>`}
      ${!mine && html`<${SettledButton} what=${what} size="lg" icon=${call.state === "open" ? "check-lg" : undefined} onClick=${() => act(call, "done")}>${_("完成")}<//>`}
    </div>
  </li>`;
}

/** @param {{hall: any, taker: string}} props taker: who uses this page, as in the journal */
export function CallList({ hall, taker }) {
  useTick(30_000, hall.serverNow);
  const [answered, setAnswered] = useState(/** @type {{calls: any[], over: any}|null} */ (null));
  const told = hall.state.value.calls;
  const calls = answered && answered.over === told ? answered.calls : told ?? [];
  const act = async (/** @type {any} */ call, /** @type {string} */ verb) => {
    try {
      const { calls: now } = await post(`/calls/${call.id}/${verb}`);
      setAnswered({ calls: now, over: hall.state.value.calls });
    } catch (error) {
      hall.refetch();
      throw error;
    }
  };
  const open = calls.filter((/** @type {any} */ one) => one.state === "open");
  const taken = calls.filter((/** @type {any} */ one) => one.state === "taken");
  if (!calls.length) return html`<${EmptyState} icon="bell" title=${_("现在没有呼叫")} text=${_("代表呼叫后会自动出现，并有提示音。")} />`;
  const shown = [...open, ...taken];
  const card = (/** @type {any} */ one) => html`<${Call} key=${one.id} call=${one} place=${shown.indexOf(one)} now=${hall.serverNow()} taker=${taker} act=${act} />`;
  return html`<div class="call-list">
    ${open.length > 0 && html`<h2>${_("等候 %(n)s", { n: count(open.length) })}</h2><ul aria-live="polite">${open.map(card)}</ul>`}
    ${taken.length > 0 && html`<h2>${_("已有人去 %(n)s", { n: count(taken.length) })}</h2><ul>${taken.map(card)}</ul>`}
  </div>`;
}
