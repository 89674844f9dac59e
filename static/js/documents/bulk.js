// Several documents at once: settings, publishing, another place, removal.

import { post } from "../base/api.js";
import { _, count } from "../base/i18n.js";
import { Button, ConfirmButton, Dialog, ErrorNote, Field, Icon, html, toast, useState } from "../base/ui.js";
import { PublishDialog } from "./publish.js";
import { SettingsFields } from "./settings.js";
import { choose, chosen, dropped, hall, library, load, took } from "./state.js";
import { isReady } from "./words.js";

/** One after the other; what is done stays done when one is refused. @param {any[]} documents @param {(one: any) => Promise<any>} deed */
async function each(documents, deed) {
  for (const one of documents) await deed(one);
}

/** @param {{documents: any[], onClose: () => void}} props */
function BulkDialog({ documents, onClose }) {
  const [value, setValue] = useState(/** @type {any} */ ({}));
  const [error, setError] = useState(/** @type {any} */ (null));
  const named = Object.entries(value).filter(([, one]) => one !== undefined);
  async function save() {
    const body = Object.fromEntries(named);
    await each(documents, async (one) => took(await post(`/documents/${one.id}`, body)));
    toast(_("已修改 %(n)s 份文件的设置", { n: documents.length }), "ok");
    onClose();
  }
  return html`<${Dialog} open size="lg" title=${_("一起修改 %(n)s 份文件的设置", { n: documents.length })} onClose=${onClose} actions=${html`
      <${Button} onClick=${onClose}>${_("取消")}<//><${Button} kind="primary" disabled=${!named.length} onClick=${save} onError=${setError}>${_("修改 %(n)s 份", { n: documents.length })}<//>`}>
    <p class="note">${_("只改选了的项目，“不变”的各自保持原样。")}</p>
    <${SettingsFields} many value=${value} onChange=${(/** @type {any} */ part) => setValue({ ...value, ...part })} />
    <${ErrorNote} error=${error} />
  <//>`;
}

/** @param {{documents: any[], onClose: () => void}} props */
function MoveDialog({ documents, onClose }) {
  const agenda = hall.state.value.agenda ?? [];
  const [to, setTo] = useState(documents[0]?.item_id ?? "");
  const [error, setError] = useState(/** @type {any} */ (null));
  async function move() {
    const others = (library.value?.documents ?? []).filter((one) => (one.item_id ?? "") === to && !documents.some((moved) => moved.id === one.id)).length;
    for (const [index, one] of documents.entries()) await post(`/documents/${one.id}/move`, { item_id: to || null, position: others + index });
    await load();
    onClose();
  }
  return html`<${Dialog} open title=${_("移到哪里")} onClose=${onClose} actions=${html`<${Button} onClick=${onClose}>${_("取消")}<//>
      <${Button} kind="primary" onClick=${move} onError=${setError}>${_("移动 %(n)s 份", { n: documents.length })}<//>`}>
    <${Field} label=${_("议程或资料库")} type="select" value=${to} onInput=${setTo} options=${[
      ...agenda.map((/** @type {any} */ item) => ({ value: item.id, label: `${"　".repeat(item.depth)}${item.label} ${item.title}` })), { value: "", label: _("资料库（不属于议程）") }]} />
    <${ErrorNote} error=${error} />
  <//>`;
}

export function BulkBar() {
  const [asked, setAsked] = useState("");
  const documents = (library.value?.documents ?? []).filter((one) => chosen.value.has(one.id));
  if (!documents.length) return null;
  const clear = () => choose(documents.map((one) => one.id), false);
  const close = () => setAsked("");
  const drafts = documents.filter((one) => one.state === "draft" && isReady(one));
  const removable = documents.filter((one) => one.state === "draft");
  async function remove() {
    await each(removable, async (one) => { await post(`/documents/${one.id}/remove`); dropped(one.id); });
  }
  return html`<div class="doc-bulk" role="toolbar" aria-label=${_("选中的文件")}>
    <b class="num">${_("已选 %(n)s 份", { n: count(documents.length) })}</b>
    ${drafts.length > 0 && html`<${Button} size="sm" kind="primary" icon="send" onClick=${() => setAsked("publish")}>${_("发放 %(n)s 份…", { n: drafts.length })}<//>`}
    <${Button} size="sm" icon="gear" onClick=${() => setAsked("settings")}>${_("修改设置…")}<//>
    <${Button} size="sm" icon="arrow-right" onClick=${() => setAsked("move")}>${_("移到…")}<//>
    ${removable.length > 0 && html`<${ConfirmButton} size="sm" kind="danger" icon="trash" label=${_("删除 %(n)s 份草稿", { n: removable.length })} title=${_("删除 %(n)s 份草稿？", { n: removable.length })}
      text=${_("文件和它的各个版本都会删除，不能恢复。已经发放过的不会删除。")} confirmLabel=${_("删除")} onConfirm=${remove} />`}
    <span class="grow"></span>
    <button type="button" class="doc-bulk-close" title=${_("取消选择")} aria-label=${_("取消选择")} onClick=${clear}><${Icon} name="x-lg" /></button>
    ${asked === "settings" && html`<${BulkDialog} documents=${documents} onClose=${close} />`}
    ${asked === "move" && html`<${MoveDialog} documents=${documents} onClose=${close} />`}
    ${asked === "publish" && html`<${PublishDialog} documents=${drafts} onClose=${() => { close(); }} onDone=${clear} />`}
  </div>`;
}
