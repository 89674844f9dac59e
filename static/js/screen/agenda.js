// The agenda as a whole, one item of it, and who has the floor.

import { _, duration } from "../base/i18n.js";
import { Icon, Tag, cx, html } from "../base/ui.js";
import { useTick } from "../base/ui/live.js";
import { Fit, Rolling, evenly } from "./rolling.js";
import { above, itemOf, lettersOf, nextOf } from "./view.js";
import { Calm, Words } from "./waiting.js";

/** @param {{state: any}} props */
export function Agenda({ state }) {
  const { agenda } = state;
  if (agenda.length === 0) return html`<${Calm} title=${_("议程尚未公布")} />`;
  const current = agenda.find((/** @type {any} */ one) => one.state === "current") ?? null;
  const next = nextOf(agenda, current);
  const first = Math.max(0, agenda.indexOf(current ?? next));
  return html`<div class="screen-body agenda"><h1 class="view-title">${_("会议议程")}</h1>
    <${Rolling} items=${agenda} split=${byLines} first=${first} least=${0.62} page=${(/** @type {any[]} */ some) => html`
      <ol>${some.map((item) => html`<${AgendaLine} key=${item.id} item=${item} next=${item === next} />`)}</ol>`} /></div>`;
}

const LINE = 34;

/** Pages of the agenda with about the same number of lines. @param {any[]} items @param {number} parts */
const byLines = (items, parts) => evenly(items, parts, (item) => 0.6 + Math.ceil((lettersOf(item.title) + 0.8 * lettersOf(item.reporter)) / LINE));

/** @param {{item: any, next: boolean}} props */
function AgendaLine({ item, next }) {
  const current = item.state === "current";
  return html`<li class=${cx("agenda-line", `-${item.state}`, `-depth${Math.min(item.depth, 2)}`)}>
    <span class="agenda-no">${item.label}</span>
    <span class="agenda-what"><span class="agenda-title"><${Words} text=${item.title} /></span>${item.reporter && html`<span class="agenda-who">${item.reporter}</span>`}</span>
    <span class="agenda-state">${current && html`<${Tag} kind="live">${_("正在进行")}<//>`}${next && html`<${Tag} kind="gold">${_("下一项")}<//>`}
      ${item.state === "done" && html`<${Icon} name="check-lg" label=${_("已完成")} />`}</span>
  </li>`;
}

/** @param {{state: any}} props */
export function Item({ state }) {
  const { agenda } = state;
  const item = itemOf(state);
  const path = above(agenda, item);
  const next = nextOf(agenda, item);
  return html`<div class="screen-body item">
    <div class="item-place">${path.map((one) => html`<span key=${one.id} class="clip">${one.label}　${one.title}</span>`)}</div>
    <${Fit} class="item-words" least=${0.35}>
      <p class="item-label">${item.depth === 0 ? _("议程第%(label)s项", { label: item.label }) : item.label}</p>
      <h1><${Words} text=${item.title} /></h1>
      ${item.reporter && html`<p class="item-reporter"><span>${_("报告人")}</span>${item.reporter}</p>`}
    <//>
    <footer class="item-next">${next && html`<span>${_("下一项")}</span><b class="clip">${next.label}　${next.title}</b>`}</footer>
  </div>`;
}

/** @param {{state: any, serverNow: () => number}} props */
export function Speakers({ state, serverNow }) {
  const { current, queue } = state.speakers;
  if (!current && queue.length === 0) return html`<${Calm} title=${_("发言")} text=${_("需要发言的代表，请在平板上申请。")} />`;
  return html`<div class=${cx("screen-body speakers", queue.length > 0 && "-queue")}>
    <div class=${cx("speaker", !current && "-nobody")}>
      ${current ? html`<p class="view-label">${_("正在发言")}</p>` : html`<p class="screen-big">${_("请等候下一位发言")}</p>`}
      ${current && html`<${Fit} class="speaker-who" least=${0.4}><h1>${current.name}</h1><p>${current.delegation}</p>${current.reason && html`<p>${current.reason}</p>`}<//>
        <${SpeakingTime} since=${current.started_at} limit=${current.limit_seconds} serverNow=${serverNow} />`}
    </div>
    ${queue.length > 0 && html`<aside class="queue"><p class="view-label">${_("等候发言 %(n)s 人", { n: queue.length })}</p>
      <${Rolling} items=${queue} least=${0.75} page=${(/** @type {any[]} */ some, /** @type {number} */ start) => html`<ol>${some.map((one, index) => html`
        <li key=${one.request_id}><span class="num">${start + index + 1}</span><b>${one.name}</b><span class="queue-from">${one.delegation}</span></li>`)}</ol>`} /></aside>`}
  </div>`;
}

/** @param {{since: string, limit: number|null, serverNow: () => number}} props */
function SpeakingTime({ since, limit, serverNow }) {
  useTick(1000, serverNow);
  const spoken = Math.max(0, serverNow() - Date.parse(since));
  if (!limit) return html`<div class="speaking"><span>${_("已发言")}</span><b class="num">${duration(Math.floor(spoken / 1000) * 1000)}</b></div>`;
  const left = limit * 1000 - spoken;
  const over = left <= -1000;
  return html`<div class=${cx("speaking", over ? "-over" : left < 30_000 && "-soon")}>
    <span>${over ? html`<${Icon} name="exclamation-triangle-fill" />${_("已超时")}` : _("剩余时间")}</span>
    <b class="num">${duration(over ? Math.floor(-left / 1000) * 1000 : left)}</b>
    <i class="speaking-bar"><i style=${{ width: `${Math.min(100, Math.max(0, left / limit / 10))}%` }}></i></i>
  </div>`;
}
