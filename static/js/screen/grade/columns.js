// Which bars stand beside a subject's name: one a dimension, or one a group, or one altogether. Pure.

import { _ } from "../../base/i18n.js";

/**
 * @typedef {import("../../kiosk/graded.js").Graded} Graded @typedef {import("../../kiosk/graded.js").Subject} Subject
 * @typedef {{marks: [string, number][], satisfied: number|null, basic: number|null, hidden: boolean, verdict: string}} Cell
 * @typedef {{label: string, scale: any, cell: (subject: Subject) => Cell|null}} Column
 * @typedef {{label: string, columns: Column[]}} Section
 */

export const MOST = 4;

/** @param {Graded} graded @param {any} dimension */
const scaleOf = (graded, dimension) => graded.scales.find((one) => one.id === dimension.scale);

/** @param {any} dimension @returns {(subject: Subject) => Cell|null} */
function whole(dimension) {
  return (subject) => {
    const line = subject.lines.find((one) => one.dimension === dimension.id);
    return line ? { ...line, hidden: false } : null;
  };
}

/** @param {any} dimension @param {string} name @param {any} scale @param {(scale: any, marks: any, best: number) => number|null} share @returns {(subject: Subject) => Cell|null} */
function ofGroup(dimension, name, scale, share) {
  return (subject) => {
    const group = subject.lines.find((one) => one.dimension === dimension.id)?.groups.find((one) => one.name === name);
    if (!group) return null;
    return { marks: group.marks, satisfied: share(scale, group.marks, 1), basic: share(scale, group.marks, 2), hidden: group.hidden, verdict: "" };
  };
}

/** @template T @param {T[]} items @returns {T[][]} pieces of at most MOST, of nearly the same length */
export function pieces(items) {
  const parts = Math.ceil(items.length / MOST);
  const size = Math.ceil(items.length / Math.max(1, parts));
  return Array.from({ length: parts }, (_unused, part) => items.slice(part * size, (part + 1) * size));
}

/**
 * The pages' columns: groups side by side by dimension; else the dimensions; never more than four beside each other.
 * @param {Graded} graded @param {(scale: any, marks: any, best: number) => number|null} share @returns {Section[]}
 */
export function sectionsOf(graded, share) {
  const { dimensions, groups, weighted } = graded;
  if (groups.length > 1 && !weighted) {
    return dimensions.flatMap((dimension) => {
      const scale = scaleOf(graded, dimension);
      const columns = groups.map((name) => ({ label: name, scale, cell: ofGroup(dimension, name, scale, share) }));
      const all = dimensions.length === 1 ? [] : [dimension.title];
      return pieces(columns).map((some) => ({ label: all.join(""), columns: some }));
    });
  }
  const columns = dimensions.map((dimension) => ({ label: dimensions.length > 1 ? dimension.title : _("测评情况"), scale: scaleOf(graded, dimension), cell: whole(dimension) }));
  return pieces(columns).map((some) => ({ label: "", columns: some }));
}
