// One person's entry: numbers by the keyboard alone, the checks beside them.

import { ApiError, post } from "../../base/api.js";
import { _ } from "../../base/i18n.js";
import { forget, keep, kept } from "../../base/kept.js";
import { Button, Card, Choices, Field, Notice, Tag, html, useRef, useState } from "../../base/ui.js";
import { cell, faultsOf, fieldsOf, figuresBody, lineTotal, numberOf, typedOf, voidTotal } from "./figures.js";
import { markWord, reasonWord } from "./words.js";

/** @param {string} place */
function placeWord(place) {
  return place === "first" ? _("第一次录入") : _("第二次录入");
}

/** A number; Enter goes to the next one. @param {any} props */
export function Number_({ name, label, typed, set, wrong }) {
  return html`<input class=${wrong ? "count-input -wrong" : "count-input"} data-key=${name} inputmode="numeric" autocomplete="off" maxlength="6" aria-label=${label} aria-invalid=${wrong ? "true" : undefined}
    value=${typed[name] ?? ""} onInput=${(/** @type {any} */ event) => set(name, event.target.value.replace(/\D/g, ""))} onFocus=${(/** @type {any} */ event) => event.target.select()} />`;
}

/** Enter and the arrows go through the numbers; behind the last one comes the button. @param {KeyboardEvent} event */
function walk(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !target.matches(".count-input")) return;
  event.preventDefault();
  const form = /** @type {HTMLElement} */ (event.currentTarget);
  const all = /** @type {HTMLElement[]} */ ([...form.querySelectorAll(".count-input, [data-last]")]);
  all[all.indexOf(target) + step]?.focus();
}

/** The table of lines. @param {{layout: any, typed: any, set: any, faults: any[]}} props */
function Lines({ layout, typed, set, faults }) {
  const wrong = new Set(faults.map((one) => one.line));
  const same = layout.lines.every((/** @type {any} */ line) => line.marks.length === layout.lines[0].marks.length && line.marks.every(([mark], i) => mark === layout.lines[0].marks[i][0]));
  const head = same ? layout.lines[0].marks.map(([mark, word]) => markWord(mark, word)) : [];
  return html`<div class="table-wrap"><table class="table -dense count-lines">
    <thead><tr><th>${_("事项")}</th>${same ? head.map((word) => html`<th key=${word} class="-end">${word}</th>`) : html`<th>${_("票数")}</th>`}<th class="-end">${_("合计")}</th></tr></thead>
    <tbody>${layout.lines.map((/** @type {any} */ line) => html`<tr key=${line.id} class=${wrong.has(line.id) ? "-wrong" : ""}><th scope="row">${line.number ? `${line.number}. ` : ""}${line.title}</th>
      ${same ? line.marks.map(([mark, word]) => html`<td key=${mark} class="-end"><${Number_} name=${cell(line.id, mark)} label=${`${line.title} ${word}`} typed=${typed} set=${set} wrong=${wrong.has(line.id)} /></td>`)
        : html`<td><div class="row">${line.marks.map(([mark, word]) => html`<label key=${mark} class="count-cell"><span>${markWord(mark, word)}</span><${Number_} name=${cell(line.id, mark)} label=${`${line.title} ${word}`} typed=${typed} set=${set} wrong=${wrong.has(line.id)} /></label>`)}</div></td>`}
      <td class="-end num strong">${lineTotal(line, typed)}</td></tr>`)}</tbody></table></div>`;
}

/** Names that voters wrote in. @param {{written: string[], typed: any, set: any, onNames: (names: string[]) => void}} props */
function Written({ written, typed, set, onNames }) {
  const [name, setName] = useState("");
  const add = () => {
    const clean = name.trim();
    if (clean && !written.includes(clean)) onNames([...written, clean]);
    setName("");
  };
  return html`<div class="stack -tight"><h3 class="t-md">${_("另选他人")}</h3>
    ${written.map((one) => html`<div key=${one} class="row"><label class="count-cell"><span>${one}</span><${Number_} name=${cell(`+${one}`, "yes")} label=${one} typed=${typed} set=${set} /></label>
      <${Button} size="sm" kind="quiet" icon="x-lg" onClick=${() => onNames(written.filter((other) => other !== one))}>${_("移除")}<//></div>`)}
    <div class="row"><${Field} label=${_("姓名")} value=${name} onInput=${setName} maxlength="30" /><${Button} size="sm" icon="plus-lg" onClick=${add}>${_("加入")}<//></div></div>`;
}

/** The figures of a set of papers. @param {{layout: any, typed: any, set: any, collected: number|null, written: string[], onNames: any, faults: any[]}} props */
export function Figures({ layout, typed, set, collected, written, onNames, faults }) {
  return html`<div class="stack">
    <div class="count-head"><label class="count-cell -lead"><span>${_("有效票")}</span><${Number_} name="valid" label=${_("有效票")} typed=${typed} set=${set} /></label>
      ${!layout.sums && html`<label class="count-cell"><span>${_("其中空白票（弃权）")}</span><${Number_} name="blank" label=${_("其中空白票（弃权）")} typed=${typed} set=${set} /></label>`}
      ${layout.void_reasons.map(([why]) => html`<label key=${why} class="count-cell"><span>${_("废票：%(why)s", { why: reasonWord(why) })}</span><${Number_} name=${cell("void", why)} label=${_("废票：%(why)s", { why: reasonWord(why) })} typed=${typed} set=${set} /></label>`)}
      ${collected !== null && html`<p class="count-sum"><span>${_("有效 + 废票")}</span><b class="num">${numberOf(typed.valid) + voidTotal(layout, typed)}</b><span>${_("收回 %(n)s", { n: collected })}</span></p>`}</div>
    <${Lines} layout=${layout} typed=${typed} set=${set} faults=${faults} />
    ${layout.sums && html`<p class="note">${_("未作标记的计入弃权：每一项的赞成、反对、弃权合计等于有效票。")}</p>`}
    ${layout.write_ins && html`<${Written} written=${written} typed=${typed} set=${set} onNames=${onNames} />`}
  </div>`;
}

