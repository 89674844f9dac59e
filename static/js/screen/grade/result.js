// What came of grading, as the whole hall sees it: bars by grade with words and counts, both rates, the verdict.

import { _, count } from "../../base/i18n.js";
import { Icon, cx, html, useMemo } from "../../base/ui.js";
import { GradeBar, GradeLegend, GradeMark } from "../../base/ui/grades.js";
import { byScoreAsked, gradedOf, groupWords, ofEvaluation, ranked, rateWords, scaleOf, scoreText, shareText, togetherOf, verdictCounts, verdictKind } from "../../kiosk/graded.js";
import { ListTitle } from "../poll.js";
import { Fit, Turning } from "../rolling.js";
import { Words } from "../waiting.js";
import { pieces, sectionsOf } from "./columns.js";

const ROWS = 10;
const VERDICT_ICONS = { ok: "check-circle-fill", warn: "dash-circle", bad: "exclamation-triangle-fill" };

/** A verdict by word, shape and colour. @param {{scales: any[], verdict: string, follow?: string, large?: boolean}} props */
function Verdict({ scales, verdict, follow, large }) {
  if (!verdict) return null;
  const kind = verdictKind(scales, verdict, follow);
  return html`<span class=${cx("graded-verdict", `-${kind}`, large && "-large")}><${Icon} name=${VERDICT_ICONS[kind]} />${verdict}</span>`;
}

/** What stands in the place of a bar. @param {any} cell @param {any} subject */
function instead(cell, subject) {
  if (subject.withdrawn) return _("已退出测评");
  if (!cell) return "—";
  return cell.hidden ? _("不足 5 人，不单列") : "";
}

/** One bar across, each rate in a column of its own. @param {{column: any, subject: any}} props */
function Wide({ column, subject }) {
  const cell = column.cell(subject);
  const words = instead(cell, subject);
  if (words) return html`<div class="graded-cell -none">${words}</div><span></span><span></span>`;
  return html`<${GradeBar} scale=${column.scale} marks=${cell.marks} shares=${cell.shares} label=${column.label} /><b class="graded-rate num">${shareText(cell.satisfied)}</b>
    <span class="graded-rate num">${column.scale.grades.length > 2 && shareText(cell.basic)}</span>`;
}

/** @param {{column: any, subject: any}} props */
function Cell({ column, subject }) {
  const cell = column.cell(subject);
  const words = instead(cell, subject);
  if (words) return html`<div class="graded-cell -none">${words}</div>`;
  const rates = html`<span class="graded-rates"><b class="num">${shareText(cell.satisfied)}</b>${column.scale.grades.length > 2 && html`<span class="num">${shareText(cell.basic)}</span>`}</span>`;
  return html`<div class="graded-cell"><${GradeBar} scale=${column.scale} marks=${cell.marks} shares=${cell.shares} label=${column.label} />${rates}</div>`;
}

/** @param {{page: any, graded: any, ordered: boolean}} props */
function Table({ page, graded, ordered }) {
  const { section, subjects } = page;
  const several = section.columns.length > 1;
  const scales = [...new Set(section.columns.map((/** @type {any} */ one) => one.scale))];
  const verdicts = graded.subjects.some((/** @type {any} */ one) => one.verdict);
  const scores = graded.subjects.some((/** @type {any} */ one) => one.score !== null);
  const [only] = section.columns;
  const head = several
    ? section.columns.map((/** @type {any} */ one) => html`<span class="graded-what" key=${one.label}><b>${one.label}</b><small>${rateWords(one.scale).slice(0, one.scale.grades.length > 2 ? 2 : 1).join(" / ")}</small></span>`)
    : [only.label, ...rateWords(only.scale)].map((label, place) => html`<span key=${label} class=${place ? "-end" : ""}>${place < 2 || only.scale.grades.length > 2 ? label : ""}</span>`);
  return html`<div class=${cx("graded", several && "-several")} style=${{ "--columns": String(section.columns.length), "--rows": String(Math.max(subjects.length, 4)), "--verdict": verdicts ? "calc(var(--fit, 1) * 13rem)" : "0rem", "--score": scores ? "calc(var(--fit, 1) * 9rem)" : "0rem" }}>
    <div class="graded-legend">${section.label && html`<b>${section.label}</b>`}${scales.map((/** @type {any} */ scale) => html`<${GradeLegend} key=${scale.id} scale=${scale} />`)}</div>
    <div class="graded-row -head"><span></span><span></span>${head}${scores && html`<span class="-end">${_("得分")}</span>`}${verdicts && html`<span>${_("结论")}</span>`}</div>
    ${subjects.map((/** @type {any} */ one) => html`<div class=${cx("graded-row", one.withdrawn && "-withdrawn")} key=${one.id}>
      <span class="graded-no num">${ordered ? one.place : one.number}</span><span class="graded-name"><${Words} text=${one.title} /></span>
      ${several ? section.columns.map((/** @type {any} */ column) => html`<${Cell} key=${column.label} column=${column} subject=${one} />`) : html`<${Wide} column=${only} subject=${one} />`}
      ${scores && html`<span class="graded-score num">${one.withdrawn ? "" : scoreText(one.score)}</span>`}
      ${verdicts && html`<span>${!one.withdrawn && html`<${Verdict} scales=${graded.scales} verdict=${one.verdict} />`}</span>`}</div>`)}
  </div>`;
}

/** Pages of ten of nearly the same length, section by section. @param {any} graded @param {any[]} subjects */
function pagesOf(graded, subjects) {
  return sectionsOf(graded).flatMap((section) => pieces(subjects, ROWS).map((some) => ({ section, subjects: some })));
}

