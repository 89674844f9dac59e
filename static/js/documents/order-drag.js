// Dragging a document by its handle to another place, with mouse, pen or finger, also into another item of the agenda.

import { signal } from "../base/ui.js";

/** What is dragged and where it would go: before `index` of the other rows of a section. */
export const held = signal(/** @type {null|{id: string, section: string, index: number}} */ (null));

const EDGE = 90;

/** @param {number} y @param {HTMLElement} list @param {string} id @returns {{section: string, index: number}|null} */
function placeAt(y, list, id) {
  const sections = /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[data-section]")]);
  const section = sections.filter((one) => one.getBoundingClientRect().top <= y).at(-1) ?? sections[0];
  if (!section) return null;
  const rows = [...section.querySelectorAll("[data-document]")].filter((row) => row.getAttribute("data-document") !== id);
  const below = rows.findIndex((row) => {
    const box = row.getBoundingClientRect();
    return y < box.top + box.height / 2;
  });
  return { section: section.dataset.section ?? "", index: below === -1 ? rows.length : below };
}

/**
 * Begin to drag. `onDrop` gets the document's id, the section and the place in it.
 * @param {PointerEvent} event @param {string} id @param {HTMLElement} list @param {(id: string, section: string, index: number) => void} onDrop
 */
export function startDrag(event, id, list, onDrop) {
  if (event.button !== 0) return;
  event.preventDefault();
  const handle = /** @type {HTMLElement} */ (event.currentTarget);
  handle.setPointerCapture(event.pointerId);
  const { clientX: startX, clientY: startY } = event;

  /** @param {PointerEvent} now */
  function follow(now) {
    if (!held.value && Math.hypot(now.clientX - startX, now.clientY - startY) < 5) return;
    const place = placeAt(now.clientY, list, id);
    if (place) held.value = { id, ...place };
    if (now.clientY < EDGE) window.scrollBy(0, -12);
    else if (now.clientY > window.innerHeight - EDGE) window.scrollBy(0, 12);
  }
  function finish() {
    const place = held.value;
    stop();
    if (place) onDrop(id, place.section, place.index);
  }
  /** @param {KeyboardEvent} key */
  function escape(key) {
    if (key.key === "Escape") stop();
  }
  function stop() {
    held.value = null;
    handle.removeEventListener("pointermove", follow);
    handle.removeEventListener("pointerup", finish);
    handle.removeEventListener("pointercancel", stop);
    window.removeEventListener("keydown", escape);
  }
  handle.addEventListener("pointermove", follow);
  handle.addEventListener("pointerup", finish);
  handle.addEventListener("pointercancel", stop);
  window.addEventListener("keydown", escape);
}
