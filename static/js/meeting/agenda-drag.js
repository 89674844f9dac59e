// Dragging an agenda item by its handle, with mouse, pen or finger: up and down for the place, sideways for the level.

import { dragBy, indexAt } from "../base/drag.js";
import { signal } from "../base/ui.js";
import { branch, drop } from "./agenda-places.js";

/** What is dragged, and where it would go: before `index` of the rows that stay, at `depth`. */
export const drag = signal(/** @type {null|{id: string, members: Set<string>, index: number, place: any}} */ (null));

const INDENT = 28;

/**
 * Begin to drag. `onDrop` gets the item's id and its new place.
 * @param {PointerEvent} event @param {any[]} agenda @param {any} entry @param {HTMLElement} list
 * @param {(id: string, place: {parent_id: string|null, position: number}) => void} onDrop
 */
export function startDrag(event, agenda, entry, list, onDrop) {
  const members = branch(agenda, entry.id);
  const stop = () => { drag.value = null; };
  dragBy(event, {
    follow: (now, aside) => {
      const rows = [...list.querySelectorAll("[data-item]")].filter((row) => !members.has(row.getAttribute("data-item") ?? ""));
      const index = indexAt(rows, now.clientY);
      drag.value = { id: entry.id, members, index, place: drop(agenda, entry.id, index, entry.depth + Math.round(aside / INDENT)) };
    },
    finish: () => {
      const held = drag.value;
      stop();
      if (held) onDrop(held.id, { parent_id: held.place.parent_id, position: held.place.position });
    },
    stop,
  });
}
