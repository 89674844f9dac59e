// A named result in pages: who stands on which page. Pure.

import { lettersOf } from "./view.js";

/** @typedef {{name: string, delegation: string, seat: string|null, cast: boolean, answer: any, described: string[]}} NamedChoice */
/** @typedef {{delegation: string, part: number, parts: number, people: NamedChoice[]}} Block one delegation, or a part of a large one */

const LONG_NAME = 4.2;

/** Whether a name needs the room of two. @param {NamedChoice} one */
export function isLong(one) {
  return lettersOf(one.name) > LONG_NAME;
}

/**
 * The people by delegation in the roll's order; a delegation of more than `most` people becomes several blocks.
 * @param {NamedChoice[]} names @param {number} most @returns {Block[]}
 */
export function blocksOf(names, most) {
  /** @type {Map<string, NamedChoice[]>} */
  const groups = new Map();
  for (const one of names) groups.set(one.delegation, [...(groups.get(one.delegation) ?? []), one]);
  return [...groups].flatMap(([delegation, people]) => {
    const parts = Math.ceil(people.length / most);
    const size = Math.ceil(people.length / parts);
    return Array.from({ length: parts }, (_unused, part) => ({ delegation, part: part + 1, parts, people: people.slice(part * size, (part + 1) * size) }));
  });
}

/**
 * Blocks in order on pages of at most `lines` lines; a block has a heading of `head` lines, and a line holds `across` names.
 * @param {Block[]} blocks @param {{lines: number, across: number, head: number}} room @returns {Block[][]}
 */
export function pagesOf(blocks, { lines, across, head }) {
  /** @type {Block[][]} */
  const pages = [];
  let left = 0;
  for (const block of blocks) {
    const places = block.people.reduce((sum, one) => sum + (isLong(one) && across > 1 ? 2 : 1), 0);
    const needs = head + Math.ceil(places / across);
    if (pages.length === 0 || needs > left) {
      pages.push([]);
      left = lines;
    }
    pages[pages.length - 1].push(block);
    left -= needs;
  }
  return pages;
}

/** What somebody pressed in a motion. @param {NamedChoice} one @returns {"yes"|"no"|"abstain"|"none"} */
export function motionMark(one) {
  return one.cast ? one.answer.vote : "none";
}

/** What somebody said of each option: "yes", "no", "abstain" or "". @param {NamedChoice} one @param {any[]} options @returns {string[]} */
export function marksOf(one, options) {
  if (!one.cast) return options.map(() => "");
  const chosen = new Set(one.answer.chosen ?? []);
  return options.map((option) => (one.answer.votes ? one.answer.votes[option.id] ?? "" : chosen.has(option.id) ? "yes" : ""));
}
