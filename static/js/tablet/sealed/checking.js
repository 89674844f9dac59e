// The pause before the box is opened: everybody compares the own code with the board.

import { _, count } from "../../base/i18n.js";
import { Button, Countdown, Icon, Notice, html } from "../ui.js";
import { countOf } from "../ballot-keeper.js";
import { mayAnswer } from "../state.js";
import { Remark } from "../vote/vote.js";
import { BigCode, BoardButton } from "./code.js";
import { Secrecy } from "./secrecy.js";
import { Held, SealedSending } from "./sending.js";

/** The box as it stands: turnout and code, as on the big screen. @param {{state: any}} props */
export function BoxFacts({ state }) {
  const { poll, turnout, box } = state;
  const own = box?.poll_id === poll.id ? box : null;
  return html`<dl class="board-facts">
    ${turnout?.poll_id === poll.id && html`<div><dt>${_("已投票 / 实到")}</dt><dd class="num">${count(turnout.cast)} / ${count(turnout.present)}</dd></div>`}
    ${own?.head_code && html`<div><dt>${_("票箱码")}</dt><dd class="code-text">${own.head_code}</dd></div>`}</dl>`;
}

/** A poll after the voting: head, the body, what is on its way. @param {{hall: any, ballot: any, leave: (() => void)|null, tag: string, time?: any, children: any, foot?: any}} props */
export function AfterVoting({ hall, ballot, leave, tag, time, children, foot }) {
  const { poll } = hall.state.value;
  const { phase } = ballot.view();
  const under = { ballot, poll, online: hall.online, notes: null };
  return html`<section class="vote" aria-label=${tag}>
    <header class="vote-head"><div class="vote-what"><div class="vote-line"><span class="tag -gold"><${Icon} name="inboxes" />${tag}</span><${Secrecy} hall=${hall} poll=${poll} /></div>
      <h1>${poll.title}</h1></div>${time}${leave && html`<${Button} icon="arrow-left" onClick=${leave}>${_("看会场画面")}<//>`}</header>
    ${phase === "sending" ? html`<${SealedSending} ...${under} />` : phase === "held" ? html`<${Held} ...${under} />` : html`${children}${foot}`}
  </section>`;
}

/** What became of one's own ballot. @param {{state: any, ballot: any}} props */
export function OwnCode({ state, ballot }) {
  const { poll } = state;
  const { inBox, refused, draft } = ballot.view();
  const remark = ballot.remark.value;
  if (inBox) return html`<${BigCode} code=${inBox.code} />`;
  if (!mayAnswer(state)) return null;
  if (refused) return html`<${Notice} kind="bad" title=${_("您的选票没有通过验证，没有计入")}>${_("请立即举手告诉监票人。")}<//>`;
  if (remark?.poll === poll.id && remark.kind === "unsent") {
    return html`<${Notice} kind="warn" title=${_("投票已停止，您的选择没有提交。")}>${_("如有疑问，请立即举手告诉监票人。")}<//>`;
  }
  if (countOf(draft) > 0) {
    return html`<${Notice} kind="warn" title=${_("投票已停止，您的选择没有提交。")}>${_("选择还在本机。如果主持人恢复投票，可以接着投。")}<//>`;
  }
  if (ballot.known.value !== poll.id) return null;
  return html`<p class="own-state"><${Icon} name="dash-circle" />${_("您没有投票")}</p>`;
}

/** @param {{hall: any, ballot: any, leave: (() => void)|null}} props */
export function Checking({ hall, ballot, leave }) {
  const state = hall.state.value;
  const { poll } = state;
  const inBox = ballot.inBox();
  const time = poll.check_ends_at && html`<div class="vote-time"><span class="vote-time-label">${_("核对时间")}</span>
    <${Countdown} closesAt=${poll.check_ends_at} serverNow=${hall.serverNow} size="lg" icon=${false} /></div>`;
  const foot = html`<footer class="vote-foot">${inBox
      ? html`<p class="grow missing-code"><${Icon} name="hand-index" /><span>${_("公示板上没有您的编号？请举手告诉监票人。")}</span></p>`
      : html`<p class="grow">${_("代表们正在核对自己的选票编号。")}</p>`}
    <${BoardButton} hall=${hall} poll=${poll} tracker=${inBox?.tracker} kind="primary" /></footer>`;
  return html`<${AfterVoting} hall=${hall} ballot=${ballot} leave=${leave} tag=${_("核对编号")} time=${time} foot=${foot}>
    <div class="vote-body -middle"><div class="checking">
      <${Remark} remark=${ballot.remark.value} pollId=${poll.id} />
      <${OwnCode} state=${state} ballot=${ballot} />
      ${inBox && html`<p class="checking-ask">${_("请核对：大屏或任何设备上的选票公示板有您的编号。")}</p>`}
      ${inBox?.state === "received" && html`<p class="muted"><span class="spinner" aria-hidden="true"></span> ${_("您的选票正在验证，通过后出现在公示板上。")}</p>`}
      <${BoxFacts} state=${state} />
    </div></div><//>`;
}
