// The agenda with each item's documents, and the library below: files are dropped here, rows are put in order here.

import { useLayoutEffect } from "preact/hooks";
import { post } from "../base/api.js";
import { _ } from "../base/i18n.js";
import { Button, Icon, Tag, cx, html, tell, toast, useEffect, useRef, useState } from "../base/ui.js";
import { carriesFiles, filesOf, tidy } from "./files.js";
import { held, startDrag } from "./order-drag.js";
import { drop, sectionsOf, step } from "./places.js";
import { Row } from "./row.js";
import { choose, chosen, library, load, mayEdit, open } from "./state.js";
import { UploadRows } from "./upload-views.js";
import { add, uploads } from "./uploads.js";

/** Give files to a section, or say that there were none. @param {File[]} files @param {string} itemId */
export function put(files, itemId) {
  if (files.length) add(files, itemId);
  else toast(_("里面没有可以上传的文件。"), "warn");
}

/** A button that opens the chooser of files. @param {{itemId: string, label: any, kind?: any, size?: any, icon?: string, title?: string}} props */
export function ChooseFiles({ itemId, label, kind, size, icon = "plus-lg", title }) {
  const field = useRef(/** @type {HTMLInputElement|null} */ (null));
  return html`<${Button} kind=${kind} size=${size} icon=${icon} title=${title} aria-label=${label ? undefined : title} onClick=${() => field.current?.click()}>${label}<//>
    <input type="file" multiple hidden ref=${field} data-item=${itemId} onChange=${(/** @type {any} */ event) => { put(tidy([...event.currentTarget.files]), itemId); event.currentTarget.value = ""; }} />`;
}

/** @param {{item: any, n: number}} props of an item, null for the library */
function SectionHead({ item, n }) {
  return html`<div class="doc-section-head">
    <h2>${item ? html`<span class="doc-no num">${item.label}${item.depth === 0 ? "、" : item.depth === 2 ? "." : ""}</span>${item.title}` : html`<${Icon} name="late:folder2-open" /> ${_("资料库")}`}</h2>
    ${item?.state === "current" && html`<${Tag} kind="live">${_("正在进行")}<//>`}
    ${item?.state === "done" && html`<${Tag} kind="quiet" icon="check">${_("已完成")}<//>`}
    ${!item && html`<span class="note">${_("不属于某项议程的文件，如会议须知、参阅材料")}</span>`}
    ${mayEdit() && html`<${ChooseFiles} itemId=${item?.id ?? ""} kind="quiet" size="sm" label=${n ? "" : _("添加文件")} title=${item ? _("在“%(title)s”下添加文件", { title: item.title }) : _("在资料库添加文件")} />`}
  </div>`;
}

/** @param {{carrying: boolean, onTaken: () => void, shows: (document: any) => boolean, filtered: boolean, agenda: any[]}} props */
export function LibraryTree({ carrying, onTaken, shows, filtered, agenda }) {
  const list = useRef(/** @type {HTMLElement|null} */ (null));
  const [over, setOver] = useState("-");
  const [focus, setFocus] = useState("");
  const [editing, setEditing] = useState("");
  const refocus = useRef("");
  useEffect(() => { if (!carrying) setOver("-"); }, [carrying]);
  /** @param {string} id @returns {HTMLElement|null|undefined} */
  const rowOf = (id) => list.current?.querySelector(`[data-document="${id}"]`);
  useLayoutEffect(() => {
    const row = refocus.current && rowOf(refocus.current);
    if (!row || row === document.activeElement) return; // not moved yet
    if (document.activeElement === document.body) row.focus();
    refocus.current = "";
  });
  const sections = sectionsOf(agenda, library.value?.documents ?? []);
  const visible = sections.flatMap((section) => section.documents.filter(shows));
  /** @param {string} id @param {any} place */
  const move = async (id, place) => {
    if (!place) return;
    refocus.current = id;
    await post(`/documents/${id}/move`, place);
    await load(); // its brothers have moved too
  };
  /** @param {KeyboardEvent} event */
  function keyed(event) {
    const row = /** @type {HTMLElement|null} */ (/** @type {HTMLElement} */ (event.target).closest?.("[data-document]"));
    if (!row || event.target !== row) return;
    const id = row.dataset.document ?? "";
    const way = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (way && event.altKey && mayEdit()) move(id, step(sections, id, way)).catch(tell);
    else if (way) {
      const next = visible[visible.findIndex((one) => one.id === id) + way];
      if (next) {
        setFocus(next.id);
        rowOf(next.id)?.focus();
      }
    } else if (event.key === "Enter") open(id);
    else if (event.key === " " && mayEdit()) choose([id], !chosen.value.has(id));
    else if (event.key === "F2" && mayEdit()) setEditing(id);
    else return;
    event.preventDefault();
  }
  /** @param {DragEvent} event @param {string} id */
  const hover = (event, id) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = "copy";
    setOver(id);
  };
  /** @param {DragEvent} event @param {string} id */
  const dropFiles = (event, id) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    event.stopPropagation();
    onTaken();
    filesOf(event.dataTransfer).then((files) => put(files, id)).catch(tell);
  };
  return html`<div class=${cx("doc-tree", carrying && "-carrying")} ref=${list} onKeyDown=${keyed}>
    ${sections.map((section) => {
      const rows = section.documents.filter(shows);
      if (filtered && !rows.length && !uploads.value.some((one) => one.itemId === section.id)) return null;
      const at = held.value?.section === section.id ? held.value : null;
      const marked = [];
      let staying = 0;
      for (const document of rows) {
        const lifted = held.value?.id === document.id;
        if (at && !lifted && staying === at.index) marked.push(html`<li class="doc-drop" key="drop" role="presentation"></li>`);
        if (!lifted) staying += 1;
        marked.push(html`<${Row} key=${document.id} document=${document} lifted=${lifted} editing=${editing === document.id} focusable=${focus ? focus === document.id : document === visible[0]}
          onEdit=${(/** @type {boolean} */ on) => { setEditing(on ? document.id : ""); if (!on) refocus.current = document.id; }} onFocus=${() => setFocus(document.id)}
          onGrab=${(/** @type {PointerEvent} */ event) => { if (list.current && !filtered) startDrag(event, document.id, list.current, (id, to, index) => move(id, drop(sections, id, to, index)).catch(tell)); }} />`);
      }
      if (at && staying === at.index) marked.push(html`<li class="doc-drop" key="drop" role="presentation"></li>`);
      return html`<section key=${section.id || "library"} data-section=${section.id} class=${cx("doc-section", !section.item && "-library", over === section.id && carrying && "-over")}
        style=${{ "--depth": section.item?.depth ?? 0 }} aria-label=${section.item?.title ?? _("资料库")}
        onDragEnter=${mayEdit() && ((/** @type {DragEvent} */ event) => hover(event, section.id))} onDragOver=${mayEdit() && ((/** @type {DragEvent} */ event) => hover(event, section.id))} onDrop=${mayEdit() && ((/** @type {DragEvent} */ event) => dropFiles(event, section.id))}>
        <${SectionHead} item=${section.item} n=${section.documents.length} />
        <ul class="doc-list">${marked}<${UploadRows} itemId=${section.id} /></ul>
      </section>`;
    })}
  </div>`;
}
