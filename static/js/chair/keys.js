// The scrutineers make their keys before a sealed vote: who takes part, how many open the box, how far they are.

import { get, post } from "../base/api.js";
import { _ } from "../base/i18n.js";
import { Button, Busy, Choices, ConfirmButton, ErrorNote, Icon, Notice, Tag, cx, html, useEffect, useState } from "../base/ui.js";
import { policySentence } from "../voting/sealed-words.js";
import { Big, Card } from "./card.js";
import { allowedPolicy, usualPolicy } from "./policy.js";
import { keysWords } from "./words.js";

/** @param {string} meetingId */
function useScrutineers(meetingId) {
  const [people, setPeople] = useState(/** @type {any[]|null} */ (null));
  const [error, setError] = useState(/** @type {any} */ (null));
  const ask = () => get(`/meetings/${meetingId}/scrutineers`).then((found) => { setPeople(found); setError(null); }, setError);
  useEffect(() => { void ask(); }, [meetingId]);
  return { people, error, ask };
}

/** @param {{n: number, policy: import("./policy.js").Policy, onChange: (policy: any) => void}} props */
function PolicyChoice({ n, policy, onChange }) {
  const some = usualPolicy(n);
  if (some.kind === "all") return html`<p class="muted">${n === 1 ? _("只有 1 位监票人：他到场才能开箱。") : _("2 位监票人必须都到场才能开箱。")}</p>`;
  const t = policy.threshold ?? Number(some.threshold);
  const step = (/** @type {number} */ by) => onChange(allowedPolicy({ kind: "threshold", threshold: t + by }, n));
  return html`<div class="stack -tight">
    <${Choices} label=${_("几位到场才能开箱")} across value=${policy.kind} onChange=${(/** @type {string} */ kind) => onChange(kind === "all" ? { kind, threshold: null } : some)}
      options=${[{ value: "threshold", label: _("%(n)s 位中任意 %(t)s 位", { n, t }), help: _("最多 %(n)s 位缺席也能开箱", { n: n - t }) },
        { value: "all", label: _("%(n)s 位全部到齐", { n }), help: _("缺一位就打不开") }]} />
    ${policy.kind === "threshold" && n > 3 && html`<div class="row"><span class="muted">${_("开箱人数")}</span>
      <${Button} icon="dash-lg" aria-label=${_("少一位")} disabled=${t <= 2} onClick=${() => step(-1)} /><b class="t-xl num">${t}</b>
      <${Button} icon="plus-lg" aria-label=${_("多一位")} disabled=${t >= n - 1} onClick=${() => step(1)} /></div>`}
  </div>`;
}

/** Choose who holds the keys, and begin. @param {{state: any, poll: any, onStay?: () => void}} props onStay: keep the keys that are there */
function Choose({ state, poll, onStay }) {
  const { people, error, ask } = useScrutineers(state.meeting.id);
  const [left, setLeft] = useState(/** @type {string[]} */ ([]));
  const [wished, setWished] = useState(/** @type {any} */ (null));
  if (error) return html`<${Card} what=${_("监票人生成钥匙")} extra=${html`<${ErrorNote} error=${error} onRetry=${ask} />`} />`;
  if (!people) return html`<${Card} what=${_("监票人生成钥匙")} extra=${html`<${Busy} />`} />`;
  const chosen = people.filter((one) => !left.includes(one.person_id));
  const policy = allowedPolicy(wished ?? usualPolicy(chosen.length), chosen.length);
  const begin = async () => {
    await post(`/meetings/${state.meeting.id}/keys`, { ...policy, people: chosen.map((one) => one.person_id) });
    onStay?.();
  };
  const none = html`<${Notice} kind="warn" title=${_("名册中没有监票人")}>${_("请秘书处在名册里给监票人加上“监票人”身份，然后刷新。")}<//>`;
  const picked = (/** @type {string[]} */ ids) => setLeft(people.map((one) => one.person_id).filter((id) => !ids.includes(id)));
  return html`<${Card} label=${_("下一步：监票人生成钥匙")} what=${poll.title} words=${keysWords(null)} extra=${people.length === 0 ? none : html`<div class="stack keys-choice">
      <${Choices} multiple across label=${_("由谁持有钥匙（已选 %(n)s 位）", { n: chosen.length })} value=${chosen.map((one) => one.person_id)} onChange=${picked}
        options=${people.map((one) => ({ value: one.person_id, label: one.name, help: [one.chief && _("总监票人"), one.delegation, one.seat].filter(Boolean).join(" · ") }))} />
      ${chosen.length > 0 && html`<${PolicyChoice} n=${chosen.length} policy=${policy} onChange=${setWished} />`}</div>`}>
    <${Big} label=${_("开始生成钥匙")} icon="key" disabled=${chosen.length === 0} onClick=${begin} />
    ${people.length === 0 && html`<${Button} icon="arrow-clockwise" onClick=${ask}>${_("刷新")}<//>`}
    ${onStay && html`<${Button} onClick=${onStay}>${_("保留现有钥匙")}<//>`}
  <//>`;
}

