// Keeps the meeting's documents for this reader: the book, pages, what was read. Lives as long as the tablet's page.

import { batch, effect, signal, untracked } from "@preact/signals";
import { ApiError, backoff, get, post } from "../../base/api.js";
import { base } from "../../base/page.js";
import { fetchAhead } from "./ahead.js";
import { makeFetching, pageId } from "./fetching.js";
import { isPassing, makeOutbox } from "./outbox.js";
import { canKeep, memoryVault, openVault, packed, unpacked } from "./vault.js";
import { keyName, mark, wipe } from "./wipe.js";

/** @typedef {ReturnType<typeof makeKeeper>} Keeper */

const BOOK = "book///";
const CHANCE = 1500;
const A4 = [595.3, 841.9];

/** @param {any} hall as connectHall gives it @param {string} meetingId */
export function makeKeeper(hall, meetingId) {
  /** The documents in agenda order; `kept`: from this device, the server has not answered yet. @type {import("@preact/signals").Signal<{documents: any[], agenda: any[], kept: boolean}|null>} */
  const book = signal(null);
  /** @type {import("@preact/signals").Signal<ApiError|null>} */
  const error = signal(null);
  /** Documents that were taken away while this page was open. @type {import("@preact/signals").Signal<Set<string>>} */
  const withdrawn = signal(new Set());
  const ended = signal(false);
  /** Ids of pages that lie on this device. @type {import("@preact/signals").Signal<Set<string>>} */
  const lying = signal(new Set());

  let vault = memoryVault();
  let closed = false;
  let busy = 0; // requests of the reader under way
  const outbox = makeOutbox({ vault: () => vault, sent });
  const ready = prepare();
  const fetching = makeFetching({ vault: () => vault, ready, mayKeep, refused });
  const ahead = fetchAhead({
    state: () => hall.state.value, documents: () => book.value?.documents ?? [], isBusy: () => busy > 0,
    isKept: async (document, page) => lying.value.has(pageId(document.id, document.version.id, page)), fetch: page,
  });

  async function prepare() {
    const key = canKeep() ? await readingKey() : null;
    if (key && !closed) {
      try {
        vault = await openVault(base, key);
        lying.value = new Set(await vault.ids());
      } catch (problem) {
        console.warn("reading: this browser keeps nothing", problem);
      }
    }
    await outbox.restore();
    const kept = unpacked(await vault.get(BOOK));
    if (kept && kept.meeting === meetingId && !book.value && !closed) {
      book.value = { documents: withLocal(kept.documents), agenda: kept.agenda, kept: true };
    }
  }

  /** @param {string} document */
  function mayKeep(document) {
    return !closed && !ended.value && !withdrawn.value.has(document) && !(hall.state.value.documents?.withdrawn ?? []).includes(document);
  }

  /** The server has refused a page: the book will tell why. @param {string} document @param {any} problem */
  function refused(document, problem) {
    if (!(problem instanceof ApiError) || ![403, 404, 409, 410].includes(problem.status)) return;
    if (problem.status === 410) void takeAway([document]);
    refresh(CHANCE * Math.random());
  }

  // ---- The book ----

  let timer = 0;
  let asking = false;
  let again = false;
  let failures = 0;

  /** Ask for the book after `delay`; several wishes become one request. @param {number} [delay] */
  function refresh(delay = 0) {
    if (closed || ended.value) return;
    if (asking) {
      again = true;
      return;
    }
    clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), delay);
  }

  async function ask() {
    asking = true;
    again = false;
    try {
      await ready;
      const answer = await get(`/meetings/${meetingId}/book`);
      failures = 0;
      if (!closed && !ended.value) await accept(answer.documents);
    } catch (problem) {
      if (closed) return;
      if (problem instanceof ApiError) error.value = problem;
      failures += 1;
      if (isPassing(problem)) timer = window.setTimeout(() => void ask(), backoff(failures) + 500 * Math.random());
    } finally {
      asking = false;
      if (again) refresh(CHANCE * Math.random());
    }
  }

  /** @param {any[]} documents */
  async function accept(documents) {
    const away = withdrawn.value;
    const mine = documents.filter((one) => !away.has(one.id));
    const known = idsInBook();
    for (const { id } of mine) told.delete(id);
    batch(() => {
      book.value = { documents: withLocal(mine), agenda: hall.state.value.agenda ?? book.value?.agenda ?? [], kept: false };
      error.value = null;
    });
    // What is no longer in the book, or was replaced by a newer version, is not kept.
    const versions = new Map(mine.map((one) => [one.id, one.version.id]));
    const had = await vault.drop(({ document, version }) => document !== "" && (version ? versions.get(document) !== version : !versions.has(document)));
    await keepBook();
    lying.value = new Set(await vault.ids());
    ahead.begin();
    tellGone([...known, ...had].filter((id) => !versions.has(id)));
  }

  const idsInBook = () => (book.value?.documents ?? []).map((one) => one.id);

  async function keepBook() {
    if (!book.value || ended.value || closed) return;
    await vault.put(BOOK, packed({ meeting: meetingId, documents: book.value.documents, agenda: book.value.agenda }));
    if (vault.lasting) mark(base, meetingId);
  }

  /** What was done without a network counts here already. @param {any[]} documents */
  function withLocal(documents) {
    return documents.map((one) => ({
      ...one,
      last_page: outbox.lastPage(one.id) ?? one.last_page,
      signing: !one.signed_at && outbox.isSigning(one.id),
    }));
  }

  /** @param {string} id @param {(document: any) => any} edits what is new about it */
  function edit(id, edits) {
    if (!book.value) return;
    const documents = book.value.documents.map((one) => (one.id === id ? { ...one, ...edits(one) } : one));
    book.value = { ...book.value, documents };
    void keepBook();
  }

  /** @param {string} document @param {string} kind @param {any} answer null: refused */
  function sent(document, kind, answer) {
    if (kind === "signs") {
      edit(document, () => ({ signing: false, signed_at: answer === null ? null : answer?.signed_at ?? new Date(hall.serverNow()).toISOString() }));
      if (answer === null) refresh();
    }
  }

  // ---- Taking away ----

  /** @param {string[]} ids */
  async function takeAway(ids) {
    const fresh = ids.filter((id) => !withdrawn.value.has(id));
    if (!fresh.length) return;
    const known = idsInBook().filter((id) => fresh.includes(id));
    batch(() => {
      withdrawn.value = new Set([...withdrawn.value, ...fresh]);
      if (book.value) book.value = { ...book.value, documents: book.value.documents.filter((one) => !fresh.includes(one.id)) };
    });
    await ready;
    const gone = new Set(fresh);
    const had = await vault.drop(({ document }) => gone.has(document));
    await outbox.drop((document) => gone.has(document));
    await keepBook();
    lying.value = new Set(await vault.ids());
    tellGone([...known, ...had]);
  }

  /** Documents of which this device has said that they are gone, until they come back. @type {Set<string>} */
  const told = new Set();

  /** @param {string[]} ids */
  function tellGone(ids) {
    const fresh = [...new Set(ids)].filter((id) => !told.has(id));
    for (const id of fresh) told.add(id);
    if (fresh.length) void report(fresh);
  }

  async function takeAllAway() {
    if (ended.value) return;
    ended.value = true;
    await ready;
    const had = book.value !== null || (await vault.ids()).length > 0;
    fetching.stop();
    ahead.close();
    outbox.close();
    batch(() => {
      book.value = { documents: [], agenda: [], kept: false };
      lying.value = new Set();
    });
    await wipe(base);
    vault = memoryVault();
    if (had) await report(null);
  }

  /** Tell that this device has forgotten them, until it is heard. @param {string[]|null} documents */
  async function report(documents) {
    for (let attempt = 1; !closed; attempt += 1) {
      try {
        await post(`/meetings/${meetingId}/wiped`, { documents });
        return;
      } catch (problem) {
        if (!isPassing(problem)) return;
        await new Promise((resolve) => setTimeout(resolve, backoff(attempt)));
      }
    }
  }

  // ---- What the hall says ----

  let revision = /** @type {number|null} */ (null);
  let slice = /** @type {any} */ (null);
  const stopWatching = effect(() => {
    const now = hall.state.value.documents;
    if (!now || now === slice) return;
    slice = now;
    untracked(() => heed(now));
  });

  /** @param {{revision: number, withdrawn: string[], ended: boolean}} now */
  function heed(now) {
    if (now.ended) {
      void takeAllAway();
      return;
    }
    if ([...withdrawn.value].some((id) => !now.withdrawn.includes(id))) {
      withdrawn.value = new Set([...withdrawn.value].filter((id) => now.withdrawn.includes(id))); // restored
    }
    void takeAway(now.withdrawn);
    if (now.revision !== revision) refresh(revision === null ? 0 : CHANCE * Math.random());
    revision = now.revision;
  }

  let wasOnline = hall.online.peek();
  const stopListening = effect(() => {
    const online = hall.online.value;
    if (online && !wasOnline) untracked(cameBack);
    wasOnline = online;
  });

  function cameBack() {
    if (!vault.lasting && canKeep()) void prepare();
    void outbox.hurry();
    refresh(CHANCE * Math.random());
  }

  const overtime = window.setInterval(() => {
    const now = hall.serverNow();
    const over = (book.value?.documents ?? []).filter((one) => one.until && Date.parse(one.until) <= now).map((one) => one.id);
    if (over.length) void letExpire(over);
  }, 15_000);

  /** The time to read them is over, also without a network. @param {string[]} ids */
  async function letExpire(ids) {
    if (book.value) book.value = { ...book.value, documents: book.value.documents.filter((one) => !ids.includes(one.id)) };
    await vault.drop(({ document }) => ids.includes(document));
    await keepBook();
  }

  // ---- Reading ----

  /** @param {any} document @param {number} n @param {AbortSignal} [signal] @returns {Promise<Uint8Array>} a PDF of one page */
  async function page(document, n, signal) {
    busy += 1;
    try {
      const bytes = await fetching.page(document, n, signal);
      const id = pageId(document.id, document.version.id, n);
      if (vault.lasting && mayKeep(document.id) && !lying.value.has(id)) lying.value = new Set(lying.value).add(id);
      return bytes;
    } finally {
      busy -= 1;
    }
  }

  /**
   * Open a document: its pages' sizes, its contents, where one stopped. Without a network from what is kept here; the
   * opening is then told later.
   * @param {any} document @returns {Promise<import("../reader/reader.js").Opened>}
   */
  async function open(document) {
    await ready;
    const { id, version } = document;
    const kept = `opened/${id}/${version.id}/`;
    try {
      const opened = await post(`/documents/${id}/open`, { version: version.id });
      const last = outbox.lastPage(id) ?? opened.last_page;
      if (mayKeep(id)) await vault.put(kept, packed(opened));
      edit(id, () => ({ is_new: false, changed: false, opened_at: new Date(hall.serverNow()).toISOString(), last_page: last }));
      return { ...opened, last_page: last };
    } catch (problem) {
      if (!isPassing(problem)) {
        refused(id, problem);
        throw problem;
      }
      outbox.opened(id, version.id);
      edit(id, () => ({ is_new: false, changed: false }));
      const before = unpacked(await vault.get(kept));
      return before ? { ...before, last_page: outbox.lastPage(id) ?? document.last_page } : unopened(document);
    }
  }

  /** Pages seen since this page is here, and how many the reader had seen before. @type {Map<string, {before: number, pages: Set<number>}>} */
  const seen = new Map();

  /** @param {any} document @param {number[]} pages seen @param {number} last */
  function read(document, pages, last) {
    outbox.read(document.id, document.version.id, pages, last);
    const sofar = seen.get(document.version.id) ?? { before: document.pages_read ?? 0, pages: new Set() };
    for (const one of pages) sofar.pages.add(one);
    seen.set(document.version.id, sofar);
    edit(document.id, (one) => ({ last_page: last, pages_read: Math.max(one.pages_read ?? 0, sofar.pages.size) }));
  }

  /** @param {any} document */
  function sign(document) {
    outbox.signed(document.id, document.version.id);
    edit(document.id, () => ({ signing: true }));
  }

  const hidden = () => {
    if (document.visibilityState === "hidden") void outbox.hurry();
  };
  document.addEventListener("visibilitychange", hidden);

  return {
    book, error, withdrawn, ended, lying, ready, refresh, page, open, read, sign,
    meetingId,
    /** @param {any} document @param {number} n @param {AbortSignal} [signal] */
    thumb: (document, n, signal) => fetching.thumb(document, n, signal),
    /** Where things lie on this device, encrypted; until `ready` in memory. */
    vault: () => vault,
    /** Whether a page lies on this device. @param {any} document @param {number} n */
    isKept: (document, n) => lying.value.has(pageId(document.id, document.version.id, n)),
    /** How many pages the reader has not turned to; 0 where that is not known: some were read at another time. @param {any} document */
    unseen({ version }) {
      const sofar = seen.get(version.id);
      return sofar && sofar.before === 0 ? version.pages - sofar.pages.size : 0;
    },
    /** What was read is told now. */
    tell: () => outbox.hurry(),
    /** Whether it has ended its work. */
    isClosed: () => closed,
    /** Stop; what lies here stays. */
    close() {
      closed = true;
      stopWatching();
      stopListening();
      clearInterval(overtime);
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", hidden);
      fetching.stop();
      ahead.close();
      outbox.close();
      vault.close();
    },
  };
}

/** @type {WeakMap<any, Keeper>} */
const keepers = new WeakMap();

/** The keeper of this hall; there is one. @param {any} hall @param {string} meetingId */
export function keeperOf(hall, meetingId) {
  const found = keepers.get(hall);
  if (found && !found.isClosed()) return found;
  const keeper = makeKeeper(hall, meetingId);
  keepers.set(hall, keeper);
  return keeper;
}

/** The key of this session, from the tab's memory or from the server; null while neither has it. */
async function readingKey() {
  const csrf = document.documentElement.dataset.csrf ?? "";
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyName(base)) ?? "null");
    if (kept?.session === csrf) return kept.key;
    const { key } = await get("/reading-key");
    sessionStorage.setItem(keyName(base), JSON.stringify({ session: csrf, key }));
    return key;
  } catch {
    return null;
  }
}

/** What is assumed of a document that was fetched ahead and is opened without a network. @param {any} document @returns {any} */
function unopened({ version, last_page }) {
  return {
    version: version.id, pages: version.pages, sizes: Array.from({ length: version.pages }, () => A4), outline: [],
    has_text: version.has_text, last_page: last_page ?? 1, signed_at: null,
  };
}
