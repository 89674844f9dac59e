// The notices that were sent: who has confirmed, live; remind, take back.

import { get, post } from "../base/api.js";
import { _, count, dateTime } from "../base/i18n.js";
import { Button, ConfirmButton, Dialog, EmptyState, ErrorNote, Tabs, Tag, TurnoutBar, cx, html, toast, useEffect, useState } from "../base/ui.js";
import { roll } from "../documents/state.js";
import { readersWord } from "../documents/words.js";
import { seatText } from "../tablet/words.js";
import { Compose } from "./compose.js";

/** @param {{people: any[], empty: string}} props */
function People({ people, empty }) {
  if (!people.length) return html`<p class="muted">${empty}</p>`;
  return html`<ul class="note-people">${people.map((one) => html`<li key=${one.person_id}><b>${one.name}</b>
    <span class="muted">${[one.delegation, one.seat ? seatText(one.seat) : ""].filter(Boolean).join(" · ")}</span>
    ${one.seen_at && html`<span class="num muted">${dateTime(one.seen_at)}</span>`}</li>`)}</ul>`;
}

/** Who has confirmed and who has not; asked again whenever the count moves. @param {{notice: any, edits: boolean, onClose: () => void}} props */
function Receipts({ notice, edits, onClose }) {
  const [found, setFound] = useState(/** @type {any} */ (null));
  const [error, setError] = useState(/** @type {any} */ (null));
  const [tab, setTab] = useState("waiting");
  const ask = () => get(`/notices/${notice.id}`).then(setFound, setError);
  useEffect(() => { void ask(); }, [notice.id, notice.seen_n]);
  const remind = async () => {
    setFound(await post(`/notices/${notice.id}/remind`));
    toast(_("已提醒尚未确认的人"), "ok");
  };
  return html`<${Dialog} open size="lg" title=${_("回执")} onClose=${onClose} actions=${html`<${Button} onClick=${onClose}>${_("关闭")}<//>
      ${edits && !notice.taken_back_at && html`<${Button} kind="primary" icon="bell" disabled=${!found?.waiting.length} onClick=${remind}>${_("提醒未确认的 %(n)s 人", { n: count(found?.waiting.length ?? 0) })}<//>`}`}>
    <p class="note-quote">${notice.text}</p>
    <${ErrorNote} error=${error} onRetry=${ask} />
    ${found && html`<${Tabs} current=${tab} onSelect=${setTab} label=${_("回执")} tabs=${[
      { id: "waiting", label: _("未确认"), count: found.waiting.length }, { id: "confirmed", label: _("已确认"), count: found.confirmed.length }]} />
      <div class="note-receipts">${tab === "waiting" ? html`<${People} people=${found.waiting} empty=${_("全部都已确认。")} />` : html`<${People} people=${found.confirmed} empty=${_("还没有人确认。")} />`}</div>`}
  <//>`;
}

/** @param {{notice: any, edits: boolean, onOpen: () => void}} props */
function Notice({ notice, edits, onOpen }) {
  const gone = notice.taken_back_at !== null;
  const takeBack = async () => {
    await post(`/notices/${notice.id}/take-back`);
    toast(_("通知已撤回"), "ok");
  };
  return html`<li class=${cx("note-card", gone && "-gone", notice.urgent && "-urgent")}>
    <div class="note-head">${notice.urgent && html`<${Tag} kind="bad">${_("紧急")}<//>`}${gone && html`<${Tag} kind="quiet">${_("已撤回")}<//>`}
      ${notice.reminded_at && !gone && html`<${Tag} kind="warn" icon="bell">${_("已提醒")}<//>`}
      <span class="muted">${_("发给 %(who)s", { who: readersWord(notice.to, roll.value) })}</span><span class="muted num">${dateTime(notice.at)} · ${notice.by_name}</span></div>
    <p class="note-body">${notice.text}</p>
    ${notice.receipt
      ? html`<${TurnoutBar} value=${notice.seen_n} total=${notice.people_n} label=${_("已确认")} />`
      : html`<p class="muted num">${_("%(all)s 人，已点“知道了” %(n)s 人（不要回执）", { all: count(notice.people_n), n: count(notice.seen_n) })}</p>`}
    <div class="row"><${Button} size="sm" icon="list-check" onClick=${onOpen}>${_("谁已确认")}<//>
      ${edits && !gone && html`<${ConfirmButton} size="sm" icon="arrow-counterclockwise" label=${_("撤回")} title=${_("撤回这条通知？")} text=${_("它会从所有平板上消失，已经看过的人也不再看到；这里仍然保留记录。")} confirmKind="danger" onConfirm=${takeBack} />`}</div>
  </li>`;
}

/** @param {{hall: any, edits: boolean}} props */
export function Notices({ hall, edits }) {
  const [writing, setWriting] = useState(false);
  const [opened, setOpened] = useState("");
  const { notices = [], meeting } = hall.state.value;
  const shown = notices.find((/** @type {any} */ one) => one.id === opened);
  return html`<section class="stack" aria-label=${_("通知")}>
    <div class="row -between"><h2 class="t-lg">${_("通知")}</h2>${edits && html`<${Button} kind="primary" icon="megaphone" onClick=${() => setWriting(true)}>${_("发通知")}<//>`}</div>
    ${notices.length ? html`<ol class="note-cards">${notices.map((/** @type {any} */ one) => html`<${Notice} key=${one.id} notice=${one} edits=${edits} onOpen=${() => setOpened(one.id)} />`)}</ol>`
      : html`<div class="panel"><${EmptyState} icon="megaphone" title=${_("还没有发过通知")} text=${_("通知会出现在代表的平板上，一点“知道了”就有回执。")} /></div>`}
    ${writing && html`<${Compose} meetingId=${meeting.id} onSent=${hall.refetch} onClose=${() => setWriting(false)} />`}
    ${shown && html`<${Receipts} notice=${shown} edits=${edits} onClose=${() => setOpened("")} />`}
  </section>`;
}
