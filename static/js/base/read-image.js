// A code in a picture file: a photograph or a screenshot of a QR code.

import { _ } from "./i18n.js";

const WIDTHS = [1600, 800, 2400]; // large photographs are read better when they are scaled down

/** The text of the QR code in the picture; an error that can be shown where there is none. @param {Blob} file @returns {Promise<string>} */
export async function readImage(file) {
  const { decodeQR } = await import("qr/decode.js");
  let bitmap;
  try {
    bitmap = await createImageBitmap(file);
  } catch {
    throw new Error(_("这个文件不是图片，请选择二维码的照片或截图。"));
  }
  for (const width of WIDTHS) {
    try {
      return decodeQR(pixelsOf(bitmap, width));
    } catch {
      // Not seen at this size.
    }
  }
  throw new Error(_("图片里没有认出二维码。请拍得更近、更正、更亮一些，或改为输入文字。"));
}

/** @param {ImageBitmap} bitmap @param {number} [width] at most */
export function pixelsOf(bitmap, width = bitmap.width) {
  const scale = Math.min(1, width / bitmap.width);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
