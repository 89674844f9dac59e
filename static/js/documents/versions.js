// The versions of a document: replaced with a note on what is new, kept with their originals; files beside it.

import { apiUrl, post } from "../base/api.js";
import { _, count, dateTime } from "../base/i18n.js";
import { initial, url } from "../base/page.js";
import { sendFile } from "../base/send-file.js";
import { Button, ConfirmButton, Dialog, ErrorNote, Field, Icon, Notice, Tag, cx, html, toast, useRef, useState } from "../base/ui.js";
import { carriesFiles, filesOf } from "./files.js";
import { documentOf, dropped, mayEdit, meeting, took } from "./state.js";
import { unfit } from "./uploads.js";
import { current, kindIcon, newest, sizeWord } from "./words.js";

/** A fault in the reader's language: the sentence, or the sentence with its figures. @param {any} fault */
function faultWord(fault) {
  if (!fault) return _("转换没有成功，请重新转换或换一个文件。");
  const text = fault.message ?? fault;
  return _(text, fault.params ?? {});
}

/** Faults of the file itself: trying again changes nothing. */
const OF_THE_FILE = new Set(["encrypted", "broken", "too_many_pages", "no_pages", "zip_bomb", "picture_too_large", "file_gone"].map((code) => `document.${code}`));

/** Why it failed and what to do. @param {{document: any, version: any}} props */
export function VersionFault({ document, version }) {
  const [replacing, setReplacing] = useState(false);
  const editable = mayEdit();
  const alone = document.versions.length === 1 && document.state === "draft";
  async function remove() {
    await post(`/documents/${document.id}/remove`);
    dropped(document.id);
  }
  return html`<div class="doc-fault-box"><p class="doc-fault" role="alert"><${Icon} name="x-circle-fill" /> ${faultWord(version.fault)}</p>
    ${current(document) && html`<p class="note">${_("读者仍然看到第 %(n)s 版。", { n: current(document).number })}</p>`}
    ${editable && html`<div class="row"><${Button} size="sm" icon="upload" onClick=${() => setReplacing(true)}>${_("换一个文件…")}<//>
      ${!OF_THE_FILE.has(version.fault?.code) && html`<${Button} size="sm" icon="arrow-clockwise" onClick=${async () => took(await post(`/documents/${document.id}/retry`))}>${_("重新转换")}<//>`}
      ${alone && html`<${ConfirmButton} size="sm" kind="quiet" label=${_("删除")} title=${_("删除“%(title)s”？", { title: document.title })} confirmLabel=${_("删除")} confirmKind="danger" onConfirm=${remove} />`}</div>`}
    ${replacing && html`<${ReplaceDialog} document=${document} onClose=${() => setReplacing(false)} />`}
  </div>`;
}

/** One file, chosen or dropped. @param {{file: File|null, onFile: (file: File) => void}} props */
function FileChoice({ file, onFile }) {
  const [over, setOver] = useState(false);
  const field = useRef(/** @type {HTMLInputElement|null} */ (null));
  const hover = (/** @type {DragEvent} */ event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    setOver(true);
  };
  const dropHere = async (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    const [first] = await filesOf(event.dataTransfer);
    if (first) onFile(first);
  };
  return html`<div class=${cx("drop", over && "-over")} onDragEnter=${hover} onDragOver=${hover} onDragLeave=${() => setOver(false)} onDrop=${dropHere}>
    ${file ? html`<p><b>${file.name}</b> <span class="note num">${sizeWord(file.size)}</span></p>` : html`<p>${_("把新文件拖到这里")}</p>`}
    <${Button} icon="upload" onClick=${() => field.current?.click()}>${file ? _("另选一个") : _("选择文件")}<//>
    <input type="file" hidden ref=${field} onChange=${(/** @type {any} */ event) => { if (event.currentTarget.files[0]) onFile(event.currentTarget.files[0]); }} />
  </div>`;
}

/**
 * A new version. What stood when the dialog was opened is what it replaces; when somebody else was quicker, that is shown first.
 * @param {{document: any, onClose: () => void}} props
 */