/** One subject alone: its name, a bar a dimension, both rates, the verdict. @param {{graded: any, subject: any}} props */
function One({ graded, subject }) {
  const lines = subject.lines.map((/** @type {any} */ line) => {
    const dimension = graded.dimensions.find((/** @type {any} */ one) => one.id === line.dimension);
    return { line, dimension, scale: scaleOf(graded, dimension), ...togetherOf(graded, line) };
  });
  const sections = graded.groups.length > 1 && !graded.weighted ? sectionsOf(graded) : [];
  return html`<div class=${cx("graded-one", lines.length > 1 && "-several")}>
    <div class="graded-who"><${Fit} class="graded-title" least=${0.4}><h1><${Words} text=${subject.title} /></h1>${subject.unit && html`<p>${subject.unit}</p>`}<//>
      <${Verdict} large scales=${graded.scales} verdict=${subject.verdict} follow=${lines.at(-1)?.line.follow} /></div>
    <div class="graded-lines">${lines.map(({ line, dimension, scale, marks, shares }) => html`<section class="graded-line" key=${dimension.id}>
      ${lines.length > 1 && html`<h2>${dimension.title}</h2>`}
      <${GradeBar} scale=${scale} marks=${marks} shares=${shares} label=${dimension.title} />
      <div class="graded-facts"><span class="graded-counts">${marks.map((/** @type {[string, number]} */ [grade, n]) => html`<span key=${grade}><${GradeMark} scale=${scale} grade=${grade} /> <b class="num">${shares ? shareText(n) : count(n)}</b></span>`)}</span>
        <span class="graded-both"><span>${rateWords(scale)[0]} <b class="num">${shareText(line.satisfied)}</b></span>${scale.grades.length > 2 && html`<span>${rateWords(scale)[1]} <b class="num">${shareText(line.basic)}</b></span>`}</span></div>
    </section>`)}
    ${sections.length > 0 && html`<div class="graded-groups">${sections.map((section) => section.columns.map((column) => html`<div key=${section.label + column.label}><h2>${[column.label, section.label].filter(Boolean).join(" · ")}</h2><${Cell} column=${column} subject=${subject} /></div>`))}</div>`}</div>
  </div>`;
}

/** How many took part, and the rule. @param {{graded: any, took: any, rule: any}} props */
function Foot({ graded, took, rule }) {
  const groups = graded.groups.length > 1 ? `${groupWords(graded)}　` : "";
  return html`<footer class="result-foot"><span>${groups}${took}</span><span class="foot-rule">${rule}</span></footer>`;
}

/**
 * @param {{title: any, group: string, graded: any, score: boolean, took: any, rule: any}} props
 */
function Shown({ title, group, graded, score, took, rule }) {
  const subjects = useMemo(() => (score ? ranked(graded.subjects) : graded.subjects), [graded, score]);
  const pages = useMemo(() => pagesOf(graded, subjects), [graded, subjects]);
  const counts = verdictCounts(graded.subjects);
  const summary = subjects.length > 1 && counts.length > 0 && html`<p class="graded-summary">${counts.map(([verdict, n]) => html`<span key=${verdict}><${Verdict} scales=${graded.scales} verdict=${verdict} /> <b class="num">${n}</b></span>`)}</p>`;
  return html`<div class="screen-body selection graded-result">
    <div class="listed-head">${title}${group && html`<p class="listed-task">${group}</p>`}${summary}${score && html`<p class="listed-task">${_("按得分排列")}</p>`}</div>
    ${subjects.length === 1 ? html`<${One} graded=${graded} subject=${subjects[0]} />`
      : html`<${Turning} pages=${pages} page=${(/** @type {any} */ page) => html`<${Table} page=${page} graded=${graded} ordered=${score} />`} seconds=${12} least=${0.7} />`}
    <${Foot} graded=${graded} took=${took} rule=${rule} />
  </div>`;
}

/** What a poll came to, or all groups together once the last of them is counted. @param {{state: any}} props */
export function GradeResult({ state }) {
  const { poll, result, stage, evaluation } = state;
  const graded = useMemo(() => gradedOf(state), [poll, result, evaluation]);
  const { figures, rule } = result;
  const took = graded.groups.length > 1 ? "" : _("实到 %(present)s 人，提交 %(cast)s 票", { present: count(figures.present), cast: count(figures.cast) });
  return html`<${Shown} title=${html`<${ListTitle} poll=${graded.groups.length > 1 ? evaluation : poll} />`} group=${graded.groups.length > 1 ? "" : poll.electorate} graded=${graded} score=${byScoreAsked(stage)} took=${took} rule=${rule} />`;
}

/** A whole evaluation, announced. @param {{state: any}} props */
export function EvaluationResult({ state }) {
  const { stage, evaluation } = state;
  const { results } = evaluation;
  const graded = useMemo(() => ofEvaluation(results), [results]);
  const people = results.evaluation.groups.reduce((/** @type {number} */ sum, /** @type {any} */ one) => sum + one.evaluators, 0);
  return html`<${Shown} title=${html`<${ListTitle} poll=${evaluation} />`} group=${_("测评结果")} graded=${graded} score=${byScoreAsked(stage)} took=${_("测评人 %(n)s 人", { n: count(people) })} rule=${results.evaluation.ruleset.sentence} />`;
}

/** A group so small that its figures are not shown by themselves. @param {{state: any}} props */
export function Apart({ state }) {
  return html`<div class="screen-body closed"><${Fit} class="closed-title" least=${0.4}><h1><${Words} text=${state.poll.title} /></h1><//>
    <div class="closed-words"><p class="screen-big">${_("“%(group)s”测评结束", { group: state.poll.electorate })}</p><p class="calm-text">${_("这一组人数较少，结果不单独公布，计入总的测评结果")}</p></div></div>`;
}
