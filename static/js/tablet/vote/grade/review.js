// Before it is sent: every grade once more, and what was left.

import { _, count, lang } from "../../../base/i18n.js";
import { Notice, html } from "../../ui.js";
import { optionsOf } from "../../ballot-keeper.js";
import { useWithdrawn } from "./leaving.js";
import { isLeft, leftOf, linesOf } from "./lines.js";
import { GradeList } from "./list.js";
import { returnTo } from "./paper.js";

const NAMED = 12;

/** The numbers of the subjects that are not wholly graded, as many as can be read. @param {any[]} subjects */
function numbersOf(subjects) {
  const numbers = subjects.slice(0, NAMED).map((one) => one.number).join(lang === "zh" ? "、" : ", ");
  return subjects.length > NAMED ? _("第 %(numbers)s 号等", { numbers }) : _("第 %(numbers)s 号", { numbers });
}

/** @param {{hall: any, ballot: any, poll: any, draft: any}} props */
export function GradeReview({ hall, ballot, poll, draft }) {
  const { paper } = poll;
  const withdrawn = useWithdrawn({ hall, ballot, poll, draft }, "review");
  const left = leftOf(paper, draft.grades, withdrawn);
  const open = optionsOf(paper).filter((one) => isLeft(paper, one.id, draft.grades, withdrawn));
  const pick = (/** @type {string} */ id) => { returnTo(poll, id); ballot.go("choosing"); };
  return html`<div class="review-head"><h2>${_("您评了 %(n)s 项", { n: count(linesOf(paper, withdrawn).length - left.length) })}</h2></div>
    ${left.length > 0 && html`<${Notice} kind="warn" title=${_("还有 %(n)s 项未评：%(numbers)s", { n: count(left.length), numbers: numbersOf(open) })}>
      ${_("未评的项不计入统计。可以就这样提交；如要补评，请按“去补评”或“返回修改”。")}<//>`}
    <${GradeList} paper=${paper} grades=${draft.grades} withdrawn=${withdrawn} onPick=${pick} />`;
}
