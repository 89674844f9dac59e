// The lines of a paper while they are edited: pasted rows, order, what is sent. Pure.

/** @typedef {{key: string, id: string|null, number: number, title: string, person?: string, deed?: string, name?: string, post?: string, unit: string, investment: string, due: string, description: string, picture: string,
 *   fresh: import("./pictures.js").Fresh|"none"|null}} Draft picture: as the server has it; fresh: what it is to become on saving */

const FIELDS = ["title", "unit", "investment", "due", "description"];
const HEADS = /^(项目名称|项目|名称|标题|事项)$/;
let made = 0;

/** @param {Partial<Draft>} [given] @returns {Draft} */
export function option(given = {}) {
  made += 1;
  return { id: null, number: 0, title: "", person: "", unit: "", investment: "", due: "", description: "", picture: "", fresh: null, ...given, key: given.id ?? `new-${made}` };
}

/** Rows copied from a spreadsheet; cells that hold tabs, quotes or line breaks come in double quotes. @param {string} text @returns {string[][]} */
export function cellsOf(text) {
  /** @type {string[][]} */
  const rows = [];
  /** @type {string[]} */
  let row = [];
  let cell = "";
  let quoted = false;
  const endCell = () => { row.push(cell.trim()); cell = ""; };
  const endRow = () => { endCell(); rows.push(row); row = []; };
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') { cell += '"'; i += 1; }
      else if (c === '"') quoted = false;
      else cell += c;
    } else if (c === '"' && cell === "") quoted = true;
    else if (c === "\t") endCell();
    else if (c === "\n") endRow();
    else if (c !== "\r") cell += c;
  }
  if (cell || row.length) endRow();
  return rows.filter((cells) => cells.some(Boolean));
}

/** Pasted rows as lines: number (if the first column holds numbers), title, unit, investment, due, description; a row of heads is left out.
 * @param {string} text @returns {Draft[]} */
export function pasted(text) {
  let rows = cellsOf(text);
  if (rows.length && rows[0].some((cell) => HEADS.test(cell))) rows = rows.slice(1);
  const numbered = rows.length > 0 && rows.every((cells) => /^\d{1,4}[.、．]?$/.test(cells[0]) && cells.length > 1);
  return rows.map((cells) => {
    const rest = numbered ? cells.slice(1) : cells;
    return option(Object.fromEntries(FIELDS.map((name, place) => [name, rest[place] ?? ""])));
  }).filter((one) => one.title);
}

/** @template T @param {T[]} list @param {number} from @param {number} to @returns {T[]} */
export function moved(list, from, to) {
  if (to < 0 || to >= list.length) return list;
  const next = [...list];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}

/** The list with a part of one line changed. @template {{key: string}} T @param {T[]} list @param {string} key @param {Partial<T>} part @returns {T[]} */
export function edited(list, key, part) {
  return list.map((one) => (one.key === key ? { ...one, ...part } : one));
}

/** The list after a line's picture was sent; one that was chosen meanwhile is still to be sent. @param {Draft[]} list @param {Draft} sent @param {string} picture @returns {Draft[]} */
export function placed(list, sent, picture) {
  return list.map((one) => (one.key === sent.key ? { ...one, picture, fresh: one.fresh === sent.fresh ? null : one.fresh } : one));
}

/** @template {{key: string}} T @param {T[]} list @param {string} key @returns {T[]} */
export function without(list, key) {
  return list.filter((one) => one.key !== key);
}

/** The lines that are kept: those that say something, or that the server knows. @param {Draft[]} drafts */
export function filled(drafts) {
  return drafts.filter((one) => one.title.trim() || one.id || one.deed);
}

/** What the server is sent: without empty lines, numbered by their places unless the numbers are to stay. @param {Draft[]} drafts @param {boolean} keepNumbers */
export function sent(drafts, keepNumbers) {
  return filled(drafts).map(({ key: _key, fresh: _fresh, ...one }, place) => ({ ...one, number: keepNumbers ? one.number : place + 1 }));
}
