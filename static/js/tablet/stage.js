// What the hall is looking at, with the agenda below and one's own affairs at the side.

import { _, count, dateTime } from "../base/i18n.js";
import { Icon, Tag, html } from "./ui.js";
import { Agenda } from "./agenda.js";
import { Attendance } from "./attendance.js";
import { Books } from "./book/shelf.js";
import { Floor, Speaker } from "./floor.js";
import { isSettled } from "./lazy-views.js";
import { Service } from "./service/lazy.js";
import { Grading } from "./vote/grade/lazy.js";
import { currentItem, hasDocuments, nextItem } from "./state.js";
import { labelText } from "./words.js";

/** @param {{state: any}} props */
function Waiting({ state }) {
  const { meeting, sitting } = state;
  const ended = meeting.state === "ended";
  const resting = sitting?.state === "open";
  return html`<section class="card stage-card">
    <p class="stage-kicker">${sitting?.title ?? meeting.term?.title ?? ""}</p>
    <h1>${ended ? _("会议已结束") : resting ? _("请稍候") : _("请等候开会")}</h1>
    ${!ended && sitting && html`<p class="stage-facts">
      ${sitting.planned_at && html`<span><${Icon} name="clock" />${dateTime(sitting.planned_at)}</span>`}
      ${(sitting.place || meeting.place) && html`<span><${Icon} name="house" />${sitting.place || meeting.place}</span>`}</p>`}
  </section>`;
}

/** @param {{state: any}} props */
function SigningIn({ state }) {
  const { attendance } = state;
  return html`<section class="card stage-card">
    <p class="stage-kicker">${state.sitting?.title ?? ""}</p>
    <h1>${_("正在签到")}</h1>
    ${attendance && html`<p class="stage-big">${_("实到")} <b class="num">${count(attendance.present)}</b>
      <span class="muted">/ ${_("应到 %(n)s 人", { n: count(attendance.expected) })}</span></p>`}
  </section>`;
}

/** @param {{hall: any}} props */
function Item({ hall }) {
  const state = hall.state.value;
  const item = currentItem(state);
  if (!item) return null;
  const next = nextItem(state.agenda, item);
  return html`<section class="card stage-card">
    <p class="stage-kicker"><${Tag} kind="live">${_("正在进行")}<//></p>
    <h1>${labelText(item)}${item.title}</h1>
    ${item.reporter && html`<p class="stage-reporter">${_("报告人：%(name)s", { name: item.reporter })}</p>`}
    ${item.note && html`<p>${item.note}</p>`}
    ${hasDocuments(state) && html`<${Books} view="ItemDocuments" small hall=${hall} meetingId=${state.meeting.id} item=${item} />`}
    ${next && html`<p class="stage-next"><span class="muted">${_("接下来")}</span>${labelText(next)}${next.title}</p>`}
  </section>`;
}

/** @param {{hall: any}} props */
function Speakers({ hall }) {
  const { current, queue } = hall.state.value.speakers ?? { current: null, queue: [] };
  return html`<section class="card stage-card">
    <h1>${_("代表发言")}</h1>
    ${current ? html`<${Speaker} current=${current} serverNow=${hall.serverNow} large />` : html`<p class="muted">${_("请等候主持人点名发言。")}</p>`}
    ${queue.length > 0 && html`<h2>${_("等候发言")}</h2><ol class="queue">${queue.map((/** @type {any} */ one, /** @type {number} */ i) => html`
      <li key=${one.request_id}><span class="pick-no num">${i + 1}</span><span class="strong">${one.name}</span><span class="muted">${one.delegation}</span></li>`)}</ol>`}
  </section>`;
}

/** @param {{text: string}} props */
function Message({ text }) {
  return html`<section class="card stage-card -message"><${Icon} name="megaphone" size="lg" /><h1>${text}</h1></section>`;
}

/** The results of an evaluation, announced. @param {{evaluation: any}} props */
function Evaluation({ evaluation }) {
  if (!evaluation?.results) return null;
  return html`<section class="card stage-card"><p class="stage-kicker"><${Tag} kind="gold" icon="clipboard-check">${_("测评结果")}<//></p><h1>${evaluation.title}</h1>
    <${Grading} view="EvaluationOutcome" small evaluation=${evaluation} /></section>`;
}

/** @param {{hall: any}} props */
export function Stage({ hall }) {
  const state = hall.state.value;
  const { face, text } = state.stage ?? { face: "waiting", text: "" };
  const shown = {
    waiting: () => html`<${Waiting} state=${state} />`,
    signin: () => html`<${SigningIn} state=${state} />`,
    item: () => html`<${Item} hall=${hall} />`,
    document: () => html`<${Item} hall=${hall} />`,
    speakers: () => html`<${Speakers} hall=${hall} />`,
    evaluation: () => html`<${Evaluation} evaluation=${state.evaluation} />`,
    message: () => html`<${Message} text=${text} />`,
  }[face];
  return html`<div class="hall-scroll"><div class="stage-body">
    <div class="stage-main">
      ${!["message", "evaluation"].includes(face) && text && html`<p class="stage-text"><${Icon} name="megaphone" />${text}</p>`}
      ${shown?.()}
      <${Agenda} state=${state} follow=${face === "agenda"} />
    </div>
    <aside class="stage-side"><${Attendance} hall=${hall} /><${Floor} hall=${hall} />${isSettled() && html`<${Service} view="CallsCard" small hall=${hall} />`}</aside>
  </div></div>`;
}
