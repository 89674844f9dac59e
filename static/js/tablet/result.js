// A poll that is prepared, over, or void: what is to come, that it is counted, what was decided.

import { _, count, seconds } from "../base/i18n.js";
import { Button, ErrorNote, Figure, Icon, Notice, Tag, html, useEffect, useState } from "./ui.js";
import { isSealed, optionsOf } from "./ballot-keeper.js";
import { Sealed } from "./sealed/lazy.js";
import { Secrecy } from "./sealed/secrecy.js";
import { Grading, loadGrading } from "./vote/grade/lazy.js";
import { askText } from "./vote/head.js";
import { mayAnswer } from "./state.js";
import { Electing } from "./vote/elect/lazy.js";
import { OwnChoice, Sending, Turnout } from "./vote/submitted.js";
import { factsText, outcomeWord } from "./words.js";

/** @param {{hall: any, poll: any}} props */
export function Prepared({ hall, poll }) {
  const grades = poll.paper.method === "grade";
  useEffect(() => { if (grades) loadGrading(); }, [grades]);
  return html`<div class="hall-scroll"><div class="result-body">
    <header class="result-head"><div class="vote-line"><${Tag} kind="gold" icon="hourglass-split">${grades ? _("即将测评") : _("即将表决")}<//>
        ${isSealed(poll) && html`<${Secrecy} hall=${hall} poll=${poll} />`}</div><h1>${poll.title}</h1>
      <p class="t-lg">${_("请等候主持人宣布开始。")}${poll.paper.method !== "motion" && askText(poll.paper)}</p></header>
    ${poll.paper.method !== "motion" && html`<ol class="preview">${optionsOf(poll.paper).map((one) => html`<li key=${one.id}>
      <span class="pick-no num">${one.number}</span><span class="pick-text"><span class="pick-title">${one.title}</span>
        ${factsText(one) && html`<span class="pick-facts">${factsText(one)}</span>`}
        ${one.description && html`<span class="preview-text">${one.description}</span>`}</span></li>`)}</ol>`}
  </div></div>`;
}

/** What became of one's own ballot. @param {{hall: any, ballot: any}} props */
function Own({ hall, ballot }) {
  const state = hall.state.value;
  const { poll } = state;
  const { inBox, refused } = ballot.view();
  const remark = ballot.remark.value;
  const lost = remark?.poll === poll.id && remark.kind === "unsent";
  if (inBox && isSealed(poll)) {
    return html`${lost && html`<${Notice} kind="warn" title=${_("表决已结束，您后来的改动没有提交，以原来的投票为准。")} />`}
      <${Sealed} view="Voted" small hall=${hall} poll=${poll} inBox=${inBox} />`;
  }
  if (inBox) {
    return html`${lost && html`<${Notice} kind="warn" title=${_("表决已结束，您后来的改动没有提交，以原来的投票为准。")} />`}
      <${OwnChoice} poll=${poll} answer=${inBox.answer}
        lead=${html`<p class="own-state -in"><${Icon} name="check-circle-fill" /><span>${_("您已投票")} <b class="num">${seconds(inBox.cast_at)}</b></span></p>`} />`;
  }
  if (!mayAnswer(state) || ballot.known.value !== poll.id) return null;
  if (refused) return html`<${Notice} kind="bad" title=${_("您的选票没有通过验证，没有计入")}>${_("如有疑问，请立即向会务人员说明。")}<//>`;
  if (lost) return html`<${Notice} kind="warn" title=${_("表决已结束，您的选择没有提交。")}>${_("如有疑问，请立即向会务人员说明。")}<//>`;
  return html`<p class="own-state"><${Icon} name="dash-circle" />${_("您没有投票")}</p>`;
}

/** @param {{hall: any, ballot: any}} props */
export function Result({ hall, ballot }) {
  const state = hall.state.value;
  const { poll, result } = state;
  const { phase } = ballot.view();
  if (phase === "sending" || phase === "held") {
    const Shown = isSealed(poll) ? Sealed : Sending;
    return html`<section class="vote"><${Shown} view=${phase === "held" ? "Held" : "SealedSending"} ballot=${ballot} poll=${poll} online=${hall.online} notes=${html`<${ErrorNote} error=${ballot.problem} />`} /></section>`;
  }
  const shown = poll.state === "shown" && result?.poll_id === poll.id ? result : null;
  const apart = poll.state === "shown" && !result && poll.evaluation_id && poll.group;
  return html`<div class="hall-scroll"><div class="result-body">
    ${poll.state === "void" && html`<${Void} poll=${poll} />`}
    ${poll.state !== "void" && !shown && (apart ? html`<${Apart} poll=${poll} />` : html`<${Counting} state=${state} poll=${poll} />`)}
    ${shown && html`<${Outcome} poll=${poll} result=${shown} ballot=${ballot} />`}
    ${poll.state !== "void" && html`<${Own} hall=${hall} ballot=${ballot} />`}
  </div></div>`;
}

/** @param {{poll: any}} props */
function Void({ poll }) {
  return html`<header class="result-head"><${Tag} kind="warn" icon="slash-circle">${_("已作废")}<//><h1>${poll.title}</h1></header>
    <${Notice} kind="warn" title=${_("本次表决已作废，已投的票不计入。")}>
      ${poll.void_reason && html`<p>${_("理由：%(reason)s", { reason: poll.void_reason })}</p>`}<p>${_("请等候主持人宣布下一步。")}</p><//>`;
}

/** A group of few, whose figures are not shown by themselves. @param {{poll: any}} props */
function Apart({ poll }) {
  return html`<header class="result-head"><${Tag} kind="gold" icon="clipboard-check">${_("测评结束")}<//><h1>${poll.title}</h1></header>
    <p class="t-lg">${_("这一组人数较少，结果不单独公布，计入总的测评结果。")}</p>`;
}

