// Fingers, wheel and keys on the pages: pinch and double tap zoom, arrows turn.

import { within } from "./layout.js";

const DOUBLE = 320;
const NEAR = 30;
const TWICE = 1.8;

/**
 * @param {HTMLElement} scroller
 * @param {{content: () => HTMLElement|null, isReading: () => boolean, factor: () => number, zoom: (factor: number, x: number, y: number) => void,
 *   turn: (by: number) => void, single: boolean}} on zoom: to this many times the fitting width, with (x, y) of the view kept in place
 * @returns {() => void} lets go
 */
export function gestures(scroller, on) {
  /** @type {{distance: number, x: number, y: number, factor: number, by: number}|null} */
  let pinch = null;
  let tap = { at: 0, x: 0, y: 0 };

  /** @param {{clientX: number, clientY: number}} point */
  const inView = ({ clientX, clientY }) => {
    const { left, top } = scroller.getBoundingClientRect();
    return [clientX - left, clientY - top];
  };
  /** @param {TouchList} touches */
  const between = ([a, b]) => ({
    distance: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY),
    middle: inView({ clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 }),
  });

  /** @param {TouchEvent} event */
  const down = (event) => {
    if (event.touches.length !== 2) return;
    event.preventDefault();
    const { distance, middle: [x, y] } = between(event.touches);
    pinch = { distance, x, y, factor: on.factor(), by: 1 };
    tap.at = 0;
  };
  /** @param {TouchEvent} event */
  const move = (event) => {
    if (!pinch || event.touches.length !== 2) return;
    event.preventDefault();
    pinch.by = within((pinch.factor * between(event.touches).distance) / pinch.distance) / pinch.factor;
    const content = on.content();
    if (!content) return;
    content.style.setProperty("transform-origin", `${scroller.scrollLeft + pinch.x}px ${scroller.scrollTop + pinch.y}px`);
    content.style.setProperty("transform", `scale(${pinch.by})`);
  };
  /** @param {TouchEvent} event */
  const up = (event) => {
    if (pinch && event.touches.length < 2) {
      const { factor, by, x, y } = pinch;
      pinch = null;
      const content = on.content();
      content?.style.removeProperty("transform");
      if (Math.abs(by - 1) > 0.03) on.zoom(factor * by, x, y);
      return;
    }
    if (event.touches.length || event.changedTouches.length !== 1 || !on.isReading()) return;
    const [x, y] = inView(event.changedTouches[0]);
    const isSecond = event.timeStamp - tap.at < DOUBLE && Math.hypot(x - tap.x, y - tap.y) < NEAR;
    tap = isSecond ? { at: 0, x, y } : { at: event.timeStamp, x, y };
    if (!isSecond) return;
    event.preventDefault();
    on.zoom(on.factor() > 1.1 ? 1 : TWICE, x, y);
  };
  const cancel = () => {
    pinch = null;
    on.content()?.style.removeProperty("transform");
  };
  /** @param {WheelEvent} event */
  const wheel = (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const [x, y] = inView(event);
    on.zoom(on.factor() * Math.exp(-event.deltaY / 300), x, y);
  };
  /** @param {MouseEvent} event */
  const twice = (event) => {
    if (!on.isReading()) return;
    const [x, y] = inView(event);
    on.zoom(on.factor() > 1.1 ? 1 : TWICE, x, y);
  };
  /** @param {KeyboardEvent} event */
  const key = (event) => {
    if (event.target !== scroller || event.ctrlKey || event.metaKey) return;
    const by = { ArrowRight: 1, ArrowLeft: -1, ...(on.single ? { PageDown: 1, PageUp: -1, " ": 1 } : {}) }[event.key];
    if (!by) return;
    event.preventDefault();
    on.turn(by);
  };

  /** @type {[string, any][]} */
  const heard = [["touchstart", down], ["touchmove", move], ["touchend", up], ["touchcancel", cancel], ["wheel", wheel], ["dblclick", twice], ["keydown", key]];
  for (const [name, listener] of heard) scroller.addEventListener(name, listener, { passive: false });
  return () => {
    for (const [name, listener] of heard) scroller.removeEventListener(name, listener);
  };
}
