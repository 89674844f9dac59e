// The candidates of an election: added by search over the roster or by name, in the order of the ballot.

import { _ } from "../base/i18n.js";
import { Button, EmptyState, Field, Notice, Tag, html, useRef, useState } from "../base/ui.js";
import { LineKeys } from "./line-keys.js";
import { edited, moved, option, without } from "./options.js";
import { NomineeList, personOf, useNominees } from "./people.js";

/** The first that stands there twice, by name or by the roster's id; null where nobody does. @param {any[]} options @returns {string|null} */
export function twice(options) {
  const known = new Set();
  for (const one of options) {
    const name = one.title.replace(/\s+/gu, "");
    if (!name) continue;
    if (known.has(name) || (one.person && known.has(`#${one.person}`))) return one.title.trim();
    known.add(name);
    if (one.person) known.add(`#${one.person}`);
  }
  return null;
}

/** @param {{people: any[], options: any[], onAdd: (one: any) => void}} props */
function Add({ people, options, onAdd }) {
  const [name, setName] = useState("");
  const input = useRef(/** @type {HTMLInputElement|null} */ (null));
  const person = personOf(people, name);
  const already = name.trim() && twice([...options, { title: name, person }]) !== twice(options);
  function add() {
    if (!name.trim() || already) return;
    const known = people.find((one) => one.person_id === person);
    onAdd(option({ title: known?.name ?? name.trim(), person, unit: known?.delegation ?? "" }));
    setName("");
    input.current?.focus();
  }
  return html`<div class="nominee-add">
    <div class="row"><input class="input grow" ref=${input} list="nominees" aria-label=${_("候选人姓名")} maxlength="60" value=${name} placeholder=${_("输入姓名查找名册，或直接填写")}
        onInput=${(/** @type {any} */ event) => setName(event.currentTarget.value)}
        onKeyDown=${(/** @type {KeyboardEvent} */ event) => { if (event.key === "Enter") { event.preventDefault(); add(); } }} />
      <${Button} icon="plus-lg" disabled=${!name.trim() || Boolean(already)} onClick=${add}>${_("加入候选人")}<//></div>
    ${already && html`<p class="note -warn">${_("“%(name)s”已经在名单中；如系同名，请在姓名后注明区别，例如“张伟（女）”。", { name: name.trim() })}</p>`}
  </div>`;
}

