// Pictures of options before they are sent: made small on this device, so that tablets load little; nothing but pixels is kept.

import { apiUrl, post, upload } from "../base/api.js";
import { _ } from "../base/i18n.js";

const LONGEST = 1280; // pixels of the longer side
const WANTED = 300_000; // bytes
const LIMIT = 600_000; // what the server keeps at most
const QUALITIES = [0.85, 0.75, 0.6, 0.45];
const LARGEST_FILE = 60_000_000;

/** @typedef {{blob: Blob, url: string}} Fresh */

/** A failure whose message is for the reader. @param {string} message */
function told(message) {
  return Object.assign(new Error(message), { userMessage: true });
}

/** @param {Blob} file @returns {Promise<ImageBitmap>} */
async function opened(file) {
  const unfit = told(_("这个文件不能作为图片打开，请选择 JPG、PNG 或 WebP 图片。"));
  if (file.type.includes("svg") || file.size > LARGEST_FILE) throw unfit;
  try {
    return await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    throw unfit;
  }
}

/** @param {ImageBitmap} bitmap @param {number} scale @param {number} quality @returns {Promise<Blob|null>} */
function drawn(bitmap, scale, quality) {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext("2d");
  if (!context) return Promise.resolve(null);
  context.fillStyle = "#fff"; // where the picture is transparent
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
}

/**
 * The picture as a JPEG of at most 1280 pixels, without what cameras write beside it (place, device).
 * @param {Blob} file @returns {Promise<Fresh>}
 */
export async function shrunk(file) {
  const bitmap = await opened(file);
  try {
    let best = null;
    let scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
    for (const quality of QUALITIES) {
      best = await drawn(bitmap, scale, quality);
      if (best && best.size <= WANTED) break;
    }
    while (best && best.size > LIMIT) {
      scale *= 0.75;
      best = await drawn(bitmap, scale, QUALITIES[QUALITIES.length - 1]);
    }
    if (!best || best.type !== "image/jpeg") throw told(_("浏览器没有能够缩小这张图片，请换一张图片。"));
    return { blob: best, url: URL.createObjectURL(best) };
  } finally {
    bitmap.close();
  }
}

/** Where the option's picture is to be seen; empty for none. @param {{picture: string, fresh?: Fresh|"none"|null}} one */
export function pictureUrl(one) {
  if (one.fresh === "none") return "";
  return one.fresh?.url ?? (one.picture ? apiUrl(`/pictures/${one.picture}`) : "");
}

/**
 * Bring one line's change of picture to the server; the id of the picture it has then.
 * @param {string} pollId @param {{id: string, picture: string, fresh: Fresh|"none"|null}} one @returns {Promise<string>}
 */
export async function settled(pollId, one) {
  const path = `/polls/${pollId}/options/${one.id}/picture`;
  if (!one.fresh) return one.picture;
  let answer;
  if (one.fresh === "none") answer = await post(`${path}/remove`);
  else {
    const form = new FormData();
    form.append("file", one.fresh.blob, "picture.jpg");
    answer = await upload(path, form);
  }
  return answer.poll.paper.options.find((/** @type {any} */ option) => option.id === one.id)?.picture ?? "";
}
