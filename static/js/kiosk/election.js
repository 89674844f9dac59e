// Elections and rankings in words and bars, for every face. Pure.

import { _, count } from "../base/i18n.js";

/** The name of a line: of a candidate, or of somebody who was written in. @param {any} poll @param {any} line */
export function nameOf(poll, line) {
  return line.title || (poll.paper.options.find((/** @type {any} */ one) => one.id === line.id)?.title ?? "");
}

/** @param {any} line @param {string} mark */
const markOf = (line, mark) => (line.marks ?? []).find((/** @type {any} */ pair) => pair[0] === mark)?.[1];

/** How many ballots are not for a candidate where 反对 and 弃权 are not told apart; null where they are. @param {any} line @returns {number|null} */
export function notYes(line) {
  return markOf(line, "not_yes") ?? null;
}

/** How many of the abstentions said nothing on the candidate. @param {any} line @returns {number} */
export function unmarked(line) {
  return markOf(line, "unmarked") ?? 0;
}

/** Whether the box told 反对 from 弃权. @param {any} outcome */
export function tellsApart(outcome) {
  return outcome.lines.every((/** @type {any} */ line) => notYes(line) === null);
}

/** The votes of a line in words. @param {any} line */
export function votesText(line) {
  if (line.title) return _("%(n)s 票", { n: count(line.yes) });
  const other = notYes(line);
  if (other !== null) return _("赞成 %(yes)s，反对和弃权 %(other)s", { yes: count(line.yes), other: count(other) });
  return _("赞成 %(yes)s，反对 %(no)s，弃权 %(abstain)s", { yes: count(line.yes), no: count(line.no), abstain: count(line.abstain) });
}

/** @param {string} state */
export function electedWord(state) {
  if (state === "selected") return _("当选");
  if (state === "tied") return _("票数相等");
  return state === "below_majority" ? _("未过半数") : _("未当选");
}

/** @param {string} state */
export function rankedWord(state) {
  if (state === "selected") return _("入选");
  return state === "tied" ? _("并列") : _("未入选");
}

/** Whether all options were ranked, so that the lowest sum of ranks wins. @param {any} poll */
export function ranksAll(poll) {
  return poll.paper.choose === poll.paper.options.length;
}

/** The ranks that are told apart in a result: the first three at most. @param {any} poll @returns {number[]} */
export function firstRanks(poll) {
  return Array.from({ length: Math.min(poll.paper.choose, 3) }, (_unused, i) => i + 1);
}

/** How many ballots gave a line this rank. @param {any} line @param {number} rank */
export function rankedAt(line, rank) {
  return markOf(line, String(rank)) ?? 0;
}

/** @param {any} line */
export const scoreOf = (line) => Math.round((line.score ?? 0) / 100);

/** The sum of ranks, or the points, of a line. @param {any} poll @param {any} line */
export function pointsOf(poll, line) {
  const n = count(scoreOf(line));
  return ranksAll(poll) ? _("名次之和 %(n)s", { n }) : _("%(n)s 分", { n });
}

/** The bars of an election, most votes first: the majority crosses them, the cut lies after the last elected. @param {any} poll @param {any} result */
export function electionBars(poll, result) {
  const { outcome } = result;
  const rows = outcome.lines.map((/** @type {any} */ line) => ({
    id: line.id, rank: line.number || "+", label: nameOf(poll, line), value: line.yes, selected: line.state === "selected", tied: line.state === "tied", line,
  }));
  const last = rows.reduce((/** @type {number} */ at, /** @type {any} */ row, /** @type {number} */ i) => (row.selected ? i + 1 : at), 0);
  const cut = last > 0 && last < rows.length ? { after: last, label: _("当选 %(n)s 人", { n: last }) } : null;
  const { majority } = outcome.ruleset;
  const half = majority && majority.strict && 2 * majority.num === majority.den;
  const lines = majority ? [{ at: outcome.needed, label: half ? _("过半数线：%(n)s 票", { n: outcome.needed }) : _("通过线：%(n)s 票", { n: outcome.needed }) }] : [];
  return { rows, cut, lines, total: Math.max(outcome.base, result.figures.cast) };
}

/** The verdict of an election or ranking in a few words. @param {any} poll @param {any} outcome @param {"done"|"revote"|"rest_or_accept"} next */
export function electionVerdict(poll, outcome, next) {
  const n = outcome.lines.filter((/** @type {any} */ line) => line.state === "selected").length;
  const elect = poll.paper.method === "elect";
  const tied = outcome.tied.length;
  if (next === "revote") return { kind: "warn", text: elect ? _("%(n)s 人当选，%(tied)s 人票数相等，需再次投票", { n, tied }) : _("%(n)s 项入选，%(tied)s 项并列，需再次票决", { n, tied }) };
  if (next === "rest_or_accept") return { kind: "warn", text: elect ? _("%(n)s 人当选，不足 %(short)s 人", { n, short: outcome.shortfall }) : _("%(n)s 项入选，还缺 %(short)s 项", { n, short: outcome.shortfall }) };
  return { kind: "ok", text: elect ? _("%(n)s 人当选", { n }) : _("%(n)s 项入选", { n }) };
}