const STEPS = ["gathering", "sharing", "finishing"];

/** @param {string} kind @param {string} step */
function stepWord(kind, step) {
  if (step === "gathering") return kind === "all" ? _("各自生成钥匙") : _("登记");
  return step === "sharing" ? _("核对并交换") : _("合成");
}

/** @param {{keys: any}} props */
function Progress({ keys }) {
  if (keys.kind === "all") return null;
  const at = STEPS.indexOf(keys.step);
  return html`<ol class="keys-steps">${STEPS.map((step, index) => html`<li key=${step} class=${cx(index < at && "-done", index === at && "-now")} aria-current=${index === at ? "step" : undefined}>
    <b class="num">${index < at ? html`<${Icon} name="check-lg" label=${_("已完成")} />` : index + 1}</b>${stepWord(keys.kind, step)}</li>`)}</ol>`;
}

/** Who has done what the step asks. @param {{holders: any[], field: "done"|"opened", yes: any, no: any}} props */
export function Holders({ holders, field, yes, no }) {
  return html`<ul class="holders">${holders.map((one) => html`<li key=${one.number} class=${cx(one[field] && "-done")}><span class="num">${one.number}</span><b class="clip-2">${one.name}</b>
    ${one[field] ? html`<${Tag} kind="ok" icon="check-lg">${yes}<//>` : html`<${Tag} kind="quiet" icon="hourglass-split">${no}<//>`}</li>`)}</ul>`;
}

/** The ceremony as it goes. @param {{keys: any, poll: any}} props */
function Running({ keys, poll }) {
  const done = keys.holders.filter((/** @type {any} */ one) => one.done).length;
  const code = keys.step !== "gathering" && keys.code;
  return html`<${Card} tone="live" label=${_("监票人正在生成钥匙")} what=${poll.title} words=${keysWords(keys)} extra=${html`<div class="stack">
      <${Progress} keys=${keys} />
      ${code && html`<div class="code-to-compare"><span class="muted">${_("核对码：监票人的平板、大屏和这里必须相同")}</span><b class="short-code">${code}</b></div>`}
      <div class="row -between"><b>${stepWord(keys.kind, keys.step)}</b><span class="muted num">${_("已完成 %(done)s / %(n)s", { done, n: keys.holders.length })}</span></div>
      <${Holders} holders=${keys.holders} field="done" yes=${_("已完成")} no=${_("等待")} />
      <p class="muted t-sm">${_("%(policy)s。监票人用自己的代表证登录平板，按提示操作；页面会自动前进。", { policy: policySentence(keys) })}</p></div>`}>
    <${ConfirmButton} label=${_("重新来过")} size="lg" icon="arrow-counterclockwise" title=${_("重新来过？")}
      text=${_("已经做完的步骤作废，可以另选监票人。核对码不一致时，必须重新来过。")} onConfirm=${() => post(`/keys/${keys.group_id}/drop`)} />
  <//>`;
}

/** Before a vote that scrutineers unseal. @param {{state: any, poll: any}} props */
export function MakeKeys({ state, poll }) {
  const { keys } = state;
  return keys && keys.step !== "ready" ? html`<${Running} keys=${keys} poll=${poll} />` : html`<${Choose} state=${state} poll=${poll} />`;
}

/** Other scrutineers than those whose keys are ready. @param {{state: any, poll: any, onStay: () => void}} props */
export function ChooseAgain({ state, poll, onStay }) {
  return html`<${Choose} state=${state} poll=${poll} onStay=${onStay} />`;
}
