// The reader's tools: buttons in its bar, panels beside the pages, whole modes. Parts of the reader add theirs when they load.

import { signal } from "@preact/signals";

/**
 * @typedef {object} Tool
 * @property {string} id
 * @property {any} component of `{reader}`; draws its own `ToolButton` (of bar.js), or null where it has nothing to offer
 * @property {number} order the lowest stands first; those of the reader have 10 (contents), 20 (search), 60 (look), 70 (more)
 * @property {boolean} [bar] true: a bar of its own between the reader's bar and the pages, for a mode's tools; drawn at all times, so it
 *   returns null in other modes
 * @property {{title: () => string, component: any}} [panel] what stands beside the pages (over them on a phone) while
 *   `reader.panel.value === id`; its component is of `{reader, close}`
 */

/** @type {import("@preact/signals").Signal<Tool[]>} */
export const tools = signal([]);

/** Have a tool in the reader; one of the same id is replaced. @param {Tool} tool */
export function addTool(tool) {
  tools.value = [...tools.value.filter((one) => one.id !== tool.id), tool].sort((a, b) => a.order - b.order);
}
