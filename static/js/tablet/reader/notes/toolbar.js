// The bar of the mode in which pages are written on: few tools, all large.

import { _ } from "../../../base/i18n.js";
import { Button, Icon, html } from "../../ui.js";
import { READING } from "../reader.js";
import { Card } from "./card.js";
import { INK, choosePen, fingers, hand, penSeen, pens } from "./desk.js";
import { useNotes } from "./ink-layer.js";
import { COLOURS, MARKERS, PENS, WIDTHS } from "./strokes.js";

/** @returns {[import("./desk.js").Hand, string, string][]} */
const hands = () => [["ink", "late:pen", _("钢笔")], ["marker", "late:highlighter", _("荧光笔")], ["text", "late:fonts", _("文字")], ["eraser", "late:eraser", _("橡皮")]];

/** @returns {Record<string, string>} */
const colourNames = () => ({ red: _("红色"), blue: _("蓝色"), black: _("黑色"), green: _("绿色"), yellow: _("黄色"), orange: _("橙色") });

/** @param {{reader: import("../reader.js").Reader}} props */
export function InkBar({ reader }) {
  const notes = useNotes(reader);
  if (reader.mode.value !== INK) return html`<${Card} reader=${reader} notes=${notes} />`;
  const kind = hand.value;
  return html`<div class="ink-bar" role="toolbar" aria-label=${_("批注工具")}>
    <div class="ink-group">${hands().map(([name, icon, label]) => html`<button type="button" key=${name} class="ink-tool" aria-pressed=${String(kind === name)}
      onClick=${() => { hand.value = name; }}><${Icon} name=${icon} /><span>${label}</span></button>`)}</div>
    ${(kind === "ink" || kind === "marker") && html`<${Choice} kind=${kind} />`}
    ${kind === "text" && html`<p class="ink-hint">${_("轻触页面上要批注的地方")}</p>`}
    ${kind === "eraser" && html`<p class="ink-hint">${_("划过笔迹即可擦去一整笔")}</p>`}
    <div class="ink-group -end">
      ${penSeen.value && html`<button type="button" class="ink-tool" aria-pressed=${String(fingers.value)} onClick=${() => { fingers.value = !fingers.value; }}>
        <${Icon} name="hand-index" /><span>${_("手写")}</span></button>`}
      <button type="button" class="ink-tool" disabled=${!notes.canUndo.value} onClick=${notes.undo}><${Icon} name="arrow-counterclockwise" /><span>${_("撤销")}</span></button>
      <button type="button" class="ink-tool" disabled=${!notes.canRedo.value} onClick=${notes.redo}><${Icon} name="arrow-clockwise" /><span>${_("重做")}</span></button>
      <${Button} kind="primary" icon="check-lg" class="ink-done" onClick=${() => { reader.mode.value = READING; }}>${_("完成")}<//>
    </div>
  </div><${Card} reader=${reader} notes=${notes} />`;
}

/** Colours and widths. @param {{kind: "ink"|"marker"}} props */
function Choice({ kind }) {
  const { colour, width } = pens.value[kind];
  const names = colourNames();
  return html`<div class="ink-group" role="radiogroup" aria-label=${_("颜色")}>
      ${(kind === "ink" ? PENS : MARKERS).map((one) => html`<button type="button" role="radio" key=${one} class="ink-swatch" aria-checked=${String(colour === one)} aria-label=${names[one]}
        onClick=${() => choosePen(kind, { colour: one })}><span style=${{ background: COLOURS[/** @type {keyof typeof COLOURS} */ (one)] }}></span></button>`)}
    </div>
    <div class="ink-group" role="radiogroup" aria-label=${_("粗细")}>
      ${WIDTHS[kind].map((one, place) => html`<button type="button" role="radio" key=${one} class="ink-width" aria-checked=${String(width === one)}
        aria-label=${[_("细"), _("中"), _("粗")][place]} onClick=${() => choosePen(kind, { width: one })}>
        <span class=${`-w${place + 1}`} style=${{ background: COLOURS[/** @type {keyof typeof COLOURS} */ (colour)] }}></span></button>`)}
    </div>`;
}
