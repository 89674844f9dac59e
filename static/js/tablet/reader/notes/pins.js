// Text notes on a page: a pin that opens its card; a ribbon for a bookmark.

import { _ } from "../../../base/i18n.js";
import { Icon, html, useRef } from "../../ui.js";
import { INK, hand, write } from "./desk.js";

const FAR = 8;

/**
 * @param {{reader: import("../reader.js").Reader, notes: import("./sync.js").Notes, page: number, scale: number, size: [number, number], mine: any[]}} props
 */
export function Pins({ reader, notes, page, scale, size, mine }) {
  const erasing = reader.mode.value === INK && hand.value === "eraser";
  const mark = mine.find((note) => note.kind === "bookmark");
  return html`${mark && html`<span class="note-ribbon" key="ribbon"><${Icon} name="late:bookmark-fill" label=${_("本页有书签")} /></span>`}
    ${mine.filter((note) => note.kind === "text").map((note) => html`<${Pin} key=${note.id} notes=${notes} note=${note} page=${page} scale=${scale} size=${size} erasing=${erasing} />`)}`;
}

/** @param {{notes: import("./sync.js").Notes, note: any, page: number, scale: number, size: [number, number], erasing: boolean}} props */
function Pin({ notes, note, page, scale, size, erasing }) {
  const held = useRef(/** @type {{x: number, y: number, far: boolean}|null} */ (null));
  const { x, y, text } = note.data;
  const down = (/** @type {PointerEvent} */ event) => {
    held.current = { x: event.clientX, y: event.clientY, far: false };
    /** @type {HTMLElement} */ (event.currentTarget).setPointerCapture(event.pointerId);
  };
  const move = (/** @type {PointerEvent} */ event) => {
    const from = held.current;
    if (!from) return;
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
    from.far ||= Math.hypot(dx, dy) > FAR;
    if (from.far) /** @type {HTMLElement} */ (event.currentTarget).style.setProperty("translate", `${dx}px ${dy}px`);
  };
  const up = (/** @type {PointerEvent} */ event) => {
    const from = held.current;
    held.current = null;
    /** @type {HTMLElement} */ (event.currentTarget).style.removeProperty("translate");
    if (!from) return;
    if (erasing) return notes.remove([note]);
    if (!from.far) return open();
    const within = (/** @type {number} */ value, /** @type {number} */ most) => Math.round(Math.max(0, Math.min(most, value)) * 10) / 10;
    notes.change([{ ...note, page, data: { ...note.data, x: within(x + (event.clientX - from.x) / scale, size[0]), y: within(y + (event.clientY - from.y) / scale, size[1]) } }]);
  };
  const open = () => write(notes.document, { ...note.data, id: note.id, page });
  return html`<button type="button" class="note-pin" aria-label=${_("批注：%(text)s", { text: text.slice(0, 60) })} style=${{ left: `${x * scale}px`, top: `${y * scale}px` }}
    onPointerDown=${down} onPointerMove=${move} onPointerUp=${up} onPointerCancel=${() => { held.current = null; }}
    onKeyDown=${(/** @type {KeyboardEvent} */ event) => { if (event.key === "Enter") open(); }}>
    <${Icon} name="late:chat-left-text-fill" /></button>`;
}
