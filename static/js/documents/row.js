// One document in the list: what it is, who sees it when, how far it is.

import { _, count } from "../base/i18n.js";
import { Icon, Tag, cx, html } from "../base/ui.js";
import { choose, chosen, ended, mayEdit, now, open, opened, roll } from "./state.js";
import { TitleEdit } from "./title.js";
import { VersionFault } from "./versions.js";
import { current, kindIcon, newest, opensWord, progress, readersWord, secrecyKind, secrecyWord, sight } from "./words.js";

/** @param {{document: any}} props */
export function StateTag({ document }) {
  if (document.state === "withdrawn") return html`<${Tag} kind="bad" icon="arrow-counterclockwise">${_("已收回")}<//>`;
  if (document.state === "published") return html`<${Tag} kind="ok" icon="check">${_("已发放")}<//>`;
  return html`<${Tag} kind="quiet">${_("草稿")}<//>`;
}

/** How far the newest file's conversion is. @param {{version: any}} props */
function Converting({ version }) {
  const share = Math.max(2, Math.min(100, version?.progress ?? 0));
  const word = !version || version.state === "queued" ? _("等待转换") : _("正在转换 %(n)s", { n: `${version.progress}%` });
  return html`<div class="doc-progress"><span class="bar" role="progressbar" aria-valuemin="0" aria-valuemax="100" aria-valuenow=${version?.progress ?? 0} aria-label=${word}>
    <span class="bar-fill" style=${{ width: `${share}%` }}></span></span><span class="num">${word}</span></div>`;
}

/** Read, and signed where it must be. @param {{document: any}} props */
function ReadFigure({ document }) {
  if (document.state === "draft" || !document.readers_n) return null;
  const all = document.opened_n >= document.readers_n;
  return html`<button type="button" class=${cx("doc-read", all && "-all")} title=${_("阅读情况")} onClick=${(/** @type {Event} */ event) => { event.stopPropagation(); open(document.id, "readings"); }}>
    <span class="num">${_("已读 %(n)s / %(all)s", { n: count(document.opened_n), all: count(document.readers_n) })}</span>
    ${document.must_sign && html`<span class="num">${_("签阅 %(n)s", { n: count(document.signed_n) })}</span>`}</button>`;
}

/** @param {{document: any}} props */
function Facts({ document }) {
  const file = current(document) ?? newest(document);
  const seen = sight(document, now.value, ended());
  return html`<span class="doc-facts">
    <${Tag} kind=${secrecyKind(document.secrecy)}>${secrecyWord(document.secrecy)}<//>
    <span>${readersWord(document.readers, roll.value)}</span>
    ${document.opens !== "now" && html`<span>${opensWord(document)}</span>`}
    ${file?.pages > 0 && html`<span class="num">${_("%(n)s 页", { n: count(file.pages) })}</span>`}
    ${file?.number > 1 && html`<span class="num">${_("第 %(n)s 版", { n: file.number })}</span>`}
    ${document.attachments.length > 0 && html`<span class="num"><${Icon} name="late:paperclip" label=${_("附件")} /> ${document.attachments.length}</span>`}
    ${document.must_sign && html`<span>${_("需要签阅")}</span>`}
    ${document.state === "published" && html`<span class=${`doc-sight -${seen.kind}`}><${Icon} name=${seen.sees ? "eye" : "eye-slash"} />${seen.text}</span>`}
  </span>`;
}

/**
 * @param {{document: any, editing: boolean, focusable: boolean, lifted: boolean, onEdit: (on: boolean) => void, onGrab: (event: PointerEvent) => void, onFocus: () => void}} props
 */
export function Row({ document, editing, focusable, lifted, onEdit, onGrab, onFocus }) {
  const editable = mayEdit();
  const last = newest(document);
  const how = progress(document);
  const ticked = chosen.value.has(document.id);
  const stop = (/** @type {Event} */ event) => event.stopPropagation();
  return html`<li class=${cx("doc-row", `-${document.state}`, lifted && "-lifted", ticked && "-ticked")} data-document=${document.id} tabindex=${focusable ? 0 : -1}
    aria-current=${opened.value === document.id ? "true" : undefined} aria-label=${`${document.label} ${document.title}`} onFocus=${onFocus} onClick=${() => open(document.id)}>
    ${editable && html`<span class="agenda-handle" aria-hidden="true" title=${_("拖动可移动位置，也可以拖到别的议程")} onPointerDown=${onGrab} onClick=${stop}></span>`}
    ${editable && html`<label class="check doc-tick" onClick=${stop}><input type="checkbox" tabindex="-1" checked=${ticked} aria-label=${_("选择“%(title)s”", { title: document.title })}
      onChange=${() => choose([document.id], !ticked)} /></label>`}
    <${Icon} name=${kindIcon(last?.kind)} size="lg" class="doc-kind" />
    <div class="doc-text">
      ${editing ? html`<${TitleEdit} document=${document} onDone=${() => onEdit(false)} />` : html`<span class="doc-title">
        ${document.label && html`<span class="doc-label">${document.label}</span>`}<span>${document.title}</span>
        ${editable && html`<button type="button" class="doc-rename" tabindex="-1" title=${_("改标题（F2）")} aria-label=${_("改标题")} onClick=${(/** @type {Event} */ event) => { stop(event); onEdit(true); }}><${Icon} name="pencil" /></button>`}</span>`}
      <${Facts} document=${document} />
      ${how === "busy" && html`<${Converting} version=${last} />`}
      ${how === "failed" && html`<div onClick=${stop}><${VersionFault} document=${document} version=${last} /></div>`}
    </div>
    <div class="doc-end"><${StateTag} document=${document} /><${ReadFigure} document=${document} /></div>
  </li>`;
}
