// The open vote: fills the tablet. Which step is shown follows from the phase.

import { _ } from "../../base/i18n.js";
import { Button, ErrorNote, Notice, html, useEffect } from "../ui.js";
import { countOf, isSealed } from "../ballot-keeper.js";
import { Sealed } from "../sealed/lazy.js";
import { Choose } from "./choose.js";
import { Electing } from "./elect/lazy.js";
import { Grading } from "./grade/lazy.js";
import { VoteHead } from "./head.js";
import { Motion } from "./motion.js";
import { NotSignedIn, Observer } from "./outside.js";
import { OnPaper } from "../paper/on-paper.js";
import { PerItem } from "./per-item.js";
import { Review } from "./review.js";
import { ownWay } from "../state.js";
import { Sending, Submitted } from "./submitted.js";

const PAPERS = {
  motion: Motion, choose: Choose, per_item: PerItem,
  grade: Grading.named("GradePaper"), elect: Electing.named("ElectPaper"), rank: Electing.named("RankPaper"),
};

/** A sentence about what became of the choice on this device. @param {{remark: any, pollId: string}} props */
export function Remark({ remark, pollId }) {
  if (remark?.poll !== pollId) return null;
  if (remark.kind === "changed") return html`<${Notice} kind="warn" title=${_("表决内容已更改，之前的选择已清除，请重新选择。")} />`;
  if (remark.kind === "elsewhere") return html`<${Notice} kind="warn" title=${_("您已在另一台设备上投票，本机未提交的选择已清除。")} />`;
  return null;
}

/** @param {string} phase */
function said(phase) {
  if (phase === "choosing") return _("表决已开始，请选择。");
  if (phase === "review") return _("请核对后提交。");
  if (phase === "sealing" || phase === "sending") return _("正在提交。");
  if (phase === "no_key") return _("请再扫一次代表证。");
  return phase === "submitted" ? _("已投票。") : "";
}

/** @param {{hall: any, ballot: any, leave: (() => void)|null}} props leave: back to what the stage shows, where it has moved on */
export function Vote({ hall, ballot, leave }) {
  const { phase, draft, inBox, refused, revising } = ballot.view();
  const { poll } = hall.state.value;
  const Paper = PAPERS[poll.paper.method];
  useEffect(() => {
    // What is read out and where the keys begin: the top of the new step.
    document.getElementById("vote-step")?.focus({ preventScroll: true });
  }, [phase]);
  const sealed = isSealed(poll);
  const own = ownWay(hall.state.value);
  const notes = html`${refused && html`<${Sealed} view="Refused" small refused=${refused} />`}<${Remark} remark=${ballot.remark.value} pollId=${poll.id} /><${ErrorNote} error=${ballot.problem} />`;
  const shared = { hall, ballot, poll, draft, revising, notes };
  return html`<section class="vote" aria-label=${_("表决")}>
    <${VoteHead} hall=${hall} ballot=${ballot} poll=${poll} phase=${phase} leave=${leave} />
    <div id="vote-step" tabindex="-1" class="sr-only" aria-live="assertive">${said(phase)}</div>
    ${phase === "choosing" && (Paper ? html`<${Paper} ...${shared} />` : html`<${Unknown} />`)}
    ${phase === "review" && html`<${Review} ...${shared} />`}
    ${phase === "sealing" && html`<${Sealed} view="SealedSending" ...${shared} online=${hall.online} sealing />`}
    ${phase === "sending" && html`<${sealed ? Sealed : Sending} view="SealedSending" ...${shared} online=${hall.online} />`}
    ${phase === "held" && html`<${Sealed} view="Held" ...${shared} />`}
    ${phase === "submitted" && own === "stopped" && html`<${Notice} kind="info" title=${_("平板表决已经停止，您投出的票有效，不用再投。")} />`}
    ${phase === "submitted" && html`<${sealed ? Sealed : Submitted} view="Received" ...${shared} inBox=${inBox} />`}
    ${phase === "no_crypto" && html`<${Sealed} view="NoCrypto" />`}
    ${phase === "odd" && html`<${Sealed} view="Odd" ballot=${ballot} />`}
    ${phase === "no_key" && html`<${Sealed} view="Rescan" kept=${countOf(draft) > 0} />`}
    ${phase === "on_paper" && html`<${OnPaper} hall=${hall} poll=${poll} own=${own} />`}
    ${phase === "observer" && html`<${Observer} hall=${hall} poll=${poll} />`}
    ${phase === "not_signed_in" && html`<${NotSignedIn} hall=${hall} kept=${countOf(draft) > 0} />`}
  </section>`;
}

function Unknown() {
  return html`<div class="vote-body -middle"><${Notice} kind="bad" title=${_("这个页面不认识这种表决方式。")}
    actions=${html`<${Button} kind="primary" icon="arrow-clockwise" onClick=${() => location.reload()}>${_("刷新页面")}<//>`}>
    ${_("请刷新页面；如仍不行，请联系会务人员。")}<//></div>`;
}
