// Nothing scrolls on a wall: letters shrink until all is in view, and below a least size pages turn by themselves.

import { useLayoutEffect } from "preact/hooks";
import { _ } from "../base/i18n.js";
import { cx, html, useEffect, useRef, useState } from "../base/ui.js";

const STEPS = 6;
const MOST_PAGES = 40;

/**
 * The largest size from `least` to 1 that fits, to a sixty-fourth; 0 where not even the least does.
 * @param {number} least @param {(size: number) => boolean} fits
 */
export function largest(least, fits) {
  if (fits(1)) return 1;
  if (!fits(least)) return 0;
  let [low, high] = [least, 1];
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * Items in order in at most `parts` pages of nearly the same weight.
 * @template T @param {T[]} items @param {number} parts @param {(item: T) => number} [weight] @returns {T[][]}
 */
export function evenly(items, parts, weight = () => 1) {
  const whole = items.reduce((sum, item) => sum + weight(item), 0);
  /** @type {T[][]} */
  const pages = [];
  let before = 0;
  for (const item of items) {
    const page = Math.floor(((before + weight(item) / 2) * parts) / whole);
    if (pages.length === 0 || page >= pages.length) pages.push([]);
    pages[pages.length - 1].push(item);
    before += weight(item);
  }
  return pages;
}

/** @param {Element} element */
const inside = (element) => element.scrollHeight <= element.clientHeight + 1 && element.scrollWidth <= element.clientWidth + 1;

/** How many times the element's size has changed. @param {any} ref */
function useResized(ref) {
  const [times, again] = useState(0);
  useEffect(() => {
    const watch = new ResizeObserver(() => again((n) => n + 1));
    watch.observe(ref.current);
    return () => watch.disconnect();
  }, []);
  return times;
}

/**
 * A box whose letters (in em) shrink until they fit.
 * @param {{class?: string, least?: number, children?: any} & Record<string, any>} props
 */
export function Fit({ class: extra, least = 0.4, children, ...rest }) {
  const box = useRef(/** @type {HTMLElement|null} */ (null));
  useResized(box);
  useLayoutEffect(() => {
    const element = /** @type {HTMLElement} */ (box.current);
    const size = largest(least, (fit) => {
      element.style.setProperty("--fit", String(fit));
      return inside(element);
    });
    element.style.setProperty("--fit", String(size || least));
  });
  return html`<div class=${cx("fit", extra)} ref=${box} ...${rest}>${children}</div>`;
}

/**
 * Items as large as they fit, else in as few pages as it takes; a page stays for `seconds`. Measured anew when `items` is
 * another array or `watch` another value.
 * @param {{items: any[], page: (items: any[], start: number) => any, split?: (items: any[], parts: number) => any[][], least?: number,
 *   seconds?: number, first?: number, measure?: boolean, watch?: any, class?: string}} props first: the item that the first page must hold;
 *   measure false: the pages fit by themselves
 */
export function Rolling({ items, page, split = evenly, least = 0.7, seconds = 9, first = 0, measure = true, watch, class: extra }) {
  const box = useRef(/** @type {HTMLElement|null} */ (null));
  const [parts, setParts] = useState(1);
  const resized = useResized(box);
  const pages = split(items, parts);
  let before = 0;
  const starts = pages.map((some) => (before += some.length) - some.length);
  const shown = useTurning(pages.length, Math.max(0, starts.findLastIndex((start) => start <= first)), seconds);

  useEffect(() => setParts(1), [items.length]);
  useLayoutEffect(() => {
    if (!measure) return;
    const element = /** @type {HTMLElement} */ (box.current);
    const all = [...element.querySelectorAll(":scope > .rolling-page")];
    const size = largest(least, (fit) => {
      element.style.setProperty("--fit", String(fit));
      return all.every(inside);
    });
    element.style.setProperty("--fit", String(size || least));
    if (!size && pages.length < items.length && parts < MOST_PAGES) setParts(parts + 1);
  }, [items, parts, resized, watch]);

  return html`<div class=${cx("rolling", pages.length > 1 && "-many", extra)} ref=${box}>
    ${pages.map((some, index) => html`<div key=${index} class=${cx("rolling-page", index === shown && "-on")} aria-hidden=${String(index !== shown)}>${page(some, starts[index])}</div>`)}
    <${Place} shown=${shown} all=${pages.length} />
  </div>`;
}

/**
 * Pages that are made beforehand; only the one in view is drawn, as large as it fits.
 * @param {{pages: any[], page: (content: any) => any, least?: number, seconds?: number}} props
 */
export function Turning({ pages, page, least = 0.6, seconds = 9 }) {
  const box = useRef(/** @type {HTMLElement|null} */ (null));
  const resized = useResized(box);
  const shown = useTurning(pages.length, 0, seconds);
  useLayoutEffect(() => {
    const element = /** @type {HTMLElement} */ (box.current);
    const sheet = /** @type {Element} */ (element.firstElementChild);
    const size = largest(least, (fit) => {
      element.style.setProperty("--fit", String(fit));
      return inside(sheet);
    });
    element.style.setProperty("--fit", String(size || least));
  }, [pages, shown, resized]);
  return html`<div class=${cx("rolling", pages.length > 1 && "-many")} ref=${box}><div class="rolling-page -on -fresh" key=${shown}>${page(pages[shown])}</div>
    <${Place} shown=${shown} all=${pages.length} /></div>`;
}

/** Which of `all` pages is in view, from `opening` on. @param {number} all @param {number} opening @param {number} seconds */
function useTurning(all, opening, seconds) {
  const [at, setAt] = useState(-1);
  useEffect(() => {
    setAt(-1);
    if (all < 2) return undefined;
    const timer = setInterval(() => setAt((shown) => ((shown < 0 ? opening : shown) + 1) % all), seconds * 1000);
    return () => clearInterval(timer);
  }, [all, opening]);
  return at < 0 ? opening : at % all;
}

/** @param {{shown: number, all: number}} props */
function Place({ shown, all }) {
  if (all < 2) return null;
  return html`<div class="rolling-place"><span>${_("第 %(n)s 页，共 %(all)s 页", { n: shown + 1, all })}</span>
    ${all <= 24 && Array.from({ length: all }, (_unused, index) => html`<i key=${index} class=${cx(index === shown && "-on")}></i>`)}</div>`;
}
