// Strokes as lists of numbers: pure.

/** @typedef {number[][]} Points `[x, y, pressure]`, in whatever unit */

/** @param {number[]} flat `[x, y, pressure, …]` @param {number} [scale] @returns {Points} */
export function unflat(flat, scale = 1) {
  const points = [];
  for (let place = 0; place < flat.length; place += 3) points.push([flat[place] * scale, flat[place + 1] * scale, flat[place + 2]]);
  return points;
}

/** As a stroke is kept: hundredths of a point are more than a hand can do. @param {Points} points in px @param {number} scale px a point @param {[number, number]} size of the page */
export function flat(points, scale, [width, height]) {
  const within = (/** @type {number} */ value, /** @type {number} */ most) => Math.round(Math.min(most, Math.max(0, value / scale)) * 100) / 100;
  return points.flatMap(([x, y, pressure]) => [within(x, width), within(y, height), Math.round(pressure * 100) / 100]);
}

/** Whether the device that drew it feels pressure: fingers and mice always say the same. @param {number[]} points as kept */
export function hasPressure(points) {
  for (let place = 5; place < points.length; place += 3) if (points[place] !== points[2]) return true;
  return false;
}

/** @type {WeakMap<any, number[]>} */
const boxes = new WeakMap();

/** The least box around a kept stroke, in points: `[x0, y0, x1, y1]`. @param {any} data */
export function boxOf(data) {
  let box = boxes.get(data);
  if (!box) {
    box = [Infinity, Infinity, -Infinity, -Infinity];
    for (let place = 0; place < data.points.length; place += 3) {
      const [x, y] = [data.points[place], data.points[place + 1]];
      box = [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)];
    }
    boxes.set(data, box);
  }
  return box;
}

/**
 * Whether an eraser that went from one place to another touches a stroke; all in points.
 * @param {any} data @param {number[]} from @param {number[]} to @param {number} reach
 */
export function touches(data, from, to, reach) {
  const far = reach + data.width / 2;
  const [x0, y0, x1, y1] = boxOf(data);
  if (Math.min(from[0], to[0]) > x1 + far || Math.max(from[0], to[0]) < x0 - far) return false;
  if (Math.min(from[1], to[1]) > y1 + far || Math.max(from[1], to[1]) < y0 - far) return false;
  const { points } = data;
  if (points.length === 3) return apart(from, to, points, points) <= far;
  for (let place = 0; place + 3 < points.length; place += 3) {
    if (apart(from, to, points.slice(place, place + 2), points.slice(place + 3, place + 5)) <= far) return true;
  }
  return false;
}

/** How far two segments are from one another. @param {number[]} a @param {number[]} b @param {number[]} c @param {number[]} d */
function apart(a, b, c, d) {
  if (cross(a, b, c, d)) return 0;
  return Math.min(fromSegment(a, c, d), fromSegment(b, c, d), fromSegment(c, a, b), fromSegment(d, a, b));
}

/** @param {number[]} o @param {number[]} p @param {number[]} q */
const side = (o, p, q) => (p[0] - o[0]) * (q[1] - o[1]) - (p[1] - o[1]) * (q[0] - o[0]);

/** @param {number[]} a @param {number[]} b @param {number[]} c @param {number[]} d */
const cross = (a, b, c, d) => side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;

/** @param {number[]} point @param {number[]} from @param {number[]} to */
function fromSegment(point, from, to) {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = dx * dx + dy * dy;
  const along = length ? Math.max(0, Math.min(1, ((point[0] - from[0]) * dx + (point[1] - from[1]) * dy) / length)) : 0;
  return Math.hypot(point[0] - from[0] - along * dx, point[1] - from[1] - along * dy);
}
