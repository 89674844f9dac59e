// pdf.js: one worker for all pages; each page is a PDF of its own.

import { GlobalWorkerOptions, PDFWorker, getDocument } from "pdfjs-dist";

const vendor = (/** @type {string} */ path) => new URL(`../../../vendor/pdfjs-dist/${path}`, import.meta.url).href;
const WORKER = vendor("legacy/build/pdf.worker.min.mjs");
const SPRITE = new URL("../../../vendor/icons-late.svg", import.meta.url).href;

/** What the reader fetches apart from its modules; the service worker keeps it. Character maps come with the first font that needs them. */
export const READER_FILES = [
  WORKER, SPRITE,
  ...["UniGB-UCS2-H", "UniGB-UTF16-H", "GBK-EUC-H", "GB-EUC-H", "GBKp-EUC-H", "Adobe-GB1-UCS2"].map((name) => vendor(`cmaps/${name}.bcmap`)),
  ...["jbig2.wasm", "openjpeg.wasm"].map((name) => vendor(`wasm/${name}`)),
];

GlobalWorkerOptions.workerSrc = WORKER;

/** A canvas has at most so many pixels; beyond that it is drawn coarser and stretched. */
const MOST_PIXELS = 8_000_000;
const SHARPEST = 2;

/** @type {PDFWorker|null} */
let worker = null;

function theWorker() {
  if (!worker || worker.destroyed) worker = PDFWorker.create({ verbosity: 0 });
  return worker;
}

/** Start the worker before it is needed. */
export function warmUp() {
  theWorker();
}

/**
 * @param {Uint8Array} bytes a PDF of one page; they are taken over
 * @returns {Promise<{page: any, size: [number, number], close: () => void}>} size in points as it is seen
 */
export async function readPage(bytes) {
  const { page: at, close } = await readDocument(bytes);
  try {
    const page = await at(1);
    const { width, height } = page.getViewport({ scale: 1 });
    return { page, size: [width, height], close };
  } catch (error) {
    close();
    throw error;
  }
}

/**
 * @param {Uint8Array} bytes a PDF; they are taken over
 * @returns {Promise<{pages: number, page: (n: number) => Promise<any>, close: () => void}>}
 */
export async function readDocument(bytes) {
  const task = getDocument({
    data: bytes, worker: theWorker(), verbosity: 0,
    cMapUrl: vendor("cmaps/"), standardFontDataUrl: vendor("standard_fonts/"), wasmUrl: vendor("wasm/"), iccUrl: vendor("iccs/"),
  });
  const close = () => void task.destroy();
  try {
    const whole = await task.promise;
    return { pages: whole.numPages, page: (n) => whole.getPage(n), close };
  } catch (error) {
    close();
    throw error;
  }
}

/**
 * Pixels a point: as sharp as the screen, up to a bound.
 * @param {number} width @param {number} height in CSS px @param {number} [ratio] pixels a CSS px
 */
export function sharpness(width, height, ratio = window.devicePixelRatio || 1) {
  return Math.min(Math.min(ratio, SHARPEST), Math.sqrt(MOST_PIXELS / Math.max(1, width * height)));
}

/**
 * Draw a page on a new canvas.
 * @param {any} page @param {number} scale pixels a point @param {"display"|"print"} [intent]
 * @returns {{canvas: HTMLCanvasElement, done: Promise<void>, cancel: () => void}} done rejects when it was cancelled
 */
export function draw(page, scale, intent = "display") {
  const viewport = page.getViewport({ scale });
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.floor(viewport.width));
  canvas.height = Math.max(1, Math.floor(viewport.height));
  const task = page.render({ canvas, viewport, intent, background: "#fff" });
  return { canvas, done: task.promise, cancel: () => task.cancel() };
}

/** A canvas that is not shown any more gives its memory back at once. @param {HTMLCanvasElement|null} canvas */
export function discard(canvas) {
  if (!canvas) return;
  canvas.width = 0;
  canvas.height = 0;
  canvas.remove();
}
