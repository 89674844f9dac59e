// A page of a document as a picture that fits its room: on the big screen and on the chair's console. The last page stays until the next is drawn.

import { getBytes } from "../base/api.js";
import { discard, draw, readPage, sharpness } from "../tablet/reader/drawing.js";
import { html, useEffect, useRef, useState } from "../base/ui.js";

const KEPT = 8;
const AGAIN = 2000;

/** @type {Map<string, Promise<Uint8Array>>} pages by their address, the newest last */
const pages = new Map();

/** A page's bytes, asked for once. @param {string} document @param {string} version @param {number} page @returns {Promise<Uint8Array>} of one's own */
async function bytesOf(document, version, page) {
  const path = `/documents/${document}/pages/${page}?version=${version}`;
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
 * @param {{document: string, version: string, page: number, pages: number, pointer?: any, onTouch?: (x: number, y: number) => void}} props
 *   pointer: `{page, x, y}` in thousandths; onTouch: shares of the page where it is touched
 */
export function PagePicture({ document, version, page, pages: last, pointer, onTouch }) {
  const outer = useRef(/** @type {HTMLElement|null} */ (null));
  const paper = useRef(/** @type {HTMLElement|null} */ (null));
  const shown = useRef(/** @type {HTMLCanvasElement|null} */ (null));
  const room = useRoom(outer);
  const [drawn, setDrawn] = useState({ page: 0, size: [0, 0] });
  const [turn, again] = useState(0);
  const [width, height] = room;
  useEffect(() => {
    if (!width || !height) return undefined;
    let over = false;
    let timer = 0;
    const show = async () => {
      try {
        const content = await readPage(await bytesOf(document, version, page));
        if (over) return content.close();
        const [w, h] = content.size;
        const fit = Math.min(width / w, height / h);
        const task = draw(content.page, fit * sharpness(w * fit, h * fit));
        await task.done;
        content.close();
        if (over) return discard(task.canvas);
        paper.current?.replaceChildren(task.canvas);
        discard(shown.current === task.canvas ? null : shown.current);
        shown.current = task.canvas;
        setDrawn({ page, size: [Math.floor(w * fit), Math.floor(h * fit)] });
        for (const next of [page + 1, page + 2, page - 1]) {
          if (next >= 1 && next <= last) await bytesOf(document, version, next).catch(() => {});
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
  }, [document, version, page, width, height, turn]);
  useEffect(() => () => discard(shown.current), []);
  const touch = (/** @type {PointerEvent} */ event) => {
    if (!onTouch || (event.type === "pointermove" && !event.buttons)) return;
    const box = /** @type {HTMLElement} */ (event.currentTarget).getBoundingClientRect();
    onTouch((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  };
  const dot = pointer && pointer.page === drawn.page && pointer.document_id === document;
  return html`<div class="page-picture" ref=${outer} data-page=${drawn.page || undefined}>
    <div class=${`page-picture-paper ${onTouch ? "-touch" : ""}`} style=${{ width: `${drawn.size[0]}px`, height: `${drawn.size[1]}px` }} onPointerDown=${touch} onPointerMove=${touch}>
      <div class="page-picture-canvas" ref=${paper}></div>
      ${dot && html`<span class="follow-dot" style=${{ left: `${pointer.x / 10}%`, top: `${pointer.y / 10}%` }}></span>`}
    </div></div>`;
}

/** Nothing of a document stays in memory. */
export function forgetPages() {
  pages.clear();
}
