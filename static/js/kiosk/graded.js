// What came of grading, in one shape: from a poll's own outcome, or from the results of a whole evaluation; its words. Pure.

import { _ } from "../base/i18n.js";

/**
 * @typedef {{name: string, evaluators: number, graded: number, marks: [string, number][], hidden: boolean}} Group
 * @typedef {{dimension: string, groups: Group[], evaluators: number, graded: number, marks: [string, number][], shares: [string, number][],
 *   satisfied: number|null, basic: number|null, score: number|null, verdict: string, follow: string}} Line shares, satisfied, basic in hundredths of a per cent
 * @typedef {{id: string, number: number, title: string, unit: string, report: string, withdrawn: boolean, lines: Line[], verdict: string, score: number|null}} Subject
 * @typedef {{scales: any[], dimensions: any[], groups: string[], weights: number[], weighted: boolean, subjects: Subject[]}} Graded
 *   weights: each group's part of the whole in hundredths of a per cent
 */

/** @param {[string, number][]} marks */
function sumOf(marks) {
  return marks.reduce((all, [, n]) => all + n, 0);
}

/** The share of the best grades, in hundredths of a per cent; null where nobody graded. @param {any} scale @param {[string, number][]} marks @param {number} best */
export function shareOf(scale, marks, best) {
  const sum = sumOf(marks);
  if (!sum) return null;
  const counts = new Map(marks);
  const good = scale.grades.slice(0, best).reduce((/** @type {number} */ all, /** @type {any} */ one) => all + (counts.get(one.id) ?? 0), 0);
  return Math.round((10_000 * good) / sum);
}

/** The scale of a dimension. @param {{scales: any[]}} graded a paper, or what came of it @param {any} dimension */
export function scaleOf({ scales }, dimension) {
  return scales.find((one) => one.id === dimension.scale);
}

/** The dimension that speaks for a subject: the last one called 综合测评, else the last. @param {any[]} dimensions */
export function leadDimension(dimensions) {
  return dimensions.filter((one) => one.title.includes("综合测评")).at(-1) ?? dimensions.at(-1);
}

/** What the two rates are called, by the words of the scale: 满意率, 满意+基本满意. @param {any} scale @returns {[string, string]} */
export function rateWords({ grades: [first, second] }) {
  return [_("%(word)s率", { word: first.title }), _("%(first)s+%(second)s", { first: first.title, second: second.title })];
}

/** How a subject reports; empty where it does not. @param {{report?: string}} subject */
export function reportWord({ report }) {
  if (report === "oral") return _("口头报告");
  return report === "written" ? _("书面报告") : "";
}

/** @param {any[]} options */
const byNumber = (options) => [...options].sort((a, b) => a.number - b.number);

/** The verdict and score of the whole subject: of the dimension that is called 综合, else the only one, else none. @param {any[]} dimensions @param {Line[]} lines */
function overall(dimensions, lines) {
  const named = dimensions.filter((one) => one.title.includes("综合")).at(-1) ?? (dimensions.length === 1 ? dimensions[0] : null);
  const line = lines.find((one) => one.dimension === named?.id);
  return { verdict: line?.verdict ?? "", score: line?.score ?? null };
}

/** From a poll's own result. @param {any} poll @param {any} result @returns {Graded} */
export function ofPoll(poll, result) {
  const { paper } = poll;
  const lines = new Map(result.outcome.lines.map((/** @type {any} */ one) => [one.id, one]));
  const evaluators = result.figures.electors ?? result.figures.n;
  const subjects = byNumber(paper.options).map((one) => {
    const own = paper.dimensions.flatMap((/** @type {any} */ dimension) => {
      const line = lines.get(`${one.id}:${dimension.id}`);
      if (!line) return [];
      const scale = scaleOf(paper, dimension);
      return [{
        dimension: dimension.id, groups: [], evaluators, graded: sumOf(line.marks), marks: line.marks, shares: [], satisfied: shareOf(scale, line.marks, 1),
        basic: shareOf(scale, line.marks, 2), score: line.score, verdict: line.verdict, follow: "",
      }];
    });
    return { id: one.id, number: one.number, title: one.title, unit: one.unit ?? "", report: one.report ?? "", withdrawn: false, lines: own, ...overall(paper.dimensions, own) };
  });
  return { scales: paper.scales, dimensions: paper.dimensions, groups: [], weights: [], weighted: false, subjects };
}

