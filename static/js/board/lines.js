// The lines of the board: found by code or tracker, in groups by their first letter, in pages for a wall. Pure.

/**
 * @typedef {{code: string, tracker: string, credential: string, counted: boolean}} Line
 * @typedef {{poll_id: string, title: string, state: string, cast: number, head: string, head_code: string, hash_code: string, lines: Line[]}} Board
 */

const LETTERS = /[^0-9A-HJKMNP-TV-Z]/g;
const LENGTH = 8;
const GROUPED_FROM = 60;

/** A code as it was typed or heard, as far as it goes: XXXX-XXXX; O is read as 0, I and L as 1. @param {string} typed */
export function tidied(typed) {
  const plain = typed.normalize("NFKC").toUpperCase().replaceAll("O", "0").replace(/[IL]/g, "1").replace(LETTERS, "").slice(0, LENGTH);
  return plain.length > 4 ? `${plain.slice(0, 4)}-${plain.slice(4)}` : plain;
}

/** @param {string} code */
export function isWhole(code) {
  return code.replace("-", "").length === LENGTH;
}

/** What a fragment names: "#<tracker>". @param {string} hash */
export function trackerIn(hash) {
  try {
    return decodeURIComponent(hash.replace(/^#/, ""));
  } catch {
    return "";
  }
}

/** The fragment for a tracker. @param {string} tracker */
export function fragmentOf(tracker) {
  return `#${encodeURIComponent(tracker)}`;
}

/** The lines whose code begins so, or those of exactly this tracker. @param {Line[]} lines @param {{code?: string, tracker?: string}} wanted */
export function found(lines, { code, tracker }) {
  if (tracker) return lines.filter((line) => line.tracker === tracker);
  return code ? lines.filter((line) => line.code.startsWith(code)) : [];
}

/** Lines in groups by their first letter; few lines are one group without a letter. @param {Line[]} lines @returns {{letter: string, lines: Line[]}[]} */
export function grouped(lines) {
  if (lines.length < GROUPED_FROM) return [{ letter: "", lines }];
  /** @type {{letter: string, lines: Line[]}[]} */
  const groups = [];
  for (const line of lines) {
    const letter = line.code[0];
    if (groups.at(-1)?.letter !== letter) groups.push({ letter, lines: [] });
    groups.at(-1)?.lines.push(line);
  }
  return groups;
}

/** Pages for a wall, as even as they can be. @param {Line[]} lines @returns {{pages: Line[][], columns: number, rows: number}} */
export function paged(lines) {
  const [columns, rows] = lines.length <= 20 ? [4, 5] : lines.length <= 480 ? [6, 7] : [8, 10];
  const parts = Math.max(1, Math.ceil(lines.length / (columns * rows)));
  const size = Math.ceil(lines.length / parts);
  return { pages: Array.from({ length: parts }, (_unused, i) => lines.slice(i * size, (i + 1) * size)), columns, rows };
}
