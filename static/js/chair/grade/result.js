// Grades on the console: a bar and a verdict for every subject, by its 综合测评 where there are several dimensions.

import { _ } from "../../base/i18n.js";
import { Tag, html } from "../../base/ui.js";
import { GradeBar, GradeLegend } from "../../base/ui/grades.js";
import { leadDimension, ofPoll, rateWords, scaleOf, shareText, verdictKind } from "../../kiosk/graded.js";

/** @param {{poll: any, result: any}} props */
export function Graded({ poll, result }) {
  const graded = ofPoll(poll, result);
  const dimension = leadDimension(graded.dimensions);
  const scale = scaleOf(graded, dimension);
  const [best, both] = rateWords(scale);
  return html`<div class="stack -tight"><p>${graded.dimensions.length > 1 && html`<b>${dimension.title}　</b>`}<${GradeLegend} scale=${scale} /></p>
    <table class="table -dense chair-graded"><thead><tr><th></th><th>${_("测评对象")}</th><th></th><th>${best}</th>${scale.grades.length > 2 && html`<th>${both}</th>`}<th>${_("结论")}</th></tr></thead>
      <tbody>${graded.subjects.map((one) => {
        const line = one.lines.find((other) => other.dimension === dimension.id);
        return line && html`<tr key=${one.id}><td class="num">${one.number}</td><th scope="row">${one.title}</th><td class="chair-bar"><${GradeBar} scale=${scale} marks=${line.marks} label=${one.title} /></td><td class="num">${shareText(line.satisfied)}</td>
          ${scale.grades.length > 2 && html`<td class="num">${shareText(line.basic)}</td>`}<td>${line.verdict && html`<${Tag} kind=${verdictKind(graded.scales, line.verdict)}>${line.verdict}<//>`}</td></tr>`;
      })}</tbody></table></div>`;
}
