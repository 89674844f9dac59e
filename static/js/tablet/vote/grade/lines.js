// A paper that is graded, as the tablet holds it: lines, what is left of them, the same for all that is left. Pure.

import { gradedLines, optionsOf } from "../../ballot-keeper.js";

/**
 * @typedef {{id: string, subject: any, dimension: any, scale: any}} Line one subject in one dimension
 * @typedef {Record<string, string>} Grades line id → grade id
 * @typedef {"done"|"partly"|"none"|"withdrawn"} Filling
 */

const FEW = 24;

/** The lines of a paper are the same at each touch. @type {WeakMap<object, Line[]>} */
const known = new WeakMap();

/** @param {any} paper @returns {Line[]} */
function allLines(paper) {
  const lines = known.get(paper) ?? gradedLines(paper);
  known.set(paper, lines);
  return lines;
}

/** @param {string} subject @param {string} dimension */
export function lineId(subject, dimension) {
  return `${subject}:${dimension}`;
}

/** The lines in the paper's order, subject by subject. @param {any} paper @param {Set<string>} [withdrawn] @returns {Line[]} */
export function linesOf(paper, withdrawn = new Set()) {
  return allLines(paper).filter(({ subject }) => !withdrawn.has(subject.id));
}

/** @param {any} paper @param {Grades} grades @param {Set<string>} [withdrawn] */
export function leftOf(paper, grades, withdrawn) {
  return linesOf(paper, withdrawn).filter((line) => !grades[line.id]);
}

/** The grades without those of who was withdrawn: the same object where there are none. @param {any} paper @param {Grades} grades @param {Set<string>} withdrawn @returns {Grades} */
export function stillAsked(paper, grades, withdrawn) {
  const gone = allLines(paper).filter((line) => withdrawn.has(line.subject.id) && line.id in grades).map((line) => line.id);
  return gone.length ? Object.fromEntries(Object.entries(grades).filter(([id]) => !gone.includes(id))) : grades;
}

/** Is there one subject at a time to begin with? @param {any} paper */
export function beginsSingly(paper) {
  return paper.options.length * paper.dimensions.length <= FEW;
}

/** How far a subject is graded. @param {any} paper @param {string} subject @param {Grades} grades @param {Set<string>} [withdrawn] @returns {Filling} */
export function fillingOf(paper, subject, grades, withdrawn) {
  if (withdrawn?.has(subject)) return "withdrawn";
  const done = paper.dimensions.filter((/** @type {any} */ one) => grades[lineId(subject, one.id)]).length;
  if (done === 0) return "none";
  return done === paper.dimensions.length ? "done" : "partly";
}

/** Grade a line; the same grade again takes it back. @param {Grades} grades @param {string} line @param {string} grade @returns {Grades} */
export function graded(grades, line, grade) {
  const { [line]: before, ...rest } = grades;
  return before === grade ? rest : { ...rest, [line]: grade };
}

/** The same grade for all lines of a scale that have none. @param {any} paper @param {Grades} grades @param {Record<string, string>} chosen scale id → grade id @param {Set<string>} [withdrawn] @returns {Grades} */
export function withRest(paper, grades, chosen, withdrawn) {
  const more = leftOf(paper, grades, withdrawn).filter((line) => chosen[line.scale.id]).map((line) => [line.id, chosen[line.scale.id]]);
  return { ...grades, ...Object.fromEntries(more) };
}

/** Whether something of a subject is left. @param {any} paper @param {string} subject @param {Grades} grades @param {Set<string>} [withdrawn] */
export function isLeft(paper, subject, grades, withdrawn) {
  return ["none", "partly"].includes(fillingOf(paper, subject, grades, withdrawn));
}

/** The next subject that is not wholly graded after this one, from the beginning again; "" where all are. @param {any} paper @param {Grades} grades @param {string} after @param {Set<string>} [withdrawn] */
export function nextLeft(paper, grades, after, withdrawn) {
  const all = optionsOf(paper).map((one) => one.id);
  const at = all.indexOf(after);
  const order = [...all.slice(at + 1), ...all.slice(0, at + 1)];
  return order.find((id) => isLeft(paper, id, grades, withdrawn)) ?? "";
}

/** Who was withdrawn of the evaluation that a poll is part of. @param {any} state @returns {Set<string>} */
export function withdrawnOf(state) {
  const { evaluation, poll } = state;
  if (!evaluation || evaluation.id !== poll?.evaluation_id) return new Set();
  return new Set(evaluation.withdrawn);
}
