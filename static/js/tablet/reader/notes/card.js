// The card on which a text note is written.

import { _, count } from "../../../base/i18n.js";
import { Button, Dialog, Field, html } from "../../ui.js";
import { putDown, write, writing } from "./desk.js";
import { LONGEST_TEXT } from "./limits.js";

/** @param {{reader: import("../reader.js").Reader, notes: import("./sync.js").Notes}} props */
export function Card({ reader, notes }) {
  const note = writing.value[notes.document];
  if (!note) return null;
  const { text } = note;
  const close = () => putDown(notes.document);
  // Another version or another device may have moved it since the card was opened.
  const { page, data: { x, y, colour } } = notes.all.value.find((one) => one.id === note.id) ?? { page: Math.min(note.page, reader.pages.value), data: note };
  const data = { x, y, colour, text: text.trim() };
  const save = () => {
    if (note.id) notes.change([{ id: note.id, page, kind: "text", data, changed: 0, gone: false }]);
    else notes.add(page, "text", data);
    close();
  };
  const remove = () => {
    notes.remove([{ id: /** @type {string} */ (note.id), page, kind: "text", data: {}, changed: 0, gone: true }]);
    close();
  };
  return html`<${Dialog} open title=${note.id ? _("文字批注") : _("添加文字批注")} onClose=${close} actions=${html`
      ${note.id && html`<${Button} size="lg" kind="danger" icon="trash" onClick=${remove}>${_("删除")}<//>`}
      <span class="grow"></span><${Button} size="lg" onClick=${close}>${_("取消")}<//>
      <${Button} kind="primary" size="lg" disabled=${!text.trim()} onClick=${save}>${_("保存")}<//>`}>
    <${Field} label=${_("只有您自己能看到")} type="textarea" rows=${6} value=${text} maxlength=${LONGEST_TEXT} onInput=${(/** @type {string} */ typed) => write(notes.document, { ...note, text: typed })}
      help=${_("第 %(n)s 页", { n: count(page) })} placeholder=${_("写下您的意见、疑问或要点")} autofocus />
  <//>`;
}
