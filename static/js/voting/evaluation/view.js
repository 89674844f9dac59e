// One evaluation: how far it is, its polls, what can be done next, its results.

import { post } from "../../base/api.js";
import { _, count, dateTime } from "../../base/i18n.js";
import { url } from "../../base/page.js";
import { Button, Card, ConfirmButton, Dialog, Field, Form, Icon, KeyValue, Notice, html, useState } from "../../base/ui.js";
import { GradeLegend } from "../../base/ui/grades.js";
import { reportWord } from "../../kiosk/graded.js";
import { SealedTag } from "../sealed-words.js";
import { PollState, pressWord } from "../words.js";
import { HistoryButton } from "./history.js";
import { Results } from "./results.js";
import { EvaluationState, modeWord, partsWord } from "./words.js";

/** @param {{shown: any, onClose: () => void, onDone: () => any}} props */
function WithdrawDialog({ shown, onClose, onDone }) {
  const left = shown.paper.options.filter((/** @type {any} */ one) => !(one.id in shown.withdrawn));
  const [subject, setSubject] = useState("");
  const [reason, setReason] = useState("");
  async function save() {
    await post(`/evaluations/${shown.id}/withdraw-subject`, { subject, reason });
    await onDone();
    onClose();
  }
  return html`<${Dialog} open title=${_("退出测评")} onClose=${onClose}>
    <${Form} onSubmit=${save} submitLabel=${_("退出测评")} actions=${html`<${Button} onClick=${onClose}>${_("取消")}<//>`}>
      <${Notice} kind="warn">${_("退出后不再测评，结果中也不再列出；已经提交的票保留在存档中。不能恢复。")}<//>
      <${Field} label=${_("测评对象")} type="select" required value=${subject} onInput=${setSubject} options=${[{ value: "", label: _("请选择"), disabled: true }, ...left.map((/** @type {any} */ one) => ({ value: one.id, label: `${one.number}. ${one.title}` }))]} />
      <${Field} label=${_("理由")} type="textarea" rows="2" required maxlength="300" value=${reason} onInput=${setReason} />
    <//><//>`;
}

