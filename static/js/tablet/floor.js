// The floor: who speaks and for how long, and asking for it oneself.

import { post } from "../base/api.js";
import { _, count } from "../base/i18n.js";
import { Button, Countdown, Dialog, ErrorNote, Field, Icon, html, signal, useState } from "./ui.js";

/** What is typed as a reason to speak: a vote closes the dialog, the words stay. */
const reason = signal("");

/** Since roles decide who may ask: an observer (旁听) never. @param {any} me */
function mayAsk(me) {
  return Boolean(me) && !me.roles?.includes("observer");
}

/** @param {{current: any, serverNow: () => number, large?: boolean}} props */
export function Speaker({ current, serverNow, large = false }) {
  const ends = current.started_at && current.limit_seconds
    ? new Date(Date.parse(current.started_at) + 1000 * current.limit_seconds).toISOString() : null;
  return html`<div class=${`speaker ${large ? "-large" : ""}`}>
    <${Icon} name="mic-fill" size="lg" />
    <div class="speaker-who"><span class="speaker-name">${current.name}</span><span class="muted">${current.delegation}</span>
      ${large && current.reason && html`<span>${current.reason}</span>`}</div>
    ${ends && html`<${Countdown} closesAt=${ends} serverNow=${serverNow} size=${large ? "lg" : undefined} icon=${false} />`}
  </div>`;
}

/** @param {{meetingId: string, open: boolean, onClose: () => void, onDone: () => void}} props */
function Ask({ meetingId, open, onClose, onDone }) {
  const [error, setError] = useState(/** @type {any} */ (null));
  async function send() {
    setError(null);
    await post(`/meetings/${meetingId}/floor`, { reason: reason.value.trim() });
    reason.value = "";
    onDone();
    onClose();
  }
  return html`<${Dialog} open=${open} title=${_("申请发言")} onClose=${onClose} actions=${html`
    <${Button} size="lg" onClick=${onClose}>${_("取消")}<//>
    <${Button} kind="primary" size="lg" icon="mic" onClick=${send} onError=${setError}>${_("申请")}<//>`}>
    <${Field} type="textarea" rows="3" maxlength="200" label=${_("发言事由（可以不填）")} value=${reason.value} onInput=${(/** @type {string} */ text) => { reason.value = text; }} />
    <${ErrorNote} error=${error} />
  <//>`;
}

/** @param {{hall: any}} props */
export function Floor({ hall }) {
  const { meeting, sitting, speakers, me, my_floor: mine } = hall.state.value;
  const [asking, setAsking] = useState(false);
  const current = speakers?.current;
  const waiting = speakers?.queue?.length ?? 0;
  if (!current && !waiting && !mayAsk(me)) return null;
  async function withdraw() {
    await post(`/floor/${mine.request_id}/withdraw`);
    hall.refetch();
  }
  return html`<section class="card floor" aria-label=${_("发言")}>
    <h2>${_("发言")}</h2>
    ${current && html`<${Speaker} current=${current} serverNow=${hall.serverNow} />`}
    ${waiting > 0 && html`<p class="muted">${_("等候发言：%(n)s 人", { n: count(waiting) })}</p>`}
    ${mine?.state === "speaking" && html`<p class="floor-mine -now"><${Icon} name="mic-fill" />${_("轮到您发言")}</p>`}
    ${mine?.state === "waiting" && html`<p class="floor-mine"><${Icon} name="hourglass-split" />${_("您已申请发言，排在第 %(n)s 位", { n: count(mine.position) })}</p>
      <${Button} wide onClick=${withdraw}>${_("撤回申请")}<//>`}
    ${!mine && mayAsk(me) && (sitting?.state === "open"
      ? html`<${Button} size="lg" wide icon="mic" onClick=${() => setAsking(true)}>${_("申请发言")}<//>`
      : html`<p class="muted">${_("开会后可以在这里申请发言。")}</p>`)}
    <${Ask} meetingId=${meeting.id} open=${asking} onClose=${() => setAsking(false)} onDone=${hall.refetch} />
  </section>`;
}
