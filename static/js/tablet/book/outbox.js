// What the reader did and the server does not know yet: openings, pages read, signatures. Kept in the vault, sent when there is a network.

import { ApiError, backoff, post } from "../../base/api.js";
import { packed, unpacked } from "./vault.js";

const ID = "queue///";
const TOGETHER = 8000;

/**
 * @typedef {{opens: Record<string, string>, reads: Record<string, {version: string, pages: number[], last_page: number}>,
 *   signs: Record<string, string>}} Queue by the document's id; a string is the version's
 */

/** @returns {Queue} */
const nothing = () => ({ opens: {}, reads: {}, signs: {} });

/** Whether the same may be tried again. @param {unknown} error */
export function isPassing(error) {
  return !(error instanceof ApiError) || error.isNetwork || error.status === 429 || error.status >= 500;
}

/** @param {{vault: () => import("./vault.js").Vault, sent: (document: string, kind: keyof Queue, answer: any) => void}} given */
export function makeOutbox({ vault, sent }) {
  let queue = nothing();
  let timer = 0;
  let due = 0;
  let sending = false;
  /** Something was to be sent while something else was. */
  let again = false;
  let failures = 0;
  let closed = false;

  const keep = () => vault().put(ID, packed(queue));
  const isEmpty = () => Object.values(queue).every((part) => Object.keys(part).length === 0);

  /** Send after `delay`, or sooner if that was wished before. @param {number} delay */
  function later(delay) {
    if (closed || isEmpty()) return;
    const at = Date.now() + delay;
    if (timer && due <= at) return;
    clearTimeout(timer);
    due = at;
    timer = window.setTimeout(() => {
      timer = 0;
      void send();
    }, delay);
  }

  async function send() {
    if (closed) return;
    again = sending;
    if (sending) return;
    sending = true;
    try {
      for (const [kind, document] of steps(queue)) {
        const part = queue[kind];
        const wish = part[document];
        if (wish === undefined) continue;
        const verb = { opens: "open", reads: "read", signs: "sign" }[kind];
        try {
          const answer = await post(`/documents/${document}/${verb}`, typeof wish === "string" ? { version: wish } : wish);
          settle(kind, document, wish, answer);
        } catch (error) {
          if (isPassing(error)) throw error;
          settle(kind, document, wish, null);
        }
      }
      failures = 0;
    } catch {
      failures += 1;
    } finally {
      sending = false;
      if (!closed) await keep();
    }
    if (failures) later(backoff(failures));
    else later(again ? 0 : TOGETHER);
  }

  /** What was sent is no longer waiting; what came meanwhile is. @param {keyof Queue} kind @param {string} document @param {any} wish @param {any} answer */
  function settle(kind, document, wish, answer) {
    const now = queue[kind][document];
    if (kind === "reads" && now !== wish) now.pages = now.pages.filter((page) => !wish.pages.includes(page));
    else delete queue[kind][document];
    sent(document, kind, answer);
  }

  return {
    /** Take up what an earlier page left. */
    async restore() {
      const kept = unpacked(await vault().get(ID));
      if (!kept) return;
      for (const kind of /** @type {(keyof Queue)[]} */ (Object.keys(queue))) queue[kind] = { ...kept[kind], ...queue[kind] };
      later(1000 + 2000 * Math.random());
    },
    /** @param {string} document @param {string} version */
    opened(document, version) {
      queue.opens[document] = version;
      void keep();
      later(500);
    },
    /** Pages seen, and where the reader stands. @param {string} document @param {string} version @param {number[]} pages @param {number} last */
    read(document, version, pages, last) {
      const before = queue.reads[document];
      const known = before?.version === version ? before.pages : [];
      queue.reads[document] = { version, pages: [...new Set([...known, ...pages])].sort((a, b) => a - b), last_page: last };
      void keep();
      later(TOGETHER * (0.75 + 0.5 * Math.random()));
    },
    /** @param {string} document @param {string} version */
    signed(document, version) {
      queue.signs[document] = version;
      void keep();
      later(0);
    },
    /** Whether a signature waits for the network. @param {string} document */
    isSigning: (document) => document in queue.signs,
    /** Where the reader stood when there was no network. @param {string} document @returns {number|undefined} */
    lastPage: (document) => queue.reads[document]?.last_page,
    /** @param {(document: string) => boolean} gone */
    async drop(gone) {
      for (const part of Object.values(queue)) {
        for (const document of Object.keys(part)) if (gone(document)) delete part[document];
      }
      await keep();
    },
    /** Send at once: the network is back, a document was closed, the reader goes. */
    async hurry() {
      clearTimeout(timer);
      timer = 0;
      if (!isEmpty()) await send();
    },
    close() {
      closed = true;
      clearTimeout(timer);
      queue = nothing();
    },
  };
}

/** In this order: a document must be opened before its pages are read. @param {Queue} queue @returns {[keyof Queue, string][]} */
function steps(queue) {
  return /** @type {(keyof Queue)[]} */ (["opens", "reads", "signs"]).flatMap(
    (kind) => Object.keys(queue[kind]).map((document) => /** @type {[keyof Queue, string]} */ ([kind, document])));
}
