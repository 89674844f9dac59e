// The documents of a meeting, for a secretary in a hurry: put in, set, given out, replaced, withdrawn; who has read them.

import { download } from "../base/api.js";
import { _, count } from "../base/i18n.js";
import { initial } from "../base/page.js";
import { Busy, Button, ConnectionBanner, EmptyState, ErrorNote, Notice, SearchField, cx, html, mount, toast, useEffect, useRef, useState } from "../base/ui.js";
import { BulkBar } from "./bulk.js";
import { carriesFiles } from "./files.js";
import { FILTERS, Overview } from "./overview.js";
import { Panel } from "./panel.js";
import { PeopleReport } from "./people-report.js";
import { PublishDialog } from "./publish.js";
import { documentOf, ended, failure, filter, follow, hall, library, load, mayEdit, meeting, opened, query, took } from "./state.js";
import { ChooseFiles, LibraryTree } from "./tree.js";
import { UploadBar } from "./upload-views.js";
import { underWay, uploadTo, uploads } from "./uploads.js";
import { Wipes } from "./wipes.js";

uploadTo(`/meetings/${meeting.id}/documents`, took, () => library.value?.documents ?? []);
window.addEventListener("beforeunload", (event) => { if (underWay()) event.preventDefault(); });

/** Whether files are dragged over the page just now. @returns {[boolean, () => void]} */
function useCarrying() {
  const [carrying, setCarrying] = useState(false);
  const depth = useRef(0);
  const end = () => { depth.current = 0; setCarrying(false); };
  useEffect(() => {
    const inside = (/** @type {DragEvent} */ event) => {
      if (!carriesFiles(event) || !mayEdit()) return;
      depth.current += 1;
      setCarrying(true);
    };
    const outside = (/** @type {DragEvent} */ event) => {
      if (!carriesFiles(event)) return;
      depth.current -= 1;
      if (depth.current <= 0) end();
    };
    const over = (/** @type {DragEvent} */ event) => { if (carriesFiles(event)) event.preventDefault(); };
    const missed = (/** @type {DragEvent} */ event) => {
      if (!carriesFiles(event)) return;
      event.preventDefault(); // else the browser would leave the page for the file
      end();
      if (!/** @type {HTMLElement} */ (event.target).closest?.("dialog")) toast(_("请把文件放到一项议程或资料库里。"), "warn");
    };
    const all = /** @type {[string, any][]} */ ([["dragenter", inside], ["dragleave", outside], ["dragover", over], ["drop", missed]]);
    for (const [name, listener] of all) window.addEventListener(name, listener);
    return () => { for (const [name, listener] of all) window.removeEventListener(name, listener); };
  }, []);
  return [carrying, end];
}

/** @param {{documents: any[]}} props */
function Head({ documents }) {
  const [asked, setAsked] = useState("");
  const prepared = documents.filter(FILTERS.prepared);
  const given = documents.some((one) => one.state !== "draft");
  const close = () => setAsked("");
  return html`<div class="page-head"><div><h1>${_("会议文件")}</h1></div>
    <div class="row -tight">
      ${given && html`<${Button} size="sm" icon="people" title=${_("一个人读了哪些文件")} onClick=${() => setAsked("people")}>${_("按人查看")}<//>
        <${Button} size="sm" icon="file-earmark-excel" title=${_("每份文件、每个人的阅读情况，Excel 表格")} onClick=${() => download(`/meetings/${meeting.id}/readings.xlsx`)}>${_("阅读情况表")}<//>`}
      ${given && ended() && html`<${Button} size="sm" icon="shield-check" onClick=${() => setAsked("wipes")}>${_("清除情况")}<//>`}
      ${mayEdit() && documents.length > 0 && html`<${ChooseFiles} itemId="" size="sm" icon="upload" label=${_("上传")} title=${_("选择文件，上传到资料库")} />`}
      ${mayEdit() && prepared.length > 0 && html`<${Button} size="sm" kind="primary" icon="send" onClick=${() => setAsked("publish")}>${_("发放全部草稿（%(n)s 份）", { n: count(prepared.length) })}<//>`}
    </div>
    ${asked === "publish" && html`<${PublishDialog} documents=${prepared} onClose=${close} />`}
    ${asked === "people" && html`<${PeopleReport} onClose=${close} />`}
    ${asked === "wipes" && html`<${Wipes} onClose=${close} />`}
  </div>`;
}

function Teaching() {
  return html`<div class="panel doc-teaching"><${EmptyState} icon="file-earmark-arrow-up" title=${_("还没有文件")} text=${mayEdit() ? _("从文件夹里选中全部文件，一起拖到下面的议程上。") : _("文件由秘书处上传。")}>
    ${mayEdit() && html`<ol class="doc-steps"><li><b>${_("放进来")}</b><span>${_("PDF、Word、Excel、PowerPoint、ODT、图片；自动转成平板上能看的页。")}</span></li>
      <li><b>${_("设好谁能看")}</b><span>${_("密级、阅读范围、什么时候开放，可以多选一起改。")}</span></li>
      <li><b>${_("一次发放")}</b><span>${_("发放之前只有工作人员看得到，发放后几秒内到达每台平板。")}</span></li></ol>
      <${ChooseFiles} itemId="" kind="primary" icon="upload" label=${_("选择文件，先放进资料库")} />`}<//></div>`;
}

/** @param {string} text */
const plain = (text) => text.normalize("NFKC").toLowerCase();

function Page() {
  useEffect(follow, []);
  const [carrying, taken] = useCarrying();
  if (failure.value && !library.value) return html`<${ErrorNote} error=${failure.value} onRetry=${load} />`;
  if (!library.value) return html`<${Busy} />`;
  const { documents, office } = library.value;
  const agenda = hall.state.value.agenda ?? [];
  const words = plain(query.value).split(/\s+/).filter(Boolean);
  const test = FILTERS[filter.value];
  const shows = (/** @type {any} */ one) => (!test || test(one)) && words.every((word) => plain(`${one.label} ${one.title} ${one.versions.map((/** @type {any} */ v) => v.filename).join(" ")}`).includes(word));
  const filtered = Boolean(test || words.length);
  const shown = documentOf(opened.value);
  const empty = documents.length === 0 && uploads.value.length === 0;
  return html`<${ConnectionBanner} online=${hall.online} />
    <div class=${cx("doc-split", shown && "-open")}>
      <div class="doc-main">
        <${Head} documents=${documents} />
        ${!office && initial.edits && html`<${Notice} kind="warn" title=${_("这台服务器没有安装 LibreOffice，只能接收 PDF 和图片")}>${_("Word、Excel、PowerPoint 文件请先另存为 PDF 再上传，或请管理员安装（见操作手册）。")}<//>`}
        ${empty ? html`<${Teaching} />` : html`<div class="doc-bar"><${Overview} documents=${documents} /><${SearchField} value=${query.value} onInput=${(/** @type {string} */ text) => { query.value = text; }} placeholder=${_("按标题、文件名查找")} /></div>`}
        <${BulkBar} />
        ${filtered && !documents.some(shows) ? html`<div class="panel"><${EmptyState} icon="search" title=${_("没有符合条件的文件")}><${Button} onClick=${() => { filter.value = ""; query.value = ""; }}>${_("显示全部")}<//><//></div>`
          : html`<${LibraryTree} carrying=${carrying} onTaken=${taken} shows=${shows} filtered=${filtered} agenda=${agenda} />`}
        <${UploadBar} />
      </div>
      ${shown && html`<${Panel} key=${shown.id} document=${shown} />`}
    </div>`;
}

mount(Page);
