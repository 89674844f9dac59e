// The stroke under the pen: only its newest piece is drawn anew, on a small canvas that goes with the pen; the rest has settled below.

import { outline } from "./strokes.js";

const PIECE = 80;
/** Points that two pieces share: a pen's line swells and thins over them, a marker's is as wide everywhere and darker where it lies twice. */
const OVERLAP = { ink: 12, marker: 1 };
/** The small canvas' sides in px: a whole page is too much to hand to the screen at every movement, where no graphics processor helps. */
const TILE = 512;
/** As near to its edge the pen comes before it goes along. */
const EDGE = 64;

/**
 * @param {object} given
 * @param {HTMLCanvasElement} given.live what is over the page, for the newest piece
 * @param {CanvasRenderingContext2D} given.settled where pieces go that change no more
 * @param {Size} given.sheet the page
 * @param {number} given.ratio pixels of a canvas a px
 * @param {{kind: "ink"|"marker", width: number, colour: string, pressed: boolean}} given.pen width in px
 */
export function strokeInHand({ live, settled, sheet, ratio, pen }) {
  /** @type {number[][]} */
  const points = [];
  let from = 0;
  /** What the last drawing covered. @type {number[]|null} */
  let covered = null;
  let hasSettled = false;
  const { width, height } = sizeOn(sheet);
  let [left, top] = [0, 0];
  const context = /** @type {CanvasRenderingContext2D} */ (live.getContext("2d", { desynchronized: true }));

  function wipe() {
    if (covered) context.clearRect(covered[0], covered[1], covered[2] - covered[0], covered[3] - covered[1]);
    covered = null;
  }

  /** Draw the newest piece. @param {number[][]} [ahead] where the pen will probably be */
  function show(ahead = []) {
    wipe();
    const piece = [...points.slice(from), ...ahead];
    if (!piece.length) return;
    context.fillStyle = pen.colour;
    context.fill(outline(piece, { ...pen, last: false }));
    covered = boxAround(piece, pen.width * 1.5 + 2);
  }

  function settle() {
    settled.fillStyle = pen.colour;
    settled.fill(outline(points.slice(from), { ...pen, last: false }));
    from = Math.max(0, points.length - OVERLAP[pen.kind]);
    hasSettled = true;
  }

  /** Bring the small canvas under the pen. @param {number[]} point */
  function follow([x, y]) {
    wipe();
    left = Math.round(Math.max(0, Math.min(x - width / 2, sheet.width - width)));
    top = Math.round(Math.max(0, Math.min(y - height / 2, sheet.height - height)));
    live.style.transform = `translate(${left}px, ${top}px)`;
    context.setTransform(ratio, 0, 0, ratio, -left * ratio, -top * ratio);
  }

  /** Whether the pen is where the small canvas soon ends and the page does not. @param {number[]} point */
  function leaves([x, y]) {
    return (x < left + EDGE && left > 0) || (x > left + width - EDGE && left + width < sheet.width)
      || (y < top + EDGE && top > 0) || (y > top + height - EDGE && top + height < sheet.height);
  }

  return {
    points,
    show,
    /** @param {number[][]} fresh `[x, y, pressure]` */
    add(fresh) {
      if (!fresh.length) return;
      const first = points.length === 0;
      points.push(...fresh);
      const at = points[points.length - 1];
      const goes = !first && leaves(at);
      if (goes || points.length - from > PIECE) settle();
      if (goes || first) follow(at);
    },
    /** Whether pieces of it lie on the settled canvas. */
    hasSettled: () => hasSettled,
    /** Take it off the live canvas. */
    end: wipe,
  };
}

/** @typedef {{width: number, height: number}} Size in px */

/** The small canvas' size on a page. @param {Size} sheet @returns {Size} */
const sizeOn = (sheet) => ({ width: Math.min(TILE, Math.ceil(sheet.width)), height: Math.min(TILE, Math.ceil(sheet.height)) });

/** Give the small canvas its size. @param {HTMLCanvasElement} live @param {Size} sheet @param {number} ratio pixels a px */
export function prepare(live, sheet, ratio) {
  const { width, height } = sizeOn(sheet);
  live.width = Math.round(width * ratio);
  live.height = Math.round(height * ratio);
  live.style.width = `${width}px`;
  live.style.height = `${height}px`;
}

/** @param {number[][]} points @param {number} margin */
function boxAround(points, margin) {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    x0 = Math.min(x0, x);
    y0 = Math.min(y0, y);
    x1 = Math.max(x1, x);
    y1 = Math.max(y1, y);
  }
  return [Math.floor(x0 - margin), Math.floor(y0 - margin), Math.ceil(x1 + margin), Math.ceil(y1 + margin)];
}
