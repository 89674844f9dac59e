// All subjects in one table: a row is drawn anew only when its own grades change, so that a touch answers at once.

import { _ } from "../../../base/i18n.js";
import { GradeKeys } from "../../../base/ui/grades.js";
import { cx, html, useCallback, useRef } from "../../ui.js";
import { reportWord, scaleOf } from "../../../kiosk/graded.js";
import { optionsOf } from "../../ballot-keeper.js";
import { fillingOf, lineId } from "./lines.js";
import { FillingMark, hasMore } from "./subject.js";

/** @typedef {{paper: any, withdrawn: boolean, onGrade: (line: string, grade: string) => void, onDetails: (subject: any) => void}} Shared what all rows are given */

/** The grades of one subject as one text: a row with the same text is the same row. @param {any} paper @param {string} subject @param {any} grades */
export function rowKey(paper, subject, grades) {
  return paper.dimensions.map((/** @type {any} */ one) => grades[lineId(subject, one.id)] ?? "").join("\n");
}

/** One subject in one dimension. @param {Shared & {subject: any, dimension: any, grade: string|undefined}} props */
function Cell({ paper, subject, dimension, grade, withdrawn, onGrade }) {
  const several = paper.dimensions.length > 1;
  const line = lineId(subject.id, dimension.id);
  return html`<div class=${cx("grade-cell", !grade && !withdrawn && "-left")} role="cell">
    ${several && html`<span class="grade-cell-what" aria-hidden="true">${dimension.title}</span>`}
    <${GradeKeys} compact scale=${scaleOf(paper, dimension)} value=${grade} disabled=${withdrawn} label=${several ? `${subject.title} ${dimension.title}` : subject.title}
      onPress=${(/** @type {string} */ pressed) => onGrade(line, pressed)} /></div>`;
}

/** One subject. @param {Shared & {subject: any, grades: any}} props */
function Row({ subject, grades, ...shared }) {
  const { paper, withdrawn, onDetails } = shared;
  const filling = withdrawn ? "withdrawn" : fillingOf(paper, subject.id, grades);
  return html`<div class=${cx("grade-row", `-${filling}`)} data-subject=${subject.id} role="row">
    <div class="grade-row-head" role="rowheader">
      <div class="grade-row-no"><span class="pick-no num">${subject.number}</span><${FillingMark} filling=${filling} /></div>
      <div class="pick-text"><span class="pick-title">${subject.title}${hasMore(subject) && html`<button type="button" class="line-more" onClick=${() => onDetails(subject)}>${_("详情")}</button>`}</span>
        <span class="pick-facts">${[subject.unit, reportWord(subject)].filter(Boolean).join(" · ")}</span></div>
    </div>
    ${paper.dimensions.map((/** @type {any} */ one) => html`<${Cell} key=${one.id} ...${shared} subject=${subject} dimension=${one} grade=${grades[lineId(subject.id, one.id)]} />`)}
  </div>`;
}

/**
 * The rows as they were drawn last, those anew whose grades are others: what is the same object is not looked at again.
 * @param {{poll: any, grades: any, withdrawn: Set<string>, onGrade: any, onDetails: any}} props onGrade and onDetails are the same at each call
 */
function useRows({ poll: { paper }, grades, withdrawn, onGrade, onDetails }) {
  const drawn = useRef({ paper, rows: new Map() });
  if (drawn.current.paper !== paper) drawn.current = { paper, rows: new Map() };
  const { rows } = drawn.current;
  return optionsOf(paper).map((subject) => {
    const out = withdrawn.has(subject.id);
    const key = `${out}\n${rowKey(paper, subject.id, grades)}`;
    const known = rows.get(subject.id);
    if (known?.key === key) return known.row;
    const row = html`<${Row} key=${subject.id} paper=${paper} subject=${subject} grades=${grades} withdrawn=${out} onGrade=${onGrade} onDetails=${onDetails} />`;
    rows.set(subject.id, { key, row });
    return row;
  });
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
  const rows = useRows({ poll, grades, withdrawn, onGrade: grade, onDetails: open });
  const keys = Math.max(...paper.scales.map((/** @type {any} */ one) => one.grades.length));
  return html`<div class="vote-body grade-grid" ref=${body} data-dense=${paper.dimensions.length * keys > 16 ? "" : undefined}>
    ${notes}
    <div class="grade-table" role="table" aria-label=${poll.title} style=${{ "--dimensions": String(paper.dimensions.length) }}>
      ${paper.dimensions.length > 1 && html`<div class="grade-head" role="row"><span role="columnheader">${_("测评对象")}</span>${paper.dimensions.map((/** @type {any} */ one) => html`<span role="columnheader" key=${one.id}>${one.title}</span>`)}</div>`}
      ${rows}
    </div></div>`;
}
