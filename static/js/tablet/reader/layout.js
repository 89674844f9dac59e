// Where each page lies. Pure.

/**
 * @typedef {import("./reader.js").Zoom} Zoom
 * @typedef {{x: number, y: number, width: number, height: number, scale: number}} Box in CSS px within the scroller; scale is CSS px a point
 * @typedef {{width: number, height: number}} View of the scroller
 * @typedef {{boxes: Box[], width: number, height: number, view: View, single: boolean}} Layout
 */

const GAP = 14;
const LEAST = 0.4;
export const MOST = 6;
const WIDEST = 960;
const NARROW = 700;
/** Margins of an official paper are cut where letters are to be large and the view is narrow. */
const MARGINS = 1.22;

/**
 * The width in CSS px that a page gets when its width fits.
 * @param {View} view @param {boolean} large the reader's large letters
 */
function fittingWidth(view, large) {
  if (view.width < NARROW) return (view.width - 2) * (large ? MARGINS : 1);
  return large ? view.width - 24 : Math.min(view.width - 24, WIDEST);
}

/**
 * CSS px a point. @param {[number, number]} size of the page @param {Zoom} zoom @param {View} view @param {boolean} large
 */
export function scaleOf([w, h], zoom, view, large) {
  if (zoom === "page") return Math.min((view.width - 16) / w, (view.height - 16) / h);
  return (fittingWidth(view, large) / w) * (zoom === "width" ? 1 : zoom);
}

/**
 * The zoom as a number of times the fitting width. @param {[number, number]} size @param {Zoom} zoom @param {View} view @param {boolean} large
 */
export function factorOf(size, zoom, view, large) {
  if (zoom === "width") return 1;
  return typeof zoom === "number" ? zoom : (scaleOf(size, "page", view, large) * size[0]) / fittingWidth(view, large);
}

/** @param {number} factor */
export const within = (factor) => Math.min(MOST, Math.max(LEAST, factor));

/**
 * @param {[number, number][]} sizes @param {Zoom} zoom @param {View} view @param {boolean} large
 * @param {{single: boolean, tail: number}} form single: one page at a time, side by side; tail: room in px below the last page
 * @returns {Layout}
 */
export function layOut(sizes, zoom, view, large, { single, tail }) {
  const boxes = [];
  let along = single ? 0 : GAP;
  let widest = view.width;
  for (const size of sizes) {
    const scale = scaleOf(size, zoom, view, large);
    const width = Math.round(size[0] * scale);
    const height = Math.round(size[1] * scale);
    if (single) {
      boxes.push({ x: along, y: 0, width, height, scale });
      along += view.width;
    } else {
      boxes.push({ x: 0, y: along, width, height, scale });
      along += height + GAP;
      widest = Math.max(widest, width);
    }
  }
  if (single) return { boxes, width: along, height: view.height, view, single };
  for (const box of boxes) box.x = Math.round((widest - box.width) / 2);
  return { boxes, width: widest, height: along + tail, view, single };
}

/** The page, counted from 1, that lies at `y` (or, one at a time, at `x`). @param {Layout} layout @param {number} x @param {number} y */
export function pageAt({ boxes, single, view }, x, y) {
  if (single) return Math.max(1, Math.min(boxes.length, Math.round(x / view.width) + 1));
  let low = 0;
  let high = boxes.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (boxes[middle].y - GAP / 2 <= y) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

/**
 * The pages, from and to, that have to be there: those in view and one view before and after.
 * @param {Layout} layout @param {number} top where the view begins @param {number} page the one in view @returns {[number, number]}
 */
export function pagesNear(layout, top, page) {
  const last = layout.boxes.length;
  if (layout.single) return [Math.max(1, page - 1), Math.min(last, page + 1)];
  const reach = layout.view.height;
  return [pageAt(layout, 0, top - reach * 0.6), pageAt(layout, 0, top + reach * 1.8)];
}