/** @param {{state: any, poll: any}} props */
function Counting({ state, poll }) {
  return html`<header class="result-head"><${Tag} kind="gold" icon="hourglass-split">${_("计票中")}<//><h1>${poll.title}</h1></header>
    <p class="counting">${_("表决已结束，正在计票。")}</p>
    <${Turnout} turnout=${state.turnout} pollId=${poll.id} />`;
}

const GOOD = new Set(["passed", "selected"]);

const LATE = { grade: Grading.named("GradeOutcome", true), elect: Electing.named("ElectOutcome", true), rank: Electing.named("RankOutcome", true) };

/** @param {{poll: any, result: any, ballot: any}} props */
function Outcome({ poll, result, ballot }) {
  const { outcome } = result;
  const lines = outcome.lines ?? [];
  const { method } = poll.paper;
  const Shown = { motion: MotionOutcome, choose: Selection, ...LATE }[method] ?? Items;
  const inBox = ballot.inBox();
  return html`<header class="result-head"><${Tag} kind="gold" icon="clipboard-check">${method === "grade" ? _("测评结果") : _("表决结果")}<//><h1>${poll.title}</h1></header>
    ${outcome.valid === false
      ? html`<${Notice} kind="warn" title=${_("参加表决的人数不足，本次表决无效。")}>${_("请等候主持人宣布重新表决。")}<//>`
      : html`<${Shown} poll=${poll} result=${result} outcome=${outcome} lines=${lines} inBox=${inBox} />`}
    <p class="rule muted">${result.rule}</p>`;
}

/** @param {{outcome: any, lines: any[]}} props */
function MotionOutcome({ outcome, lines }) {
  const [line] = lines;
  return html`<section class="card decided"><div class=${`verdict ${outcome.passed ? "-yes" : "-no"}`}><${Icon} name=${outcome.passed ? "check-circle-fill" : "x-circle-fill"} />
      <span>${outcome.passed ? _("通过") : _("未通过")}</span></div>
    <div class="figures">
      <${Figure} kind="yes" label=${_("赞成")} value=${line?.yes} /><${Figure} kind="no" label=${_("反对")} value=${line?.no} />
      <${Figure} kind="abstain" label=${_("弃权")} value=${line?.abstain} /><${Figure} label=${_("未按")} value=${line?.not_pressed} /></div></section>`;
}

/** @param {{poll: any, outcome: any, lines: any[], inBox: any}} props */
function Selection({ poll, outcome, lines, inBox }) {
  const [mine, setMine] = useState(false);
  const titles = new Map(optionsOf(poll.paper).map((one) => [one.id, one.title]));
  const chosen = new Set(mine ? inBox?.answer?.chosen : []);
  const selected = lines.filter((line) => line.state === "selected");
  const tied = lines.filter((line) => line.state === "tied");
  const rest = lines.filter((line) => line.state !== "selected" && line.state !== "tied");
  const group = (/** @type {any[]} */ some) => html`<ol class="outcome">${some.map((line) => html`<li key=${line.id} class=${GOOD.has(line.state) ? "-good" : ""}>
    <span class="rank num">${line.rank}</span>
    <span class="outcome-title">${titles.get(line.id)} ${chosen.has(line.id) && html`<${Tag} kind="info" icon="check-lg">${_("我选的")}<//>`}</span>
    <span class="votes num">${_("%(n)s 票", { n: count(line.yes) })}</span><${Tag} kind=${line.state === "selected" ? "ok" : line.state === "tied" ? "warn" : "quiet"} icon=${line.state === "selected" ? "check-circle-fill" : ""}>${outcomeWord(line.state)}<//></li>`)}</ol>`;
  return html`<div class="row -between"><h2>${_("入选 %(n)s 项", { n: count(selected.length) })}</h2>
      ${inBox?.answer && html`<${Button} icon=${mine ? "eye-slash" : "eye"} aria-pressed=${String(mine)} onClick=${() => setMine(!mine)}>
        ${mine ? _("遮住我的选择") : _("标出我的选择")}<//>`}</div>
    ${selected.length > 0 && group(selected)}
    ${tied.length > 0 && html`<${Notice} kind="warn" title=${_("下列 %(n)s 项票数相同，将再次票决。", { n: count(tied.length) })} />${group(tied)}`}
    ${outcome.shortfall > 0 && !outcome.accepted_fewer && html`<${Notice} kind="warn" title=${_("还缺 %(n)s 项没有过半数，请等候主持人宣布。", { n: count(outcome.shortfall) })} />`}
    ${rest.length > 0 && html`<h2>${_("未入选 %(n)s 项", { n: count(rest.length) })}</h2>${group(rest)}`}`;
}

/** @param {{poll: any, lines: any[]}} props */
function Items({ poll, lines }) {
  const titles = new Map(optionsOf(poll.paper).map((one) => [one.id, one.title]));
  return html`<ol class="outcome -items">${lines.map((line) => html`<li key=${line.id} class=${GOOD.has(line.state) ? "-good" : ""}>
    <span class="rank num">${line.number}</span><span class="outcome-title">${titles.get(line.id)}</span>
    <span class="votes num">${_("赞成 %(yes)s，反对 %(no)s，弃权 %(abstain)s", { yes: count(line.yes), no: count(line.no), abstain: count(line.abstain) })}</span>
    <${Tag} kind=${GOOD.has(line.state) ? "ok" : "bad"} icon=${GOOD.has(line.state) ? "check-circle-fill" : "x-circle-fill"}>${outcomeWord(line.state)}<//></li>`)}</ol>`;
}
