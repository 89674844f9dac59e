// What the reader holds in hand: pen, highlighter, eraser or text; its colour and width. The same for all documents.

import { signal } from "@preact/signals";
import { MARKERS, PENS, WIDTHS } from "./strokes.js";

/** The reader's mode in which pages are written on. */
export const INK = "ink";

/** @typedef {"ink"|"marker"|"eraser"|"text"} Hand */

/** @type {import("@preact/signals").Signal<Hand>} */
export const hand = signal("ink");

/** Of pen and highlighter: colour, and width in points. */
export const pens = signal({ ink: { colour: PENS[0], width: WIDTHS.ink[1] }, marker: { colour: MARKERS[0], width: WIDTHS.marker[1] } });

/** A pen was seen: from then on fingers scroll, and a palm writes nothing. `fingers`: the reader wants to write with fingers all the same. */
export const penSeen = signal(false);
export const fingers = signal(false);

/** Whether a touch of this kind writes. @param {string} pointerType */
export const writes = (pointerType) => pointerType !== "touch" || !penSeen.value || fingers.value;

/** @param {"ink"|"marker"} kind @param {{colour?: string, width?: number}} choice */
export function choosePen(kind, choice) {
  pens.value = { ...pens.value, [kind]: { ...pens.value[kind], ...choice } };
}

/** @typedef {{id: string|null, page: number, x: number, y: number, text: string, colour: string}} Writing a text note that is being written; a new one has no id */

/** The text notes that are being written, by document: a vote or another document closes the card, what was typed stays. */
export const writing = signal(/** @type {Record<string, Writing>} */ ({}));

/** Begin a text note, or go on with it. @param {string} document @param {Writing} note */
export function write(document, note) {
  writing.value = { ...writing.value, [document]: note };
}

/** The card of a document is done with. @param {string} document */
export function putDown(document) {
  const { [document]: _done, ...others } = writing.value;
  writing.value = others;
}