function ReplaceDialog({ document, onClose }) {
  const live = documentOf(document.id) ?? document;
  const [base, setBase] = useState(() => newest(live));
  const [file, setFile] = useState(/** @type {File|null} */ (null));
  const [note, setNote] = useState("");
  const [sent, setSent] = useState(/** @type {number|null} */ (null));
  const [error, setError] = useState(/** @type {any} */ (null));
  const stop = useRef(new AbortController());
  const now = newest(live);
  const others = now && base && now.id !== base.id ? now : null;
  const fault = file ? unfit(file) : "";
  async function send() {
    if (!file) return;
    setError(null);
    const form = new FormData();
    form.append("replaces", base?.id ?? "");
    form.append("note", note.trim());
    form.append("file", file, file.name);
    stop.current = new AbortController();
    setSent(0);
    try {
      took(await sendFile(`/documents/${document.id}/versions`, form, { signal: stop.current.signal, onProgress: (part, whole) => setSent(whole ? part / whole : 0) }));
      toast(_("新版本已上传，转换完成后替换原来的版本"), "ok");
      onClose();
    } finally {
      setSent(null);
    }
  }
  const close = () => { stop.current.abort(new DOMException("stopped", "AbortError")); onClose(); };
  return html`<${Dialog} open size="lg" title=${_("换成新版本")} onClose=${close} actions=${html`<${Button} onClick=${close}>${_("取消")}<//>
      ${others ? html`<${Button} kind="primary" onClick=${() => { setBase(others); setError(null); }}>${_("我已看过，仍要再换")}<//>`
        : html`<${Button} kind="primary" icon="upload" disabled=${!file || Boolean(fault)} onClick=${send} onError=${setError}>${_("上传第 %(n)s 版", { n: (now?.number ?? 0) + 1 })}<//>`}`}>
    <p><b>${live.label} ${live.title}</b></p>
    ${others ? html`<${Notice} kind="warn" title=${_("%(name)s 刚刚上传了第 %(n)s 版，请先看一看", { name: others.by_name, n: others.number })}
        actions=${html`<${Button} size="sm" icon="download" href=${apiUrl(`/documents/${document.id}/versions/${others.id}/original`)} download>${_("下载第 %(n)s 版", { n: others.number })}<//>`}>
        <p>${_("上传时间 %(time)s，文件 %(file)s。", { time: dateTime(others.created_at), file: others.filename })}${others.note && html` ${_("说明：%(note)s", { note: others.note })}`}</p>
        <p>${_("你的文件还没有上传。如果内容相同，点“取消”即可；确实要再换一次，请把两处修改合并到一个文件里。")}</p><//>`
      : html`<p class="note">${_("读者会收到提示并看到说明；原来的版本留在存档里，读者不再看到。")}</p>`}
    <${FileChoice} file=${file} onFile=${setFile} />
    ${fault && html`<p class="doc-fault" role="alert">${fault}</p>`}
    <${Field} label=${_("改了什么")} type="textarea" rows="2" maxlength="300" value=${note} onInput=${setNote} placeholder=${_("如：第 12 页表三的数字已更正")} help=${_("读者打开新版本时看到这句话，可以不填。")} />
    ${sent !== null && html`<div class="doc-progress"><span class="bar"><span class="bar-fill" style=${{ width: `${Math.round(sent * 100)}%` }}></span></span><span class="num">${_("正在上传 %(n)s", { n: `${Math.round(sent * 100)}%` })}</span></div>`}
    ${!others && html`<${ErrorNote} error=${error} />`}
  <//>`;
}

/** What was taken out of a file on its way in. */
const CLEANED = {
  repaired: _("损坏之处（已修复）"), javascript: _("脚本"), actions: _("自动动作"), files: _("内嵌文件"), forms: _("可填写的表单"), links: _("外部链接"), media: _("音视频"),
};

