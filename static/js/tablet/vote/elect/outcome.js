// Who was elected, and what a ranking decided, on the tablet.

import { _, count } from "../../../base/i18n.js";
import { Notice, Tag, html } from "../../ui.js";
import { electedWord, nameOf, pointsOf, rankedWord, votesText } from "../../../kiosk/election.js";

/** @param {{lines: any[], poll: any, text: (line: any) => string, word: (state: string) => string}} props */
function Lines({ lines, poll, text, word }) {
  return html`<ol class="outcome -items">${lines.map((line) => html`<li key=${line.id} class=${line.state === "selected" ? "-good" : ""}>
    <span class="rank num">${line.rank}</span><span class="outcome-title">${nameOf(poll, line)}${line.title && html` <${Tag} kind="info">${_("另选")}<//>`}</span>
    <span class="votes num">${text(line)}</span>
    <${Tag} kind=${line.state === "selected" ? "ok" : line.state === "tied" ? "warn" : "quiet"} icon=${line.state === "selected" ? "check-circle-fill" : ""}>${word(line.state)}<//></li>`)}</ol>`;
}

/** @param {{poll: any, outcome: any, lines: any[]}} props */
export function ElectOutcome({ poll, outcome, lines }) {
  const elected = lines.filter((line) => line.state === "selected");
  const tied = lines.filter((line) => line.state === "tied");
  return html`<h2>${_("当选 %(n)s 人", { n: count(elected.length) })}</h2>
    ${tied.length > 0 && html`<${Notice} kind="warn" title=${_("有 %(n)s 人票数相等，将再次投票。", { n: count(tied.length) })} />`}
    ${outcome.shortfall > 0 && !outcome.accepted_fewer && html`<${Notice} kind="warn" title=${_("不足 %(n)s 人，请等候主持人宣布是否另行选举。", { n: count(outcome.shortfall) })} />`}
    <${Lines} lines=${lines} poll=${poll} text=${votesText} word=${electedWord} />`;
}

/** @param {{poll: any, outcome: any, lines: any[]}} props */
export function RankOutcome({ poll, outcome, lines }) {
  const selected = lines.filter((line) => line.state === "selected");
  return html`<h2>${_("入选 %(n)s 项", { n: count(selected.length) })}</h2>
    ${outcome.tied.length > 0 && html`<${Notice} kind="warn" title=${_("有 %(n)s 项并列，将再次票决。", { n: count(outcome.tied.length) })} />`}
    <${Lines} lines=${lines} poll=${poll} text=${(/** @type {any} */ line) => pointsOf(poll, line)} word=${rankedWord} />`;
}
