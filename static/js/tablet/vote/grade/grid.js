// All subjects in one table: a row is drawn anew only when its own grades change, so that a touch answers at once.

import { _ } from "../../../base/i18n.js";
import { GradeKeys } from "../../../base/ui/grades.js";
import { Component, cx, html, useCallback, useRef } from "../../ui.js";
import { reportWord, scaleOf } from "../../../kiosk/graded.js";
import { optionsOf } from "../../ballot-keeper.js";
import { fillingOf, lineId } from "./lines.js";
import { FillingMark, hasMore } from "./subject.js";

/** The grades of one subject as one text: a row with the same text is the same row. @param {any} paper @param {string} subject @param {any} grades */
export function rowKey(paper, subject, grades) {
  return paper.dimensions.map((/** @type {any} */ one) => grades[lineId(subject, one.id)] ?? "").join("\n");
}

/** One subject. @extends {Component<{paper: any, subject: any, grades: any, row: string, withdrawn: boolean, onGrade: any, onDetails: any}>} */
class Row extends Component {
  /** @param {any} next */
  shouldComponentUpdate(next) {
    const { row, subject, withdrawn, paper } = this.props;
    return next.row !== row || next.subject !== subject || next.withdrawn !== withdrawn || next.paper !== paper;
  }

  render() {
    const { paper, subject, grades, withdrawn, onGrade, onDetails } = this.props;
    const several = paper.dimensions.length > 1;
    const filling = withdrawn ? "withdrawn" : fillingOf(paper, subject.id, grades);
    return html`<div class=${cx("grade-row", `-${filling}`)} data-subject=${subject.id} role="row">
      <div class="grade-row-head" role="rowheader">
        <div class="grade-row-no"><span class="pick-no num">${subject.number}</span><${FillingMark} filling=${filling} /></div>
        <div class="pick-text"><span class="pick-title">${subject.title}${hasMore(subject) && html`<button type="button" class="line-more" onClick=${() => onDetails(subject)}>${_("详情")}</button>`}</span>
          <span class="pick-facts">${[subject.unit, reportWord(subject)].filter(Boolean).join(" · ")}</span></div>
      </div>
      ${paper.dimensions.map((/** @type {any} */ one) => {
        const line = lineId(subject.id, one.id);
        return html`<div class=${cx("grade-cell", !grades[line] && !withdrawn && "-left")} role="cell" key=${one.id}>
          ${several && html`<span class="grade-cell-what" aria-hidden="true">${one.title}</span>`}
          <${GradeKeys} compact scale=${scaleOf(paper, one)} value=${grades[line]} disabled=${withdrawn} label=${several ? `${subject.title} ${one.title}` : subject.title}
            onPress=${(/** @type {string} */ grade) => onGrade(line, grade)} /></div>`;
      })}
    </div>`;
  }
}

/**
 * @param {{poll: any, grades: any, withdrawn: Set<string>, onGrade: (line: string, grade: string) => void, onDetails: (subject: any) => void, notes: any, body: any}} props
 */
export function Grid({ poll, grades, withdrawn, onGrade, onDetails, notes, body }) {
  const { paper } = poll;
  // Rows that are not drawn anew hold on to what they were given first.
  const latest = useRef(onGrade);
  latest.current = onGrade;
  const grade = useCallback((/** @type {string} */ line, /** @type {string} */ value) => latest.current(line, value), []);
  const details = useRef(onDetails);
  details.current = onDetails;
  const open = useCallback((/** @type {any} */ subject) => details.current(subject), []);
  const keys = Math.max(...paper.scales.map((/** @type {any} */ one) => one.grades.length));
  return html`<div class="vote-body grade-grid" ref=${body} data-dense=${paper.dimensions.length * keys > 16 ? "" : undefined}>
    ${notes}
    <div class="grade-table" role="table" aria-label=${poll.title} style=${{ "--dimensions": String(paper.dimensions.length) }}>
      ${paper.dimensions.length > 1 && html`<div class="grade-head" role="row"><span role="columnheader">${_("测评对象")}</span>${paper.dimensions.map((/** @type {any} */ one) => html`<span role="columnheader" key=${one.id}>${one.title}</span>`)}</div>`}
      ${optionsOf(paper).map((subject) => html`<${Row} key=${subject.id} paper=${paper} subject=${subject} grades=${grades} row=${rowKey(paper, subject.id, grades)}
        withdrawn=${withdrawn.has(subject.id)} onGrade=${grade} onDetails=${open} />`)}
    </div></div>`;
}
