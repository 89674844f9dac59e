// What this device holds of the meeting's documents: the book, and where it and the pages lie.

import { batch, signal } from "@preact/signals";
import { get } from "../../base/api.js";
import { base } from "../../base/page.js";
import { canKeep, memoryVault, openVault, packed, unpacked } from "./vault.js";
import { keyName, mark, wipe } from "./wipe.js";

/** @typedef {ReturnType<typeof makeHoldings>} Holdings */

const BOOK = "book///";

/** @param {string} meetingId */
export function makeHoldings(meetingId) {
  /** The documents in agenda order; `kept`: from this device, the server has not answered yet. @type {import("@preact/signals").Signal<{documents: any[], agenda: any[], kept: boolean}|null>} */
  const book = signal(null);
  /** Documents that were taken away while this page was open. @type {import("@preact/signals").Signal<Set<string>>} */
  const withdrawn = signal(new Set());
  const ended = signal(false);
  /** Nothing is kept any more: the page goes. */
  const closed = signal(false);
  /** Ids of pages that lie on this device. @type {import("@preact/signals").Signal<Set<string>>} */
  const lying = signal(new Set());
  let vault = memoryVault();

  async function count() {
    lying.value = new Set(await vault.ids());
  }

  async function keepBook() {
    if (!book.value || ended.value || closed.value) return;
    await vault.put(BOOK, packed({ meeting: meetingId, documents: book.value.documents, agenda: book.value.agenda }));
    if (vault.lasting) mark(base, meetingId);
  }

  return {
    book, withdrawn, ended, closed, lying, keepBook,
    /** Where things lie on this device, encrypted; until it is open, in memory. */
    vault: () => vault,
    documents: () => book.value?.documents ?? [],
    /** Open the vault of this session, where this browser has one. @returns {Promise<boolean>} whether to try again: the session's key did not come, or another hand had the store */
    async open() {
      if (!canKeep() || vault.lasting || closed.value || ended.value) return false;
      try {
        const opened = await openVault(base, await readingKey());
        if (vault.lasting || closed.value || ended.value) opened.close();
        else vault = opened;
        await count();
        return false;
      } catch (problem) {
        console.warn("reading: nothing is kept yet", problem);
        return true;
      }
    },
    /** The book as it lies here, until the server has answered. @param {(documents: any[]) => any[]} withOwn */
    async restore(withOwn) {
      const kept = unpacked(await vault.get(BOOK));
      if (kept && kept.meeting === meetingId && !book.value && !closed.value) {
        book.value = { documents: withOwn(kept.documents), agenda: kept.agenda, kept: true };
      }
    },
    /** @param {string} id @param {(document: any) => any} edits what is new about it */
    edit(id, edits) {
      if (!book.value) return;
      const documents = book.value.documents.map((one) => (one.id === id ? { ...one, ...edits(one) } : one));
      book.value = { ...book.value, documents };
      void keepBook();
    },
    /** Take these out of the book. @param {string[]} ids */
    leaveOut(ids) {
      if (book.value) book.value = { ...book.value, documents: book.value.documents.filter((one) => !ids.includes(one.id)) };
    },
    /**
     * Remove what `gone` says, and keep the book as it is now. @param {(name: import("./vault.js").Name) => boolean} gone
     * @returns {Promise<Set<string>>} the documents of which something lay here
     */
    async drop(gone) {
      const had = await vault.drop(gone);
      await keepBook();
      await count();
      return had;
    },
    /** Forget all. @returns {Promise<boolean>} whether there was anything */
    async clear() {
      const had = book.value !== null || (await vault.ids()).length > 0;
      batch(() => {
        book.value = { documents: [], agenda: [], kept: false };
        lying.value = new Set();
      });
      await wipe(base);
      vault = memoryVault();
      return had;
    },
  };
}

/** The key of this session, from the tab's memory or from the server; rejects while neither has it. @returns {Promise<string>} */
async function readingKey() {
  const csrf = document.documentElement.dataset.csrf ?? "";
  const kept = JSON.parse(sessionStorage.getItem(keyName(base)) ?? "null");
  if (kept?.session === csrf) return kept.key;
  const { key } = await get("/reading-key");
  sessionStorage.setItem(keyName(base), JSON.stringify({ session: csrf, key }));
  return key;
}
