// Strokes as they are kept (points of the page) and as they are drawn (CSS px).

import { getStroke } from "perfect-freehand";
import { hasPressure, unflat } from "./geometry.js";

/** Ink's colours, as everybody knows them from pens. */
export const COLOURS = { red: "#d11a20", blue: "#1d4fb8", black: "#1d1a17", green: "#147a45", yellow: "#ffd83a", orange: "#ff9d2e" };
export const PENS = ["red", "blue", "black"];
export const MARKERS = ["yellow", "green", "orange"];

/** Widths in points. */
export const WIDTHS = { ink: [1.2, 2.2, 4], marker: [10, 16, 24] };

/** How perfect-freehand draws a pen and a highlighter. @param {string} kind @param {number} size @param {boolean} pressed the device feels pressure @param {boolean} last */
function options(kind, size, pressed, last) {
  if (kind === "marker") return { size, thinning: 0, smoothing: 0.5, streamline: 0.4, simulatePressure: false, last, start: { cap: true }, end: { cap: true } };
  return { size: size * 1.35, thinning: 0.5, smoothing: 0.5, streamline: 0.35, simulatePressure: !pressed, last };
}

/**
 * The outline of a stroke as a path.
 * @param {import("./geometry.js").Points} points @param {{kind: string, width: number, pressed: boolean, last?: boolean}} how
 */
export function outline(points, { kind, width, pressed, last = true }) {
  const path = new Path2D();
  const around = getStroke(points, options(kind, width, pressed, last));
  if (around.length < 3) {
    const [x, y] = points[0];
    path.arc(x, y, width / 2, 0, 2 * Math.PI);
    return path;
  }
  let [x, y] = around[around.length - 1];
  const [firstX, firstY] = around[0];
  path.moveTo((x + firstX) / 2, (y + firstY) / 2);
  for (let place = 0; place < around.length; place += 1) {
    [x, y] = around[place];
    const [nextX, nextY] = around[(place + 1) % around.length];
    path.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
  }
  path.closePath();
  return path;
}

/** @type {WeakMap<any, {scale: number, path: Path2D}>} */
const paths = new WeakMap();

/** The outline of a kept stroke on a page of this scale. @param {any} note @param {number} scale */
export function pathOf(note, scale) {
  const known = paths.get(note.data);
  if (known?.scale === scale) return known.path;
  const { points, width } = note.data;
  const path = outline(unflat(points, scale), { kind: note.kind, width: width * scale, pressed: hasPressure(points) });
  paths.set(note.data, { scale, path });
  return path;
}
