// What the grades amount to: a shipped rule or one's own in clauses, tried on sample counts while it is written.

import { post } from "../../base/api.js";
import { _, count } from "../../base/i18n.js";
import { Button, Field, Icon, Notice, Tag, html, useEffect, useState } from "../../base/ui.js";
import { GradeBar, GradeMark } from "../../base/ui/grades.js";
import { leadDimension, rateWords, shareText } from "../../kiosk/graded.js";
import { LineKeys } from "../line-keys.js";
import { edited, moved, without } from "../options.js";
import { clause, ownOf, scaleBody, verdictBody } from "./form.js";
import { baseWord } from "./words.js";

const PAUSE = 250;
const BASES = ["all", "present", "cast", "valid", "graded"];

/** One clause: "when at least a half of all give one of the best two grades, the verdict is …". @param {{one: any, place: number, most: number, onChange: (part: any) => void, onMove: (to: number) => void, onRemove: () => void, last: number}} props */
function ClauseEdit({ one, place, most, last, onChange, onMove, onRemove }) {
  const set = (/** @type {string} */ name) => (/** @type {any} */ e) => onChange({ [name]: e.currentTarget.value });
  const pick = (/** @type {string} */ name, /** @type {any[][]} */ options, /** @type {string} */ label) => html`<select class="input" aria-label=${label} onChange=${set(name)}>
    ${options.map(([value, word]) => html`<option key=${value} value=${value} selected=${String(value) === String(one[name])}>${word}</option>`)}</select>`;
  const many = Array.from({ length: Math.max(1, most - 1) }, (_unused, n) => [String(n + 1), _("%(n)s 等", { n: n + 1 })]);
  return html`<li class="clause"><span class="clause-no num">${place + 1}</span>
    <div class="clause-words"><span>${_("评为")}</span>${pick("of", [["best", _("最好的")], ["worst", _("最差的")]], _("最好或最差"))}${pick("grades", many, _("几等"))}<span>${_("的票数")}</span>
      ${pick("strict", [["false", _("达到")], ["true", _("超过")]], _("是否含本数"))}${pick("base", BASES.map((base) => [base, baseWord(base)]), _("计算基数"))}<span>${_("的")}</span>
      <input class="input num" inputmode="numeric" maxlength="4" aria-label=${_("分子")} value=${one.num} onInput=${set("num")} /><span>/</span><input class="input num" inputmode="numeric" maxlength="4" aria-label=${_("分母")} value=${one.den} onInput=${set("den")} />
      <span>${_("，结论为")}</span><input class="input clause-verdict" required maxlength="40" aria-label=${_("结论")} value=${one.verdict} onInput=${set("verdict")} />
      <input class="input clause-follow" maxlength="200" aria-label=${_("随后怎样办理")} placeholder=${_("随后怎样办理（可不填）")} value=${one.follow} onInput=${set("follow")} /></div>
    <div class="row -nowrap"><${LineKeys} place=${place} last=${last} onMove=${onMove} onRemove=${onRemove} /></div></li>`;
}

/** The rule of one's own. @param {{own: any, most: number, onChange: (own: any) => void}} props most: grades of the scale */
function OwnRule({ own, most, onChange }) {
  const edit = (/** @type {string} */ key, /** @type {any} */ { strict, ...part }) => onChange({ ...own, clauses: edited(own.clauses, key, strict === undefined ? part : { ...part, strict: strict === "true" }) });
  return html`<div class="panel -sunken stack -tight">
    <${Field} label=${_("依据")} required maxlength="300" value=${own.source} onInput=${(/** @type {string} */ source) => onChange({ ...own, source })} placeholder=${_("例如：本级人大常委会满意度测评办法第八条")} />
    <p class="note">${_("从上到下，第一个符合的条款就是结论。")}</p>
    <ol class="clauses">${own.clauses.map((/** @type {any} */ one, /** @type {number} */ place) => html`<${ClauseEdit} key=${one.key} one=${one} place=${place} most=${most} last=${own.clauses.length - 1}
      onChange=${(/** @type {any} */ part) => edit(one.key, part)} onMove=${(/** @type {number} */ to) => onChange({ ...own, clauses: moved(own.clauses, place, to) })}
      onRemove=${() => onChange({ ...own, clauses: without(own.clauses, one.key) })} />`)}</ol>
    <div class="row"><${Button} size="sm" icon="plus-lg" disabled=${own.clauses.length >= 10} onClick=${() => onChange({ ...own, clauses: [...own.clauses, clause()] })}>${_("添加条款")}<//></div>
    <div class="form-row"><${Field} label=${_("其余情形的结论")} maxlength="40" value=${own.otherwise} onInput=${(/** @type {string} */ otherwise) => onChange({ ...own, otherwise })} />
      <${Field} label=${_("其余情形随后怎样办理")} maxlength="200" value=${own.follow} onInput=${(/** @type {string} */ follow) => onChange({ ...own, follow })} /></div>
  </div>`;
}

/** Sample counts to begin with: nearly all the best, some the second. @param {any} scale @param {number} n */
function sample(scale, n) {
  const rest = scale.grades.length > 2 ? Math.floor(n / 4) : 0;
  return Object.fromEntries(scale.grades.map((/** @type {any} */ one, /** @type {number} */ place) => [one.id, place === 0 ? n - rest - 1 : place === 1 ? rest : place === scale.grades.length - 1 ? 1 : 0]));
}