/** From the results of a whole evaluation. @param {any} results @returns {Graded} */
export function ofEvaluation(results) {
  const { evaluation, scales, dimensions } = results;
  const groups = (evaluation.groups ?? []).map((/** @type {any} */ one) => one.name);
  const weights = (evaluation.groups ?? []).map((/** @type {any} */ one) => one.share);
  const subjects = byNumber(results.subjects).map((one) => ({
    id: one.id, number: one.number, title: one.title, unit: one.unit ?? "", report: one.report ?? "", withdrawn: Boolean(one.withdrawn),
    verdict: one.verdict ?? "", score: one.score ?? null,
    lines: one.lines.map((/** @type {any} */ line) => ({
      dimension: line.dimension, groups: line.groups ?? [], evaluators: line.whole.evaluators, graded: line.whole.graded, marks: line.whole.marks,
      shares: line.whole.shares ?? [], satisfied: line.whole.satisfied, basic: line.whole.satisfied_or_basic, score: line.whole.score,
      verdict: line.whole.verdict ?? "", follow: line.whole.follow ?? "",
    })),
  }));
  return { scales, dimensions, groups: groups.length > 1 ? groups : [], weights, weighted: evaluation.mode === "weighted" && groups.length > 1, subjects };
}

/** What stands for all groups together: shares as the weights make them where groups have weights, else how many gave each grade. @param {Graded} graded @param {Line} line */
export function togetherOf({ weighted }, { marks, shares }) {
  return { marks: weighted ? shares : marks, shares: weighted };
}

/** The groups' names, with what each weighs where they have weights. @param {Graded} graded */
export function groupWords({ groups, weights, weighted }) {
  return groups.map((name, place) => (weighted ? _("%(name)s（权重 %(share)s）", { name, share: shareText(weights[place]) }) : name)).join("、");
}

/** Whether the results of all that grade these subjects were shown. @param {any} evaluation @param {Set<string>} subjects */
function isComplete(evaluation, subjects) {
  const own = evaluation.polls.filter((/** @type {any} */ one) => one.subjects.some((/** @type {string} */ id) => subjects.has(id)));
  return own.length > 0 && own.every((/** @type {any} */ one) => one.state === "shown");
}

/**
 * What is to be shown of a poll that is over: its own outcome, or that of all groups once the last of them is counted.
 * @param {any} state @returns {Graded}
 */
export function gradedOf({ poll, result, evaluation }) {
  const own = evaluation?.id === poll.evaluation_id && evaluation?.results ? evaluation : null;
  const subjects = new Set(poll.paper.options.map((/** @type {any} */ one) => one.id));
  if (!own || !isComplete(own, subjects)) return ofPoll(poll, result);
  const whole = ofEvaluation(own.results);
  return { ...whole, subjects: whole.subjects.filter((one) => subjects.has(one.id)) };
}

/** What the order by score goes by. @param {Subject} one */
const worth = (one) => one.score ?? one.lines.at(-1)?.satisfied ?? -1;

/** By score with their places, equal scores sharing theirs. @param {Subject[]} subjects @returns {(Subject & {place: number})[]} */
export function ranked(subjects) {
  const ordered = byScore(subjects);
  return ordered.map((one) => ({ ...one, place: 1 + ordered.findIndex((other) => worth(other) === worth(one)) }));
}

/** Whether the stage's text asks for the order by score. @param {any} stage */
export function byScoreAsked(stage) {
  return (stage?.text ?? "").split(" ").includes("score");
}

/** By score, the best first; without a score last; then by number. @param {Subject[]} subjects */
export function byScore(subjects) {
  return [...subjects].sort((a, b) => worth(b) - worth(a) || a.number - b.number);
}

/** How good a verdict is: as the grade of the same name (the better half is), else whether something must follow. @param {any[]} scales @param {string} verdict @param {string} [follow] */
export function verdictKind(scales, verdict, follow = "") {
  for (const { grades } of scales) {
    const place = grades.findIndex((/** @type {any} */ one) => one.title === verdict);
    if (place >= 0) return place === grades.length - 1 ? "bad" : place < (grades.length - 1) / 2 ? "ok" : "warn";
  }
  return follow || /^不|整改|差/.test(verdict) ? "bad" : "ok";
}

/** Hundredths of a per cent as they are read, and printed in the reports: 93.10%, 100%. @param {number|null|undefined} share */
export function shareText(share) {
  if (share === null || share === undefined) return "—";
  return share % 100 === 0 ? `${share / 100}%` : `${(share / 100).toFixed(2)}%`;
}

/** Hundredths as points: 86.21. @param {number|null|undefined} score */
export function scoreText(score) {
  return score === null || score === undefined ? "—" : (score / 100).toFixed(2);
}

/** How many subjects have which verdict, in the order in which they first come. @param {Subject[]} subjects @returns {[string, number][]} */
export function verdictCounts(subjects) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { verdict, withdrawn } of subjects) if (verdict && !withdrawn) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return [...counts];
}