/** @param {{document: any, version: any, shown: boolean}} props */
function Version({ document, version, shown }) {
  const busy = version.state === "queued" || version.state === "working";
  return html`<li class=${cx("doc-version", shown && "-current")}>
    <div class="row -between"><b>${_("第 %(n)s 版", { n: version.number })}</b>
      ${shown ? html`<${Tag} kind="ok" icon="check">${_("现行版本")}<//>` : busy ? html`<${Tag} kind="info">${_("正在转换 %(n)s", { n: `${version.progress}%` })}<//>`
        : version.state === "failed" ? html`<${Tag} kind="bad">${_("转换失败")}<//>` : html`<${Tag} kind="quiet">${_("旧版")}<//>`}</div>
    ${version.note && html`<p>${version.note}</p>`}
    <p class="note"><${Icon} name=${kindIcon(version.kind)} /> <span class="doc-filename">${version.filename}</span></p>
    <p class="note num">${[sizeWord(version.size), version.pages ? _("%(n)s 页", { n: count(version.pages) }) : "", version.by_name, dateTime(version.created_at)].filter(Boolean).join(" · ")}</p>
    ${version.state === "ready" && !version.has_text && html`<p class="doc-hint"><${Icon} name="info-circle" />${_("扫描件：页上没有文字，检索不到内容")}</p>`}
    ${version.cleaned?.length > 0 && html`<p class="doc-hint"><${Icon} name="shield-check" />${_("已去掉：%(what)s", { what: version.cleaned.map((/** @type {string} */ one) => CLEANED[one] ?? one).join("、") })}</p>`}
    ${version.state === "failed" && html`<p class="doc-fault">${faultWord(version.fault)}</p>`}
    ${initial.edits && html`<a class="doc-link" href=${apiUrl(`/documents/${document.id}/versions/${version.id}/original`)} download><${Icon} name="download" />${_("下载原件")}</a>`}
  </li>`;
}

/** @param {{document: any}} props */
function Attachments({ document }) {
  const field = useRef(/** @type {HTMLInputElement|null} */ (null));
  const [error, setError] = useState(/** @type {any} */ (null));
  const [sending, setSending] = useState("");
  const editable = mayEdit();
  async function attach(/** @type {File} */ file) {
    const form = new FormData();
    form.append("file", file, file.name);
    setError(null);
    setSending(file.name);
    try {
      took(await sendFile(`/documents/${document.id}/attachments`, form));
    } catch (problem) {
      setError(problem);
    } finally {
      setSending("");
    }
  }
  return html`<section class="stack -tight"><div class="row -between"><h3>${_("附件")}</h3>
      ${editable && html`<${Button} size="sm" icon="late:paperclip" busy=${Boolean(sending)} onClick=${() => field.current?.click()}>${_("添加附件")}<//>`}</div>
    <p class="note">${_("原样提供的文件，如 OFD 版式文件、电子表格；按这份文件的阅读范围提供下载。")}</p>
    <input type="file" hidden ref=${field} onChange=${(/** @type {any} */ event) => { const [file] = event.currentTarget.files; if (file) void attach(file); event.currentTarget.value = ""; }} />
    ${document.attachments.length > 0 && html`<ul class="doc-attachments">${document.attachments.map((/** @type {any} */ one) => html`<li key=${one.id}><${Icon} name="late:paperclip" />
      <a class="grow doc-filename" href=${apiUrl(`/documents/${document.id}/attachments/${one.id}`)} download title=${_("下载")}>${one.name}</a><span class="note num">${sizeWord(one.size)}</span>
      ${editable && html`<${ConfirmButton} size="sm" kind="quiet" label=${_("去掉")} title=${_("去掉附件“%(name)s”？", { name: one.name })} confirmLabel=${_("去掉")} confirmKind="danger"
        onConfirm=${async () => took(await post(`/documents/${document.id}/attachments/${one.id}/remove`))} />`}</li>`)}</ul>`}
    <${ErrorNote} error=${error} /></section>`;
}

/** @param {{document: any}} props */
export function Versions({ document }) {
  const [replacing, setReplacing] = useState(false);
  const shown = current(document);
  const all = [...document.versions].sort((a, b) => b.number - a.number);
  return html`<div class="stack">
    <div class="row">${mayEdit() && html`<${Button} icon="upload" onClick=${() => setReplacing(true)}>${_("换成新版本…")}<//>`}
      ${all.filter((one) => one.state === "ready").length > 1 && html`<${Button} icon="late:arrow-left-right" href=${url(`/meetings/${meeting.id}/documents/${document.id}/compare`)}>${_("版本对比")}<//>`}</div>
    <ul class="doc-versions">${all.map((one) => html`<${Version} key=${one.id} document=${document} version=${one} shown=${one.id === shown?.id} />`)}</ul>
    <${Attachments} document=${document} />
    ${replacing && html`<${ReplaceDialog} document=${document} onClose=${() => setReplacing(false)} />`}
  </div>`;
}
