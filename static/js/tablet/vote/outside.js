// Those who cannot vote now, and why.

import { _ } from "../../base/i18n.js";
import { EmptyState, Notice, html } from "../ui.js";
import { SignIn } from "../signin.js";
import { Turnout } from "./submitted.js";

/** Attending without a vote (列席), or watching (旁听). @param {{hall: any, poll: any}} props */
export function Observer({ hall, poll }) {
  if (poll.group) return html`<${Outsider} hall=${hall} poll=${poll} />`;
  const watching = hall.state.value.me?.roles?.includes("observer");
  return html`<div class="vote-body -middle"><div class="sent">
    <${EmptyState} icon="eye" title=${watching ? _("您旁听会议，不参加表决") : _("您列席会议，不参加表决")} text=${_("表决情况如下，结果由主持人宣布。")} />
    <${Turnout} turnout=${hall.state.value.turnout} pollId=${poll.id} />
  </div></div>`;
}

/** Others are asked now. @param {{hall: any, poll: any}} props */
function Outsider({ hall, poll }) {
  return html`<div class="vote-body -middle"><div class="sent">
    <${EmptyState} icon="people" title=${_("现在由“%(group)s”投票，您不用操作", { group: poll.electorate })} text=${_("请等候主持人宣布下一步。")} />
    <${Turnout} turnout=${hall.state.value.turnout} pollId=${poll.id} />
  </div></div>`;
}

/** @param {{hall: any, kept: boolean}} props kept: a choice is waiting on this device */
export function NotSignedIn({ hall, kept }) {
  return html`<div class="vote-body -middle"><div class="sent">
    <${Notice} kind="warn" title=${_("您尚未签到，不能投票")}>${kept ? _("您的选择已保留在本机，签到后继续。") : _("签到后，这里会自动出现选票。")}<//>
    <${SignIn} hall=${hall} />
  </div></div>`;
}
