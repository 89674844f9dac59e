// The figures of a count as they are typed: keys as the server's (rules/paper_count.py), checks that run while typing. Pure.

import { _ } from "../../base/i18n.js";
import { markWord, reasonWord } from "./words.js";

/** @typedef {Record<string, string>} Typed key → what was typed */

const VOTES = ["yes", "no", "abstain"];

/** @param {string|undefined} text */
export function numberOf(text) {
  return text && /^\d{1,6}$/.test(text) ? Number(text) : 0;
}

/** @param {string} line @param {string} mark */
export const cell = (line, mark) => `${line}|${mark}`;

/** The fields in the order in which they are typed. @param {any} layout @param {string[]} written @returns {string[]} */
export function fieldsOf(layout, written = []) {
  const lines = layout.lines.flatMap((/** @type {any} */ line) => line.marks.map(([mark]) => cell(line.id, mark)));
  const head = ["valid", ...(layout.sums ? [] : ["blank"]), ...layout.void_reasons.map(([why]) => cell("void", why))];
  return [...head, ...lines, ...written.map((name) => cell(`+${name}`, "yes"))];
}

/** @param {any} layout @param {Typed} typed */
export function voidTotal(layout, typed) {
  return layout.void_reasons.reduce((sum, [why]) => sum + numberOf(typed[cell("void", why)]), 0);
}

/** @param {any} line @param {Typed} typed */
export function lineTotal(line, typed) {
  return line.marks.reduce((sum, [mark]) => sum + numberOf(typed[cell(line.id, mark)]), 0);
}

/**
 * What does not fit so far, one sentence a fault; the server has the last word.
 * @param {any} layout @param {Typed} typed @param {number|null} collected @param {string[]} written
 * @returns {{line: string, text: string}[]}
 */
export function faultsOf(layout, typed, collected, written = []) {
  const valid = numberOf(typed.valid);
  const voids = voidTotal(layout, typed);
  const blank = layout.sums ? 0 : numberOf(typed.blank);
  const counting = Math.max(0, valid - blank);
  const faults = [];
  if (collected !== null && valid + voids !== collected) {
    faults.push({ line: "", text: _("有效 %(valid)s + 废票 %(void)s = %(sum)s，应等于收回 %(collected)s", { valid, void: voids, sum: valid + voids, collected }) });
  }
  if (blank > valid) faults.push({ line: "", text: _("空白票 %(blank)s 多于有效票 %(valid)s", { blank, valid }) });
  for (const line of layout.lines) {
    const sum = lineTotal(line, typed);
    const title = line.number ? `${line.number}. ${line.title}` : line.title;
    if (layout.sums ? sum !== valid : sum > counting) {
      faults.push({ line: line.id, text: layout.sums
        ? _("“%(title)s”合计 %(sum)s，应等于有效票 %(valid)s", { title, sum, valid })
        : _("“%(title)s”合计 %(sum)s，多于可计的 %(counting)s", { title, sum, counting }) });
    }
  }
  const chosen = layout.lines.reduce((sum, line) => sum + numberOf(typed[cell(line.id, "yes")]), 0) + written.reduce((sum, name) => sum + numberOf(typed[cell(`+${name}`, "yes")]), 0);
  if (layout.choose && chosen > layout.choose * counting) {
    faults.push({ line: "", text: _("得票合计 %(sum)s，多于最多可投的 %(most)s", { sum: chosen, most: layout.choose * counting }) });
  }
  return faults;
}

/** @param {string} id @param {[string, any][]} marks @param {Typed} typed */
function lineBody(id, marks, typed) {
  const body = { id };
  const rest = [];
  for (const [mark] of marks) {
    const n = numberOf(typed[cell(id, mark)]);
    if (VOTES.includes(mark)) body[mark] = n;
    else rest.push([mark, n]);
  }
  return rest.length > 0 ? { ...body, marks: rest } : body;
}

/** The body of a request. @param {any} layout @param {Typed} typed @param {string[]} written */
export function figuresBody(layout, typed, written = []) {
  return {
    valid: numberOf(typed.valid),
    blank: layout.sums ? 0 : numberOf(typed.blank),
    void: layout.void_reasons.map(([why]) => [why, numberOf(typed[cell("void", why)])]).filter(([, n]) => n > 0),
    options: [...layout.lines.map((line) => lineBody(line.id, line.marks, typed)), ...written.map((name) => lineBody(`+${name}`, [["yes", ""]], typed))],
  };
}

/** What was typed, of figures as the server has them. @param {any} figures @returns {Typed} */
export function typedOf(figures) {
  /** @type {Typed} */
  const typed = { valid: String(figures.valid), blank: String(figures.blank) };
  for (const [why, n] of figures.void) typed[cell("void", why)] = String(n);
  for (const line of figures.options) {
    for (const vote of VOTES) typed[cell(line.id, vote)] = String(line[vote]);
    for (const [mark, n] of line.marks) typed[cell(line.id, mark)] = String(n);
  }
  return typed;
}

/** What a key of the figures is called. @param {any} layout @param {string} key */
export function keyWords(layout, key) {
  if (key === "valid") return _("有效票");
  if (key === "blank") return _("空白票");
  const at = key.lastIndexOf("|");
  const [line, mark] = [key.slice(0, at), key.slice(at + 1)];
  if (line === "void") return _("废票：%(why)s", { why: reasonWord(mark) });
  if (line.startsWith("+")) return _("另选：%(name)s", { name: line.slice(1) });
  const found = layout.lines.find((/** @type {any} */ one) => one.id === line);
  const word = markWord(mark, found?.marks.find(([id]) => id === mark)?.[1] ?? mark);
  if (!found) return key;
  return found.number ? `${found.number}. ${found.title}　${word}` : word;
}
