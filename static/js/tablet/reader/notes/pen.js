// Pen, finger and mouse over a page that is written on.

import { hand, penSeen, pens, write, writes } from "./desk.js";
import { prepare, strokeInHand } from "./stroke-in-hand.js";
import { flat, touches } from "./geometry.js";
import { COLOURS } from "./strokes.js";
import { LONGEST_STROKE } from "./limits.js";

const ERASER = 14;
/** The pen's own eraser, by the buttons of a pointer event. */
const ERASER_BUTTON = 32;
/** A finger that goes on within this time by another one did not mean to write. */
const MISTAKE = 180;

/**
 * @typedef {object} Given
 * @property {{ink: HTMLCanvasElement, marker: HTMLCanvasElement, live: HTMLCanvasElement}} canvases
 * @property {import("../reader.js").Reader} reader @property {import("./sync.js").Notes} notes @property {number} page
 * @property {[number, number]} size @property {number} scale @property {number} ratio @property {() => void} repaint
 *
 * @param {HTMLElement} sheet @param {Given} given @returns {() => void} lets go
 */
export function followPen(sheet, given) {
  /** @type {{id: number, type: string, began: number, move: (event: PointerEvent) => void, end: (kept: boolean) => void}|null} */
  let stroke = null;
  let lastDown = { type: "mouse", at: 0 };

  const { canvases, ratio } = given;
  const sheetSize = { width: given.size[0] * given.scale, height: given.size[1] * given.scale };
  prepare(canvases.live, sheetSize, ratio);
  const settledOn = (/** @type {"ink"|"marker"} */ kind) => {
    const found = /** @type {CanvasRenderingContext2D} */ (canvases[kind].getContext("2d"));
    found.setTransform(ratio, 0, 0, ratio, 0, 0);
    return found;
  };

  let corner = { left: 0, top: 0 };
  const place = (/** @type {PointerEvent} */ event) => [event.clientX - corner.left, event.clientY - corner.top, pressureOf(event)];

  const down = (/** @type {PointerEvent} */ event) => {
    lastDown = { type: event.pointerType, at: event.timeStamp };
    if (event.pointerType === "pen") penSeen.value = true;
    if (stroke && event.pointerType === "touch" && stroke.type === "touch") return release(event.timeStamp - stroke.began > MISTAKE);
    if (stroke || !writes(event.pointerType) || (event.pointerType === "mouse" && event.button !== 0)) return;
    corner = sheet.getBoundingClientRect();
    sheet.setPointerCapture(event.pointerId);
    const tool = event.buttons & ERASER_BUTTON ? "eraser" : hand.value;
    const work = tool === "eraser" ? erase(event) : tool === "text" ? placeText(event) : draw(event, tool);
    stroke = { id: event.pointerId, type: event.pointerType, began: event.timeStamp, ...work };
  };
  const move = (/** @type {PointerEvent} */ event) => {
    if (event.pointerId === stroke?.id) stroke.move(event);
  };
  const up = (/** @type {PointerEvent} */ event) => {
    if (event.pointerId === stroke?.id) release(true);
  };
  const cancel = (/** @type {PointerEvent} */ event) => {
    if (event.pointerId === stroke?.id) release(stroke.type === "pen");
  };

  /** @param {boolean} kept */
  function release(kept) {
    const done = stroke;
    stroke = null;
    done?.end(kept);
  }

  /** @param {PointerEvent} event @param {"ink"|"marker"} kind */
  function draw(event, kind) {
    const { colour, width } = pens.peek()[kind];
    const pen = { kind, width: width * given.scale, colour: COLOURS[/** @type {keyof typeof COLOURS} */ (colour)], pressed: event.pointerType === "pen" };
    let heard = event.timeStamp;
    /** What has not been heard yet: some browsers tell of a pen at once (over https) and once more before the frame. @param {PointerEvent} next */
    const fresh = (next) => {
      const all = next.getCoalescedEvents?.() ?? [];
      const found = (all.length ? all : [next]).filter((one) => one.timeStamp > heard);
      heard = Math.max(heard, ...found.map((one) => one.timeStamp));
      return found;
    };
    const drawn = strokeInHand({ live: canvases.live, settled: settledOn(kind), sheet: sheetSize, ratio, pen });
    drawn.add([place(event)]);
    drawn.show();
    return {
      move(/** @type {PointerEvent} */ next) {
        const points = thinned(fresh(next).map(place), drawn.points.at(-1));
        const ahead = (next.getPredictedEvents?.() ?? []).slice(0, 2).map(place);
        if (!points.length && !ahead.length) return;
        drawn.add(points);
        drawn.show(ahead);
        if (drawn.points.length >= LONGEST_STROKE) release(true);
      },
      end(/** @type {boolean} */ kept) {
        if (drawn.hasSettled()) given.repaint(); // its pieces give way to the whole
        if (kept) given.notes.add(given.page, kind, { points: flat(drawn.points, given.scale, given.size), colour, width });
        drawn.end();
      },
    };
  }

  /** @param {PointerEvent} event */
  function erase(event) {
    let from = place(event).slice(0, 2).map((value) => value / given.scale);
    /** @type {Map<string, any>} */
    const gone = new Map();
    const pass = (/** @type {PointerEvent} */ next) => {
      const to = place(next).slice(0, 2).map((value) => value / given.scale);
      for (const note of given.notes.of(given.page).peek()) {
        if (!note.data.points || gone.has(note.id) || !touches(note.data, from, to, ERASER / given.scale / 2)) continue;
        gone.set(note.id, note);
        given.notes.remove([note]);
      }
      from = to;
    };
    pass(event);
    return { move: pass, end() {} };
  }

  /** @param {PointerEvent} event */
  function placeText(event) {
    const [x, y] = place(event);
    const [fromX, fromY] = [event.clientX, event.clientY];
    let far = false;
    return {
      move(/** @type {PointerEvent} */ next) {
        far ||= Math.hypot(next.clientX - fromX, next.clientY - fromY) > 14;
      },
      end(/** @type {boolean} */ kept) {
        if (kept && !far) write(given.notes.document, { id: null, page: given.page, x: x / given.scale, y: y / given.scale, text: "", colour: "yellow" });
      },
    };
  }

  /** What writes does not scroll; fingers beside a pen do. @param {TouchEvent} event */
  const touch = (event) => {
    if (event.touches.length === 1 && (lastDown.type === "pen" || writes("touch"))) event.preventDefault();
  };
  /** Two fingers move the page. @type {{x: number, y: number}|null} */
  let pair = null;
  /** @param {TouchEvent} event */
  const touchMove = (event) => {
    if (event.touches.length !== 2 || !writes("touch")) {
      pair = null;
      return;
    }
    const [a, b] = event.touches;
    const now = { x: (a.clientX + b.clientX) / 2, y: (a.clientY + b.clientY) / 2 };
    if (pair) sheet.closest(".pages")?.scrollBy(pair.x - now.x, pair.y - now.y);
    pair = now;
  };
  const touchEnd = () => { pair = null; };

  /** @type {[string, any][]} */
  const heard = [
    ["pointerdown", down], ["pointerrawupdate", move], ["pointermove", move], ["pointerup", up], ["pointercancel", cancel], ["touchstart", touch], ["touchmove", touchMove], ["touchend", touchEnd],
    ["contextmenu", (/** @type {Event} */ event) => event.preventDefault()],
  ];
  for (const [name, listener] of heard) sheet.addEventListener(name, listener, { passive: false });
  return () => {
    release(true);
    for (const [name, listener] of heard) sheet.removeEventListener(name, listener);
  };
}

/** @param {PointerEvent} event */
const pressureOf = (event) => (event.pointerType === "pen" ? Math.max(0.05, event.pressure || 0.5) : 0.5);

/** Points that lie on one another are left out: a pen at rest reports all the same. @param {number[][]} points @param {number[]|undefined} last */
function thinned(points, last) {
  const kept = [];
  let before = last;
  for (const point of points) {
    if (before && Math.hypot(point[0] - before[0], point[1] - before[1]) < 0.6) continue;
    kept.push(point);
    before = point;
  }
  return kept;
}
