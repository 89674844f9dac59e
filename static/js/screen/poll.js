// A poll before, while and after people vote: what is asked, how many have pressed, never who chose what.

import { _, count } from "../base/i18n.js";
import { ChoiceMark, Countdown, Figure, Icon, Tag, TurnoutBar, cx, html, useMemo } from "../base/ui.js";
import { electText, rankText } from "../kiosk/asked.js";
import { keysWord, policySentence } from "../voting/sealed-words.js";
import { PressedSeats, hasMap } from "./hall-seats.js";
import { Fit, Rolling } from "./rolling.js";
import { boxOf, lettersOf, optionsOf, turnoutOf } from "./view.js";
import { Words } from "./waiting.js";

const TURN = Math.PI * 2 * 44;

/** How many of those present have submitted, as a ring. @param {{turnout: any}} props */
function Ring({ turnout }) {
  const { cast, present } = turnout;
  const part = present > 0 ? Math.min(1, cast / present) : 0;
  return html`<div class="ring" role="progressbar" aria-label=${_("已提交")} aria-valuemin="0" aria-valuemax=${present} aria-valuenow=${cast}>
    <svg viewBox="0 0 100 100" aria-hidden="true"><circle cx="50" cy="50" r="44" /><circle class="ring-done" cx="50" cy="50" r="44" style=${{ strokeDasharray: `${part * TURN} ${TURN}` }} /></svg>
    <div class="ring-words"><span>${_("已提交")}</span><b class="num">${count(cast)}</b><span>${_("实到 %(n)s", { n: count(present) })}</span></div>
  </div>`;
}

/** @param {{poll: any, serverNow: () => number}} props */
function TimeLeft({ poll, serverNow }) {
  if (poll.state !== "open") return null;
  return poll.closes_at
    ? html`<div class="time-left"><span>${_("剩余时间")}</span><${Countdown} closesAt=${poll.closes_at} serverNow=${serverNow} icon=${false} /></div>`
    : html`<div class="time-left -free"><${Tag} kind="live">${_("表决进行中")}<//></div>`;
}

/** The lock with what it means: nobody learns who chose what, and who holds the key. @param {{state: any}} props */
export function Secret({ state }) {
  const { poll, keys } = state;
  if (poll.box !== "sealed") return null;
  const box = boxOf(state);
  const group = box?.holders.length ? box : keys?.step === "ready" ? keys : null;
  const holders = poll.keys === "scrutineers" && group ? policySentence(group) : keysWord(poll.keys);
  return html`<p class="secret"><${Icon} name="lock-fill" /><b>${_("无记名表决")}</b><span>${poll.keys === "scrutineers" ? _("钥匙：%(policy)s", { policy: holders }) : holders}</span>
    ${poll.state === "open" && box && html`<span class="secret-code">${_("票箱码")} <b>${box.head_code}</b></span>`}</p>`;
}

/** @param {{state: any, serverNow: () => number}} props */
export function Poll({ state, serverNow }) {
  return state.poll.method === "motion" ? html`<${Motion} state=${state} serverNow=${serverNow} />` : html`<${Listed} state=${state} serverNow=${serverNow} />`;
}

/** @param {{state: any, serverNow: () => number}} props */
function Motion({ state, serverNow }) {
  const { poll, seats, pressed } = state;
  const turnout = turnoutOf(state);
  const open = poll.state === "open";
  const tally = open && poll.live_tally && state.tally?.poll_id === poll.id ? state.tally.options[0] : null;
  if (!open) {
    return html`<div class="screen-body motion -prepared"><p class="view-label"><${Icon} name="hourglass-split" />${_("即将表决")}</p>
      <${Fit} class="motion-title" least=${0.4}><h1><${Words} text=${poll.title} /></h1><//><div><p class="motion-rule">${poll.ruleset.sentence}</p><${Secret} state=${state} /></div></div>`;
  }
  const map = poll.box !== "sealed" && hasMap(seats);
  return html`<div class=${cx("screen-body motion", map && "-map", poll.box === "sealed" && "-sealed")}>
    <${Fit} class=${cx("motion-title", lettersOf(poll.title) <= 24 && "-short")} least=${0.4}><h1><${Words} text=${poll.title} /></h1><//>
    <p class="motion-rule">${poll.ruleset.sentence}</p>
    <div class="motion-count">${turnout && html`<${Ring} turnout=${turnout} />`}
      <div class="motion-side"><${TimeLeft} poll=${poll} serverNow=${serverNow} />${tally && html`<${Tally} tally=${tally} />`}</div></div>
    <${Secret} state=${state} />
    ${map && html`<div class="motion-map"><${PressedSeats} seats=${seats} pressed=${pressed} poll=${poll} /></div>`}
  </div>`;
}

