// Printing where it is allowed: each page becomes a picture, so that no browser's own viewer, which would keep the file, is needed.

import { draw, discard, readDocument } from "./drawing.js";

const PIXELS_PER_POINT = 150 / 72;

/** @param {Uint8Array} bytes a PDF @param {(done: number, all: number) => void} onPage */
export async function printPages(bytes, onPage) {
  const { pages, page, close } = await readDocument(bytes);
  const sheet = document.createElement("div");
  sheet.className = "print-sheet";
  /** @type {string[]} */
  const pictures = [];
  try {
    for (let n = 1; n <= pages; n += 1) {
      onPage(n, pages);
      const { canvas, done } = draw(await page(n), PIXELS_PER_POINT, "print");
      await done;
      const picture = await new Promise((resolve) => { canvas.toBlob(resolve, "image/jpeg", 0.9); });
      discard(canvas);
      const address = URL.createObjectURL(picture);
      pictures.push(address);
      const image = new Image();
      image.src = address;
      await image.decode();
      sheet.append(image);
    }
    document.body.append(sheet);
    window.print();
  } finally {
    sheet.remove();
    for (const address of pictures) URL.revokeObjectURL(address);
    close();
  }
}
