// Grades of a scale: word, shape and tone. Which shape and tone a grade has follows from its place in its scale.

import { cx, html } from "./basics.js";

/** @typedef {{id: string, title: string, points: number}} Grade @typedef {{id: string, title: string, grades: Grade[]}} Scale */

const TONES = {
  1: ["best"],
  2: ["best", "worst"],
  3: ["best", "fair", "worst"],
  4: ["best", "good", "fair", "worst"],
  5: ["best", "good", "fair", "weak", "worst"],
};

/** The tone of the grade at a place in a scale of so many: best, good, fair, weak, worst. @param {number} place @param {number} all */
export function toneAt(place, all) {
  if (TONES[all]) return TONES[all][place] ?? "none";
  if (place === 0) return "best";
  return place === all - 1 ? "worst" : ["good", "fair", "weak"][Math.min(2, Math.floor((3 * (place - 1)) / (all - 2)))];
}

/** @param {Scale|null|undefined} scale @param {string|null|undefined} gradeId */
export function toneOf(scale, gradeId) {
  const place = scale?.grades.findIndex((one) => one.id === gradeId) ?? -1;
  return scale && place >= 0 ? toneAt(place, scale.grades.length) : "none";
}

/** Drawn by the style sheet: each drawing of SVG is a piece of its own to a browser that paints, and a grid has 720 of them. @param {{tone: string}} props */
export function GradeShape({ tone }) {
  return html`<i class=${`grade-shape -${tone}`} aria-hidden="true"></i>`;
}

/** Shape and word of a grade. @param {{scale: Scale, grade: string|null|undefined, none?: any}} props none: the word where there is no grade */
export function GradeMark({ scale, grade, none = "" }) {
  const tone = toneOf(scale, grade);
  return html`<span class=${cx("grade-mark", `-${tone}`)}><${GradeShape} tone=${tone} />${scale?.grades.find((one) => one.id === grade)?.title ?? none}</span>`;
}

/**
 * The keys of a scale, best first; `onPress` gets a grade's id.
 * @param {{scale: Scale, value: string|null|undefined, onPress: (grade: string) => void, label: string, compact?: boolean, disabled?: boolean, mark?: string}} props
 *   mark: the word on the pressed key
 */
export function GradeKeys({ scale, value, onPress, label, compact = false, disabled = false, mark }) {
  const all = scale.grades.length;
  return html`<div class=${cx("grade-keys", compact && "-compact", all > 5 && "-many")} role="group" aria-label=${label} style=${{ "--keys": String(all) }}>
    ${scale.grades.map((grade, place) => html`<button type="button" key=${grade.id} class=${`grade-key -${toneAt(place, all)}`} aria-pressed=${String(value === grade.id)}
      data-mark=${mark} disabled=${disabled} onClick=${() => onPress(grade.id)}><${GradeShape} tone=${toneAt(place, all)} /><span>${grade.title}</span></button>`)}
  </div>`;
}

/** What the shapes mean. @param {{scale: Scale}} props */
export function GradeLegend({ scale }) {
  return html`<span class="grade-legend">${scale.grades.map((grade) => html`<${GradeMark} key=${grade.id} scale=${scale} grade=${grade.id} />`)}</span>`;
}

/**
 * One bar of all who graded, a piece a grade with its count or its share in it where there is room.
 * @param {{scale: Scale, marks: [string, number][], shares?: boolean, whole?: number, label?: string, thin?: boolean}} props
 *   shares: marks are not counts but hundredths of a per cent; whole: how many the full width stands for
 */
export function GradeBar({ scale, marks, shares = false, whole, label, thin = false }) {
  const words = (/** @type {number} */ n) => (shares ? `${Math.round(n / 100)}%` : String(n));
  const counts = new Map(marks);
  const sum = [...counts.values()].reduce((all, n) => all + n, 0);
  const width = Math.max(whole ?? 0, sum, 1);
  const said = scale.grades.map((grade) => `${grade.title} ${words(counts.get(grade.id) ?? 0)}`).join("，");
  return html`<span class=${cx("grade-bar", thin && "-thin")} role="img" aria-label=${label ? `${label}：${said}` : said}>
    ${scale.grades.map((grade, place) => {
      const n = counts.get(grade.id) ?? 0;
      if (!n) return null;
      const share = n / width;
      return html`<i key=${grade.id} class=${`-${toneAt(place, scale.grades.length)}`} style=${{ width: `${100 * share}%` }}>${!thin && share >= (shares ? 0.08 : 0.05) && html`<b class="num">${words(n)}</b>`}</i>`;
    })}</span>`;
}
