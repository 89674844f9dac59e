// A person's notes on one document as this device holds them: pure, asked and told by sync.js.

/**
 * @typedef {object} Note `page` null: written on a page of an earlier version that has changed since
 * @property {string} id @property {number|null} page @property {"ink"|"marker"|"text"|"bookmark"} kind @property {any} data
 * @property {number} changed @property {boolean} gone @property {number} [from_number] @property {number} [from_page]
 *
 * @typedef {Note & {page: number, version: string}} Waiting a change that the server has not acknowledged
 * @typedef {object} Held `unkept`: acknowledged changes that the whole, as it was last written on this device, does not have
 * @property {Map<string, Note>} notes @property {Map<string, Waiting>} waiting @property {Map<string, Waiting>} unkept
 * @property {number} seq
 */

/** @returns {Held} */
export const nothing = () => ({ notes: new Map(), waiting: new Map(), unkept: new Map(), seq: 0 });

/** What the reader did here: a note as it is now. @param {Held} held @param {Waiting} note @returns {Held} */
export function changedHere(held, note) {
  const notes = new Map(held.notes);
  if (note.gone) notes.delete(note.id);
  else notes.set(note.id, shown(note));
  return { ...held, notes, waiting: new Map(held.waiting).set(note.id, note) };
}

/** What came from the server; a change of this device that is newer stays. @param {Held} held @param {Note[]} rows @returns {Held} */
export function heard(held, rows) {
  const notes = new Map(held.notes);
  const waiting = new Map(held.waiting);
  const unkept = new Map(held.unkept);
  for (const row of rows) {
    const mine = waiting.get(row.id);
    if (mine && mine.changed > row.changed) continue;
    waiting.delete(row.id);
    if (unkept.get(row.id)?.changed !== row.changed) unkept.delete(row.id);
    if (row.gone) notes.delete(row.id);
    else notes.set(row.id, shown(row));
  }
  return { ...held, notes, waiting, unkept };
}

/** What another device has taken away is not here either: `known` are all that the server has. @param {Held} held @param {Set<string>} known @returns {Held} */
export function only(held, known) {
  return { ...held, notes: new Map([...held.notes].filter(([id]) => known.has(id) || held.waiting.has(id))) };
}

/**
 * The server has these; what was changed again meanwhile still waits.
 * @param {Held} held @param {Waiting[]} sent @param {string[]} refused ids that it will never take @returns {Held}
 */
export function acknowledged(held, sent, refused) {
  const notes = new Map(held.notes);
  const waiting = new Map(held.waiting);
  const unkept = new Map(held.unkept);
  for (const note of sent) {
    if (waiting.get(note.id)?.changed === note.changed) waiting.delete(note.id);
    unkept.set(note.id, note);
  }
  for (const id of refused) {
    waiting.delete(id);
    unkept.delete(id);
    notes.delete(id);
  }
  return { ...held, notes, waiting, unkept };
}

/** What this device must keep beside the whole: sent again when it is found there, which is harmless. @param {Held} held @returns {Waiting[]} */
export const beside = (held) => [...new Map([...held.unkept, ...held.waiting]).values()];

/** The whole lies on the device, as it was when these were unkept. @param {Held} held @param {Map<string, Waiting>} then @returns {Held} */
export function keptWhole(held, then) {
  return { ...held, unkept: new Map([...held.unkept].filter(([id, note]) => then.get(id) !== note)) };
}

/** A moment later than the note's last change, whatever the clock says. @param {Held} held @param {string} id @param {number} now */
export function momentOf(held, id, now) {
  const last = Math.max(held.notes.get(id)?.changed ?? 0, held.waiting.get(id)?.changed ?? 0);
  return Math.max(Math.round(now), last + 1);
}

/** The next notes to send: of one version, the oldest first, not too many at once. @param {Held} held @param {number} most @returns {Waiting[]} */
export function batchOf(held, most) {
  const all = [...held.waiting.values()].sort((a, b) => a.changed - b.changed);
  let size = 0;
  const batch = [];
  for (const note of all.filter((one) => one.version === all[0]?.version)) {
    size += JSON.stringify(note).length;
    if (batch.length && (batch.length >= most || size > LARGEST)) break;
    batch.push(note);
  }
  return batch;
}

const LARGEST = 300_000;

/** @param {Note} note @returns {Note} */
function shown({ id, page, kind, data, changed, from_number, from_page }) {
  return { id, page, kind, data, changed, gone: false, from_number, from_page };
}

const ORDER = { marker: 0, ink: 1, text: 2, bookmark: 3 };

/** The notes of each page, as they lie over one another. @param {Held} held @returns {Map<number, Note[]>} */
export function byPage(held) {
  /** @type {Map<number, Note[]>} */
  const pages = new Map();
  for (const note of held.notes.values()) {
    if (note.page === null) continue;
    const there = pages.get(note.page);
    if (there) there.push(note);
    else pages.set(note.page, [note]);
  }
  for (const there of pages.values()) there.sort((a, b) => ORDER[a.kind] - ORDER[b.kind] || a.changed - b.changed || (a.id < b.id ? -1 : 1));
  return pages;
}

/** Those of earlier versions whose pages have changed. @param {Held} held @returns {Note[]} */
export function leftOver(held) {
  return [...held.notes.values()].filter((note) => note.page === null)
    .sort((a, b) => (a.from_page ?? 0) - (b.from_page ?? 0) || a.changed - b.changed);
}
