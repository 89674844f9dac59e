// The lines of a paper in a table to edit: order, paste many rows, import a file.

import { download, upload } from "../base/api.js";
import { _ } from "../base/i18n.js";
import { Button, Dialog, EmptyState, Field, Notice, html, toast, useRef, useState } from "../base/ui.js";
import { LineKeys } from "./line-keys.js";
import { edited, moved, option, pasted, without } from "./options.js";
import { PictureCell, useDropGuard } from "./picture-cell.js";

/** @param {{onTake: (drafts: any[]) => void, onClose: () => void}} props */
function PasteDialog({ onTake, onClose }) {
  const [text, setText] = useState("");
  const found = pasted(text);
  return html`<${Dialog} open size="lg" title=${_("粘贴多行")} onClose=${onClose} actions=${html`
      <${Button} onClick=${onClose}>${_("取消")}<//>
      <${Button} kind="primary" disabled=${found.length === 0} onClick=${() => { onTake(found); onClose(); }}>${_("加入 %(n)s 项", { n: found.length })}<//>`}>
    <${Field} label=${_("从电子表格复制后粘贴在这里")} type="textarea" rows="10" value=${text} onInput=${setText}
      help=${_("各列依次为：项目名称、责任单位、总投资、完成时限、内容。前面有序号列也可以。")} />
    ${found.length > 0 && html`<p class="note clip">${_("第一项：%(title)s", { title: found[0].title })}</p>`}
  <//>`;
}

/** @param {{faults: any[], onClose: () => void}} props */
function Faults({ faults, onClose }) {
  return html`<${Notice} kind="warn" title=${_("有 %(n)s 行没有导入", { n: faults.length })} actions=${html`<${Button} size="sm" onClick=${onClose}>${_("知道了")}<//>`}>
    <ul class="poll-faults">${faults.map((one) => html`<li key=${one.row}>${_("第 %(row)s 行：%(why)s", { row: one.row, why: one.message })}</li>`)}</ul>
  <//>`;
}

/** One cell. @param {{label: string, value: string, onInput: (value: string) => void, rows?: number, limit: number, required?: boolean}} props */
function Cell({ label, value, onInput, rows = 1, limit, required }) {
  const typed = (/** @type {any} */ event) => onInput(event.currentTarget.value);
  return html`<textarea class="input" rows=${rows} aria-label=${label} value=${value} maxlength=${limit} required=${required} onInput=${typed}></textarea>`;
}

/**
 * @param {{one: any, place: number, last: number, cards: boolean, fixed: boolean, onEdit: (part: any) => void, onMove: (to: number) => void, onRemove: () => void}} props
 */
function Line({ one, place, last, cards, fixed, onEdit, onMove, onRemove }) {
  const [open, setOpen] = useState(Boolean(one.description));
  const number = fixed ? one.number : place + 1;
  const cell = (/** @type {string} */ name, /** @type {string} */ label, /** @type {number} */ limit) => html`<td>
    <${Cell} label=${`${number} ${label}`} value=${one[name]} limit=${limit} onInput=${(/** @type {string} */ value) => onEdit({ [name]: value })} /></td>`;
  return html`<tr>
      <td class="num option-no">${number}</td>
      <td><${Cell} label=${_("%(n)s 标题", { n: number })} value=${one.title} limit=${300} rows=${2} required onInput=${(/** @type {string} */ title) => onEdit({ title })} />
        ${cards && open && html`<${Cell} label=${_("%(n)s 内容", { n: number })} value=${one.description} limit=${4000} rows=${3}
          onInput=${(/** @type {string} */ description) => onEdit({ description })} />`}</td>
      ${cards && html`<${PictureCell} one=${one} number=${number} onEdit=${onEdit} />${cell("unit", _("责任单位"), 200)}${cell("investment", _("总投资"), 100)}${cell("due", _("完成时限"), 100)}`}
      <td class="option-keys"><div class="row -nowrap">
        ${cards && html`<${Button} size="sm" kind="quiet" class="-plain" icon="file-earmark-text" aria-pressed=${String(open)} title=${_("内容")} aria-label=${_("内容")} onClick=${() => setOpen(!open)} />`}
        ${!fixed && html`<${LineKeys} place=${place} last=${last} onMove=${onMove} onRemove=${onRemove} />`}
      </div></td>
    </tr>`;
}

