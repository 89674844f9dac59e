// What the reader did on this device counts here at once, before the server knows of it.

import { makeOutbox } from "./outbox.js";

/**
 * @param {{held: import("./holdings.js").Holdings, serverNow: () => number, refused: () => void}} given
 *   refused: a signature was not taken
 */
export function makeOwn({ held, serverNow, refused }) {
  const outbox = makeOutbox({ vault: held.vault, sent });
  /** Pages seen since this page is here, and how many the reader had seen before. @type {Map<string, {before: number, pages: Set<number>}>} */
  const seen = new Map();
  /** How often the server has acknowledged something: a book that it made before says less. */
  let acknowledged = 0;
  const now = () => new Date(serverNow()).toISOString();

  /** @param {string} document @param {string} kind @param {any} answer null: refused */
  function sent(document, kind, answer) {
    acknowledged += 1;
    if (kind !== "signs") return;
    held.edit(document, () => ({ signing: false, signed_at: answer === null ? null : answer?.signed_at ?? now() }));
    if (answer === null) refused();
  }

  return {
    outbox,
    acknowledged: () => acknowledged,
    /** @param {any[]} documents as the server has, or had, them */
    withOwn: (documents) => documents.map((one) => ({
      ...one,
      last_page: outbox.lastPage(one.id) ?? one.last_page,
      signing: !one.signed_at && outbox.isSigning(one.id),
    })),
    /** It was opened. @param {any} document @param {any} opened the server's answer @returns {any} the same, with where one stopped */
    opened({ id }, opened) {
      acknowledged += 1;
      const last = outbox.lastPage(id) ?? opened.last_page;
      held.edit(id, () => ({ is_new: false, changed: false, opened_at: now(), last_page: last }));
      return { ...opened, last_page: last };
    },
    /** It was opened without a network; `opened`: what the server answered another time, or what is assumed. @param {any} document @param {any} opened */
    openedAway({ id, version, last_page }, opened) {
      outbox.opened(id, version.id);
      held.edit(id, () => ({ is_new: false, changed: false }));
      return { ...opened, last_page: outbox.lastPage(id) ?? last_page ?? 1 };
    },
    /** @param {any} document @param {number[]} pages seen @param {number} last */
    read(document, pages, last) {
      outbox.read(document.id, document.version.id, pages, last);
      const sofar = seen.get(document.version.id) ?? { before: document.pages_read ?? 0, pages: new Set() };
      for (const one of pages) sofar.pages.add(one);
      seen.set(document.version.id, sofar);
      held.edit(document.id, (one) => ({ last_page: last, pages_read: Math.max(one.pages_read ?? 0, sofar.pages.size) }));
    },
    /** @param {any} document */
    sign(document) {
      outbox.signed(document.id, document.version.id);
      held.edit(document.id, () => ({ signing: true }));
    },
    /** How many pages the reader has not turned to; 0 where that is not known: some were read at another time. @param {any} document */
    unseen({ version }) {
      const sofar = seen.get(version.id);
      return sofar && sofar.before === 0 ? version.pages - sofar.pages.size : 0;
    },
  };
}
