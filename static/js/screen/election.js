// Who was elected, and what a ranking decided, as the whole hall sees it.

import { _, count } from "../base/i18n.js";
import { Icon, html, useMemo } from "../base/ui.js";
import { electedWord, electionBars, firstRanks, nameOf, notYes, rankedAt, rankedWord, ranksAll, scoreOf, tellsApart } from "../kiosk/election.js";
import { verdict } from "../kiosk/outcome.js";
import { ListTitle } from "./poll.js";
import { Foot, Stamp } from "./result-parts.js";
import { Rolling } from "./rolling.js";

const ICONS = { selected: "check-circle-fill", tied: "pause-circle", below_majority: "x-circle", not_selected: "x-circle" };

/** What became of a line: word, shape and colour. @param {{state: string, word: string}} props */
function State({ state, word }) {
  return html`<td class="items-verdict"><${Icon} name=${ICONS[state] ?? "x-circle"} />${word}</td>`;
}

/** The votes as a bar that the majority crosses. @param {{value: number, total: number, at: number}} props at: the majority, 0 for none */
function Bar({ value, total, at }) {
  const share = (/** @type {number} */ n) => `${Math.min(100, (100 * n) / Math.max(total, 1))}%`;
  return html`<td class="election-bar"><span class="election-track"><i class="election-fill" style=${{ width: share(value) }}></i>
    ${at > 0 && html`<b class="election-line" style=${{ left: share(at) }}></b>`}</span></td>`;
}

/** @param {{poll: any, result: any}} props */
export function Election({ poll, result }) {
  const { outcome } = result;
  const bars = useMemo(() => electionBars(poll, result), [poll, result]);
  const apart = tellsApart(outcome);
  const at = bars.lines[0]?.at ?? 0;
  const head = html`<thead><tr><th></th><th>${_("姓名")}</th><th></th><th>${_("赞成")}</th>${apart ? html`<th>${_("反对")}</th><th>${_("弃权")}</th>` : html`<th>${_("反对和弃权")}</th>`}<th>${_("结果")}</th></tr></thead>`;
  const cols = html`<colgroup><col class="-no" /><col class="-name" /><col /><col class="-n" />${apart ? html`<col class="-n" /><col class="-n" />` : html`<col class="-both" />`}<col class="-verdict" /></colgroup>`;
  const page = (/** @type {any[]} */ some) => html`<table class="items election">${cols}${head}<tbody>${some.map(({ line }) => html`<tr key=${line.id} class=${`-${line.state}`}>
    <td class="num">${line.number || html`<span class="election-other">${_("另选")}</span>`}</td><td class="items-title">${nameOf(poll, line)}</td>
    <${Bar} value=${line.yes} total=${bars.total} at=${at} /><td class="num -yes">${count(line.yes)}</td>
    ${apart ? html`<td class="num">${line.title ? "" : count(line.no)}</td><td class="num">${line.title ? "" : count(line.abstain)}</td>` : html`<td class="num">${count(notYes(line))}</td>`}
    <${State} state=${line.state} word=${electedWord(line.state)} /></tr>`)}</tbody></table>`;
  return html`<div class="screen-body selection">
    <div class="listed-head"><${ListTitle} poll=${poll} /><${Stamp} small ...${verdict(poll, result)} /></div>
    <${Rolling} class="items-pages" items=${bars.rows} least=${0.66} page=${page} seconds=${12} />
    <${Foot} result=${result} lines=${bars.lines} />
  </div>`;
}

/** @param {{poll: any, result: any}} props */
export function Ranking({ poll, result }) {
  const all = ranksAll(poll);
  const { lines } = result.outcome;
  const ranks = firstRanks(poll);
  const page = (/** @type {any[]} */ some) => html`<table class="items ranking"><colgroup><col class="-no" /><col />${ranks.map((rank) => html`<col key=${rank} class="-n" />`)}<col class="-n -wide" /><col class="-verdict" /></colgroup>
    <thead><tr><th></th><th>${_("项目")}</th>${ranks.map((rank) => html`<th key=${rank}>${_("排第%(rank)s", { rank })}</th>`)}<th>${all ? _("名次之和") : _("得分")}</th><th>${_("结果")}</th></tr></thead>
    <tbody>${some.map((line) => html`<tr key=${line.id} class=${`-${line.state}`}><td class="num">${line.rank}</td><td class="items-title">${nameOf(poll, line)}</td>
      ${ranks.map((rank) => html`<td key=${rank} class="num">${count(rankedAt(line, rank))}</td>`)}<td class="num -yes">${count(scoreOf(line))}</td><${State} state=${line.state} word=${rankedWord(line.state)} /></tr>`)}</tbody></table>`;
  return html`<div class="screen-body selection">
    <div class="listed-head"><${ListTitle} poll=${poll} /><${Stamp} small ...${verdict(poll, result)} /></div>
    <${Rolling} class="items-pages" items=${lines} least=${0.66} page=${page} seconds=${12} />
    <${Foot} result=${result} />
  </div>`;
}
