// Names that were written in: votes, which may be one person's in two spellings, and merging them before the result is shown.

import { get, post } from "../base/api.js";
import { _, count, dateTime } from "../base/i18n.js";
import { Button, Busy, EmptyState, ErrorNote, Field, Form, Notice, Tag, html, useEffect, useState } from "../base/ui.js";

/** @param {{one: any, chosen: boolean, open: boolean, onToggle: () => void}} props */
function Line({ one, chosen, open, onToggle }) {
  return html`<tr class=${chosen ? "-chosen" : ""}>
    <td>${open && html`<input type="checkbox" class="check" aria-label=${_("选择“%(name)s”", { name: one.name })} checked=${chosen} onChange=${onToggle} />`}</td>
    <th scope="row">${one.name} ${one.on_roll && html`<${Tag} kind="info" icon="person-check">${_("名册")}<//>`}</th>
    <td class="-end num strong">${count(one.votes)}</td>
    <td>${one.alike.length > 0 && html`<span class="note -warn">${_("与“%(names)s”相近", { names: one.alike.join("”“") })}</span>`}</td></tr>`;
}

/** @param {{merges: any[], open: boolean, onUndo: (id: string) => any}} props */
function Merges({ merges, open, onUndo }) {
  if (merges.length === 0) return null;
  return html`<h3 class="t-md">${_("已合并")}</h3><ul class="merges">${merges.map((one) => html`<li key=${one.id}>
    <div><b>${_("“%(names)s”计为“%(into)s”", { names: one.names.join("”“"), into: one.into })}</b><p class="note">${_("理由：%(reason)s", { reason: one.reason })} · ${one.made_by} · ${dateTime(one.made_at)}</p></div>
    ${open && html`<${Button} size="sm" icon="arrow-counterclockwise" onClick=${() => onUndo(one.id)}>${_("取消合并")}<//>`}</li>`)}</ul>`;
}

/** @param {{names: string[], onMerge: (into: string, reason: string) => any}} props */
function MergeForm({ names, onMerge }) {
  const [into, setInto] = useState(names[0] ?? "");
  const [reason, setReason] = useState("");
  return html`<div class="panel -sunken"><${Form} submitLabel=${_("合并计票")} onSubmit=${() => onMerge(into, reason)}>
    <p>${_("所选：%(names)s", { names: names.join("、") })}</p>
    <div class="form-row"><${Field} label=${_("正确的姓名")} required maxlength="60" value=${into} onInput=${setInto} help=${_("可以是其中一个写法，也可以另填。")} />
      <${Field} label=${_("理由")} required maxlength="300" value=${reason} onInput=${setReason} placeholder=${_("例如：经核对为同一人")} /></div>
  <//></div>`;
}

/** @param {{pollId: string, stamp?: any, onChanged?: () => any}} props stamp: fetched anew when it changes */
export function WrittenIn({ pollId, stamp, onChanged }) {
  const [found, setFound] = useState(/** @type {any} */ (null));
  const [error, setError] = useState(/** @type {any} */ (null));
  const [chosen, setChosen] = useState(/** @type {string[]} */ ([]));
  const load = () => get(`/polls/${pollId}/written-in`).then((all) => { setFound(all); setError(null); }, setError);
  useEffect(() => { load(); }, [pollId, stamp]);
  const done = async (/** @type {any} */ all) => { setFound(all); setChosen([]); await onChanged?.(); };
  if (error) return html`<${ErrorNote} error=${error} onRetry=${load} />`;
  if (!found) return html`<${Busy} />`;
  const toggle = (/** @type {string} */ name) => setChosen(chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name]);
  return html`<div class="stack -tight written-in">
    ${found.names.length === 0 ? html`<${EmptyState} icon="people" title=${_("没有人另选他人")} />` : html`<table class="table"><thead><tr><th></th><th>${_("另选的姓名")}</th><th class="-end">${_("票数")}</th><th></th></tr></thead>
      <tbody>${found.names.map((/** @type {any} */ one) => html`<${Line} key=${one.name} one=${one} open=${found.open} chosen=${chosen.includes(one.name)} onToggle=${() => toggle(one.name)} />`)}</tbody></table>`}
    ${found.open && found.names.length > 0 && chosen.length === 0 && html`<p class="note">${_("同一人的不同写法：勾选后合并。合并只影响计票，选票不变；公布结果以后不能再合并。")}</p>`}
    ${found.open && chosen.length > 0 && html`<${MergeForm} key=${chosen.join("+")} names=${chosen}
      onMerge=${async (/** @type {string} */ into, /** @type {string} */ reason) => done(await post(`/polls/${pollId}/merge-write-ins`, { names: chosen, into, reason }))} />`}
    ${!found.open && found.names.length > 0 && html`<${Notice} kind="info">${_("结果已经公布，不能再合并。如有错误，请先收回公布。")}<//>`}
    <${Merges} merges=${found.merges} open=${found.open} onUndo=${async (/** @type {string} */ id) => done(await post(`/polls/${pollId}/undo-merge`, { merge_id: id }))} />
  </div>`;
}
