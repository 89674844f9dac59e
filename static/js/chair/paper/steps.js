// The next steps of a vote on paper or by hands: papers go out and come back, hands are counted, figures are agreed.

import { get, post } from "../../base/api.js";
import { _ } from "../../base/i18n.js";
import { url } from "../../base/page.js";
import { Busy, Button, ConfirmButton, Figure, Icon, Tag, html, useEffect, useState } from "../../base/ui.js";
import { HandsForm } from "../../voting/paper/hands.js";
import { paperOf, usesSealedBox, wayWord } from "../../voting/paper/words.js";
import { Big, Card } from "../card.js";
import { VoidPoll } from "../dialogs.js";
import { handsWords, validityWords } from "./words.js";

/** How the vote is held, with what is known of the papers. @param {{poll: any, paper: any, turnout: any}} props */
function Facts({ poll, paper, turnout }) {
  if (!paper) return null;
  const tablets = turnout?.poll_id === poll.id ? turnout.cast - (paper.collected ?? 0) : 0;
  const papers = paper.way !== "hands";
  return html`<div class="stack -tight"><div class="row"><${Tag} kind="info">${wayWord(poll.way)}<//>
      ${poll.fallback && html`<${Tag} kind="warn" icon="exclamation-triangle">${poll.fallback === "keep" ? _("平板已投的票有效") : _("平板已投的票作废")}<//>`}</div>
    <div class="row count-figures">${(poll.way === "mixed" || poll.fallback === "keep") && html`<${Figure} size="sm" value=${tablets} label=${_("平板已投")} />`}
      <${Figure} size="sm" value=${papers ? paper.people : stillHere(poll, paper, turnout)} label=${papers ? _("使用纸质选票") : _("在场举手")} />
      ${papers && html`<${Figure} value=${paper.issued ?? "—"} label=${_("发出")} /><${Figure} value=${paper.collected ?? "—"} label=${_("收回")} />`}</div></div>`;
}

/** How many are here and have not pressed: so many hands are to be expected. @param {any} poll @param {any} paper @param {any} turnout */
function stillHere(poll, paper, turnout) {
  if (turnout?.poll_id !== poll.id) return paper.people;
  return Math.max(0, Math.min(paper.people, turnout.present - (poll.fallback === "keep" ? turnout.cast : 0)));
}

/** @param {{poll: any}} props */
function ToDesk({ poll }) {
  return html`<${Button} icon="box-arrow-up-right" href=${url(`/polls/${poll.id}/paper`)} target="_blank">${_("选票登记和计票页")}<//>`;
}

/** Hands are counted here and now. @param {{poll: any, paper: any, turnout: any}} props */
function Hands({ poll, paper, turnout }) {
  const [layout, setLayout] = useState(/** @type {any} */ (null));
  useEffect(() => {
    let alive = true;
    get(`/polls/${poll.id}/paper`).then((answer) => alive && setLayout(answer.layout), () => {});
    return () => { alive = false; };
  }, [poll.id]);
  return layout ? html`<${HandsForm} poll=${paper} layout=${layout} people=${stillHere(poll, paper, turnout)} onDone=${() => undefined} />` : html`<${Busy} />`;
}

/** While people vote. @param {{state: any, poll: any, fallBack: any, time: any}} props */
export function OpenOnPaper({ state, poll, fallBack, time }) {
  const paper = paperOf(state);
  if (poll.way === "hands") {
    return html`<${Card} tone="live" label=${_("举手表决")} what=${poll.title} words=${handsWords(paper)} extra=${html`<${Facts} poll=${poll} paper=${paper} turnout=${state.turnout} />${paper && html`<${Hands} poll=${poll} paper=${paper} turnout=${state.turnout} />`}`}><${VoidPoll} poll=${poll} /><//>`;
  }
  const stop = () => post(`/polls/${poll.id}/close`);
  const missing = paper && paper.collected === null;
  return html`<${Card} tone="live" label=${_("正在投票：%(way)s", { way: wayWord(poll.way) })} what=${poll.title} words=${validityWords(paper)} before=${html`<${Facts} poll=${poll} paper=${paper} turnout=${state.turnout} />`} extra=${time}>
    <${ConfirmButton} label=${_("停止投票，开始计票")} kind="primary" size="lg" icon="stop-fill" title=${missing ? _("还没有登记收回的张数，现在停止？") : _("停止投票？")}
      text=${_("停止以后平板不能再投票，也不再收纸质选票；接着由两人分别录入票数。")} confirmLabel=${_("停止投票")} onConfirm=${stop} />
    <${ToDesk} poll=${poll} />${fallBack}<${VoidPoll} poll=${poll} />
  <//>`;
}

/** @param {{paper: any}} props */
function Progress({ paper }) {
  if (paper.agreed) return html`<p class="strong" role="status"><${Icon} name="check-circle-fill" /> ${_("两次录入已经一致，可以核定。")}</p>`;
  if (paper.differs) return html`<p class="strong" role="status"><${Icon} name="exclamation-triangle" /> ${_("两次录入不一致，总监票人正在核对。")}</p>`;
  if (paper.collected === null) return html`<p class="strong" role="status"><${Icon} name="hourglass-split" /> ${_("等待登记收回的张数。")}</p>`;
  return html`<p class="strong" role="status"><${Icon} name="hourglass-split" /> ${_("正在计票：两次录入已完成 %(n)s 次。", { n: paper.entered })}</p>`;
}

/** While papers are counted. @param {{state: any, poll: any}} props */
export function CountPapers({ state, poll }) {
  const paper = paperOf(state);
  if (!paper) return html`<${Busy} />`;
  if (poll.way === "hands") {
    return html`<${Card} tone="live" label=${_("举手表决，等待票数")} what=${poll.title} words=${handsWords(paper)} extra=${html`<${Facts} poll=${poll} paper=${paper} turnout=${state.turnout} />${paper.hands ? null : html`<${Hands} poll=${poll} paper=${paper} turnout=${state.turnout} />`}`}>
      ${paper.hands && html`<${Big} label=${_("核定票数，结束表决")} icon="check-lg" onClick=${() => post(`/polls/${poll.id}/paper/agree`)} />`}<${VoidPoll} poll=${poll} /><//>`;
  }
  const words = paper.collected === null ? [] : validityWords(paper);
  return html`<${Card} tone="live" label=${_("正在计票")} what=${poll.title} words=${words} before=${html`<${Facts} poll=${poll} paper=${paper} turnout=${state.turnout} /><${Progress} paper=${paper} />`}>
    ${paper.agreed && html`<${Big} label=${_("核定票数，结束表决")} icon="check-lg" onClick=${() => post(`/polls/${poll.id}/paper/agree`)} />`}
    <${ToDesk} poll=${poll} /><${VoidPoll} poll=${poll} />
  <//>`;
}

/** Papers beside a sealed box: while that is stopped, checked and opened. @param {{state: any, poll: any}} props */
export function PapersBeside({ state, poll }) {
  const paper = paperOf(state);
  if (!paper || !usesSealedBox(poll)) return null;
  return html`<${Facts} poll=${poll} paper=${paper} turnout=${state.turnout} />`;
}
