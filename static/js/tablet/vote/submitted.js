// On the way, and in the box.

import { _, seconds } from "../../base/i18n.js";
import { Button, ChoiceMark, Icon, SettledButton, TurnoutBar, html, useState, val } from "../ui.js";
import { draftOf, optionsOf } from "../ballot-keeper.js";
import { Electing } from "./elect/lazy.js";
import { Grading } from "./grade/lazy.js";
import { ChosenList, LinesList } from "./review.js";

/** @param {{ballot: any, poll: any, online: any, notes: any}} props */
export function Sending({ ballot, poll, online, notes }) {
  const late = ballot.waiting.value || !val(online);
  const over = poll.state !== "open";
  return html`<div class="vote-body -middle"><div class="sent">
    <span class="spinner" aria-hidden="true"></span>
    <h2>${late ? _("还没有送达") : _("正在提交……")}</h2>
    ${late && html`<p>${over
      ? _("表决已经结束。网络恢复后，会告诉您这一票是否已在结束前送达。")
      : _("网络不通，您的选票已保留在本机。网络恢复后自动提交，请不要关闭页面。")}</p>`}
    ${notes}
  </div></div>`;
}

/** The choice of a ballot in the box, hidden from neighbours until it is asked for. @param {{poll: any, answer: any, lead?: any}} props lead: beside the key */
export function OwnChoice({ poll, answer, lead }) {
  const [shown, setShown] = useState(false);
  return html`<div class=${lead ? "own -led" : "own"}>
    ${lead}<${Button} icon=${shown ? "eye-slash" : "eye"} aria-expanded=${String(shown)} onClick=${() => setShown(!shown)}>
      ${shown ? _("遮住我的选择") : _("查看我的选择")}<//>
    ${shown && html`<div class="own-choice"><${OwnList} poll=${poll} answer=${answer} /></div>`}
  </div>`;
}

/** @param {{poll: any, answer: any}} props */
function OwnList({ poll, answer }) {
  const draft = draftOf(poll.paper, answer);
  const options = optionsOf(poll.paper);
  if (poll.paper.method === "per_item") return html`<${LinesList} options=${options} votes=${draft.votes} />`;
  if (poll.paper.method === "elect") return html`<${Electing} view="ElectOwn" small poll=${poll} draft=${draft} />`;
  if (poll.paper.method === "rank") return html`<${Electing} view="RankOwn" small poll=${poll} draft=${draft} />`;
  if (poll.paper.method === "grade") return html`<${Grading} view="GradeList" small paper=${poll.paper} grades=${draft.grades} />`;
  if (poll.paper.method !== "choose") return html`<p class="own-key"><${ChoiceMark} choice=${draft.vote} /></p>`;
  const chosen = options.filter((one) => draft.chosen.includes(one.id));
  return chosen.length ? html`<${ChosenList} options=${chosen} />` : html`<p class="own-key"><${ChoiceMark} choice="abstain" /></p>`;
}

/** How many have voted of those present. @param {{turnout: any, pollId: string}} props */
export function Turnout({ turnout, pollId }) {
  if (turnout?.poll_id !== pollId) return null;
  return html`<div class="turnout"><${TurnoutBar} value=${turnout.cast} total=${turnout.present} label=${_("已投票 / 实到")} large /></div>`;
}

/** @param {{hall: any, ballot: any, poll: any, inBox: any, notes: any}} props */
export function Submitted({ hall, ballot, poll, inBox, notes }) {
  return html`<div class="vote-body -middle"><div class="sent -done">
      <${Icon} name="check-circle-fill" class="sent-mark" />
      <h2>${_("已投票")} <span class="num">${seconds(inBox.cast_at)}</span></h2>
      ${inBox.presses > 1 && html`<p class="muted">${_("以最后一次提交的为准，这是第 %(n)s 次。", { n: inBox.presses })}</p>`}
      ${notes}
      <${OwnChoice} poll=${poll} answer=${inBox.answer} />
      <${Turnout} turnout=${hall.state.value.turnout} pollId=${poll.id} />
    </div></div>
    <footer class="vote-foot"><p class="grow">${poll.press === "last" ? _("表决结束前可以改投，以最后一次为准。") : _("请等候主持人宣布结果。")}</p>
      ${poll.press === "last" && html`<${SettledButton} size="lg" icon="arrow-counterclockwise" onClick=${() => ballot.revise(inBox)}>${_("改投")}<//>`}
    </footer>`;
}
