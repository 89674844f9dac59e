// Which bars stand beside a subject's name: one a dimension, or one a group, or one altogether. Pure.

import { _ } from "../../base/i18n.js";
import { scaleOf, shareOf, togetherOf } from "../../kiosk/graded.js";

/**
 * @typedef {import("../../kiosk/graded.js").Graded} Graded @typedef {import("../../kiosk/graded.js").Subject} Subject
 * @typedef {{marks: [string, number][], shares: boolean, satisfied: number|null, basic: number|null, hidden: boolean, verdict: string}} Cell
 * @typedef {{label: string, scale: any, cell: (subject: Subject) => Cell|null}} Column
 * @typedef {{label: string, columns: Column[]}} Section
 */

const MOST = 4;

/** @param {Graded} graded @param {any} dimension @returns {(subject: Subject) => Cell|null} */
function whole(graded, dimension) {
  return (subject) => {
    const line = subject.lines.find((one) => one.dimension === dimension.id);
    return line ? { ...line, ...togetherOf(graded, line), hidden: false } : null;
  };
}

/** @param {any} dimension @param {string} name @param {any} scale @returns {(subject: Subject) => Cell|null} */
function ofGroup(dimension, name, scale) {
  return (subject) => {
    const group = subject.lines.find((one) => one.dimension === dimension.id)?.groups.find((one) => one.name === name);
    if (!group) return null;
    return { marks: group.marks, shares: false, satisfied: shareOf(scale, group.marks, 1), basic: shareOf(scale, group.marks, 2), hidden: group.hidden, verdict: "" };
  };
}

/** @template T @param {T[]} items @param {number} most @returns {T[][]} pieces of at most so many, of nearly the same length; at least one */
export function pieces(items, most) {
  const parts = Math.max(1, Math.ceil(items.length / most));
  const size = Math.ceil(items.length / parts);
  return Array.from({ length: parts }, (_unused, part) => items.slice(part * size, (part + 1) * size));
}

/**
 * The pages' columns: groups side by side by dimension; else the dimensions; never more than four beside each other.
 * @param {Graded} graded @returns {Section[]}
 */
export function sectionsOf(graded) {
  const { dimensions, groups, weighted } = graded;
  if (groups.length > 1 && !weighted) {
    return dimensions.flatMap((dimension) => {
      const scale = scaleOf(graded, dimension);
      const columns = groups.map((name) => ({ label: name, scale, cell: ofGroup(dimension, name, scale) }));
      return pieces(columns, MOST).map((some) => ({ label: dimensions.length === 1 ? "" : dimension.title, columns: some }));
    });
  }
  const columns = dimensions.map((dimension) => ({ label: dimensions.length > 1 ? dimension.title : _("测评情况"), scale: scaleOf(graded, dimension), cell: whole(graded, dimension) }));
  return pieces(columns, MOST).map((some) => ({ label: "", columns: some }));
}
