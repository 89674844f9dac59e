// A page of a document drawn onto a canvas by pdf.js, which comes when it is first needed.

import { ApiError, apiUrl, refusal } from "../base/api.js";
import { _ } from "../base/i18n.js";

const VENDOR = new URL("../../vendor/pdfjs-dist/", import.meta.url).href;

/** @type {Promise<any>|null} */
let coming = null;

function engine() {
  coming ??= import("pdfjs-dist").then((pdfjs) => {
    pdfjs.GlobalWorkerOptions.workerSrc = `${VENDOR}legacy/build/pdf.worker.min.mjs`;
    return pdfjs;
  }).catch((error) => {
    coming = null;
    throw error;
  });
  return coming;
}

/**
 * Draw one page as large as fits into a width and a height of CSS pixels. Throws ApiError, or what pdf.js says.
 * @param {string} documentId @param {string} versionId @param {number} page from 1 @param {HTMLCanvasElement} canvas @param {number} width @param {number} height
 * @param {AbortSignal} signal
 */
export async function drawPage(documentId, versionId, page, canvas, width, height, signal) {
  const path = `/documents/${documentId}/pages/${page}?version=${versionId}`;
  const [pdfjs, response] = await Promise.all([engine(), fetch(apiUrl(path), { credentials: "same-origin", signal })]);
  if (!response.ok) throw await refusal(response, path);
  const data = new Uint8Array(await response.arrayBuffer());
  if (!data.length) throw new ApiError("network", _("网络不通，没有收到答复。请检查网络后重试。"), 0);
  const task = pdfjs.getDocument({ data, cMapUrl: `${VENDOR}cmaps/`, cMapPacked: true, standardFontDataUrl: `${VENDOR}standard_fonts/`, wasmUrl: `${VENDOR}wasm/`, iccUrl: `${VENDOR}iccs/`, isEvalSupported: false });
  try {
    const drawn = await (await task.promise).getPage(1);
    const natural = drawn.getViewport({ scale: 1 });
    const fit = Math.min(width / natural.width, height / natural.height);
    const sharp = Math.min(2, window.devicePixelRatio || 1);
    const viewport = drawn.getViewport({ scale: fit * sharp });
    if (signal.aborted) return;
    canvas.width = Math.round(viewport.width);
    canvas.height = Math.round(viewport.height);
    canvas.style.width = `${Math.round(viewport.width / sharp)}px`;
    canvas.style.height = `${Math.round(viewport.height / sharp)}px`;
    await drawn.render({ canvas, canvasContext: canvas.getContext("2d"), viewport }).promise;
  } finally {
    void task.destroy();
  }
}