/**
 * @param {{options: any[], cards: boolean, fixed: boolean, onChange: (change: (options: any[]) => any[]) => void}} props
 *   cards: with unit, investment and so on; fixed: lines neither come nor go; onChange: what is done to the lines as they are by then, since a picture or a file takes its time
 */
export function OptionTable({ options, cards, fixed, onChange }) {
  const [pasting, setPasting] = useState(false);
  const [faults, setFaults] = useState(/** @type {any[]} */ ([]));
  const file = useRef(/** @type {HTMLInputElement|null} */ (null));
  useDropGuard();
  const add = (/** @type {any[]} */ more) => onChange((now) => [...now.filter((one) => one.title.trim() || one.id), ...more]);

  async function take() {
    const chosen = file.current?.files?.[0];
    if (!chosen) return;
    const form = new FormData();
    form.append("file", chosen);
    try {
      const read = await upload("/poll-options", form);
      const ranked = [...read.options].sort((a, b) => (a.number ?? Infinity) - (b.number ?? Infinity));
      add(ranked.map((/** @type {any} */ one) => option({ ...one, number: 0 })));
      setFaults(read.faults);
      toast(_("已加入 %(n)s 项", { n: read.options.length }), "ok");
    } catch (error) {
      toast(/** @type {Error} */ (error).message, "bad");
    } finally {
      if (file.current) file.current.value = "";
    }
  }
  return html`<div class="stack -tight">
    ${!fixed && html`<div class="row">
      <${Button} size="sm" icon="plus-lg" onClick=${() => onChange((now) => [...now, option()])}>${_("添加一项")}<//>
      <${Button} size="sm" icon="clipboard-check" onClick=${() => setPasting(true)}>${_("粘贴多行")}<//>
      <${Button} size="sm" icon="file-earmark-arrow-up" onClick=${() => file.current?.click()}>${_("导入表格")}<//>
      <${Button} size="sm" kind="quiet" icon="download" onClick=${() => download("/poll-options/template.xlsx")}>${_("下载模板")}<//>
      <input ref=${file} type="file" hidden accept=".xlsx,.csv" onChange=${take} />
    </div>`}
    ${faults.length > 0 && html`<${Faults} faults=${faults} onClose=${() => setFaults([])} />`}
    ${options.length === 0 ? html`<div class="panel"><${EmptyState} icon="list-check" title=${_("还没有选项")} text=${_("可以从电子表格整批粘贴或导入。")} /></div>`
      : html`<div class="table-wrap"><table class="table -dense option-table">
        <thead><tr><th class="option-no">${_("序号")}</th><th>${cards ? _("标题") : _("事项")}</th>
          ${cards && html`<th class="option-picture">${_("图片")}</th><th class="option-unit">${_("责任单位")}</th><th class="option-short">${_("总投资")}</th><th class="option-short">${_("完成时限")}</th>`}
          <th class="option-keys"><span class="sr-only">${_("操作")}</span></th></tr></thead>
        <tbody>${options.map((one, place) => html`<${Line} key=${one.key} one=${one} place=${place} last=${options.length - 1} cards=${cards} fixed=${fixed}
          onEdit=${(/** @type {any} */ part) => onChange((now) => edited(now, one.key, part))}
          onMove=${(/** @type {number} */ to) => onChange((now) => moved(now, place, to))}
          onRemove=${() => onChange((now) => without(now, one.key))} />`)}</tbody>
      </table></div>`}
    ${pasting && html`<${PasteDialog} onTake=${add} onClose=${() => setPasting(false)} />`}
  </div>`;
}