/** What does not fit, while typing or as the server found it. @param {{faults: {text?: string, message?: string}[]}} props */
export function Faults({ faults }) {
  if (faults.length === 0) return html`<p class="count-fits" role="status"><${Tag} kind="ok" icon="check-lg">${_("数字相符")}<//></p>`;
  return html`<div class="count-faults" role="status"><b>${_("还有 %(n)s 处不符：", { n: faults.length })}</b><ul>${faults.slice(0, 8).map((one, i) => html`<li key=${i}>${one.text ?? one.message}</li>`)}</ul></div>`;
}

/** What the server found that does not fit; any other failure is thrown on. @param {unknown} error @returns {any[]} */
export function contradictionsOf(error) {
  if (!(error instanceof ApiError) || !error.details?.contradictions) throw error;
  return error.details.contradictions;
}

/** Of the person, who enters one place only: which one may turn out while the numbers are typed. @param {{poll_id: string, round: number}} count */
const draftKey = (count) => `count:${count.poll_id}:${count.round}`;

/** @param {{shown: any, place: string, onDone: (shown: any) => void}} props */
function Entry({ shown, place, onDone }) {
  const { layout, count } = shown;
  const key = draftKey(count);
  const mine = shown.entries.find((/** @type {any} */ one) => one.mine);
  const begun = mine ? { typed: typedOf(mine.figures), written: mine.figures.options.filter((/** @type {any} */ o) => o.id.startsWith("+")).map((/** @type {any} */ o) => o.id.slice(1)) } : kept(key);
  const [typed, setTyped] = useState(begun?.typed ?? {});
  const [written, setWritten] = useState(/** @type {string[]} */ (begun?.written ?? []));
  const [found, setFound] = useState(/** @type {any[]|null} */ (null));
  const form = useRef(/** @type {any} */ (null));
  const hold = (/** @type {any} */ now, /** @type {string[]} */ names) => keep(key, { typed: now, written: names });
  const set = (/** @type {string} */ name, /** @type {string} */ value) => {
    const now = { ...typed, [name]: value };
    setTyped(now);
    hold(now, written);
    setFound(null);
  };
  const names = (/** @type {string[]} */ list) => { setWritten(list); hold(typed, list); };
  const faults = faultsOf(layout, typed, count.collected, written);
  const touched = fieldsOf(layout, written).some((name) => typed[name]);
  const send = async () => {
    try {
      const after = await post(`/polls/${count.poll_id}/paper/entries`, { place, figures: figuresBody(layout, typed, written) });
      forget(key);
      onDone(after);
    } catch (error) {
      setFound(contradictionsOf(error));
    }
  };
  return html`<div class="stack" ref=${form} onKeyDown=${walk}>
    <${Figures} layout=${layout} typed=${typed} set=${set} collected=${count.collected} written=${written} onNames=${names} faults=${touched ? faults : []} />
    ${touched && html`<${Faults} faults=${found ?? faults} />`}
    <div class="row"><${Button} kind="primary" icon="check-lg" disabled=${!touched || faults.length > 0} data-last onClick=${send}>${mine ? _("更正录入") : _("提交录入")}<//>
      <span class="note">${_("按回车键到下一格。提交以前，谁也看不到这些数字；两人都提交以前，互相看不到。")}</span></div>
  </div>`;
}

/** @param {{shown: any, onDone: (shown: any) => void}} props */
export function EntryCard({ shown, onDone }) {
  const own = shown.entries.find((/** @type {any} */ one) => one.mine);
  const taken = shown.entries.find((/** @type {any} */ one) => !one.mine);
  const free = taken ? (taken.place === "first" ? "second" : "first") : null;
  const [picked, setPicked] = useState("first");
  const place = own?.place ?? free ?? picked;
  const title = _("%(place)s（第 %(round)s 轮）", { place: placeWord(place), round: shown.count.round });
  return html`<${Card} title=${title} note=${_("两名计票人各用自己的账号、各在一台电脑上录入。")}>
    <div class="stack">
      ${taken && html`<${Notice} kind="info">${_("%(name)s已完成%(place)s。请您独立录入%(mine)s。", { name: taken.by, place: placeWord(taken.place), mine: placeWord(place) })}<//>`}
      ${own && html`<${Notice} kind="ok">${_("您的录入已提交，等待另一名计票人。对方提交以前，您还可以更正。")}<//>`}
      ${!own && !taken && html`<${Choices} label=${_("我录入的是")} across value=${place} onChange=${setPicked} options=${["first", "second"].map((value) => ({ value, label: placeWord(value) }))} />`}
      <${Entry} key=${shown.count.round} shown=${shown} place=${place} onDone=${onDone} />
    </div>
  <//>`;
}
