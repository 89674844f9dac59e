// A page of a document, or a half of it, as a picture that fits its room: on the big screen and on the chair's console.
// The last page stays until the next is drawn.

import { getBytes } from "../base/api.js";
import { discard, draw, readPage, sharpness } from "../tablet/reader/drawing.js";
import { html, useEffect, useRef, useState } from "../base/ui.js";
import { WHOLE, contentOf, partFor, partOf } from "./region.js";

/** Pages, and as many thumbnails. */
const KEPT = 16;
const AGAIN = 2000;

/** @type {Map<string, Promise<Uint8Array>>} pages and thumbnails by their address, the newest last */
const pages = new Map();

/** A page's bytes or its thumbnail's, asked for once. @param {"pages"|"thumbs"} kind @param {string} document @param {string} version @param {number} page @returns {Promise<Uint8Array>} of one's own */
async function bytesOf(kind, document, version, page) {
  const path = `/documents/${document}/${kind}/${page}?version=${version}`;
  const known = pages.get(path) ?? getBytes(path);
  pages.delete(path);
  pages.set(path, known);
  for (const oldest of [...pages.keys()].slice(0, -KEPT)) pages.delete(oldest);
  try {
    return (await known).slice();
  } catch (error) {
    pages.delete(path);
    throw error;
  }
}

/** The inner size of an element as it changes. @param {{current: HTMLElement|null}} element */
function useRoom(element) {
  const [room, setRoom] = useState([0, 0]);
  useEffect(() => {
    const box = /** @type {HTMLElement} */ (element.current);
    const measure = () => setRoom([box.clientWidth, box.clientHeight]);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  return room;
}

/**
 * @typedef {import("./region.js").Part} Part
 * @param {{document: string, version: string, page: number, pages: number, part?: Part, frame?: Part, pointer?: any, onTouch?: (x: number, y: number) => void}} props
 *   part: what is shown of an upright page; frame: what of it others see, the rest is dimmed; pointer: `{page, x, y}` in
 *   thousandths, the half with it is shown; onTouch: shares of the page where it is touched
 */
export function PagePicture({ document, version, page, pages: last, part = "whole", frame = "whole", pointer, onTouch }) {
  const outer = useRef(/** @type {HTMLElement|null} */ (null));
  const paper = useRef(/** @type {HTMLElement|null} */ (null));
  const shown = useRef(/** @type {HTMLCanvasElement|null} */ (null));
  const room = useRoom(outer);
  const [drawn, setDrawn] = useState({ page: 0, size: [0, 0], content: /** @type {import("./region.js").Region|null} */ (null) });
  const [turn, again] = useState(0);
  const [width, height] = room;
  const halves = part !== "whole";
  const needsContent = halves || frame !== "whole";
  useEffect(() => {
    if (!width || !height) return undefined;
    let over = false;
    let timer = 0;
    const fetched = (/** @type {number} */ n) => Promise.all([
      bytesOf("pages", document, version, n), needsContent ? bytesOf("thumbs", document, version, n).catch(() => null) : null,
    ]);
    const show = async () => {
      try {
        const [bytes, thumb] = await fetched(page);
        const read = await readPage(bytes);
        const [w, h] = read.size;
        const content = needsContent && h > w ? await (thumb ? contentOf(thumb).catch(() => WHOLE) : WHOLE) : null;
        if (over) return read.close();
        const { x0, y0, x1, y1 } = content && halves ? partOf(content, part) : WHOLE;
        const fit = Math.min(width / (w * (x1 - x0)), height / (h * (y1 - y0)));
        const task = draw(read.page, fit * sharpness(w * fit, h * fit));
        await task.done;
        read.close();
        if (over) return discard(task.canvas);
        paper.current?.replaceChildren(task.canvas);
        discard(shown.current === task.canvas ? null : shown.current);
        shown.current = task.canvas;
        setDrawn({ page, size: [Math.floor(w * fit), Math.floor(h * fit)], content });
        for (const next of [page + 1, page + 2, page - 1]) {
          if (next >= 1 && next <= last) await fetched(next).catch(() => {});
        }
      } catch {
        // No network, or it was taken back meanwhile: what is followed will say so.
        if (!over) timer = window.setTimeout(() => again((now) => now + 1), AGAIN);
      }
      return undefined;
    };
    void show();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [document, version, page, width, height, turn, halves, needsContent]);
  useEffect(() => () => discard(shown.current), []);
  const touch = (/** @type {PointerEvent} */ event) => {
    if (!onTouch || (event.type === "pointermove" && !event.buttons)) return;
    const box = /** @type {HTMLElement} */ (event.currentTarget).getBoundingClientRect();
    onTouch((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  };
  const dot = pointer && pointer.page === drawn.page && pointer.document_id === document ? pointer : null;
  const { content, size } = drawn;
  // Until the next page is drawn the last one stays as it was; within a page the picture glides from half to half.
  const still = useRef({ page: 0, part, frame });
  const glides = still.current.page === drawn.page;
  const now = drawn.page === page ? { page, part, frame } : { ...still.current, page: drawn.page };
  useEffect(() => { still.current = now; });
  const shows = content ? partFor(content, now.part, dot) : "whole";
  const region = content ? partOf(content, shows) : WHOLE;
  const seen = content ? partOf(content, partFor(content, now.frame, dot)) : WHOLE;
  const percent = (/** @type {number} */ share) => `${share * 100}%`;
  return html`<div class="page-picture" ref=${outer} data-page=${drawn.page || undefined} data-part=${shows}>
    <div class="page-picture-window" style=${{ width: `${size[0] * (region.x1 - region.x0)}px`, height: `${size[1] * (region.y1 - region.y0)}px` }}>
      <div class=${`page-picture-paper ${onTouch ? "-touch" : ""} ${glides ? "-glides" : ""}`} style=${{ width: `${size[0]}px`, height: `${size[1]}px`, transform: `translate(${-size[0] * region.x0}px, ${-size[1] * region.y0}px)` }} onPointerDown=${touch} onPointerMove=${touch}>
        <div class="page-picture-canvas" ref=${paper}></div>
        ${seen !== WHOLE && html`<div class="page-picture-frame" style=${{ left: percent(seen.x0), top: percent(seen.y0), width: percent(seen.x1 - seen.x0), height: percent(seen.y1 - seen.y0) }}></div>`}
        ${dot && html`<span class="follow-dot" style=${{ left: `${dot.x / 10}%`, top: `${dot.y / 10}%` }}></span>`}
      </div></div></div>`;
}

/** Nothing of a document stays in memory. */
export function forgetPages() {
  pages.clear();
}
