// What has been confirmed on this device, whether or not the server has answered yet; which notices ask to be seen. Pure, save for the signal.

import { signal } from "@preact/signals";

/** A notice that wants no receipt leaves by itself after this many ms: nobody needs yesterday's lunch. */
const LEAVES_AFTER = 30 * 60_000;

/** Ids touched on this device. @type {import("@preact/signals").Signal<Set<string>>} */
export const touched = signal(new Set());

/** Whether it is confirmed, here or on another device of the same person. @param {any} notice */
export const isSeen = (notice) => notice.seen_at !== null || touched.value.has(notice.id);

/**
 * The notices that stand in the banner: not confirmed, the urgent first, then in the order in which they came.
 * @param {any[]|undefined} notices newest first @param {number} now
 */
export function waiting(notices, now) {
  const open = (notices ?? []).filter((one) => !isSeen(one) && (one.receipt || one.reminded_at || now - Date.parse(one.at) < LEAVES_AFTER));
  return open.reverse().sort((a, b) => Number(b.urgent) - Number(a.urgent));
}
