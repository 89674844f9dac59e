// Which rule-set decides: its sentence and its source in view, and the session's own 办法 where it differs.

import { _ } from "../base/i18n.js";
import { Field, Icon, html } from "../base/ui.js";

const USUAL = {
  plenary: { motion: "plenary_motion", per_item: "plenary_motion", choose: "livelihood_majority", elect: "election_majority", rank: "rank_points", appoint: "plenary_appointment" },
  standing: { motion: "standing_motion", per_item: "standing_motion", choose: "livelihood_majority", elect: "standing_election", rank: "rank_points", appoint: "standing_appointment" },
  chairpersons: { motion: "chairpersons_motion", per_item: "chairpersons_motion", choose: "livelihood_majority", elect: "election_majority", rank: "rank_points", appoint: "chairpersons_motion" },
  presidium: { motion: "presidium_motion", per_item: "presidium_motion", choose: "livelihood_majority", elect: "election_majority", rank: "rank_points", appoint: "presidium_motion" },
};

/** The rule-set that a meeting of this kind begins with. @param {string} kind @param {string} method */
export function usualRules(kind, method) {
  return USUAL[kind]?.[method] ?? "plenary_motion";
}

/** The rule-sets on offer for a method; those of a second vote only where one is set already. @param {any[]} rulesets @param {string} method @param {string} current */
export function onOffer(rulesets, method, current) {
  const asked = method === "appoint" ? "per_item" : method;
  return rulesets.filter((one) => one.methods.includes(asked) && (!one.name.endsWith("_revote") || one.name === current));
}

const whole = (/** @type {string} */ text) => (/^\d{1,4}$/.test(text) ? Number(text) : 0);

/** The majority as it is edited → as it is sent. @param {any} own */
export function ownRules(own) {
  if (!own.on) return null;
  const majority = own.none ? null : { base: own.base, num: whole(own.num), den: whole(own.den), strict: own.strict };
  const participation = own.participation ? { base: "all", num: 1, den: 2, strict: true } : null;
  return { majority, participation, source: own.source };
}

/** The edited form of a poll's rules. @param {any} rules in full @param {any} shipped the rule-set of that name as it is shipped */
export function editedRules(rules, shipped) {
  const own = Boolean(rules && rules.version.endsWith("+"));
  const majority = (own ? rules : shipped)?.majority;
  return {
    on: own, none: own && !majority, base: majority?.base ?? "all", num: String(majority?.num ?? 1), den: String(majority?.den ?? 2),
    strict: majority?.strict ?? true, participation: Boolean((own ? rules : shipped)?.participation), source: own ? rules.source : "",
  };
}

/** @param {{own: any, most: boolean, onChange: (own: any) => void}} props */
function OwnRules({ own, most, onChange }) {
  const set = (/** @type {string} */ name) => (/** @type {any} */ value) => onChange({ ...own, [name]: value });
  return html`<div class="panel -sunken stack -tight">
    <${Field} label=${_("依据")} required value=${own.source} maxlength="300" onInput=${set("source")} placeholder=${_("例如：本次会议票决办法第九条")} />
    ${most && html`<${Field} type="checkbox" label=${_("不要求最低票数，得票多的入选")} value=${own.none} onInput=${set("none")} />`}
    ${!own.none && html`<div class="form-row rule-share">
      <${Field} label=${_("计算基数")} type="select" value=${own.base} onInput=${set("base")} options=${[
        { value: "all", label: _("全体人数") }, { value: "present", label: _("出席人数") }, { value: "cast", label: _("收回票数") }, { value: "valid", label: _("有效票数") }]} />
      <${Field} label=${_("几分之几")}><div class="row -nowrap share">
        <input class="input num" inputmode="numeric" maxlength="4" aria-label=${_("分子")} value=${own.num} onInput=${(/** @type {any} */ e) => set("num")(e.currentTarget.value)} />
        <span aria-hidden="true">/</span>
        <input class="input num" inputmode="numeric" maxlength="4" aria-label=${_("分母")} value=${own.den} onInput=${(/** @type {any} */ e) => set("den")(e.currentTarget.value)} />
      </div><//>
      <${Field} label=${_("是否含本数")} type="select" value=${own.strict ? "more" : "least"} onInput=${(/** @type {string} */ v) => set("strict")(v === "more")}
        options=${[{ value: "more", label: _("超过（不含本数）") }, { value: "least", label: _("以上（含本数）") }]} />
    </div>`}
    <${Field} type="checkbox" label=${_("参加表决的须超过全体的半数，否则无效")} value=${own.participation} onInput=${set("participation")} />
  </div>`;
}

/** @param {{rulesets: any[], method: string, value: string, own: any, onPick: (name: string) => void, onOwn: (own: any) => void}} props */
export function RuleChoice({ rulesets, method, value, own, onPick, onOwn }) {
  const offered = onOffer(rulesets, method, value);
  const chosen = rulesets.find((one) => one.name === value);
  return html`<div class="stack -tight">
    <${Field} label=${_("表决规则")} type="select" value=${value} onInput=${onPick} options=${offered.map((one) => ({ value: one.name, label: one.title }))} />
    ${chosen && !own.on && html`<div class="rule-said"><${Icon} name="journal-text" /><div><p class="strong">${chosen.sentence}</p><p class="note">${_("依据：%(source)s", { source: chosen.source })}</p></div></div>`}
    <${Field} type="checkbox" label=${_("按本次会议自己的办法设定比例")} value=${own.on} onInput=${(/** @type {boolean} */ on) => onOwn({ ...own, on })} />
    ${own.on && html`<${OwnRules} own=${own} most=${["most", "elect", "rank"].includes(chosen?.decides)} onChange=${onOwn} />`}
  </div>`;
}
