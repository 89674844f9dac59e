// What came of it, on the tablet: a bar, the rates and the verdict for every line.

import { _, count } from "../../../base/i18n.js";
import { GradeBar, GradeLegend } from "../../../base/ui/grades.js";
import { ofEvaluation, ofPoll, rateWords, scaleOf, shareText, togetherOf, verdictKind } from "../../../kiosk/graded.js";
import { Tag, html } from "../../ui.js";

/** @param {{graded: any, line: any}} props */
function Line({ graded, line }) {
  const dimension = graded.dimensions.find((/** @type {any} */ one) => one.id === line.dimension);
  const scale = scaleOf(graded, dimension);
  const [best, both] = rateWords(scale);
  const { marks, shares } = togetherOf(graded, line);
  return html`<div class="graded-line">${graded.dimensions.length > 1 && html`<span class="graded-what">${dimension.title}</span>`}
    <${GradeBar} scale=${scale} marks=${marks} shares=${shares} label=${dimension.title} />
    <p class="graded-facts"><span>${best} <b class="num">${shareText(line.satisfied)}</b></span>
      ${scale.grades.length > 2 && html`<span class="muted">${both} <span class="num">${shareText(line.basic)}</span></span>`}
      <span class="muted">${_("共 %(n)s 人评", { n: count(line.graded) })}</span>${line.verdict && html`<${Tag} kind=${verdictKind(graded.scales, line.verdict, line.follow)}>${line.verdict}<//>`}</p></div>`;
}

/** @param {{graded: any}} props */
function Outcome({ graded }) {
  return html`<div class="graded-legends">${graded.scales.map((/** @type {any} */ scale) => html`<${GradeLegend} key=${scale.id} scale=${scale} />`)}</div>
    <ol class="outcome -graded">${graded.subjects.map((/** @type {any} */ one) => html`<li key=${one.id}><span class="rank num">${one.number}</span>
      <div class="graded"><span class="outcome-title">${one.title}</span>${one.withdrawn ? html`<span class="muted">${_("已退出测评")}</span>` : one.lines.map((/** @type {any} */ line) => html`<${Line} key=${line.dimension} graded=${graded} line=${line} />`)}</div></li>`)}</ol>`;
}

/** Of one poll. @param {{poll: any, result: any}} props */
export function GradeOutcome({ poll, result }) {
  return html`<${Outcome} graded=${ofPoll(poll, result)} />`;
}

/** Of a whole evaluation that was announced. @param {{evaluation: any}} props */
export function EvaluationOutcome({ evaluation }) {
  return html`<${Outcome} graded=${ofEvaluation(evaluation.results)} />`;
}
