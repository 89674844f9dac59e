// How pages look: nearer and farther, by day and by night, large letters, below one another or one at a time. Kept on this device.

import { _ } from "../../base/i18n.js";
import { base, setTextSize } from "../../base/page.js";
import { Button, cx, html } from "../ui.js";
import { PanelButton, ToolButton } from "./bar.js";
import { factorOf, within } from "./layout.js";
import { addTool } from "./tools.js";

const KEY = `look:${base}`;
const STEPS = [0.4, 0.5, 0.65, 0.8, 1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6];
const LOOKS = ["day", "sepia", "night"];

/** @typedef {{look: import("./reader.js").Look, flow: "scroll"|"single", zoom: "width"|"page"}} Kept */

/** @returns {Kept} how this reader likes pages */
export function keptLook() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return { look: LOOKS.includes(kept.look) ? kept.look : "day", flow: kept.flow === "single" ? "single" : "scroll", zoom: kept.zoom === "page" ? "page" : "width" };
  } catch {
    return { look: "day", flow: "scroll", zoom: "width" };
  }
}

/** @param {import("./reader.js").Reader} reader @param {Partial<Kept>} wish */
function choose(reader, wish) {
  if (wish.look) reader.look.value = wish.look;
  if (wish.flow) reader.flow.value = wish.flow;
  if (wish.zoom) reader.zoom.value = wish.zoom;
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...keptLook(), ...wish }));
  } catch {
    // It holds until the page is left.
  }
}

/** The next step of zoom. @param {number} factor @param {1|-1} by */
function stepFrom(factor, by) {
  const found = by > 0 ? STEPS.find((step) => step > factor * 1.04) : [...STEPS].reverse().find((step) => step < factor * 0.96);
  return found ?? within(factor);
}

/** @param {import("./reader.js").Reader} reader @param {1|-1} by */
function step(reader, by) {
  const size = reader.opened.value?.sizes[reader.page.value - 1];
  const box = document.querySelector(".pages");
  if (!size || !box) return;
  const view = { width: box.clientWidth, height: box.clientHeight };
  const next = stepFrom(factorOf(size, reader.zoom.value, view, reader.large.value), by);
  reader.zoom.value = next === 1 ? "width" : next;
}

/** Two buttons in the bar where there is room. @param {{reader: import("./reader.js").Reader}} props */
function ZoomButtons({ reader }) {
  return html`<span class="tool-pair hide-phone">
    <${ToolButton} icon="late:zoom-out" label=${_("缩小")} onClick=${() => step(reader, -1)} />
    <${ToolButton} icon="late:zoom-in" label=${_("放大")} onClick=${() => step(reader, 1)} /></span>`;
}

/** @param {{label: string, value: any, options: [any, string][], onChange: (value: any) => void}} props */
function Choice({ label, value, options, onChange }) {
  return html`<div class="look-line"><span class="look-label">${label}</span><div class="segments" role="group" aria-label=${label}>
    ${options.map(([id, word]) => html`<button type="button" key=${id} class=${cx(`-${id}`)} aria-pressed=${String(id === value)} onClick=${() => onChange(id)}>${word}</button>`)}</div></div>`;
}

/** @param {{reader: import("./reader.js").Reader}} props */
function Look({ reader }) {
  return html`<div class="look">
    <${Choice} label=${_("底色")} value=${reader.look.value} onChange=${(/** @type {any} */ look) => choose(reader, { look })}
      options=${[["day", _("日间")], ["sepia", _("护眼")], ["night", _("夜间")]]} />
    <${Choice} label=${_("字号")} value=${reader.large.value} options=${[[false, _("标准")], [true, _("大字")]]} onChange=${(/** @type {boolean} */ large) => {
      setTextSize(large ? "large" : "normal");
      reader.large.value = large;
      choose(reader, { zoom: "width" });
    }} />
    <${Choice} label=${_("翻页")} value=${reader.flow.value} options=${[["scroll", _("上下滚动")], ["single", _("左右翻页")]]}
      onChange=${(/** @type {any} */ flow) => { reader.goto(reader.page.value); choose(reader, { flow, zoom: flow === "single" ? "page" : "width" }); }} />
    <${Choice} label=${_("页面")} value=${reader.zoom.value} options=${[["width", _("适合宽度")], ["page", _("整页")]]}
      onChange=${(/** @type {any} */ zoom) => choose(reader, { zoom })} />
    <div class="look-line"><span class="look-label">${_("缩放")}</span><div class="look-zoom">
      <${Button} icon="late:zoom-out" onClick=${() => step(reader, -1)}>${_("缩小")}<//><${Button} icon="late:zoom-in" onClick=${() => step(reader, 1)}>${_("放大")}<//></div></div>
    <p class="muted">${_("也可以用两指缩放，或在页面上连点两下。")}</p>
  </div>`;
}

addTool({ id: "zoom", order: 50, component: ZoomButtons });
addTool({
  id: "look", order: 60,
  component: ({ reader }) => html`<${PanelButton} reader=${reader} id="look" icon="late:fonts" label=${_("显示")} />`,
  panel: { title: () => _("显示"), component: Look },
});
