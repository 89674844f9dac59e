// Who may read: everyone on the roll, or a choice of voters, roles, delegations and people. Counted as one chooses.

import { _, count } from "../base/i18n.js";
import { Button, Choices, Dialog, Icon, Notice, SearchField, html, useState } from "../base/ui.js";
import { ROLES, roleWords } from "../roster/words.js";
import { roll } from "./state.js";

const SHOWN = 40;
export const NOBODY = { everyone: false, voters: false, roles: [], delegations: [], people: [] };

/** Those of the roll who may read, as roster.rules.audience decides. @param {any} readers @param {{delegations: any[], people: any[]}|null} known */
export function readersOf(readers, known) {
  if (!known) return [];
  const names = new Set(known.delegations.filter((one) => readers.delegations.includes(one.id)).map((one) => one.name));
  return known.people.filter((one) => readers.everyone || (readers.voters && one.votes) || one.roles.some((/** @type {string} */ role) => readers.roles.includes(role))
    || names.has(one.delegation) || readers.people.includes(one.person_id));
}

/** @param {any[]} list @param {any} one */
const toggled = (list, one) => (list.includes(one) ? list.filter((x) => x !== one) : [...list, one]);

/** @param {{title: string, options: {value: string, label: string, n: number}[], value: string[], onChange: (value: string[]) => void}} props */
function Ticks({ title, options, value, onChange }) {
  if (!options.length) return null;
  return html`<fieldset class="field"><legend class="field-label">${title}</legend><div class="doc-ticks">
    ${options.map((one) => html`<label class="check" key=${one.value}><input type="checkbox" checked=${value.includes(one.value)} onChange=${() => onChange(toggled(value, one.value))} />
      <span>${one.label} <span class="note num">${_("%(n)s 人", { n: count(one.n) })}</span></span></label>`)}</div></fieldset>`;
}

/** @param {{people: any[], value: string[], onChange: (value: string[]) => void}} props */
function People({ people, value, onChange }) {
  const [query, setQuery] = useState("");
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = words.length ? people.filter((one) => !value.includes(one.person_id)
    && words.every((word) => `${one.name} ${one.number} ${one.delegation} ${one.seat} ${one.post} ${roleWords(one.roles)}`.toLowerCase().includes(word))) : [];
  const picked = value.map((id) => people.find((one) => one.person_id === id) ?? { person_id: id, name: _("不在名册上") });
  const take = (/** @type {string} */ id) => { onChange([...value, id]); setQuery(""); };
  return html`<div class="field"><span class="field-label">${_("指定人员")}</span>
    ${picked.length > 0 && html`<ul class="doc-chips">${picked.map((one) => html`<li key=${one.person_id}><span>${one.name}</span>
      <button type="button" aria-label=${_("去掉%(name)s", { name: one.name })} onClick=${() => onChange(value.filter((id) => id !== one.person_id))}><${Icon} name="x" /></button></li>`)}</ul>`}
    <${SearchField} value=${query} onInput=${setQuery} placeholder=${_("搜索姓名、代表团、座位、职务，点选加入")}
      onKeyDown=${(/** @type {KeyboardEvent} */ event) => { if (event.key === "Enter" && found.length) { event.preventDefault(); take(found[0].person_id); } }} />
    ${words.length > 0 && html`<ul class="doc-found">${found.slice(0, SHOWN).map((one) => html`<li key=${one.person_id}><button type="button" onClick=${() => take(one.person_id)}>
      <b>${one.name}</b><span class="note">${[one.delegation, one.post, roleWords(one.roles)].filter(Boolean).join(" · ")}</span></button></li>`)}
      ${!found.length && html`<li class="note">${_("名册上没有找到“%(query)s”。", { query })}</li>`}</ul>`}
  </div>`;
}

/** @param {{readers: any, onTake: (readers: any) => void, onClose: () => void, title?: string}} props */
export function ReadersDialog({ readers, onTake, onClose, title = _("谁可以阅读") }) {
  const [value, setValue] = useState({ ...NOBODY, ...readers });
  const known = roll.value;
  const people = known?.people ?? [];
  const change = (/** @type {any} */ part) => setValue({ ...value, ...part });
  const chosenOnes = readersOf(value, known);
  const withRole = (/** @type {string} */ role) => people.filter((one) => one.roles.includes(role)).length;
  const roles = Object.keys(ROLES).filter((role) => withRole(role) || value.roles.includes(role)).map((role) => ({ value: role, label: ROLES[role], n: withRole(role) }));
  const delegations = (known?.delegations ?? []).filter((one) => one.people || value.delegations.includes(one.id)).map((one) => ({ value: one.id, label: one.name, n: one.people }));
  return html`<${Dialog} open size="lg" title=${title} onClose=${onClose} actions=${html`
      <span class="grow muted num" role="status">${value.everyone || chosenOnes.length ? _("共 %(n)s 人", { n: count(chosenOnes.length) }) : _("还没有选择任何人")}</span>
      <${Button} onClick=${onClose}>${_("取消")}<//>
      <${Button} kind="primary" disabled=${!value.everyone && !value.voters && !value.roles.length && !value.delegations.length && !value.people.length}
        onClick=${() => { onTake(value.everyone ? { ...NOBODY, everyone: true } : value); onClose(); }}>${_("确定")}<//>`}>
    <${Choices} across value=${value.everyone ? "all" : "some"} onChange=${(/** @type {string} */ which) => change({ everyone: which === "all" })} options=${[
      { value: "all", label: _("全体与会人员"), help: _("名册上的每一个人，包括列席、旁听") },
      { value: "some", label: _("只给一部分人"), help: _("符合下面任何一项的人都算在内") }]} />
    ${!value.everyone && html`<div class="stack">
      <label class="check"><input type="checkbox" checked=${value.voters} onChange=${() => change({ voters: !value.voters })} />
        <span>${_("全部有表决权的人员")} <span class="note num">${_("%(n)s 人", { n: count(people.filter((one) => one.votes).length) })}</span></span></label>
      <${Ticks} title=${_("按身份")} options=${roles} value=${value.roles} onChange=${(/** @type {any} */ list) => change({ roles: list })} />
      <${Ticks} title=${_("按代表团")} options=${delegations} value=${value.delegations} onChange=${(/** @type {any} */ list) => change({ delegations: list })} />
      <${People} people=${people} value=${value.people} onChange=${(/** @type {any} */ list) => change({ people: list })} />
    </div>`}
    ${!known && html`<${Notice} kind="warn">${_("名册没有载入，请刷新页面。")}<//>`}
  <//>`;
}