/** @param {{shown: any, edits: boolean, act: (verb: string) => () => Promise<void>, onEdit: () => void, onWithdraw: () => void}} props */
function Deeds({ shown, edits, act, onEdit, onWithdraw }) {
  const { state, polls, missing } = shown;
  const fresh = polls.every((/** @type {any} */ one) => one.state === "prepared");
  const done = state === "closed";
  return html`<div class="row poll-deeds">
    ${edits && missing > 0 && state !== "announced" && html`<${Button} kind="primary" icon="list-check" onClick=${act("prepare")}>${polls.length ? _("补上缺少的 %(n)s 次测评", { n: missing }) : _("准备 %(n)s 次测评", { n: missing })}<//>`}
    ${done && html`<${ConfirmButton} kind="primary" icon="megaphone" label=${_("公布测评结果")} title=${_("现在公布测评结果？")} text=${_("结果立即显示在大屏，并锁定存入日志。")} onConfirm=${act("announce")} />`}
    ${state === "announced" && html`<${ConfirmButton} icon="arrow-counterclockwise" label=${_("收回公布")} title=${_("收回公布？")} onConfirm=${act("retract")} />`}
    ${edits && fresh && state === "prepared" && html`<${Button} icon="pencil" onClick=${onEdit}>${_("修改")}<//>`}
    ${edits && state !== "announced" && shown.paper.options.length > 1 && html`<${Button} icon="person-x" onClick=${onWithdraw}>${_("退出测评…")}<//>`}
    ${edits && fresh && state === "prepared" && html`<${ConfirmButton} kind="danger" icon="trash" label=${_("删除")} title=${_("删除“%(title)s”？", { title: shown.title })} onConfirm=${act("remove")} />`}
  </div>`;
}

/** The polls in the order in which they are held. @param {{shown: any, meeting: any}} props */
function Polls({ shown, meeting }) {
  const titles = new Map(shown.paper.options.map((/** @type {any} */ one) => [one.id, one.title]));
  if (!shown.polls.length) return null;
  return html`<${Card} title=${_("测评安排")} note=${_("由主持人在主持台依次进行")}><div class="table-wrap"><table class="table -dense"><thead><tr><th class="option-no">${_("次序")}</th><th>${_("测评组")}</th><th>${_("测评对象")}</th><th>${_("状态")}</th><th></th></tr></thead>
    <tbody>${shown.polls.map((/** @type {any} */ one, /** @type {number} */ place) => html`<tr key=${one.poll_id}><td class="num">${place + 1}</td><th scope="row">${one.group_name}</th>
      <td>${one.subjects.length > 3 ? _("%(first)s 等 %(n)s 个", { first: titles.get(one.subjects[0]), n: one.subjects.length }) : one.subjects.map((/** @type {string} */ id) => titles.get(id)).join("、")}</td>
      <td><${PollState} state=${one.state} /></td><td class="-end"><${Button} size="sm" kind="quiet" icon="arrow-right" href=${url(`/meetings/${meeting.id}/polls#${one.poll_id}`)}>${_("打开")}<//></td></tr>`)}</tbody></table></div><//>`;
}

/** @param {{shown: any}} props */
function Groups({ shown }) {
  const weighted = shown.mode === "weighted" && shown.groups.length > 1;
  const hidden = new Set(shown.hidden_groups);
  return html`<ul class="plain-list">${shown.groups.map((/** @type {any} */ one, /** @type {number} */ place) => html`<li key=${one.name}><b>${one.name}</b> <span class="num">${_("%(n)s 人", { n: count(shown.evaluators[place]) })}</span>
    ${weighted && html` · ${_("权重 %(n)s", { n: one.weight })}`}${hidden.has(one.name) && html` <span class="note"><${Icon} name="eye-slash" />${_("人数少，不单独显示，只计入合计")}</span>`}</li>`)}</ul>`;
}

/** @param {{shown: any, items: any[]}} props */
function Facts({ shown, items }) {
  const item = items.find((one) => one.id === shown.item_id);
  return html`<${Card} title=${_("概况")}><${KeyValue} entries=${[
    [_("指标"), shown.paper.dimensions.map((/** @type {any} */ one) => one.title).join("、")],
    [_("等级"), html`<span class="stack -tight">${shown.paper.scales.map((/** @type {any} */ one) => html`<${GradeLegend} key=${one.id} scale=${one} />`)}</span>`],
    [_("测评人"), html`<${Groups} shown=${shown} />`],
    ...(shown.groups.length > 1 ? [[_("几组的结果"), modeWord(shown.mode)]] : []),
    [_("结论规则"), html`<span>${shown.ruleset.title}${shown.rules.length > 0 && html`<ol class="rule-sentences">${shown.rules.map((/** @type {string} */ one, /** @type {number} */ i) => html`<li key=${i}>${one}</li>`)}</ol>`}</span>`],
    [_("依据"), shown.ruleset.source],
    [_("怎样进行"), partsWord(shown.parts)],
    [_("议程"), item ? `${item.label ?? ""} ${item.title}` : _("不属于议程")],
    [_("票箱"), shown.box === "sealed" ? html`<${SealedTag} keys=${shown.keys} />` : `${_("记名")}；${pressWord(shown.press)}`],
    ...(shown.copies.length ? [[_("抄送"), shown.copies.join("、")]] : []),
    ...(shown.announced_at ? [[_("公布"), html`<span class="num">${dateTime(shown.announced_at)}</span>`]] : []),
  ]} /><//>`;
}

/** @param {{shown: any}} props */
function Subjects({ shown }) {
  const options = [...shown.paper.options].sort((a, b) => a.number - b.number);
  return html`<${Card} title=${_("测评对象")} note=${_("共 %(n)s 个", { n: count(options.length) })}><div class="table-wrap"><table class="table -dense"><tbody>${options.map((one) => html`<tr key=${one.id}><td class="num option-no">${one.number}</td>
    <th scope="row">${one.id in shown.withdrawn ? html`<s>${one.title}</s>` : one.title}${one.id in shown.withdrawn && html`<p class="note">${_("已退出测评：%(reason)s", { reason: shown.withdrawn[one.id] })}</p>`}${one.description && html`<p class="note clip-2">${one.description}</p>`}</th>
    <td>${one.unit}</td><td>${reportWord(one)}</td><td class="-end"><${HistoryButton} subject=${one.subject || one.person || one.title} title=${one.title} /></td></tr>`)}</tbody></table></div><//>`;
}

/** @param {{shown: any, meeting: any, edits: boolean, items: any[], onEdit: () => void, onDone: () => any}} props */
export function EvaluationView({ shown, meeting, edits, items, onEdit, onDone }) {
  const [withdrawing, setWithdrawing] = useState(false);
  const act = (/** @type {string} */ verb) => async () => {
    await post(`/evaluations/${shown.id}/${verb}`);
    await onDone();
  };
  const frozen = shown.polls.some((/** @type {any} */ one) => one.state !== "prepared");
  const counted = shown.polls.some((/** @type {any} */ one) => ["closed", "shown"].includes(one.state));
  return html`<div class="stack">
    <div class="poll-head"><div class="row"><${EvaluationState} state=${shown.state} />${shown.box === "sealed" && html`<${SealedTag} keys=${shown.keys} />`}</div><h1>${shown.title}</h1>
      <${Deeds} shown=${shown} edits=${edits && meeting.state !== "ended"} act=${act} onEdit=${onEdit} onWithdraw=${() => setWithdrawing(true)} /></div>
    ${frozen && shown.state !== "announced" && edits && html`<p class="deeds-note"><${Icon} name="lock-fill" />${_("测评已经开始：对象、指标、等级、测评组和规则都已锁定，不能再改。")}</p>`}
    ${counted && html`<${Results} shown=${shown} />`}
    <${Polls} shown=${shown} meeting=${meeting} />
    <${Subjects} shown=${shown} />
    <${Facts} shown=${shown} items=${items} />
    ${withdrawing && html`<${WithdrawDialog} shown=${shown} onDone=${onDone} onClose=${() => setWithdrawing(false)} />`}
  </div>`;
}