/** @param {{one: any, place: number, last: number, fixed: boolean, onEdit: (part: any) => void, onMove: (to: number) => void, onRemove: () => void}} props */
function Line({ one, place, last, fixed, onEdit, onMove, onRemove }) {
  const number = fixed ? one.number : place + 1;
  const cell = (/** @type {string} */ name, /** @type {string} */ label, /** @type {number} */ limit, rows = 1) => html`<textarea class="input" rows=${rows} aria-label=${`${number} ${label}`} value=${one[name]}
    maxlength=${limit} onInput=${(/** @type {any} */ event) => onEdit({ [name]: event.currentTarget.value })}></textarea>`;
  return html`<tr><td class="num option-no">${number}</td>
    <td class="nominee-name">${one.person ? html`<b>${one.title}</b> <${Tag} kind="info" icon="person-check">${_("名册")}<//>` : cell("title", _("姓名"), 60)}</td>
    <td>${cell("unit", _("现任职务或单位"), 200)}</td><td>${cell("description", _("简介"), 4000)}</td>
    <td class="option-keys"><div class="row -nowrap">
      <${LineKeys} number=${number} fixed=${fixed} place=${place} last=${last} onMove=${onMove} onRemove=${onRemove} />
    </div></td></tr>`;
}

/** @param {{meetingId: string, options: any[], fixed: boolean, onChange: (options: any[]) => void}} props */
export function CandidateTable({ meetingId, options, fixed, onChange }) {
  const people = useNominees(meetingId);
  const double = twice(options);
  const lines = options.filter((one) => one.title || one.id);
  return html`<div class="stack -tight"><${NomineeList} people=${people} />
    ${!fixed && html`<${Add} people=${people} options=${lines} onAdd=${(/** @type {any} */ one) => onChange([...lines, one])} />`}
    ${double && html`<${Notice} kind="warn" title=${_("“%(name)s”在名单中出现两次，请删除一项。", { name: double })} />`}
    ${lines.length === 0 ? html`<div class="panel"><${EmptyState} icon="people" title=${_("还没有候选人")} text=${_("按选票上的顺序逐个加入。")} /></div>`
      : html`<div class="table-wrap"><table class="table -dense option-table"><thead><tr><th class="option-no">${_("序号")}</th><th class="nominee-name">${_("姓名")}</th><th>${_("现任职务或单位")}</th>
        <th>${_("简介")}</th><th class="option-keys"><span class="sr-only">${_("操作")}</span></th></tr></thead>
        <tbody>${lines.map((one, place) => html`<${Line} key=${one.key} one=${one} place=${place} last=${lines.length - 1} fixed=${fixed}
          onEdit=${(/** @type {any} */ part) => onChange(edited(lines, one.key, part))}
          onMove=${(/** @type {number} */ to) => onChange(moved(lines, place, to))} onRemove=${() => onChange(without(lines, one.key))} />`)}</tbody></table></div>`}
  </div>`;
}

/** How many are to be elected, what that makes of the election, and whether others may be written in. @param {{form: any, set: (part: any) => void, fixed: boolean}} props */
export function SeatsFields({ form, set, fixed }) {
  const count = form.options.filter((/** @type {any} */ one) => one.title.trim()).length;
  const seats = Number(form.choose) || 0;
  const kind = seats < 1 || count === 0 ? "" : seats > count ? _("应选人数多于候选人") : seats === count ? _("等额选举：候选人 %(n)s 名，应选 %(k)s 名", { n: count, k: seats })
    : _("差额选举：候选人 %(n)s 名，应选 %(k)s 名，差额 %(d)s 名", { n: count, k: seats, d: count - seats });
  return html`<div class="form-row"><${Field} label=${_("应选人数")} type="number" min="1" max="200" required class="field-narrow" disabled=${fixed} value=${form.choose}
      onInput=${(/** @type {string} */ choose) => set({ choose })} help=${kind} /></div>
    ${!fixed && html`<${Field} type="checkbox" label=${_("可以另选他人（只对投反对票的候选人）")} value=${form.writeIns} onInput=${(/** @type {boolean} */ writeIns) => set({ writeIns })}
      help=${form.box === "sealed" ? _("无记名的电子票箱不能计另选他人：请不设另选他人，或者改用纸质选票、记名表决。") : _("代表从名册中查找，或直接填写姓名；同一人的不同写法由总监票人合并。")} />`}
    ${form.box === "sealed" && seats > 0 && seats < count && html`<${Notice} kind="info">${_("无记名的差额选举只计赞成票，反对和弃权不分别计票；选票、宣读词和报告上都会写明。")}<//>`}`;
}

/** How many are ranked, and how many of them win. @param {{form: any, set: (part: any) => void, fixed: boolean}} props */
export function RankFields({ form, set, fixed }) {
  const count = form.options.filter((/** @type {any} */ one) => one.title.trim()).length;
  const all = Number(form.choose) === count && count > 0;
  return html`<div class="form-row">
      <${Field} label=${_("每位代表排几名")} type="number" min="1" max="200" required class="field-narrow" disabled=${fixed} value=${form.choose} onInput=${(/** @type {string} */ choose) => set({ choose })}
        help=${all ? _("全部排序：名次之和小的入选") : _("只排前几名：第一名得分最高，末名得 1 分")} />
      <${Field} label=${_("入选几项")} type="number" min="1" max="199" required class="field-narrow" disabled=${fixed} value=${form.winners} onInput=${(/** @type {string} */ winners) => set({ winners })}
        help=${count > 0 && _("现有候选 %(n)s 项", { n: count })} /></div>
    ${form.box === "sealed" && html`<${Notice} kind="warn">${_("排序票决不能用无记名的电子票箱计票：请改用纸质选票由监票人计票，或者改为记名表决。")}<//>`}`;
}
