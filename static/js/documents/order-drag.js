// Dragging a document by its handle to another place, with mouse, pen or finger, also into another item of the agenda.

import { dragBy, indexAt } from "../base/drag.js";
import { signal } from "../base/ui.js";

/** What is dragged and where it would go: before `index` of the other rows of a section. */
export const held = signal(/** @type {null|{id: string, section: string, index: number}} */ (null));

/** @param {number} y @param {HTMLElement} list @param {string} id @returns {{section: string, index: number}|null} */
function placeAt(y, list, id) {
  const sections = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[data-section]")]);
  const section = sections.filter((one) => one.getBoundingClientRect().top <= y).at(-1) ?? sections[0];
  if (!section) return null;
  const rows = [...section.querySelectorAll("[data-document]")].filter((row) => row.getAttribute("data-document") !== id);
  return { section: section.dataset.section ?? "", index: indexAt(rows, y) };
}

/**
 * Begin to drag. `onDrop` gets the document's id, the section and the place in it.
 * @param {PointerEvent} event @param {string} id @param {HTMLElement} list @param {(id: string, section: string, index: number) => void} onDrop
 */
export function startDrag(event, id, list, onDrop) {
  const stop = () => { held.value = null; };
  dragBy(event, {
    follow: (now) => {
      const place = placeAt(now.clientY, list, id);
      if (place) held.value = { id, ...place };
    },
    finish: () => {
      const place = held.value;
      stop();
      if (place) onDrop(id, place.section, place.index);
    },
    stop,
  });
}
