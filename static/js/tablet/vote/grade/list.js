// The grades of a ballot to read: a row a subject, a column a dimension.

import { _ } from "../../../base/i18n.js";
import { GradeMark } from "../../../base/ui/grades.js";
import { cx, html } from "../../ui.js";
import { scaleOf } from "../../../kiosk/graded.js";
import { optionsOf } from "../../ballot-keeper.js";
import { isLeft, lineId } from "./lines.js";

/** @param {{paper: any, grades: any, withdrawn?: Set<string>, onPick?: (id: string) => void}} props onPick: a touch on a subject goes there */
export function GradeList({ paper, grades, withdrawn = new Set(), onPick }) {
  const several = paper.dimensions.length > 1;
  return html`<ol class=${cx("chosen -lines grade-list", several && "-several")}>${optionsOf(paper).map((one) => {
    const left = isLeft(paper, one.id, grades, withdrawn);
    return html`<li key=${one.id} class=${left ? "-left" : ""}>
      <span class="pick-no num">${one.number}</span>
      <span class="grade-list-name">${one.title}${onPick && !withdrawn.has(one.id) && html`<button type="button" class="line-more" onClick=${() => onPick(one.id)}>${left ? _("去补评") : _("修改")}</button>`}</span>
      <span class="grade-list-marks">${withdrawn.has(one.id) ? _("已退出测评") : paper.dimensions.map((/** @type {any} */ dimension) => html`<span key=${dimension.id}>
        ${several && html`<small>${dimension.title}</small>`}<${GradeMark} scale=${scaleOf(paper, dimension)} grade=${grades[lineId(one.id, dimension.id)]} none=${_("未评")} /></span>`)}</span></li>`;
  })}</ol>`;
}
