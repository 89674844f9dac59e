// What of the meeting's documents the tablet shows. Small: the rest of the book comes when there are documents.

import { signal } from "@preact/signals";
import { base } from "../../base/page.js";
import { styles } from "../../base/styles.js";
import { lazyViews } from "../lazy-views.js";

/** @typedef {{document: string|null, page: number, q?: string}} Place an open document (page 0: where one stopped; q: what was searched), or the book */

/** What is open; null: what the hall shows. @type {import("@preact/signals").Signal<Place|null>} */
export const place = signal(null);

/** What a vote interrupted. @type {import("@preact/signals").Signal<(Place & {title: string})|null>} */
export const interrupted = signal(null);

/** How many documents this reader has not opened or has to sign. */
export const waiting = signal(0);

/** Tells the server what was read and is not known there yet; whoever keeps documents sets it. */
export const keeping = { tell: async () => {} };

/** What is open now, for what a vote interrupts. @type {{place: Place, title: string}|null} */
let standing = null;

/** The reader says where it stands. @param {Place|null} at @param {string} [title] */
export function stand(at, title = "") {
  standing = at && { place: at, title };
}

/** Where the reader is now, to the page; null: in the hall. @returns {Place|null} */
export function standingAt() {
  const at = place.value;
  return at && standing && standing.place.document === at.document ? standing.place : at;
}

export function openBook() {
  place.value = { document: null, page: 0 };
}

/** @param {string} document @param {number} [page] 0: where one stopped @param {string} [q] what was searched */
export function openDocument(document, page = 0, q = "") {
  interrupted.value = null;
  place.value = { document, page, q };
}

export function closeBook() {
  place.value = null;
}

/** A vote comes first: what was read is kept for the way back. */
export function giveWay() {
  if (place.value?.document) interrupted.value = { ...(standing?.place ?? place.value), title: standing?.title ?? "" };
  place.value = null;
}

/** The views of the book and of the reader. */
export const Books = lazyViews(async () => {
  const [views] = await Promise.all([import("./views.js"), styles("reader")]);
  return views;
});

/** Whether this device keeps documents of the meeting. @param {string} meetingId */
export function isKept(meetingId) {
  try {
    return localStorage.getItem(`reading:${base}`) === meetingId;
  } catch {
    return false;
  }
}

/** Forget all that this device keeps of documents. @returns {Promise<void>} */
export async function forgetDocuments() {
  place.value = null;
  interrupted.value = null;
  await (await import("./wipe.js")).wipe(base);
}
