// Who grades: groups of the roster by roles, delegations and people, with their weights.

import { _, count } from "../../base/i18n.js";
import { Button, Choices, Field, Icon, Notice, html, useMemo, useState } from "../../base/ui.js";
import { ROLES } from "../../roster/words.js";
import { edited, without } from "../options.js";
import { faultsOf, group, membersOf, proportions, weightSum } from "./form.js";
import { PeopleDialog } from "./people.js";
import { modeWord } from "./words.js";

const SMALL = 5;
const NAMED = 8;

/** @param {string[]} names */
function namesText(names) {
  const first = names.slice(0, NAMED).join("、");
  return names.length > NAMED ? _("%(names)s 等 %(n)s 人", { names: first, n: names.length }) : first;
}

/** Marks to tick, in a row that wraps. @param {{label: string, options: {value: string, label: string}[], value: string[], onChange: (value: string[]) => void}} props */
function Ticks({ label, options, value, onChange }) {
  const toggle = (/** @type {string} */ one) => onChange(value.includes(one) ? value.filter((other) => other !== one) : [...value, one]);
  return html`<fieldset class="ticks"><legend class="field-label">${label}</legend>${options.map((one) => html`<label class="check" key=${one.value}><input type="checkbox" checked=${value.includes(one.value)} onChange=${() => toggle(one.value)} /><span>${one.label}</span></label>`)}</fieldset>`;
}

