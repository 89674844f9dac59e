// Where a document may go. Pure: works on sections ({id, documents}) in the order of the page; the library's id is "".

/** @typedef {{id: string, documents: {id: string}[]}} Section */
/** @typedef {{item_id: string|null, position: number}} Place */
/** @typedef {{id: string, item_id: string|null, position: number}} Placed */

/** The sections of the page: each item of the agenda, then the library. @param {any[]} agenda @param {any[]} documents @returns {any[]} */
export function sectionsOf(agenda, documents) {
  const known = new Set(agenda.map((item) => item.id));
  const ordered = [...documents].sort((a, b) => a.position - b.position);
  const sections = agenda.map((item) => ({ id: item.id, item, documents: ordered.filter((one) => one.item_id === item.id) }));
  const rest = ordered.filter((one) => !one.item_id || !known.has(one.item_id));
  return [...sections, { id: "", item: null, documents: rest }];
}

/**
 * The place one step up or down, into the neighbouring section at its edge; null where there is none.
 * @param {Section[]} sections @param {string} id @param {1|-1} way @returns {Place|null}
 */
export function step(sections, id, way) {
  const at = sections.findIndex((section) => section.documents.some((one) => one.id === id));
  if (at < 0) return null;
  const position = sections[at].documents.findIndex((one) => one.id === id) + way;
  if (position >= 0 && position < sections[at].documents.length) return { item_id: sections[at].id || null, position };
  const next = sections[at + way];
  if (!next) return null;
  return { item_id: next.id || null, position: way > 0 ? 0 : next.documents.length };
}

/**
 * The place of a document dropped into a section before its `index`-th row, the document itself not counted; null where it stays.
 * @param {Section[]} sections @param {string} id @param {string} sectionId @param {number} index @returns {Place|null}
 */
export function drop(sections, id, sectionId, index) {
  const section = sections.find((one) => one.id === sectionId);
  if (!section) return null;
  if (section.documents.findIndex((one) => one.id === id) === index) return null;
  return { item_id: sectionId || null, position: index };
}

/**
 * The moves that put what was uploaded together into its order. Only those count that lie where the upload left them: what
 * somebody has moved since stays where it was put.
 * @param {Placed[]} uploaded in the order they shall have, each where the upload left it @param {Placed[]} present the library as it is
 * @returns {Placed[]} to be made one after the other
 */
export function straightened(uploaded, present) {
  const lies = (/** @type {Placed} */ one) => present.some((now) => now.id === one.id && now.item_id === one.item_id && now.position === one.position);
  const mine = uploaded.filter(lies);
  const order = present.filter((one) => one.item_id === mine[0]?.item_id).sort((a, b) => a.position - b.position).map((one) => one.id);
  /** @type {Placed[]} */
  const moves = [];
  let before = -1;
  for (const { id, item_id } of mine) {
    const at = order.indexOf(id);
    if (at < before) {
      order.splice(at, 1);
      order.splice(before, 0, id);
      moves.push({ id, item_id, position: before });
    } else before = at;
  }
  return moves;
}
