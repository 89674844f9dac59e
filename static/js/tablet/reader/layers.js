// What lies over a page: its watermark's neighbours, hits of a search, ink, pointer. Parts of the reader add theirs when they load.

import { signal } from "@preact/signals";

/**
 * @typedef {object} LayerProps
 * @property {import("./reader.js").Reader} reader
 * @property {number} page from 1
 * @property {[number, number]} size the page's width and height in points, as it is seen
 * @property {number} scale CSS px a point
 * @property {number} width in CSS px
 * @property {number} height in CSS px
 *
 * @typedef {object} Layer
 * @property {string} id
 * @property {any} component shown once for each page near the view, in a box that covers the page exactly. The box lets touches through;
 *   what wants them sets `pointer-events: auto`, and only in a `mode` of its own, so that a page can be turned in all others
 * @property {number} order the lowest lies lowest; hits of a search have 10, ink 20, a pointer 30
 */

/** @type {import("@preact/signals").Signal<Layer[]>} */
export const layers = signal([]);

/** Have a layer over each page; one of the same id is replaced. @param {Layer} layer */
export function addLayer(layer) {
  layers.value = [...layers.value.filter((one) => one.id !== layer.id), layer].sort((a, b) => a.order - b.order);
}
