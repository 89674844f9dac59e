// The stroke under the pen: only its newest piece is drawn anew, on a canvas of its own; the rest has settled below.

import { outline } from "./strokes.js";

const PIECE = 80;
const OVERLAP = 12;

/**
 * @param {object} given
 * @param {CanvasRenderingContext2D} given.live what is over the page, for the newest piece
 * @param {CanvasRenderingContext2D} given.settled where pieces go that change no more
 * @param {{kind: string, width: number, colour: string, pressed: boolean}} given.pen width in px
 */
export function strokeInHand({ live, settled, pen }) {
  /** @type {number[][]} */
  const points = [];
  let from = 0;
  /** What the last drawing covered. @type {number[]|null} */
  let covered = null;

  function wipe() {
    if (covered) live.clearRect(covered[0], covered[1], covered[2] - covered[0], covered[3] - covered[1]);
    covered = null;
  }

  /** Draw the newest piece. @param {number[][]} [ahead] where the pen will probably be */
  function show(ahead = []) {
    wipe();
    const piece = [...points.slice(from), ...ahead];
    if (!piece.length) return;
    live.fillStyle = pen.colour;
    live.fill(outline(piece, { ...pen, last: false }));
    covered = boxAround(piece, pen.width * 1.5 + 2);
  }

  function settle() {
    settled.fillStyle = pen.colour;
    settled.fill(outline(points.slice(from), { ...pen, last: false }));
    from = points.length - OVERLAP;
  }

  return {
    points,
    show,
    /** @param {number[][]} fresh `[x, y, pressure]` */
    add(fresh) {
      points.push(...fresh);
      if (points.length - from > PIECE) settle();
    },
    /** Whether pieces of it lie on the settled canvas. */
    hasSettled: () => from > 0,
    /** Take it off the live canvas. */
    end: wipe,
  };
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