/** @param {any} body */
function usePreview(body) {
  const [answer, setAnswer] = useState(/** @type {any} */ (null));
  const [error, setError] = useState("");
  const asked = JSON.stringify(body);
  useEffect(() => {
    let over = false;
    const timer = setTimeout(() => post("/verdicts/preview", body).then((found) => { if (!over) { setAnswer(found); setError(""); } }, (problem) => { if (!over) setError(problem.message); }), PAUSE);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [asked]);
  return { answer, error };
}

/** The rule tried on counts. @param {{verdict: any, scale: any, members: string}} props */
function Preview({ verdict, scale, members }) {
  const [n, setN] = useState("29");
  const [counts, setCounts] = useState(() => sample(scale, 29));
  useEffect(() => setCounts(sample(scale, Number(n) || 29)), [scale.id, scale.grades.length]);
  const pairs = scale.grades.map((/** @type {any} */ one) => [one.id, Math.max(0, Number(counts[one.id]) || 0)]);
  const { answer, error } = usePreview({ verdict, scale: scaleBody(scale), n: Math.max(1, Number(n) || 1), counts: pairs, members });
  const { faults = [] } = answer ?? {};
  const [best, both] = rateWords(scale);
  return html`<section class="verdict-preview"><h3>${_("试算")}</h3>
    <div class="row"><label class="sample"><span>${_("全体")}</span><input class="input num" inputmode="numeric" maxlength="6" value=${n} onInput=${(/** @type {any} */ e) => setN(e.currentTarget.value)} /></label>
      ${scale.grades.map((/** @type {any} */ one) => html`<label class="sample" key=${one.id}><${GradeMark} scale=${scale} grade=${one.id} /><input class="input num" inputmode="numeric" maxlength="6" aria-label=${one.title} value=${counts[one.id] ?? 0}
        onInput=${(/** @type {any} */ e) => setCounts({ ...counts, [one.id]: e.currentTarget.value })} /></label>`)}</div>
    <${GradeBar} scale=${scale} marks=${pairs} whole=${Number(n) || 1} />
    ${error ? html`<${Notice} kind="warn" title=${error} />` : answer && html`<div class="preview-answer" role="status">
      ${answer.verdict ? html`<span>${_("结论")}</span><b class="preview-verdict">${answer.verdict}</b>` : html`<span class="muted">${_("这条规则不作结论")}</span>`}
      ${answer.follow && html`<${Tag} kind="warn">${answer.follow}<//>`}
      <span>${best} <b class="num">${shareText(answer.satisfied)}</b></span>
      ${scale.grades.length > 2 && html`<span>${both} <b class="num">${shareText(answer.satisfied_or_basic)}</b></span>`}
      <span class="muted">${_("评了 %(n)s 人", { n: count(answer.graded) })}</span></div>`}
    ${faults.length > 0 && html`<${Notice} kind="bad" title=${_("这条规则还不能用")}><ul class="poll-faults">${faults.map((/** @type {any} */ one) => html`<li key=${one.message}>${one.message}</li>`)}</ul><//>`}
    ${answer?.sentences.length > 0 && html`<ol class="rule-sentences">${answer.sentences.map((/** @type {string} */ one, /** @type {number} */ i) => html`<li key=${i}>${one}</li>`)}</ol>`}
  </section>`;
}

/** The scale on which the rule is tried: of the dimension that gives the subject's verdict. @param {any} form */
function triedScale(form) {
  const { dimensions, scales, overall } = form;
  const dimension = dimensions.find((/** @type {any} */ one) => one.id === overall) ?? leadDimension(dimensions);
  return scales.find((/** @type {any} */ one) => one.id === dimension?.scale) ?? scales[0];
}

/** @param {{form: any, set: (part: any) => void, rulesets: any[]}} props */
export function RuleCard({ form, set, rulesets }) {
  const { own, rules } = form;
  const chosen = rulesets.find((one) => one.name === rules);
  const scale = triedScale(form);
  const verdict = own.on ? verdictBody(own) : chosen?.verdict ?? { clauses: [], otherwise: "", follow: "" };
  const pick = (/** @type {string} */ name) => set({ rules: name, own: own.on ? own : ownOf(rulesets.find((one) => one.name === name)) });
  return html`<div class="stack -tight">
    <${Field} label=${_("结论规则")} type="select" value=${rules} onInput=${pick} options=${rulesets.map((one) => ({ value: one.name, label: one.title }))} />
    ${chosen && !own.on && html`<div class="rule-said"><${Icon} name="journal-text" /><div><p class="strong">${chosen.sentence}</p><p class="note">${_("依据：%(source)s", { source: chosen.source })}</p></div></div>`}
    <${Field} type="checkbox" label=${_("按本级自己的办法另定条款")} value=${own.on} onInput=${(/** @type {boolean} */ on) => set({ own: { ...own, on } })} />
    ${own.on && html`<${OwnRule} own=${own} most=${scale?.grades.length ?? 3} onChange=${(/** @type {any} */ next) => set({ own: next })} />`}
    ${scale && html`<${Preview} verdict=${verdict} scale=${scale} members=${chosen?.members ?? ""} />`}
  </div>`;
}
