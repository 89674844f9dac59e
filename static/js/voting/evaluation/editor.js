// Prepare an evaluation: from a template, then form, groups, rule and way of holding; errors of the server stand where they belong.

import { ApiError, post } from "../../base/api.js";
import { _ } from "../../base/i18n.js";
import { Button, Card, Choices, ErrorNote, Field, Form, Icon, html, useRef, useState } from "../../base/ui.js";
import { SecrecyCard } from "../secrecy.js";
import { pressWord } from "../words.js";
import { Dimensions } from "./dimensions.js";
import { begun, bodyOf } from "./form.js";
import { Groups } from "./groups.js";
import { RuleCard } from "./rule.js";
import { SubjectTable } from "./subjects.js";
import { partsWord } from "./words.js";

const TIMES = [60, 120, 180, 300, 600, 900];

/** Which part of the form an error of the server is about. @param {string} code */
export function partOf(code) {
  if (["paper.person_twice", "paper.no_options", "paper.too_many_lines", "paper.option_no_title", "paper.duplicate_option"].includes(code) || /^paper\.(option|title_twice)/.test(code)) return "subjects";
  if (/^(paper\.(dimension|no_dimension|no_scale|bad_|too_many_dimensions)|evaluation\.no_overall)/.test(code)) return "dimensions";
  if (/^(evaluation\.(in_two_groups|self_grading|empty_group|too_few|no_group|too_many_groups|group_|no_weight|weights)|electorate\.)/.test(code)) return "groups";
  if (/^(verdict\.|ruleset\.)/.test(code)) return "rule";
  return /^(paper\.too_large_to_seal|poll\.|keys\.)/.test(code) ? "holding" : "";
}

/** The forms to begin with. @param {{templates: any[], onPick: (template: any) => void, onCancel: () => void}} props */
function Templates({ templates, onPick, onCancel }) {
  return html`<div class="stack"><div class="page-head"><h1>${_("新建测评")}</h1><${Button} onClick=${onCancel}>${_("取消")}<//></div>
    <p>${_("请选一个样式开始，里面的内容都可以改。")}</p>
    <ul class="template-list">${templates.map((one) => html`<li key=${one.name}><button type="button" class="template" onClick=${() => onPick(one)}>
      <b><${Icon} name="clipboard-check" />${one.title}</b><span>${one.about}</span>
      <span class="note">${one.paper.dimensions.map((/** @type {any} */ dimension) => dimension.title).join("、")} · ${one.groups.map((/** @type {any} */ group) => group.name).join("、")}</span></button></li>`)}</ul></div>`;
}

/** @param {{form: any, set: (part: any) => void, items: any[]}} props */
function Holding({ form, set, items }) {
  const times = [{ value: "", label: _("由主持人结束") }, ...TIMES.map((n) => ({ value: String(n), label: _("%(n)s 分钟", { n: n / 60 }) }))];
  return html`<div class="stack">
    <${Choices} label=${_("怎样进行")} value=${form.parts} onChange=${(/** @type {string} */ parts) => set({ parts })} options=${["at_once", "one_by_one", "by_report"].map((value) => ({ value, label: partsWord(value) }))} />
    <div class="form-row"><${Field} label=${_("所属议程")} type="select" value=${form.item} onInput=${(/** @type {string} */ item) => set({ item })}
        options=${[{ value: "", label: _("不属于议程") }, ...items.map((one) => ({ value: one.id, label: `${"　".repeat(one.depth ?? 0)}${one.label ?? ""} ${one.title}` }))]} />
      <${Field} label=${_("每次的时间")} type="select" value=${form.seconds} onInput=${(/** @type {string} */ seconds) => set({ seconds })} options=${times} /></div>
    <${Choices} label=${_("重复提交时")} across value=${form.press} onChange=${(/** @type {string} */ press) => set({ press })} options=${["first", "last"].map((value) => ({ value, label: pressWord(value) }))} />
    <${Field} label=${_("结果通报抄送")} value=${form.copies} onInput=${(/** @type {string} */ copies) => set({ copies })} help=${_("用顿号分开，例如：区委、区人民政府")} />
  </div>`;
}

/**
 * @param {{meeting: any, shown: any, kit: {templates: any[], rulesets: any[], roll: any[]}, items: any[], item: string, onDone: (id: string) => void, onCancel: () => void}} props
 *   shown: the evaluation to change; without it a template is chosen first
 */
export function EvaluationEditor({ meeting, shown, kit, items, item, onDone, onCancel }) {
  const [form, setForm] = useState(() => (shown ? begun(shown, kit.rulesets, item) : null));
  const [error, setError] = useState(/** @type {ApiError|null} */ (null));
  const saved = useRef(shown?.id ?? "");
  if (!form) return html`<${Templates} templates=${kit.templates} onPick=${(/** @type {any} */ one) => setForm(begun(one, kit.rulesets, item))} onCancel=${onCancel} />`;
  const set = (/** @type {any} */ part) => setForm((/** @type {any} */ now) => ({ ...now, ...part }));
  async function save() {
    setError(null);
    try {
      const made = await post(saved.current ? `/evaluations/${saved.current}` : `/meetings/${meeting.id}/evaluations`, bodyOf(form));
      saved.current = made.id;
      onDone(made.id);
    } catch (problem) {
      if (!(problem instanceof ApiError) || !partOf(problem.code)) throw problem;
      setError(problem);
      requestAnimationFrame(() => document.querySelector("[data-fault]")?.scrollIntoView({ block: "center" }));
    }
  }
  const fault = (/** @type {string} */ part) => error && partOf(error.code) === part && html`<div data-fault><${ErrorNote} error=${error} /></div>`;
  return html`<${Form} class="poll-form evaluation-form" onSubmit=${save} submitLabel=${_("保存")} actions=${html`<${Button} onClick=${onCancel}>${_("取消")}<//>${error && html`<span class="note -bad"><${Icon} name="exclamation-circle" />${error.message}</span>`}`}>
    <div class="page-head"><h1>${shown ? _("修改测评") : _("新建测评")}</h1></div>
    <${Card} title=${_("测评对象")}><div class="stack"><${Field} label=${_("测评名称")} required maxlength="300" value=${form.title} onInput=${(/** @type {string} */ title) => set({ title })} placeholder=${_("例如：2026年度代表建议办理质效测评")} />
      <${SubjectTable} subjects=${form.subjects} roll=${kit.roll} onChange=${(/** @type {any[]} */ subjects) => set({ subjects })} />${fault("subjects")}</div><//>
    <${Card} title=${_("指标和等级")}><div class="stack"><${Dimensions} form=${form} set=${set} />${fault("dimensions")}</div><//>
    <${Card} title=${_("谁来测评")}><div class="stack"><${Groups} form=${form} set=${set} roll=${kit.roll} />${fault("groups")}</div><//>
    <${Card} title=${_("怎样下结论")}><div class="stack"><${RuleCard} form=${form} set=${set} rulesets=${kit.rulesets} />${fault("rule")}</div><//>
    <${SecrecyCard} form=${form} set=${set} />
    <${Card} title=${_("怎样进行")}><${Holding} form=${form} set=${set} items=${items} />${fault("holding")}<//>
  <//>`;
}
