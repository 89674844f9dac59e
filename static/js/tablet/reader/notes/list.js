// All notes of a document, to jump to; those that an earlier version's changed pages left over; the annotated file.

import { download } from "../../../base/api.js";
import { _, count } from "../../../base/i18n.js";
import { Button, EmptyState, Icon, Notice, html } from "../../ui.js";
import { narrow } from "../narrow.js";
import { useNotes } from "./ink-layer.js";
import { linesOf } from "./lines.js";

/** @returns {Record<string, [string, string]>} */
const kinds = () => ({ text: ["late:chat-left-text-fill", _("文字")], ink: ["late:pen", _("笔迹")], marker: ["late:highlighter", _("荧光笔")], bookmark: ["late:bookmark-fill", _("书签")] });

/** @param {{reader: import("../reader.js").Reader, close: () => void}} props */
export function NotesList({ reader, close }) {
  const notes = useNotes(reader);
  const lines = linesOf(notes.all.value);
  const left = notes.left.value;
  const jump = (/** @type {number} */ page, y = 0) => {
    reader.goto(page, y);
    if (narrow()) close();
  };
  const waits = notes.held.value.waiting.size > 0 && !reader.hall.online.value;
  return html`<div class="notes-list">
    ${waits && html`<${Notice} kind="info">${_("没有网络，批注已保存在本机，恢复后自动上传。")}<//>`}
    ${left.length > 0 && html`<${LeftOver} reader=${reader} notes=${notes} left=${left} />`}
    ${lines.length === 0 && left.length === 0 && html`<${EmptyState} icon="late:pen" title=${_("还没有批注")} text=${_("点“批注”在页面上书写；批注只有您自己能看到，换一台平板登录也在。")} />`}
    <ol>${lines.map(({ key, page, kind, count: n, note, y }) => html`<li key=${key}><button type="button" onClick=${() => jump(page, y)}>
      <${Icon} name=${kinds()[kind][0]} /><span class="notes-what">${note.kind === "text" ? html`<span class="clip-2">${note.data.text}</span>`
        : note.kind === "bookmark" ? note.data.label || kinds()[kind][1]
        : _("%(kind)s %(n)s 处", { kind: kinds()[kind][1], n: count(n) })}</span>
      <span class="num muted">${_("第 %(n)s 页", { n: count(page) })}</span></button></li>`)}</ol>
    ${reader.document.value.may_download && lines.length > 0 && html`<${Button} wide icon="download" onClick=${() => saveAnnotated(notes)}>${_("导出带批注的文件")}<//>`}
  </div>`;
}

/** @param {import("./sync.js").Notes} notes */
async function saveAnnotated(notes) {
  if (notes.held.value.waiting.size) await notes.sent();
  await download(`/documents/${notes.document}/annotated.pdf`);
}

/** @param {{reader: import("../reader.js").Reader, notes: import("./sync.js").Notes, left: import("./held.js").Note[]}} props */
function LeftOver({ reader, notes, left }) {
  const pages = [...new Set(left.map((note) => note.from_page ?? 1))];
  const here = reader.page.value;
  const bring = (/** @type {number} */ from) => notes.change(left.filter((note) => note.from_page === from).map((note) => ({ ...note, page: here })));
  return html`<${Notice} kind="warn" title=${_("上一版的批注")}>
    <p>${_("文件已更新，下列批注所在的页有改动。可以放到当前页（第 %(n)s 页），也可以删除。", { n: count(here) })}</p>
    <ul class="notes-left">${pages.map((from) => {
      const mine = left.filter((note) => note.from_page === from);
      const text = mine.find((note) => note.kind === "text")?.data.text;
      return html`<li key=${from}><span class="notes-what">${_("原第 %(page)s 页，%(n)s 条", { page: count(from), n: count(mine.length) })}${text && html`<span class="muted clip-2">${text}</span>`}</span>
        <${Button} size="sm" onClick=${() => bring(from)}>${_("放到本页")}<//><${Button} size="sm" kind="quiet" icon="trash" aria-label=${_("删除")} onClick=${() => notes.remove(mine)} /></li>`;
    })}</ul>
  <//>`;
}