/** The count so far, where the chair shows it. @param {{tally: any}} props */
function Tally({ tally }) {
  return html`<ul class="motion-tally">${["yes", "no", "abstain"].map((choice) => html`<li key=${choice}><${ChoiceMark} choice=${choice} /><b class="num">${count(tally[choice])}</b></li>`)}</ul>`;
}

/** The title above a list. @param {{poll: any}} props */
export function ListTitle({ poll }) {
  return html`<${Fit} class="list-title" least=${0.5}><h1><${Words} text=${poll.title} /></h1><//>`;
}

/** @param {any} poll */
function task(poll) {
  const all = poll.paper.options.length;
  if (poll.method === "elect") return electText(poll.paper);
  if (poll.method === "rank") return rankText(poll.paper);
  return poll.method === "choose" ? _("共 %(all)s 项，最多选 %(n)s 项", { all, n: poll.paper.choose }) : _("共 %(all)s 项，逐项表决", { all });
}

/** Projects to choose, or items one by one. @param {{state: any, serverNow: () => number}} props */
function Listed({ state, serverNow }) {
  const { poll } = state;
  const options = useMemo(() => optionsOf(poll), [poll]);
  const turnout = turnoutOf(state);
  const open = poll.state === "open";
  const tally = open && poll.live_tally && state.tally?.poll_id === poll.id ? new Map(state.tally.options.map((/** @type {any} */ one) => [one.id, one])) : null;
  const columns = options.length > 8 ? 2 : 1;
  const page = (/** @type {any[]} */ some) => html`<ol style=${{ "--lines": String(Math.ceil(some.length / columns)) }}>${some.map((one) => html`<${Option} key=${one.id} one=${one} votes=${tally?.get(one.id)} method=${poll.method} />`)}</ol>`;
  return html`<div class=${cx("screen-body listed", poll.box === "sealed" && "-sealed")}>
    <div class="listed-head"><${ListTitle} poll=${poll} /><p class="listed-task">${task(poll)}</p></div>
    <${Secret} state=${state} />
    <${Rolling} class=${`options -in${columns}`} items=${options} watch=${Boolean(tally)} least=${0.66} seconds=${12} page=${page} />
    <footer class="listed-foot">${open
      ? html`<div>${turnout && html`<${TurnoutBar} value=${turnout.cast} total=${turnout.present} label=${_("已提交 / 实到")} kind="ok" />`}</div><${TimeLeft} poll=${poll} serverNow=${serverNow} />`
      : html`<p class="listed-wait"><${Icon} name="hourglass-split" />${_("即将表决，请等候主持人宣布开始")}</p><p class="listed-rule">${poll.ruleset.sentence}</p>`}</footer>
  </div>`;
}

/** @param {{one: any, votes: any, method: string}} props */
function Option({ one, votes, method }) {
  return html`<li class="option"><span class="option-no num">${one.number}</span>
    <span class="option-what"><span class="option-title"><${Words} text=${one.title} /></span>${one.unit && html` <span class="option-unit">${one.unit}</span>`}</span>
    ${votes && method !== "rank" && html`<b class="option-votes num">${method === "choose" ? count(votes.yes) : `${votes.yes} / ${votes.no} / ${votes.abstain}`}</b>`}</li>`;
}

/** Over, and not yet told. @param {{state: any}} props */
export function Closed({ state }) {
  const turnout = turnoutOf(state);
  return html`<div class="screen-body closed"><${Fit} class="closed-title" least=${0.4}><h1><${Words} text=${state.poll.title} /></h1><//>
    <div class="closed-words"><p class="screen-big">${_("表决已结束，请等待公布结果")}</p>
      ${turnout && html`<div class="closed-figures"><${Figure} middle size="lg" label=${_("实到")} value=${turnout.present} /><${Figure} middle size="lg" label=${_("已提交")} value=${turnout.cast} /></div>`}</div>
  </div>`;
}

/** @param {{state: any}} props */
export function Void({ state }) {
  const { poll } = state;
  return html`<div class="screen-body closed"><${Fit} class="closed-title" least=${0.4}><h1><${Words} text=${poll.title} /></h1><//>
    <div class="closed-words"><p class="stamp -void"><${Icon} name="slash-circle" />${_("本次表决作废")}</p>
      ${poll.void_reason && html`<${Fit} class="void-reason" least=${0.45}><${Words} text=${_("理由：%(reason)s", { reason: poll.void_reason })} /><//>`}</div>
  </div>`;
}
