// The head of a vote: what is decided, how many may be chosen, how long it takes.

import { _, count } from "../../base/i18n.js";
import { Button, Countdown, Tag, html } from "../ui.js";
import { electText, rankText } from "../../kiosk/asked.js";
import { isSealed } from "../ballot-keeper.js";
import { Secrecy } from "../sealed/secrecy.js";

/** What is asked for. @param {any} paper */
export function askText(paper) {
  const options = paper.options?.length ?? 0;
  if (paper.method === "choose") return _("共 %(options)s 项，最多选 %(choose)s 项", { options: count(options), choose: count(paper.choose) });
  if (paper.method === "elect") return electText(paper);
  if (paper.method === "rank") return rankText(paper);
  if (paper.method === "per_item") return _("共 %(options)s 项，请逐项表决", { options: count(options) });
  if (paper.method !== "grade") return "";
  const dimensions = paper.dimensions.length;
  if (dimensions > 1) return _("共 %(options)s 个对象，每个评 %(n)s 个方面", { options: count(options), n: count(dimensions) });
  return options > 1 ? _("共 %(options)s 个对象，请逐个测评", { options: count(options) }) : _("请测评");
}

/** Named, and what the press counts. @param {{poll: any}} props */
function Named({ poll }) {
  return html`<span class="muted">${poll.press === "first" ? _("记名，提交后不能更改") : _("记名，结束前可以改投")}</span>`;
}

/** @param {{hall: any, ballot: any, poll: any, phase: string, leave: (() => void)|null}} props */
export function VoteHead({ hall, ballot, poll, phase, leave }) {
  const choosing = phase === "choosing" || phase === "review";
  const asked = choosing && poll.paper.method !== "motion";
  return html`<header class="vote-head">
    <div class="vote-what">
      <div class="vote-line"><${Tag} kind="live">${poll.paper.method === "grade" ? _("正在测评") : _("正在表决")}<//>
        ${poll.electorate && html`<span class="vote-group">${poll.electorate}</span>`}
        ${asked && html`<span class="asked">${askText(poll.paper)}</span>`}
        ${isSealed(poll) ? html`<${Secrecy} hall=${hall} poll=${poll} ballot=${ballot} />` : choosing && html`<${Named} poll=${poll} />`}</div>
      <h1>${poll.title}</h1>
    </div>
    ${poll.closes_at && html`<div class="vote-time"><span class="vote-time-label">${_("剩余时间")}</span>
      <${Countdown} closesAt=${poll.closes_at} serverNow=${hall.serverNow} size="lg" icon=${false} /></div>`}
    ${leave && html`<${Button} icon="arrow-left" onClick=${leave}>${_("看会场画面")}<//>`}
  </header>`;
}
