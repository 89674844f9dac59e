// The pages: a scroller with its full height at once, in which only those near the view exist.

import { useLayoutEffect } from "preact/hooks";
import { html, useEffect, useMemo, useRef, useState } from "../ui.js";
import { gestures } from "./gestures.js";
import { factorOf, layOut, pageAt, pagesNear, within } from "./layout.js";
import { Page, useAhead } from "./page.js";
import { READING } from "./reader.js";
import { useSeen } from "./seen.js";

/** Where in the view the page that counts as read lies. */
const EYE = 0.35;
const ABOVE = 8;

/** The inner size of an element, as it changes. @param {{current: HTMLElement|null}} element @returns {import("./layout.js").View|null} */
function useView(element) {
  const [view, setView] = useState(/** @type {any} */ (null));
  useLayoutEffect(() => {
    const box = /** @type {HTMLElement} */ (element.current);
    const measure = () => setView((/** @type {any} */ before) =>
      (before?.width === box.clientWidth && before.height === box.clientHeight ? before : { width: box.clientWidth, height: box.clientHeight }));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  return view;
}

/** @param {{reader: import("./reader.js").Reader, tail: any}} props tail: what stands below the last page */
export function Pages({ reader, tail }) {
  const scroller = useRef(/** @type {HTMLElement|null} */ (null));
  const view = useView(scroller);
  return html`<div class="pages" ref=${scroller} tabindex="0" data-look=${reader.look.value} data-flow=${reader.flow.value} data-mode=${reader.mode.value}>
    ${view && view.width > 0 && reader.opened.value && html`<${Sheet} reader=${reader} scroller=${scroller} view=${view} tail=${tail} />`}
  </div>`;
}

/** @param {{reader: import("./reader.js").Reader, scroller: {current: HTMLElement|null}, view: import("./layout.js").View, tail: any}} props */
function Sheet({ reader, scroller, view, tail }) {
  const sizes = /** @type {any} */ (reader.opened.value).sizes;
  const zoom = reader.zoom.value;
  const single = reader.flow.value === "single";
  const large = reader.large.value;
  const tailHeight = tail ? (large ? 300 : 240) : 40;
  const layout = useMemo(() => layOut(sizes, zoom, view, large, { single, tail: tailHeight }), [sizes, zoom, view, large, single, tailHeight]);
  const content = useRef(/** @type {HTMLElement|null} */ (null));
  const held = useRef(/** @type {{page: number, x: number, y: number, eyeX: number, eyeY: number}|null} */ (null));
  const target = reader.target.value;
  const current = reader.page.value;
  const [top, setTop] = useState(0);
  const laid = useRef(layout);

  useLayoutEffect(() => {
    reader.scale.value = layout.boxes[current - 1]?.scale ?? 1;
  }, [layout, current]);

  // A new layout keeps what was in view where it was; a wish to be somewhere comes before.
  useLayoutEffect(() => {
    const box = /** @type {HTMLElement} */ (scroller.current);
    const wish = reader.target.peek();
    if (wish) {
      goTo(box, layout, wish);
      held.current = holdEye(box, layout); // a new size may come before the scroll is heard
      reader.target.value = null;
    } else if (laid.current !== layout) {
      restore(box, layout, held.current ?? { page: reader.page.peek(), x: 0.5, y: 0, eyeX: view.width / 2, eyeY: ABOVE });
    }
    laid.current = layout;
    setTop(box.scrollTop);
  }, [layout, target]);

  useEffect(() => {
    const box = /** @type {HTMLElement} */ (scroller.current);
    let frame = 0;
    const moved = () => {
      frame = 0;
      if (reader.target.peek()) return; // still where the reader is leaving
      setTop(box.scrollTop);
      const page = pageAt(layout, box.scrollLeft, box.scrollTop + view.height * EYE);
      const atEnd = !single && box.scrollTop + view.height >= layout.height - tailHeight - 4;
      reader.page.value = atEnd ? layout.boxes.length : page;
      held.current = holdEye(box, layout);
    };
    const scrolled = () => { frame ||= requestAnimationFrame(moved); };
    held.current = holdEye(box, layout);
    box.addEventListener("scroll", scrolled, { passive: true });
    return () => {
      box.removeEventListener("scroll", scrolled);
      cancelAnimationFrame(frame);
    };
  }, [layout]);

  useEffect(() => gestures(/** @type {HTMLElement} */ (scroller.current), {
    content: () => content.current,
    isReading: () => reader.mode.value === READING,
    factor: () => factorOf(sizes[reader.page.peek() - 1], reader.zoom.peek(), view, large),
    zoom: (factor, x, y) => {
      held.current = hold(/** @type {HTMLElement} */ (scroller.current), layout, x, y);
      reader.zoom.value = Math.abs(factor - 1) < 0.04 ? "width" : within(factor);
    },
    turn: reader.turn,
    single,
  }), [layout]);

  useSeen(reader, single);
  useAhead(reader);
  const [from, to] = pagesNear(layout, top, current);
  const shown = [];
  for (let n = from; n <= to; n += 1) {
    const box = layout.boxes[n - 1];
    const key = `${reader.version.value.id}-${n}`;
    const page = (/** @type {number} */ x, /** @type {number} */ y) => html`<${Page} key=${key} reader=${reader} n=${n} box=${box} size=${sizes[n - 1]} x=${x} y=${y} />`;
    shown.push(single
      ? html`<div class="slot" key=${key} style=${{ left: `${box.x}px`, width: `${view.width}px`, height: `${view.height}px` }}>
          <div class="slot-inner" style=${{ width: `${Math.max(view.width, box.width)}px`, height: `${Math.max(view.height, box.height + 16)}px` }}>
          ${page(Math.max(0, (view.width - box.width) / 2), Math.max(8, (view.height - box.height) / 2))}</div></div>`
      : page(box.x, box.y));
  }
  return html`<div class="sheet" ref=${content} style=${{ width: `${layout.width}px`, height: `${layout.height}px` }}>
    ${shown}
    ${!single && tail && to === layout.boxes.length && html`<div class="pages-tail" style=${{ top: `${layout.height - tailHeight}px`, height: `${tailHeight}px`, width: `${view.width}px` }}>${tail}</div>`}
  </div>`;
}

/** @param {HTMLElement} box @param {import("./layout.js").Layout} layout @param {{page: number, y: number}} wish */
function goTo(box, layout, { page, y }) {
  const at = layout.boxes[Math.min(page, layout.boxes.length) - 1];
  if (!at) return;
  if (layout.single) {
    box.scrollLeft = at.x;
    return;
  }
  box.scrollTop = at.y + y * at.scale - (y > 0 ? layout.view.height * 0.3 : ABOVE);
  box.scrollLeft = (layout.width - layout.view.width) / 2;
}

/** What lies under a point of the view, as a place on its page. @param {HTMLElement} box @param {import("./layout.js").Layout} layout @param {number} eyeX @param {number} eyeY */
function hold(box, layout, eyeX, eyeY) {
  const page = pageAt(layout, box.scrollLeft, box.scrollTop + eyeY);
  const at = layout.boxes[page - 1];
  return { page, x: (box.scrollLeft + eyeX - at.x) / at.width, y: (box.scrollTop + eyeY - at.y) / at.height, eyeX, eyeY };
}

/** What the reader's eye rests on. @param {HTMLElement} box @param {import("./layout.js").Layout} layout */
const holdEye = (box, layout) => hold(box, layout, layout.view.width / 2, layout.view.height * EYE);

/** Bring a held place back under its point of the view. @param {HTMLElement} box @param {import("./layout.js").Layout} layout @param {{page: number, x: number, y: number, eyeX: number, eyeY: number}} held */
function restore(box, layout, { page, x, y, eyeX, eyeY }) {
  const at = layout.boxes[page - 1];
  if (!at) return;
  if (layout.single) {
    box.scrollLeft = at.x;
    return;
  }
  box.scrollTop = at.y + y * at.height - eyeY;
  box.scrollLeft = at.x + x * at.width - eyeX;
}
