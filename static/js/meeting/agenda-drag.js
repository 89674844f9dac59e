// Dragging an agenda item by its handle, with mouse, pen or finger: up and down for the place, sideways for the level.

import { signal } from "../base/ui.js";
import { branch, drop } from "./agenda-places.js";

/** What is dragged, and where it would go: before `index` of the rows that stay, at `depth`. */
export const drag = signal(/** @type {null|{id: string, members: Set<string>, index: number, place: any}} */ (null));

const INDENT = 28;
const EDGE = 70;

/**
 * Begin to drag. `onDrop` gets the item's id and its new place.
 * @param {PointerEvent} event @param {any[]} agenda @param {any} entry @param {HTMLElement} list
 * @param {(id: string, place: {parent_id: string|null, position: number}) => void} onDrop
 */
export function startDrag(event, agenda, entry, list, onDrop) {
  if (event.button !== 0) return;
  event.preventDefault();
  const handle = /** @type {HTMLElement} */ (event.currentTarget);
  handle.setPointerCapture(event.pointerId);
  const members = branch(agenda, entry.id);
  const startX = event.clientX;
  const startY = event.clientY;
  let moved = false;

  /** @param {PointerEvent} now */
  function follow(now) {
    if (!moved && Math.hypot(now.clientX - startX, now.clientY - startY) < 5) return;
    moved = true;
    const rows = [...list.querySelectorAll("[data-item]")].filter((row) => !members.has(row.getAttribute("data-item") ?? ""));
    const below = rows.findIndex((row) => {
      const box = row.getBoundingClientRect();
      return now.clientY < box.top + box.height / 2;
    });
    const index = below === -1 ? rows.length : below;
    const depth = entry.depth + Math.round((now.clientX - startX) / INDENT);
    drag.value = { id: entry.id, members, index, place: drop(agenda, entry.id, index, depth) };
    if (now.clientY < EDGE) window.scrollBy(0, -12);
    else if (now.clientY > window.innerHeight - EDGE) window.scrollBy(0, 12);
  }
  function finish() {
    const held = drag.value;
    stop();
    if (moved && held) onDrop(held.id, { parent_id: held.place.parent_id, position: held.place.position });
  }
  /** @param {KeyboardEvent} key */
  function escape(key) {
    if (key.key === "Escape") stop();
  }
  function stop() {
    drag.value = null;
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
