// Fetching ahead: the first pages of what is being discussed and of what comes next, while the tablet has nothing else to do.

import { currentItem, isUnderWay, nextItem } from "../state.js";

const PAGES = 3;
const SOONEST = 3000;
const SPREAD = 25_000;
const BETWEEN = 300;

/**
 * The documents to fetch ahead: those of the current item, then those of the next.
 * @param {any[]} documents @param {any} state
 */
export function toFetch(documents, state) {
  const current = currentItem(state);
  const next = nextItem(state.agenda ?? [], current);
  return [current, next].flatMap((item) => (item ? documents.filter((one) => one.item_id === item.id) : []));
}

/**
 * @param {{state: () => any, documents: () => any[], isKept: (document: any, page: number) => Promise<boolean>,
 *   fetch: (document: any, page: number, signal: AbortSignal) => Promise<unknown>, isBusy: () => boolean, random?: () => number}} given
 *   isBusy: the reader itself fetches
 */
export function fetchAhead({ state, documents, isKept, fetch, isBusy, random = Math.random }) {
  const stop = new AbortController();
  let timer = 0;

  async function run() {
    for (const document of toFetch(documents(), state())) {
      for (let page = 1; page <= Math.min(PAGES, document.version.pages); page += 1) {
        if (stop.signal.aborted) return;
        if (isUnderWay(state().poll) || isBusy()) return begin(); // voting and reading come first
        if (await isKept(document, page)) continue;
        try {
          await fetch(document, page, stop.signal);
        } catch {
          return; // no network, or not for us any more: it is fetched when it is opened
        }
        await new Promise((resolve) => setTimeout(resolve, BETWEEN * (0.5 + random())));
      }
    }
  }

  /** After a while of chance, so that a hall does not ask at once. */
  function begin() {
    clearTimeout(timer);
    if (!stop.signal.aborted) timer = window.setTimeout(() => void run(), SOONEST + SPREAD * random());
  }

  return {
    begin,
    close() {
      clearTimeout(timer);
      stop.abort();
    },
  };
}
