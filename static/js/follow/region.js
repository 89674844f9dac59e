// Which region of a page the big screen shows: all of it, or a half of what stands on it, without the margins.

import { pixelsOf } from "../base/read-image.js";

/** @typedef {{x0: number, y0: number, x1: number, y1: number}} Region in shares of the page */
/** @typedef {"whole"|"upper"|"lower"} Part */

/** @type {Region} */
export const WHOLE = { x0: 0, y0: 0, x1: 1, y1: 1 };
/** What both halves show, as a share of what stands on the page: a line is never cut in both. */
const OVERLAP = 0.08;
const MARGIN = 0.02;
/** A colour channel below this is no paper. */
const PAPER = 235;

/** What stands on a page, by its thumbnail, which has no watermark; all of it where the page is empty. @param {Uint8Array} thumb a PNG @returns {Promise<Region>} */
export async function contentOf(thumb) {
  return boxOf(pixelsOf(await createImageBitmap(new Blob([thumb], { type: "image/png" }))));
}

/** @param {{data: ArrayLike<number>, width: number, height: number}} picture @returns {Region} */
export function boxOf({ data, width, height }) {
  let [x0, y0, x1, y1] = [width, height, -1, -1];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      if (Math.min(data[at], data[at + 1], data[at + 2]) >= PAPER) continue;
      [x0, y0, x1, y1] = [Math.min(x0, x), Math.min(y0, y), Math.max(x1, x), Math.max(y1, y)];
    }
  }
  if (x1 < 0) return WHOLE;
  return {
    x0: Math.max(0, x0 / width - MARGIN), y0: Math.max(0, y0 / height - MARGIN),
    x1: Math.min(1, (x1 + 1) / width + MARGIN), y1: Math.min(1, (y1 + 1) / height + MARGIN),
  };
}

/** The half of what stands on a page. @param {Region} content @param {Part} part @returns {Region} */
export function partOf(content, part) {
  if (part === "whole") return WHOLE;
  const half = (content.y1 - content.y0) * (0.5 + OVERLAP / 2);
  return part === "upper" ? { ...content, y1: content.y0 + half } : { ...content, y0: content.y1 - half };
}

/** The part in which a pointer can be seen: the one that is shown, or else the other half. @param {Region} content @param {Part} part @param {{y: number}|null} pointer in thousandths */
export function partFor(content, part, pointer) {
  if (part === "whole" || !pointer) return part;
  const y = pointer.y / 1000;
  const { y0, y1 } = partOf(content, part);
  if (y >= y0 && y <= y1) return part;
  return y > y1 ? "lower" : "upper";
}

/** The steps of who turns pages in halves; a wide page is shown whole. @param {{page: number, part: Part}} at @param {1|-1} by @param {boolean} wide @returns {{page: number, part: Part}} */
export function stepBy({ page, part }, by, wide) {
  if (part === "whole") return { page: page + by, part };
  const [first, last] = by > 0 ? /** @type {const} */ (["upper", "lower"]) : /** @type {const} */ (["lower", "upper"]);
  return part === first && !wide ? { page, part: last } : { page: page + by, part: first };
}
