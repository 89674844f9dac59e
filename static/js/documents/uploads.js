// Files on their way: two at a time, each can be stopped, a failed one can be sent again and leaves the others alone.

import { ApiError, post } from "../base/api.js";
import { newGesture } from "../base/gesture.js";
import { _ } from "../base/i18n.js";
import { sendFile } from "../base/send-file.js";
import { signal } from "../base/ui.js";
import { straightened } from "./places.js";

const AT_ONCE = 2;
/** As documents.rules.limits has it; the server refuses what gets past this. */
export const LARGEST = 200 * 1024 * 1024;

/**
 * @typedef {{id: number, file: File, itemId: string, state: "waiting"|"sending"|"failed", sent: number, error: any, again: boolean, stop: AbortController,
 *   batch: Batch, place: number, gesture: string}} Upload gesture: one id however often it is sent
 * @typedef {{arrived: (import("./places.js").Placed & {place: number})[]}} Batch files that were added together
 */

/** What has not arrived, in the order in which it was added. @type {import("@preact/signals").Signal<Upload[]>} */
export const uploads = signal([]);
let last = 0;
let target = "";
/** @type {(document: any) => void} */
let arrived = () => undefined;
/** @type {() => any[]} */
let present = () => [];

/** Say where files go, who hears of what arrived, and what documents there are. @param {string} path @param {(document: any) => void} onArrived @param {() => any[]} documents */
export function uploadTo(path, onArrived, documents) {
  target = path;
  arrived = onArrived;
  present = documents;
}

/** Why a file need not be sent at all; "" where it may go. @param {File} file */
export function unfit(file) {
  if (file.size > LARGEST) return _("文件超过 200 MB，不能上传。请压缩图片后另存，或拆成几份。");
  if (file.size === 0) return _("这个文件是空的。请确认它已经保存、已经从网盘下载完毕，再重新添加。");
  return "";
}

/** @param {number} id @param {Partial<Upload>} change */
function update(id, change) {
  uploads.value = uploads.value.map((one) => (one.id === id ? { ...one, ...change } : one));
}

/** @param {number} id */
function forget(id) {
  uploads.value = uploads.value.filter((one) => one.id !== id);
}

/** @param {File[]} files @param {string} itemId "" for the library */
export function add(files, itemId) {
  const batch = { arrived: [] };
  const fresh = files.map((file, place) => {
    last += 1;
    const fault = unfit(file);
    return { id: last, file, itemId, state: fault ? "failed" : "waiting", sent: 0, error: fault, again: false, stop: new AbortController(), batch, place, gesture: newGesture() };
  });
  uploads.value = [...uploads.value, .../** @type {Upload[]} */ (fresh)];
  pump();
}

function pump() {
  const sending = uploads.value.filter((one) => one.state === "sending").length;
  for (const next of uploads.value.filter((one) => one.state === "waiting").slice(0, Math.max(0, AT_ONCE - sending))) void send(next);
}

/** Whether the same file may be taken another time: the way or the server failed, not the file. @param {any} error */
const mayWork = (error) => !(error instanceof ApiError) || error.isNetwork || error.status >= 500 || [401, 403, 408, 429].includes(error.status);

/** @param {Upload} one */
async function send(one) {
  const stop = new AbortController();
  update(one.id, { state: "sending", sent: 0, error: null, stop });
  const form = new FormData();
  if (one.itemId) form.append("item_id", one.itemId);
  form.append("gesture", one.gesture);
  form.append("file", one.file, one.file.name);
  try {
    const document = await sendFile(target, form, {
      signal: stop.signal,
      onProgress: (sent, total) => update(one.id, { sent: total ? sent / total : 0 }),
    });
    forget(one.id);
    one.batch.arrived.push({ place: one.place, id: document.id, item_id: one.itemId || null, position: document.position });
    arrived(document);
  } catch (error) {
    if (stop.signal.aborted) forget(one.id);
    else update(one.id, { state: "failed", again: mayWork(error), error: /** @type {any} */ (error)?.message ?? String(error) });
  }
  pump();
  if (!uploads.value.some((other) => other.batch === one.batch && other.state !== "failed")) await straighten(one.batch);
}

/** Two files on their way may overtake one another: put those that were added together in the order of their names. @param {Batch} batch */
async function straighten(batch) {
  batch.arrived.sort((a, b) => a.place - b.place);
  for (const { id, item_id, position } of straightened(batch.arrived, present())) {
    await post(`/documents/${id}/move`, { item_id, position }).catch(() => undefined);
  }
}

/** Stop it, or take a failed one away. @param {number} id */
export function cancel(id) {
  const one = uploads.value.find((found) => found.id === id);
  if (one?.state === "sending") one.stop.abort(new DOMException("stopped", "AbortError"));
  else forget(id);
}

export function cancelAll() {
  for (const one of [...uploads.value]) cancel(one.id);
}

/** @param {number} [id] without it, all that failed and may be sent */
export function retry(id) {
  for (const one of uploads.value) {
    if (one.state === "failed" && one.again && (id === undefined || one.id === id)) update(one.id, { state: "waiting", error: null });
  }
  pump();
}

/** Whether leaving the page would lose something. */
export const underWay = () => uploads.value.some((one) => one.state !== "failed");
