// 同屏 in the reader: the bar, the pointer, and the tools of whoever leads.

import { post } from "../../../base/api.js";
import { _, count } from "../../../base/i18n.js";
import { Button, Icon, html, useEffect, useMemo, useRef } from "../../ui.js";
import { place } from "../../book/shelf.js";
import { READING } from "../reader.js";
import { followingOf } from "./following.js";
import { pageTurner, pointer } from "./lead.js";

/** A hall that follows fetches the pages ahead within so many milliseconds, not all at once. */
const SPREAD = 3000;

/** The mode in which touches point. */
const POINTING = "point";

/** @param {{reader: import("../reader.js").Reader}} props */
export function FollowBar({ reader }) {
  const following = followingOf(reader.hall, reader.keeper);
  const follow = following.follow.value;
  const shared = following.document.value;
  const here = shared?.id === reader.document.value.id;
  useGoAlong(reader, following, here);
  if (!shared) return null;
  if (following.leads.value) return html`<${LeaderBar} reader=${reader} following=${following} here=${here} />`;
  const goes = following.goes.value && here;
  const away = reader.page.value !== follow.page;
  return html`<div class=${`follow-bar ${goes ? "-on" : "-off"}`} role="status">
    <${Icon} name="late:broadcast" /><span class="follow-who clip">${goes ? _("正在同屏 · 主讲：%(name)s", { name: follow.leader }) : _("同屏进行中 · 主讲：%(name)s", { name: follow.leader })}</span>
    ${goes && away && html`<${Button} size="sm" onClick=${() => reader.goto(follow.page)}>${_("回到第 %(n)s 页", { n: count(follow.page) })}<//>`}
    ${goes ? html`<${Button} class="follow-go" icon="box-arrow-right" onClick=${following.leave}>${_("离开")}<//>`
      : html`<${Button} class="follow-go" kind="primary" icon="late:broadcast" onClick=${following.comeBack}>${_("回到同屏")}<//>`}
  </div>`;
}

/**
 * The reader's page follows the shared one, or where this reader leads, the other way round.
 * @param {import("../reader.js").Reader} reader @param {ReturnType<typeof followingOf>} following @param {boolean} here
 */
function useGoAlong(reader, following, here) {
  const { hall } = reader;
  const follow = following.follow.value;
  const leads = here && following.leads.value;
  const goes = here && following.goes.value;
  const meetingId = reader.keeper.meetingId;
  const documentId = reader.document.value.id;
  const turner = useMemo(() => pageTurner(meetingId, documentId), [meetingId, documentId, follow?.since]);
  useEffect(() => () => turner.stop(), [turner]);
  reader.spread.value = goes && !leads ? SPREAD : 0;
  const ready = Boolean(reader.opened.value);
  const shared = follow?.page ?? 0;
  useEffect(() => {
    if (!goes || !ready || !shared || shared === reader.page.peek()) return;
    if (!leads || turner.isAnothers(follow)) reader.goto(shared);
  }, [goes, ready, shared, follow?.turns, turner, turner.pending.value]);
  const page = reader.page.value;
  const tookOver = useRef(false);
  useEffect(() => {
    const now = reader.page.peek(); // another's turn may just have moved it
    // Where one stands when taking over is not sent, wherever that is: only what one turns to afterwards.
    if (!leads || !ready) tookOver.current = false;
    else if (!tookOver.current) tookOver.current = true;
    else if (now !== (hall.state.peek().follow?.page ?? now)) turner.turn(now);
  }, [leads, ready, page, shared]);
}

/** @param {{reader: import("../reader.js").Reader, following: ReturnType<typeof followingOf>, here: boolean}} props */
function LeaderBar({ reader, following, here }) {
  const meetingId = reader.keeper.meetingId;
  const id = reader.document.value.id;
  const dot = useMemo(() => pointer(meetingId, id), [meetingId, id]);
  const points = reader.mode.value === POINTING;
  const toggle = () => {
    reader.mode.value = points ? READING : POINTING;
    if (points) dot.off();
  };
  const share = () => post(`/documents/${id}/follow`, { page: reader.page.peek() });
  return html`<div class="follow-bar -leads" role="status">
    <${Icon} name="late:broadcast" /><span class="follow-who clip">${here ? _("您正在主讲，大家跟随您的翻页") : _("大家正在看另一份文件")}</span>
    ${here ? html`<${Button} class="follow-go" icon="late:bullseye" aria-pressed=${String(points)} onClick=${toggle}>${_("指示点")}<//>`
      : html`<${Button} class="follow-go" kind="primary" onClick=${share}>${_("让大家看这份")}<//><${Button} class="follow-go" onClick=${following.comeBack}>${_("回到同屏")}<//>`}
    <${Button} class="follow-go" onClick=${() => post(`/meetings/${meetingId}/follow/end`)}>${_("结束同屏")}<//>
  </div>`;
}

/** The pointer over a page; for who leads also the place to touch. @param {import("../layers.js").LayerProps} props */
export function PointerLayer({ reader, page, width, height }) {
  const following = followingOf(reader.hall, reader.keeper);
  const id = reader.document.value.id;
  const dot = useMemo(() => pointer(reader.keeper.meetingId, id), [id]);
  const at = reader.hall.state.value.pointer;
  const leads = following.leads.value;
  const shown = at && at.document_id === id && at.page === page && following.goes.value;
  const pointing = leads && reader.mode.value === POINTING;
  const point = (/** @type {PointerEvent} */ event) => {
    if (event.type === "pointermove" && !event.buttons) return;
    const box = /** @type {HTMLElement} */ (event.currentTarget).getBoundingClientRect();
    dot.at(page, (event.clientX - box.left) / width, (event.clientY - box.top) / height);
  };
  return html`<div class=${pointing ? "follow-touch" : "follow-view"} onPointerDown=${pointing ? point : undefined} onPointerMove=${pointing ? point : undefined}>
    ${shown && html`<span class="follow-dot" style=${{ left: `${at.x / 10}%`, top: `${at.y / 10}%` }}></span>`}</div>`;
}

/** In the hall and in the book: the way to what is shared. @param {{hall: any, keeper: import("../../book/keeper.js").Keeper}} props */
export function FollowAside({ hall, keeper }) {
  const following = followingOf(hall, keeper);
  useEffect(() => () => following.close(), [following]);
  const { poll, stage } = hall.state.value;
  const shared = following.document.value;
  if (!shared || place.value?.document || poll?.state === "open" || stage?.face === "poll") return null;
  return html`<div class="follow-aside"><${Button} kind="primary" size="lg" icon="late:broadcast" onClick=${following.comeBack}>
    <span class="clip">${_("回到同屏：%(title)s", { title: shared.title })}</span><//></div>`;
}

