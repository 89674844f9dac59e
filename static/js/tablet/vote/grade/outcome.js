// What came of it, on the tablet: a bar and a verdict for every line.

import { _, count, percent } from "../../../base/i18n.js";
import { GradeBar, GradeLegend } from "../../../base/ui/grades.js";
import { Tag, html } from "../../ui.js";
import { optionsOf } from "../../ballot-keeper.js";
import { lineId, scaleOf } from "./lines.js";

/** @param {[string, number][]} marks @param {any} scale @param {number} best how many of the best grades */
function share(marks, scale, best) {
  const counts = new Map(marks);
  const sum = [...counts.values()].reduce((all, n) => all + n, 0);
  const good = scale.grades.slice(0, best).reduce((/** @type {number} */ all, /** @type {any} */ one) => all + (counts.get(one.id) ?? 0), 0);
  return percent(good, sum);
}

/** @param {{line: any, dimension: any, scale: any, several: boolean}} props */
function Line({ line, dimension, scale, several }) {
  const sum = line.marks.reduce((/** @type {number} */ all, /** @type {[string, number]} */ [, n]) => all + n, 0);
  return html`<div class="graded-line">${several && html`<span class="graded-what">${dimension.title}</span>`}
    <${GradeBar} scale=${scale} marks=${line.marks} label=${dimension.title} />
    <p class="graded-facts"><span>${_("%(word)s率 %(share)s", { word: scale.grades[0].title, share: share(line.marks, scale, 1) })}</span><span class="muted">${_("共 %(n)s 人评", { n: count(sum) })}</span>
      ${line.verdict && html`<${Tag} kind="info">${line.verdict}<//>`}</p></div>`;
}

/** @param {{poll: any, outcome: any}} props */
export function GradeOutcome({ poll, outcome }) {
  const { paper } = poll;
  const lines = new Map(outcome.lines.map((/** @type {any} */ line) => [line.id, line]));
  return html`<div class="graded-legends">${paper.scales.map((/** @type {any} */ scale) => html`<${GradeLegend} key=${scale.id} scale=${scale} />`)}</div>
    <ol class="outcome -graded">${optionsOf(paper).map((one) => html`<li key=${one.id}><span class="rank num">${one.number}</span>
      <div class="graded"><span class="outcome-title">${one.title}</span>${paper.dimensions.map((/** @type {any} */ dimension) => {
        const line = lines.get(lineId(one.id, dimension.id));
        return line && html`<${Line} key=${dimension.id} line=${line} dimension=${dimension} scale=${scaleOf(paper, dimension)} several=${paper.dimensions.length > 1} />`;
      })}</div></li>`)}</ol>`;
}
