// A page of a document as a picture, drawn by the tablet's reader, which comes when it is first needed.

import { getBytes } from "../base/api.js";

/**
 * One page, as large as fits into a width and a height of CSS pixels. Throws ApiError, or what pdf.js says.
 * @param {string} documentId @param {string} versionId @param {number} page from 1 @param {number} width @param {number} height
 * @param {AbortSignal} signal
 * @returns {Promise<HTMLCanvasElement>}
 */
export async function pageImage(documentId, versionId, page, width, height, signal) {
  const [drawing, bytes] = await Promise.all([
    import("../tablet/reader/drawing.js"), getBytes(`/documents/${documentId}/pages/${page}?version=${versionId}`, { signal }),
  ]);
  const { page: read, size, close } = await drawing.readPage(bytes);
  try {
    const scale = Math.min(width / size[0], height / size[1]);
    const shown = [size[0] * scale, size[1] * scale];
    const { canvas, done } = drawing.draw(read, scale * drawing.sharpness(shown[0], shown[1]));
    await done;
    canvas.style.width = `${Math.round(shown[0])}px`;
    canvas.style.height = `${Math.round(shown[1])}px`;
    return canvas;
  } finally {
    close();
  }
}
