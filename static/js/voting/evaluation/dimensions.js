// What is graded of every subject, and by which words and points.

import { _ } from "../../base/i18n.js";
import { GradeShape, toneAt } from "../../base/ui/grades.js";
import { Button, Field, html } from "../../base/ui.js";
import { edited, moved, without } from "../options.js";
import { fresh, scale } from "./form.js";
import { scoringWord } from "./words.js";

const USUAL = [
  { title: "满意、基本满意、不满意", grades: [["满意", 100], ["基本满意", 60], ["不满意", 0]] },
  { title: "优秀、称职、基本称职、不称职", grades: [["优秀", 100], ["称职", 80], ["基本称职", 60], ["不称职", 0]] },
  { title: "好、较好、差", grades: [["好", 100], ["较好", 60], ["差", 0]] },
  { title: "优、良、中、差", grades: [["优", 100], ["良", 80], ["中", 60], ["差", 0]] },
];

/** A scale of words and points under ids of its own. @param {any} usual */
function made({ title, grades }) {
  return scale({ id: fresh("s"), title, grades: grades.map(([word, points], place) => ({ id: `g${place + 1}`, title: word, points })) });
}

/** @param {{one: any, used: boolean, onChange: (scale: any) => void, onRemove: () => void}} props */
function ScaleEdit({ one, used, onChange, onRemove }) {
  const set = (/** @type {string} */ key, /** @type {any} */ part) => onChange({ ...one, grades: edited(one.grades, key, part) });
  const add = () => onChange({ ...one, grades: [...one.grades, { key: fresh("v"), id: fresh("g"), title: "", points: "0" }] });
  return html`<fieldset class="panel -sunken scale-edit"><div class="row -between"><input class="input scale-title" aria-label=${_("等级标准的名称")} value=${one.title} maxlength="100" onInput=${(/** @type {any} */ e) => onChange({ ...one, title: e.currentTarget.value })} />
      ${!used && html`<${Button} size="sm" kind="quiet" icon="trash" onClick=${onRemove}>${_("删除")}<//>`}</div>
    <ol class="scale-grades">${one.grades.map((/** @type {any} */ grade, /** @type {number} */ place) => html`<li key=${grade.key}><span class=${`grade-mark -${toneAt(place, one.grades.length)}`}><${GradeShape} tone=${toneAt(place, one.grades.length)} /></span>
      <input class="input" required aria-label=${_("第 %(n)s 等的名称", { n: place + 1 })} maxlength="40" value=${grade.title} onInput=${(/** @type {any} */ e) => set(grade.key, { title: e.currentTarget.value })} />
      <label class="row -nowrap"><input class="input num" inputmode="numeric" maxlength="3" aria-label=${_("第 %(n)s 等的分值", { n: place + 1 })} value=${grade.points} onInput=${(/** @type {any} */ e) => set(grade.key, { points: e.currentTarget.value })} /><span class="note">${_("分")}</span></label>
      <${Button} size="sm" kind="quiet" class="-plain" icon="chevron-up" aria-label=${_("上移")} title=${_("上移")} disabled=${place === 0} onClick=${() => onChange({ ...one, grades: moved(one.grades, place, place - 1) })} />
      <${Button} size="sm" kind="quiet" class="-plain" icon="trash" aria-label=${_("删除")} title=${_("删除")} disabled=${one.grades.length <= 2} onClick=${() => onChange({ ...one, grades: without(one.grades, grade.key) })} /></li>`)}</ol>
    ${one.grades.length < 10 && html`<${Button} size="sm" icon="plus-lg" onClick=${add}>${_("添加一等")}<//>`}
    <p class="note">${_("从最好到最差排列；分值 0 至 100，用来计算得分。")}</p></fieldset>`;
}

/** @param {{form: any, set: (part: any) => void}} props */
export function Dimensions({ form, set }) {
  const { dimensions, scales } = form;
  const used = new Set(dimensions.map((/** @type {any} */ one) => one.scale));
  const options = scales.map((/** @type {any} */ one) => ({ value: one.id, label: one.title }));
  const change = (/** @type {string} */ key, /** @type {any} */ part) => set({ dimensions: edited(dimensions, key, part) });
  const add = () => set({ dimensions: [...dimensions, { key: fresh("d"), id: fresh("d"), title: "", scale: dimensions.at(-1)?.scale ?? scales[0]?.id ?? "" }] });
  const addScale = (/** @type {any} */ usual) => set({ scales: [...scales, made(usual)] });
  return html`<div class="stack">
    <div class="stack -tight"><h3>${_("测评指标")}</h3>
      <ol class="dimension-list">${dimensions.map((/** @type {any} */ one, /** @type {number} */ place) => html`<li key=${one.key}><span class="num">${place + 1}</span>
        <input class="input" required aria-label=${_("指标 %(n)s 的名称", { n: place + 1 })} maxlength="100" value=${one.title} onInput=${(/** @type {any} */ e) => change(one.key, { title: e.currentTarget.value })} />
        <select class="input" aria-label=${_("指标 %(n)s 的等级标准", { n: place + 1 })} onChange=${(/** @type {any} */ e) => change(one.key, { scale: e.currentTarget.value })}>${options.map((/** @type {any} */ option) => html`<option key=${option.value} value=${option.value} selected=${option.value === one.scale}>${option.label}</option>`)}</select>
        <${Button} size="sm" kind="quiet" class="-plain" icon="chevron-up" aria-label=${_("上移")} title=${_("上移")} disabled=${place === 0} onClick=${() => set({ dimensions: moved(dimensions, place, place - 1) })} />
        <${Button} size="sm" kind="quiet" class="-plain" icon="trash" aria-label=${_("删除")} title=${_("删除")} disabled=${dimensions.length === 1} onClick=${() => set({ dimensions: without(dimensions, one.key) })} /></li>`)}</ol>
      <div class="row"><${Button} size="sm" icon="plus-lg" onClick=${add}>${_("添加指标")}<//></div>
      ${dimensions.length > 1 && html`<div class="form-row"><${Field} label=${_("以哪个指标作为总结论")} type="select" value=${form.overall} onInput=${(/** @type {string} */ overall) => set({ overall })}
          options=${[{ value: "", label: _("名称含“综合测评”的指标") }, ...dimensions.map((/** @type {any} */ one) => ({ value: one.id, label: one.title }))]} />
        <${Field} label=${_("总得分")} type="select" value=${form.scoring} onInput=${(/** @type {string} */ scoring) => set({ scoring })}
          options=${["overall", "mean", "sum"].map((value) => ({ value, label: scoringWord(value) }))} /></div>`}
    </div>
    <div class="stack -tight"><h3>${_("等级标准")}</h3>
      <div class="scale-list">${scales.map((/** @type {any} */ one) => html`<${ScaleEdit} key=${one.key} one=${one} used=${used.has(one.id)}
        onChange=${(/** @type {any} */ next) => set({ scales: edited(scales, one.key, next) })} onRemove=${() => set({ scales: without(scales, one.key) })} />`)}</div>
      <div class="row"><span class="note">${_("添加：")}</span>${USUAL.map((usual) => html`<${Button} key=${usual.title} size="sm" icon="plus-lg" onClick=${() => addScale(usual)}>${usual.title}<//>`)}</div></div>
  </div>`;
}
