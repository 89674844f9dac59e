// One open document: what is shown, where the reader stands, how it looks. Everything that belongs to the reader shares it.

import { computed, signal } from "@preact/signals";
import { textSize } from "../../base/page.js";

/**
 * @typedef {{id: string, number: number, pages: number, size: number, has_text: boolean, note: string, ready_at: string}} Version
 * @typedef {{version: string, pages: number, sizes: [number, number][], outline: {title: string, page: number, depth: number}[],
 *   has_text: boolean, last_page: number, signed_at: string|null}} Opened
 * @typedef {"day"|"sepia"|"night"} Look
 * @typedef {"width"|"page"|number} Zoom fit the width, fit the whole page, or so many times the fitting width
 * @typedef {ReturnType<typeof makeReader>} Reader
 */

/** The mode in which touches scroll, turn and zoom. A tool that wants them for itself sets another word, e.g. "ink". */
export const READING = "read";

/**
 * The search in the document: its hits by page (null: not there yet), each place where the words stand, and at which one the reader is.
 * @type {{q: string, hits: any[]|null, places: {page: number, nth: number}[], at: number, error: any, again: () => void}}
 */
export const NOTHING = { q: "", hits: null, places: [], at: -1, error: null, again: () => {} };

/**
 * @param {object} given
 * @param {any} given.hall as connectHall gives it
 * @param {any} given.document of the book
 * @param {import("../book/keeper.js").Keeper} given.keeper fetches, keeps and sends
 * @param {number} [given.page] where to begin; else where one stopped
 */
export function makeReader({ hall, document, keeper, page = 0 }) {
  /** @type {import("@preact/signals").Signal<any>} */
  const shown = signal(document);
  /** @type {import("@preact/signals").Signal<Opened|null>} */
  const opened = signal(null);
  /** @type {import("@preact/signals").Signal<any>} */
  const error = signal(null);
  const current = signal(page || document.last_page || 1);
  const mode = signal(READING);
  /** @type {import("@preact/signals").Signal<string>} */
  const panel = signal("");
  /** CSS px a point, of the page in view. */
  const scale = signal(1);
  /** @type {import("@preact/signals").Signal<Zoom>} */
  const zoom = signal("width");
  /** @type {import("@preact/signals").Signal<Look>} */
  const look = signal("day");
  /** The reader's large letters: bigger controls, and pages as wide as the view. */
  const large = signal(textSize() === "large");
  /** One page after the other below, or one at a time. @type {import("@preact/signals").Signal<"scroll"|"single">} */
  const flow = signal("scroll");
  /** Milliseconds over which pages ahead are fetched, by chance: some where a whole hall turns at the same moment. */
  const spread = signal(0);
  /** The page that was last looked at for long enough to count as read; 0: none yet. */
  const seen = signal(0);
  /** A wish to be somewhere, taken by the pages: `{page, y}`, y in points from the page's upper edge. */
  const target = signal(page ? { page, y: 0 } : null);
  const search = signal(NOTHING);
  const pages = computed(() => opened.value?.pages ?? shown.value.version.pages);

  /** @param {number} to @param {number} [y] */
  function goto(to, y = 0) {
    const within = Math.max(1, Math.min(pages.value, Math.round(to)));
    current.value = within;
    target.value = { page: within, y };
  }

  return {
    hall,
    keeper,
    document: shown,
    opened,
    error,
    version: computed(() => shown.value.version),
    pages,
    page: current,
    mode,
    panel,
    scale,
    zoom,
    look,
    large,
    flow,
    target,
    seen,
    spread,
    search,
    /** Open it again after a failure. */
    retry: () => {},
    /** Go to a page, counted from 1; `y` in points from its upper edge. */
    goto,
    /** Turn so many pages on (or back) from where the reader will be: of taps in haste none is lost. @param {number} by */
    turn: (by) => goto((target.peek()?.page ?? current.peek()) + by),
  };
}
