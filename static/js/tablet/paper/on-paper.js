// For a deputy who does not vote on this tablet: a paper is filled in, a hand is raised, or the ballot lies in the kept box.

import { _ } from "../../base/i18n.js";
import { EmptyState, html } from "../ui.js";
import { Turnout } from "../vote/submitted.js";

/** @param {{hall: any, poll: any, own: string}} props */
export function OnPaper({ hall, poll, own }) {
  const words = {
    paper: { icon: "pencil-square", title: _("您使用纸质选票"), text: _("请按选票上的说明填写，填好后投入票箱。平板不用操作。") },
    hands: { icon: "hand-index", title: _("本项表决采用举手方式"), text: _("请听主持人宣布，举手表态。平板不用操作。") },
    stopped: { icon: "pause-circle", title: _("平板表决已经停止"), text: _("请听主持人和会务人员的安排。") },
  }[own];
  return html`<div class="vote-body -middle"><div class="sent"><${EmptyState} icon=${words.icon} title=${words.title} text=${words.text} />
    ${poll.fallback && own !== "stopped" && html`<p class="muted">${poll.fallback === "void" ? _("此前在平板上投的票不计，请重新投票。") : _("系统没有收到您在平板上的投票。")}</p>`}
    ${own === "paper" && html`<${Turnout} turnout=${hall.state.value.turnout} pollId=${poll.id} />`}</div></div>`;
}

/** Papers or hands are being counted. @param {{hall: any}} props */
export function Counting({ hall }) {
  const { poll, paper } = hall.state.value;
  const known = paper?.poll_id === poll.id && paper.collected !== null;
  return html`<section class="vote" aria-label=${_("表决")}><div class="vote-body -middle"><div class="sent"><${EmptyState} icon="hourglass-split" title=${_("投票结束，正在计票")}
    text=${known ? _("发出选票 %(issued)s 张，收回 %(collected)s 张。请等候宣布结果。", { issued: paper.issued, collected: paper.collected }) : _("请等候宣布结果。")} /><p class="strong">${poll.title}</p></div></div></section>`;
}
