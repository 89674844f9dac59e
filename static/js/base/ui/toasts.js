// Short messages at the lower edge. They lie above open dialogs.

import { h } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { signal } from "@preact/signals";
import htm from "htm";
import { _ } from "../i18n.js";

const html = htm.bind(h);
const ICONS = { ok: "check-circle-fill", bad: "x-circle-fill", warn: "exclamation-triangle-fill", info: "info-circle" };
const SPRITE = new URL("../../../vendor/icons.svg", import.meta.url).pathname;

/** @type {import("@preact/signals").Signal<{id: number, text: string, kind: string}[]>} */
const shown = signal([]);
let lastId = 0;

/** @param {number} id */
function dismiss(id) {
  shown.value = shown.value.filter((one) => one.id !== id);
}

/**
 * Say something in passing; failures stay longer.
 * @param {string} text @param {"ok"|"bad"|"warn"|"info"} [kind] @param {{seconds?: number}} [options]
 */
export function toast(text, kind = "ok", { seconds = kind === "bad" || kind === "warn" ? 9 : 4.5 } = {}) {
  lastId += 1;
  const id = lastId;
  shown.value = [...shown.value.filter((one) => one.text !== text), { id, text, kind }].slice(-3);
  setTimeout(() => dismiss(id), seconds * 1000);
}

export function Toasts() {
  const box = useRef(/** @type {HTMLElement|null} */ (null));
  const list = shown.value;
  const newest = list.at(-1)?.id;
  useEffect(() => {
    const element = box.current;
    if (!element?.showPopover) return;
    // Shown anew, it comes to lie above a dialog that was opened meanwhile.
    if (element.matches(":popover-open")) element.hidePopover();
    if (list.length) element.showPopover();
  }, [newest, list.length === 0]);
  return html`<div class="toasts" popover="manual" ref=${box} role="status" aria-live="polite">
    ${list.map(({ id, text, kind }) => html`<div key=${id} class=${`toast -${kind}`}>
      <svg class="icon" aria-hidden="true"><use href=${`${SPRITE}#${ICONS[kind]}`} /></svg><span>${text}</span>
      <button type="button" aria-label=${_("关闭")} onClick=${() => dismiss(id)}>
        <svg class="icon" aria-hidden="true"><use href=${`${SPRITE}#x-lg`} /></svg>
      </button>
    </div>`)}
  </div>`;
}
