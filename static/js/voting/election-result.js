// The result of an election or a ranking in a table: for the desk and the chair.

import { _, count } from "../base/i18n.js";
import { Tag, html } from "../base/ui.js";
import { electedWord, firstRanks, nameOf, notYes, rankedAt, rankedWord, ranksAll, scoreOf, tellsApart, unmarked } from "../kiosk/election.js";

/** @param {{state: string, word: string}} props */
function State({ state, word }) {
  return html`<${Tag} kind=${state === "selected" ? "ok" : state === "tied" ? "warn" : "quiet"} icon=${state === "selected" ? "check-lg" : undefined}>${word}<//>`;
}

/** @param {{poll: any, result: any}} props */
export function ElectionResult({ poll, result }) {
  const { outcome } = result;
  const apart = tellsApart(outcome);
  return html`<div class="table-wrap"><table class="table -dense election-result"><thead><tr><th class="-end">${_("序号")}</th><th>${_("姓名")}</th><th class="-end">${_("赞成")}</th>
      ${apart ? html`<th class="-end">${_("反对")}</th><th class="-end">${_("弃权")}</th><th class="-end">${_("其中未选")}</th>` : html`<th class="-end">${_("反对和弃权")}</th>`}<th>${_("结果")}</th></tr></thead>
    <tbody>${outcome.lines.map((/** @type {any} */ line) => html`<tr key=${line.id} class=${line.state === "selected" ? "-good" : ""}><td class="-end num">${line.number || ""}</td>
      <th scope="row">${nameOf(poll, line)}${line.title && html` <${Tag} kind="info">${_("另选")}<//>`}</th><td class="-end num strong">${count(line.yes)}</td>
      ${apart ? html`<td class="-end num">${line.title ? "" : count(line.no)}</td><td class="-end num">${line.title ? "" : count(line.abstain)}</td><td class="-end num">${line.title ? "" : count(unmarked(line))}</td>` : html`<td class="-end num">${count(notYes(line))}</td>`}
      <td><${State} state=${line.state} word=${electedWord(line.state)} /></td></tr>`)}</tbody></table></div>
    ${!apart && html`<p class="note">${_("无记名的差额选举只计赞成票，反对和弃权不分别计票。")}</p>`}`;
}

/** @param {{poll: any, result: any}} props */
export function RankingResult({ poll, result }) {
  const ranks = firstRanks(poll);
  return html`<div class="table-wrap"><table class="table -dense"><thead><tr><th class="-end">${_("名次")}</th><th>${_("项目")}</th>
      ${ranks.map((rank) => html`<th key=${rank} class="-end">${_("排第%(rank)s", { rank })}</th>`)}<th class="-end">${ranksAll(poll) ? _("名次之和") : _("得分")}</th><th>${_("结果")}</th></tr></thead>
    <tbody>${result.outcome.lines.map((/** @type {any} */ line) => html`<tr key=${line.id}><td class="-end num">${line.rank}</td><th scope="row">${nameOf(poll, line)}</th>
      ${ranks.map((rank) => html`<td key=${rank} class="-end num">${count(rankedAt(line, rank))}</td>`)}<td class="-end num strong">${count(scoreOf(line))}</td>
      <td><${State} state=${line.state} word=${rankedWord(line.state)} /></td></tr>`)}</tbody></table></div>`;
}
