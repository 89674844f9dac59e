// The figures beside the next step: quorum, and the turnout while a poll is open.

import { post } from "../base/api.js";
import { _, count } from "../base/i18n.js";
import { quorumWords } from "../signin/words.js";
import { Button, Figure, Tag, TurnoutBar, html, toast } from "../base/ui.js";
import { isRunning } from "../voting/sealed-words.js";
import { hasTablets } from "../voting/paper/words.js";
import { boxOf } from "./sealed.js";

/** @param {{state: any}} props */
function Quorum({ state }) {
  const board = state.attendance;
  if (!board) return html`<p class="muted">${_("还没有开始签到")}</p>`;
  const { quorum } = board;
  const check = async () => {
    const found = await post(`/sittings/${board.sitting_id}/quorum`);
    toast(found.met ? _("符合法定人数，已记入日志") : _("不足法定人数，已记入日志"), found.met ? "ok" : "warn");
  };
  return html`<section class="stack -tight">
    <div class="row -between"><h2 class="t-md">${_("法定人数")}</h2><${Tag} kind=${quorum.met ? "ok" : "bad"} icon=${quorum.met ? "check-lg" : "x-lg"}>${quorum.met ? _("达到") : _("未达到")}<//></div>
    <div class="chair-figures"><${Figure} value=${board.present} of=${board.expected} label=${_("实到")} kind=${quorum.met ? "ok" : "bad"} />
      <${Figure} value=${board.leave} label=${_("请假")} size="sm" /><${Figure} value=${board.absent + board.left} label=${_("未到")} size="sm" /></div>
    <p class="muted t-sm">${quorumWords(quorum)}</p>
    <${Button} size="sm" icon="clipboard-check" onClick=${check}>${_("检查法定人数")}<//>
  </section>`;
}

/** @param {{state: any, serverNow: () => number}} props */
export function Figures({ state }) {
  const { poll, turnout } = state;
  const voting = isRunning(poll) && turnout?.poll_id === poll.id;
  return html`
    ${voting && html`<section class="stack -tight"><h2 class="t-md">${_("表决进度")}</h2>
      <${TurnoutBar} value=${turnout.cast} total=${turnout.present} label=${_("已提交 / 实到")} kind="ok" large />
      <${Box} box=${boxOf(state)} />
      ${poll.state === "open" && poll.box === "open" && hasTablets(poll) && !poll.fallback && poll.method !== "grade" && html`<${Button} size="sm" icon=${poll.live_tally ? "eye-slash" : "eye"}
        onClick=${() => post(`/polls/${poll.id}/live-tally`, { on: !poll.live_tally })}>${poll.live_tally ? _("隐藏实时票数") : _("显示实时票数")}<//>`}
      ${state.tally && html`<${Tally} poll=${poll} tally=${state.tally} />`}</section>`}
    <${Quorum} state=${state} />`;
}

/** What lies in a sealed box, and its code. @param {{box: any}} props */
function Box({ box }) {
  if (!box) return null;
  return html`<dl class="chair-box"><div><dt>${_("正在验证")}</dt><dd class="num">${count(box.unchecked)}</dd></div>
    <div><dt>${_("票箱码")}</dt><dd class="short-code">${box.head_code}</dd></div></dl>`;
}

/** @param {{poll: any, tally: any}} props */
function Tally({ poll, tally }) {
  const title = (/** @type {string} */ id) => poll.paper.options.find((/** @type {any} */ o) => o.id === id)?.title ?? poll.title;
  return html`<table class="table -dense chair-tally"><tbody>${tally.options.map((/** @type {any} */ one) => html`<tr key=${one.id}>
    <td class="clip">${title(one.id)}</td><td class="num">${poll.method === "choose" ? one.yes : `${one.yes} / ${one.no} / ${one.abstain}`}</td></tr>`)}</tbody></table>`;
}
