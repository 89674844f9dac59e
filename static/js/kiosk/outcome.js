// What a result looks like: rows, lines and figures for bars, from a poll and its result. Pure.

import { _ } from "../base/i18n.js";
import { electionVerdict } from "./election.js";
import { ofPoll, verdictCounts, verdictKind } from "./graded.js";

/** @param {any} poll @param {string} id */
export function titleOf(poll, id) {
  return poll.paper.options.find((/** @type {any} */ option) => option.id === id)?.title ?? poll.title;
}

/** What the chair must decide after this outcome. @param {any} outcome @returns {"done"|"revote"|"rest_or_accept"|"redo"} */
export function whatNext(outcome) {
  if (!outcome.valid) return "redo";
  if (outcome.tied.length > 0) return "revote";
  if (outcome.shortfall > 0 && !outcome.accepted_fewer) return "rest_or_accept";
  return "done";
}

/**
 * The bars of a vote on projects, most votes first: the majority crosses them, the cut lies after the last selected.
 * @param {any} poll @param {any} result
 */
export function selection(poll, result) {
  const { outcome } = result;
  const lines = [...outcome.lines].sort((a, b) => b.yes - a.yes || a.number - b.number);
  const rows = lines.map((line) => ({
    id: line.id,
    rank: line.number,
    label: titleOf(poll, line.id),
    value: line.yes,
    selected: line.state === "selected",
    tied: line.state === "tied",
  }));
  const last = rows.reduce((at, row, index) => (row.selected ? index + 1 : at), 0);
  const cut = last > 0 && last < rows.length ? { after: last, label: _("入选 %(n)s 项", { n: last }) } : null;
  return { rows, cut, lines: passing(outcome), total: result.figures.n };
}

/** The line that a project must reach, by the name of its share. @param {any} outcome */
function passing(outcome) {
  const { majority } = outcome.ruleset;
  if (!majority || outcome.needed <= 0) return [];
  const half = majority.strict && 2 * majority.num === majority.den;
  const label = half ? _("过半数线：%(n)s 票", { n: outcome.needed }) : _("通过线：%(n)s 票", { n: outcome.needed });
  return [{ at: outcome.needed, label }];
}

/** How many subjects have which verdict. @param {any} poll @param {any} result */
function gradedVerdict(poll, result) {
  const { subjects, scales } = ofPoll(poll, result);
  const counts = verdictCounts(subjects);
  if (counts.length === 0) return { kind: "ok", text: _("测评完毕") };
  if (subjects.length === 1) return { kind: verdictKind(scales, counts[0][0]), text: counts[0][0] };
  const bad = counts.some(([verdict]) => verdictKind(scales, verdict) === "bad");
  return { kind: bad ? "warn" : "ok", text: counts.map(([verdict, n]) => `${verdict} ${n}`).join("，") };
}

/** The verdict in a few words. @param {any} poll @param {any} result */
export function verdict(poll, result) {
  const { outcome } = result;
  const next = whatNext(outcome);
  if (next === "redo") return { kind: "bad", text: _("参加表决人数不足，表决无效") };
  if (poll.method === "motion") {
    return outcome.lines[0].state === "passed" ? { kind: "ok", text: _("通过") } : { kind: "bad", text: _("未通过") };
  }
  if (poll.method === "per_item") {
    const passed = outcome.lines.filter((/** @type {any} */ line) => line.state === "passed").length;
    return { kind: passed === outcome.lines.length ? "ok" : "warn", text: _("%(n)s 项通过，共 %(all)s 项", { n: passed, all: outcome.lines.length }) };
  }
  if (poll.method === "grade") return gradedVerdict(poll, result);
  if (poll.method === "elect" || poll.method === "rank") return electionVerdict(poll, outcome, next);
  const selected = outcome.lines.filter((/** @type {any} */ line) => line.state === "selected").length;
  if (next === "revote") return { kind: "warn", text: _("%(n)s 项入选，%(tied)s 项票数相等，需再次票决", { n: selected, tied: outcome.tied.length }) };
  if (next === "rest_or_accept") return { kind: "warn", text: _("%(n)s 项入选，还缺 %(short)s 项", { n: selected, short: outcome.shortfall }) };
  return { kind: "ok", text: _("%(n)s 项入选", { n: selected }) };
}
