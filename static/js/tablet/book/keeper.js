// Keeps the meeting's documents for this reader: the book, pages, what was read. Lives as long as the tablet's page.

import { batch, effect, signal, untracked } from "@preact/signals";
import { ApiError, backoff, get, pause, post } from "../../base/api.js";
import { fetchAhead } from "./ahead.js";
import { byChance, makeAsking } from "./asking.js";
import { makeFetching, pageId } from "./fetching.js";
import { makeHoldings } from "./holdings.js";
import { isPassing } from "./outbox.js";
import { makeOwn } from "./own.js";
import { makeRemoval } from "./removal.js";
import { canKeep, packed, unpacked } from "./vault.js";

/** @typedef {ReturnType<typeof makeKeeper>} Keeper */

const A4 = [595.3, 841.9];
const EXPIRY = 15_000;
/** So often it is tried to open what lies here; then again when the network comes back. */
const ATTEMPTS = 12;

/** @param {any} hall as connectHall gives it @param {string} meetingId */
export function makeKeeper(hall, meetingId) {
  const held = makeHoldings(meetingId);
  const { book, withdrawn, ended, closed, lying } = held;
  /** @type {import("@preact/signals").Signal<ApiError|null>} */
  const error = signal(null);
  let busy = 0; // requests of the reader under way
  const own = makeOwn({ held, serverNow: () => hall.serverNow(), refused: () => asking.refresh() });
  const ready = prepare();
  const fetching = makeFetching({ vault: held.vault, ready, mayKeep, refused });
  const ahead = fetchAhead({
    state: () => hall.state.value, documents: held.documents, isBusy: () => busy > 0,
    isKept: async (document, page) => lying.value.has(pageId(document.id, document.version.id, page)), fetch: page,
  });
  const removal = makeRemoval({ meetingId, held, ready, outbox: own.outbox, stop });
  const asking = makeAsking({ ask, isOver: () => closed.value || ended.value });

  /** @param {number} [attempt] */
  async function prepare(attempt = 1) {
    if (await held.open()) {
      if (attempt < ATTEMPTS) void pause(backoff(attempt)).then(() => prepare(attempt + 1));
      return;
    }
    await own.outbox.restore();
    await held.restore(own.withOwn);
    await held.keepBook();
  }

  function stop() {
    fetching.stop();
    ahead.close();
    own.outbox.close();
  }

  /** @param {string} document */
  function mayKeep(document) {
    return !closed.value && !ended.value && !withdrawn.value.has(document) && !(hall.state.value.documents?.withdrawn ?? []).includes(document);
  }

  /** The server has refused a page: the book will tell why. @param {string} document @param {any} problem */
  function refused(document, problem) {
    if (!(problem instanceof ApiError) || ![403, 404, 409, 410].includes(problem.status)) return;
    if (problem.status === 410) void removal.takeAway([document]);
    asking.refresh(byChance());
  }

  // ---- The book ----

  async function ask() {
    await ready;
    try {
      const answer = await freshBook();
      if (!closed.value && !ended.value) await accept(answer.documents);
    } catch (problem) {
      if (!closed.value && problem instanceof ApiError) error.value = problem;
      throw problem;
    }
  }

  /** The book as it is after all that the server has acknowledged. */
  async function freshBook() {
    for (;;) {
      const before = own.acknowledged();
      const answer = await get(`/meetings/${meetingId}/book`);
      if (own.acknowledged() === before || closed.value || ended.value) return answer;
    }
  }

  /** @param {any[]} documents */
  async function accept(documents) {
    const mine = documents.filter((one) => !withdrawn.value.has(one.id));
    const known = held.documents().map((one) => one.id);
    removal.cameBack(mine.map((one) => one.id));
    batch(() => {
      book.value = { documents: own.withOwn(mine), agenda: hall.state.value.agenda ?? book.value?.agenda ?? [], kept: false };
      error.value = null;
    });
    // What is no longer in the book, or was replaced by a newer version, is not kept.
    const versions = new Map(mine.map((one) => [one.id, one.version.id]));
    const had = await held.drop(({ document, version }) => document !== "" && (version ? versions.get(document) !== version : !versions.has(document)));
    ahead.begin();
    removal.tell([...known, ...had].filter((id) => !versions.has(id)));
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
      void removal.takeAllAway();
      return;
    }
    removal.restore(now.withdrawn);
    void removal.takeAway(now.withdrawn);
    if (now.revision !== revision) asking.refresh(revision === null ? 0 : byChance());
    revision = now.revision;
  }

  let wasOnline = hall.online.peek();
  const stopListening = effect(() => {
    const online = hall.online.value;
    if (online && !wasOnline) untracked(cameBack);
    wasOnline = online;
  });

  function cameBack() {
    if (!held.vault().lasting && canKeep()) void prepare();
    void own.outbox.hurry();
    asking.refresh(byChance());
  }

  const expiry = window.setInterval(() => void removal.letExpire(hall.serverNow()), EXPIRY);

  // ---- Reading ----

  /** @param {any} document @param {number} n @param {AbortSignal} [signal] @returns {Promise<Uint8Array>} a PDF of one page */
  async function page(document, n, signal) {
    busy += 1;
    try {
      const bytes = await fetching.page(document, n, signal);
      const id = pageId(document.id, document.version.id, n);
      if (held.vault().lasting && mayKeep(document.id) && !lying.value.has(id)) lying.value = new Set(lying.value).add(id);
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
      if (mayKeep(id)) await held.vault().put(kept, packed(opened));
      return own.opened(document, opened);
    } catch (problem) {
      if (!isPassing(problem)) {
        refused(id, problem);
        throw problem;
      }
      return own.openedAway(document, unpacked(await held.vault().get(kept)) ?? unopened(document));
    }
  }

  const hidden = () => {
    if (document.visibilityState === "hidden") void own.outbox.hurry();
  };
  document.addEventListener("visibilitychange", hidden);

  return {
    book, error, withdrawn, ended, lying, ready, page, open, meetingId,
    vault: held.vault,
    refresh: asking.refresh,
    read: own.read,
    sign: own.sign,
    unseen: own.unseen,
    thumb: fetching.thumb,
    /** Whether a page lies on this device. @param {any} document @param {number} n */
    isKept: (document, n) => lying.value.has(pageId(document.id, document.version.id, n)),
    /** What was read is told now. */
    tell: () => own.outbox.hurry(),
    /** Whether it has ended its work. */
    isClosed: () => closed.peek(),
    /** Stop; what lies here stays. */
    close() {
      closed.value = true;
      stopWatching();
      stopListening();
      clearInterval(expiry);
      asking.close();
      document.removeEventListener("visibilitychange", hidden);
      stop();
      held.vault().close();
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

/** What is assumed of a document that was fetched ahead and is opened without a network. @param {any} document @returns {any} */
function unopened({ version }) {
  return {
    version: version.id, pages: version.pages, sizes: Array.from({ length: version.pages }, () => A4), outline: [],
    has_text: version.has_text, signed_at: null,
  };
}
