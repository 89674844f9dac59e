// Who and what is graded: a table to edit, many lines pasted at once, people picked from the roster.

import { _, count } from "../../base/i18n.js";
import { Button, Dialog, EmptyState, Field, Icon, html, useState } from "../../base/ui.js";
import { LineKeys } from "../line-keys.js";
import { edited, moved, without } from "../options.js";
import { filled, pastedSubjects, subject } from "./form.js";
import { PeopleDialog } from "./people.js";

/** @param {{onTake: (subjects: any[]) => void, onClose: () => void}} props */
function PasteDialog({ onTake, onClose }) {
  const [text, setText] = useState("");
  const found = pastedSubjects(text);
  return html`<${Dialog} open size="lg" title=${_("粘贴多行")} onClose=${onClose} actions=${html`<${Button} onClick=${onClose}>${_("取消")}<//>
      <${Button} kind="primary" disabled=${found.length === 0} onClick=${() => { onTake(found); onClose(); }}>${_("加入 %(n)s 个", { n: found.length })}<//>`}>
    <${Field} label=${_("从电子表格复制后粘贴在这里")} type="textarea" rows="10" value=${text} onInput=${setText}
      help=${_("各列依次为：姓名或名称、单位或职务、口头或书面、说明。前面有序号列也可以。")} />
    ${found.length > 0 && html`<p class="note clip">${_("第一个：%(title)s", { title: found[0].title })}</p>`}
  <//>`;
}

/** @param {{one: any, place: number, last: number, onEdit: (part: any) => void, onMove: (to: number) => void, onRemove: () => void}} props */
function Line({ one, place, last, onEdit, onMove, onRemove }) {
  const [open, setOpen] = useState(Boolean(one.description));
  const n = place + 1;
  const typed = (/** @type {string} */ name) => (/** @type {any} */ event) => onEdit({ [name]: event.currentTarget.value });
  return html`<tr><td class="num option-no">${n}</td>
    <td><textarea class="input" rows="1" required aria-label=${_("%(n)s 名称", { n })} maxlength="300" value=${one.title} onInput=${typed("title")}></textarea>
      ${one.person && html`<p class="note"><${Icon} name="person-check" />${_("名册中的人员")}</p>`}
      ${open && html`<textarea class="input" rows="3" aria-label=${_("%(n)s 说明", { n })} placeholder=${_("说明：代表在平板上点“详情”可看")} maxlength="4000" value=${one.description} onInput=${typed("description")}></textarea>`}</td>
    <td><textarea class="input" rows="1" aria-label=${_("%(n)s 单位或职务", { n })} maxlength="200" value=${one.unit} onInput=${typed("unit")}></textarea></td>
    <td><select class="input" aria-label=${_("%(n)s 报告", { n })} value=${one.report} onChange=${typed("report")}>
      ${[["", _("不报告")], ["oral", _("口头")], ["written", _("书面")]].map(([value, label]) => html`<option key=${value} value=${value} selected=${value === one.report}>${label}</option>`)}</select></td>
    <td class="option-keys"><div class="row -nowrap">
      <${Button} size="sm" kind="quiet" class="-plain" icon="file-earmark-text" aria-pressed=${String(open)} title=${_("说明")} aria-label=${_("说明")} onClick=${() => setOpen(!open)} />
      <${LineKeys} place=${place} last=${last} onMove=${onMove} onRemove=${onRemove} /></div></td></tr>`;
}

/** @param {{subjects: any[], roll: any[], onChange: (subjects: any[]) => void}} props */
export function SubjectTable({ subjects, roll, onChange }) {
  const [open, setOpen] = useState("");
  const known = new Set(subjects.map((one) => one.person).filter(Boolean));
  const add = (/** @type {any[]} */ more) => onChange([...filled(subjects), ...more]);
  const pick = (/** @type {any[]} */ people) => add(people.map((one) => subject({ title: one.name, unit: one.post || one.delegation, person: one.person_id })));
  return html`<div class="stack -tight">
    <div class="row"><${Button} size="sm" icon="plus-lg" onClick=${() => onChange([...subjects, subject()])}>${_("添加一个")}<//>
      <${Button} size="sm" icon="clipboard-check" onClick=${() => setOpen("paste")}>${_("粘贴多行")}<//>
      <${Button} size="sm" icon="person-plus" onClick=${() => setOpen("people")}>${_("从名册选人")}<//>
      <span class="note">${_("共 %(n)s 个", { n: count(filled(subjects).length) })}</span></div>
    ${subjects.length === 0 ? html`<div class="panel"><${EmptyState} icon="list-check" title=${_("还没有测评对象")} text=${_("人员、单位、建议或项目；可以从电子表格整批粘贴。")} /></div>`
      : html`<div class="table-wrap"><table class="table -dense option-table subject-table"><thead><tr><th class="option-no">${_("序号")}</th><th>${_("姓名或名称")}</th><th class="option-unit">${_("单位或职务")}</th>
          <th class="option-short">${_("报告")}</th><th class="option-keys"><span class="sr-only">${_("操作")}</span></th></tr></thead>
        <tbody>${subjects.map((one, place) => html`<${Line} key=${one.key} one=${one} place=${place} last=${subjects.length - 1}
          onEdit=${(/** @type {any} */ part) => onChange(edited(subjects, one.key, part))}
          onMove=${(/** @type {number} */ to) => onChange(moved(subjects, place, to))} onRemove=${() => onChange(without(subjects, one.key))} />`)}</tbody></table></div>`}
    ${open === "paste" && html`<${PasteDialog} onTake=${add} onClose=${() => setOpen("")} />`}
    ${open === "people" && html`<${PeopleDialog} title=${_("从名册选测评对象")} roll=${roll} taken=${known} onTake=${pick} onClose=${() => setOpen("")} />`}
  </div>`;
}
