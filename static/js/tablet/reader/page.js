// One page: its paper, what is drawn on it, and the layers above.

import { useLayoutEffect } from "preact/hooks";
import { ApiError } from "../../base/api.js";
import { _, count } from "../../base/i18n.js";
import { isPassing } from "../book/outbox.js";
import { Button, Icon, html, useEffect, useRef, useState } from "../ui.js";
import { discard, draw, readPage, sharpness } from "./drawing.js";
import { layers } from "./layers.js";
import { makeTurns } from "./turns.js";

const turns = makeTurns();
/** A page that is scrolled past within this time is not fetched. */
const PASSING = 90;
const AHEAD = 3;
const AGAIN = 3000;

/**
 * A page's content: fetched when it stays in view, given up when it leaves.
 * @param {import("./reader.js").Reader} reader @param {number} n
 */
function useContent(reader, n) {
  const [content, setContent] = useState(/** @type {any} */ (null));
  const [error, setError] = useState(/** @type {any} */ (null));
  const [turn, again] = useState(0);
  const version = reader.version.value.id;
  useEffect(() => {
    const stop = new AbortController();
    let mine = /** @type {any} */ (null);
    const { keeper } = reader;
    const paper = reader.document.peek();
    const near = Math.abs(n - reader.page.peek()) <= 1;
    const timer = setTimeout(async () => {
      try {
        setError(null);
        const bytes = await keeper.page(paper, n, stop.signal);
        if (stop.signal.aborted) return;
        mine = await readPage(bytes);
        if (stop.signal.aborted) mine.close();
        else setContent(mine);
      } catch (problem) {
        if (!stop.signal.aborted) setError(problem);
      }
    }, near || keeper.isKept(paper, n) ? 0 : PASSING);
    return () => {
      clearTimeout(timer);
      stop.abort();
      mine?.close();
      setContent(null);
    };
  }, [version, n, turn]);
  const online = reader.hall.online.value;
  useEffect(() => {
    if (!error || !online || !isPassing(error)) return undefined;
    const timer = setTimeout(() => again((now) => now + 1), AGAIN * (0.5 + Math.random()));
    return () => clearTimeout(timer);
  }, [error, online]);
  return { content, error, again: () => again((now) => now + 1) };
}

/** The pages after the one in view are fetched while it is read. @param {import("./reader.js").Reader} reader */
export function useAhead(reader) {
  const page = reader.page.value;
  const { id, version } = reader.document.value;
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const paper = reader.document.peek();
      for (let n = page + 1; n <= Math.min(page + AHEAD, reader.pages.peek()); n += 1) {
        if (stop.signal.aborted || reader.keeper.isKept(paper, n)) continue;
        await reader.keeper.page(paper, n, stop.signal).catch(() => {});
      }
    }, 400 + reader.spread.peek() * Math.random());
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [id, version.id, page]);
}

/**
 * @param {{reader: import("./reader.js").Reader, n: number, box: import("./layout.js").Box, x: number, y: number, size: [number, number]}} props
 *   x, y: where it lies in the scroller
 */
export function Page({ reader, n, box, x, y, size }) {
  const { content, error, again } = useContent(reader, n);
  const paper = useRef(/** @type {HTMLElement|null} */ (null));
  const shown = useRef(/** @type {HTMLCanvasElement|null} */ (null));
  const [drawn, setDrawn] = useState(false);
  const { width, height, scale } = box;
  const pixels = scale * sharpness(width, height);
  useLayoutEffect(() => {
    if (!content) return undefined;
    let task = /** @type {ReturnType<typeof draw>|null} */ (null);
    let over = false;
    const takeBack = turns.ask(() => Math.abs(n - reader.page.peek()), async () => {
      if (over) return;
      // A page whose paper is another than was said is drawn to fit its box.
      task = draw(content.page, (pixels * size[0]) / content.size[0]);
      try {
        await task.done;
      } catch {
        discard(task.canvas);
        return;
      }
      if (over) {
        discard(task.canvas);
        return;
      }
      const before = shown.current;
      shown.current = task.canvas;
      paper.current?.append(task.canvas);
      discard(before);
      setDrawn(true);
    });
    return () => {
      over = true;
      takeBack();
      task?.cancel();
    };
  }, [content, pixels]);
  useEffect(() => {
    setDrawn(false);
    return () => {
      discard(shown.current);
      shown.current = null;
    };
  }, [reader.version.value.id, n]);
  return html`<div class="page" data-page=${n} data-drawn=${drawn ? "yes" : undefined} role="img" aria-label=${_("第 %(n)s 页", { n: count(n) })}
    style=${{ left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px` }}>
    <div class="page-paper" ref=${paper}></div>
    ${!drawn && !error && html`<div class="page-coming"><span class="num">${count(n)}</span><span class="spinner"></span></div>`}
    ${!drawn && error && html`<${Missing} reader=${reader} error=${error} again=${again} />`}
    ${layers.value.map(({ id, component: Layer }) => html`<div class="page-layer" key=${id} data-layer=${id}>
      <${Layer} reader=${reader} page=${n} size=${size} scale=${scale} width=${width} height=${height} /></div>`)}
  </div>`;
}

/** @param {{reader: import("./reader.js").Reader, error: any, again: () => void}} props */
function Missing({ reader, error, again }) {
  const offline = !reader.hall.online.value || (error instanceof ApiError && error.isNetwork);
  const text = offline ? _("没有网络，这一页还没有读过。恢复后自动显示。")
    : error instanceof ApiError ? error.message : _("这一页没有显示出来，请重试；如仍不行，请联系会务人员。");
  return html`<div class="page-missing"><${Icon} name=${offline ? "wifi-off" : "exclamation-triangle"} size="xl" /><p>${text}</p>
    <${Button} icon="arrow-clockwise" onClick=${again}>${_("重试")}<//></div>`;
}