/** @param {{one: any, roll: any[], weighted: boolean, part: number, only: boolean, onChange: (part: any) => void, onRemove: () => void}} props part: its share in per cent */
function GroupEdit({ one, roll, weighted, part, only, onChange, onRemove }) {
  const [open, setOpen] = useState("");
  const delegations = useMemo(() => [...new Set(roll.map((person) => person.delegation).filter(Boolean))], [roll]);
  const here = useMemo(() => new Set(roll.flatMap((person) => person.roles)), [roll]);
  const members = membersOf(one, roll);
  const named = (/** @type {string[]} */ ids) => namesText(roll.filter((person) => ids.includes(person.person_id)).map((person) => person.name));
  const ids = (/** @type {any[]} */ people) => people.map((person) => person.person_id);
  return html`<fieldset class="panel group-edit"><div class="form-row">
      <${Field} label=${_("组名")} required maxlength="60" value=${one.name} onInput=${(/** @type {string} */ name) => onChange({ name })} />
      ${weighted && html`<${Field} label=${_("权重（%）")} inputmode="numeric" maxlength="5" class="field-narrow" required value=${one.weight} onInput=${(/** @type {string} */ weight) => onChange({ weight })} help=${_("占 %(part)s%", { part })} />`}
      <div class="group-size"><${Icon} name="people" /><b class="num">${count(members.length)}</b> ${_("人")}${!only && html`<${Button} size="sm" kind="quiet" icon="trash" onClick=${onRemove}>${_("删除这一组")}<//>`}</div></div>
    <${Ticks} label=${_("按身份")} options=${Object.entries(ROLES).filter(([role]) => here.has(role)).map(([value, label]) => ({ value, label }))} value=${one.roles} onChange=${(/** @type {string[]} */ roles) => onChange({ roles })} />
    <details class="group-more" open=${one.delegations.length > 0}><summary>${_("按代表团")}${one.delegations.length > 0 && html` <span class="note">${one.delegations.join("、")}</span>`}</summary>
      <${Ticks} label="" options=${delegations.map((value) => ({ value, label: value }))} value=${one.delegations} onChange=${(/** @type {string[]} */ next) => onChange({ delegations: next })} /></details>
    <div class="row"><${Button} size="sm" icon="person-plus" onClick=${() => setOpen("people")}>${_("加入个别人员")}<//>${one.people.length > 0 && html`<span class="note">${named(one.people)}</span>`}
      <${Button} size="sm" icon="person-dash" onClick=${() => setOpen("without")}>${_("除去个别人员")}<//>${one.without.length > 0 && html`<span class="note">${_("除去：%(names)s", { names: named(one.without) })}</span>`}</div>
    ${!one.roles.length && !one.delegations.length && !one.people.length && html`<p class="note">${_("没有指定时，是全体有表决权的人。")}</p>`}
    ${members.length > 0 && members.length < SMALL && html`<p class="note -warn"><${Icon} name="exclamation-triangle" />${_("不足 5 人：为免看出各人怎么评，这一组不单独显示，只计入合计。")}</p>`}
    ${open === "people" && html`<${PeopleDialog} title=${_("加入个别人员")} roll=${roll} chosen=${one.people} onTake=${(/** @type {any[]} */ people) => onChange({ people: ids(people) })} onClose=${() => setOpen("")} />`}
    ${open === "without" && html`<${PeopleDialog} title=${_("除去个别人员")} roll=${roll} chosen=${one.without} onTake=${(/** @type {any[]} */ people) => onChange({ without: ids(people) })} onClose=${() => setOpen("")} />`}
  </fieldset>`;
}

/** What must be mended before anybody grades. @param {{form: any, roll: any[], onMend: (groups: any[]) => void}} props */
function Faults({ form, roll, onMend }) {
  const { twice, selves, empty } = useMemo(() => faultsOf(form.groups, form.subjects, roll), [form.groups, form.subjects, roll]);
  const graded = new Set(form.subjects.map((/** @type {any} */ one) => one.person).filter(Boolean));
  const takeOut = (/** @type {string} */ name, /** @type {(person: any) => boolean} */ who) => onMend(form.groups.map((/** @type {any} */ one) => (one.name !== name ? one
    : { ...one, without: [...new Set([...one.without, ...membersOf(one, roll).filter(who).map((person) => person.person_id)])] })));
  return html`${empty.map((name) => html`<${Notice} key=${`e${name}`} kind="warn" title=${_("“%(group)s”没有人", { group: name })}>${_("请勾选身份、代表团或个别人员。")}<//>`)}
    ${twice.map((one) => html`<${Notice} key=${one.first + one.second} kind="bad" title=${_("%(names)s 同时在“%(first)s”和“%(second)s”两组", { names: namesText(one.names), first: one.first, second: one.second })}
      actions=${html`<${Button} size="sm" onClick=${() => takeOut(one.second, (person) => one.names.includes(person.name))}>${_("从“%(group)s”除去", { group: one.second })}<//>`}>${_("每人只能在一组测评。")}<//>`)}
    ${selves.map((one) => html`<${Notice} key=${`s${one.group}`} kind="bad" title=${_("%(names)s 是测评对象，不能测评自己", { names: namesText(one.names) })}
      actions=${html`<${Button} size="sm" onClick=${() => takeOut(one.group, (person) => graded.has(person.person_id))}>${_("从“%(group)s”除去", { group: one.group })}<//>`}><//>`)}`;
}

/** @param {{form: any, set: (part: any) => void, roll: any[]}} props */
export function Groups({ form, set, roll }) {
  const { groups, mode } = form;
  const weighted = mode === "weighted" && groups.length > 1;
  const sum = weightSum(groups);
  const parts = proportions(groups);
  return html`<div class="stack">
    ${groups.length > 1 && html`<${Choices} label=${_("几组的结果")} across value=${mode} onChange=${(/** @type {string} */ next) => set({ mode: next })} options=${[
      { value: "side_by_side", label: modeWord("side_by_side"), help: _("每张票同样计算，各组结果并排显示") }, { value: "weighted", label: modeWord("weighted"), help: _("各组的比例按权重合成一个结果") }]} />`}
    ${groups.map((/** @type {any} */ one, /** @type {number} */ place) => html`<${GroupEdit} key=${one.key} one=${one} roll=${roll} weighted=${weighted} part=${parts[place]} only=${groups.length === 1}
      onChange=${(/** @type {any} */ part) => set({ groups: edited(groups, one.key, part) })} onRemove=${() => set({ groups: without(groups, one.key) })} />`)}
    <div class="row"><${Button} size="sm" icon="plus-lg" disabled=${groups.length >= 10} onClick=${() => set({ groups: [...groups, group({ name: _("第%(n)s组", { n: groups.length + 1 }) })] })}>${_("添加一组")}<//></div>
    ${weighted && sum !== 100 && html`<${Notice} kind=${form.normalise ? "info" : "warn"} title=${_("各组权重合计为 %(sum)s，不等于 100", { sum })}>
      <${Field} type="checkbox" label=${_("按比例折算：%(parts)s", { parts: groups.map((/** @type {any} */ one, /** @type {number} */ i) => `${one.name} ${parts[i]}%`).join("，") })} value=${form.normalise} onInput=${(/** @type {boolean} */ normalise) => set({ normalise })} /><//>`}
    <${Faults} form=${form} roll=${roll} onMend=${(/** @type {any[]} */ next) => set({ groups: next })} />
  </div>`;
}
