// While the hall grades: whom, by which group, how many have handed in; never who gave what.

import { _, count } from "../../base/i18n.js";
import { Countdown, Icon, Tag, TurnoutBar, cx, html, useMemo } from "../../base/ui.js";
import { GradeLegend } from "../../base/ui/grades.js";
import { reportWord } from "../../kiosk/graded.js";
import { ListTitle, Secret } from "../poll.js";
import { Fit, Rolling } from "../rolling.js";
import { optionsOf, turnoutOf } from "../view.js";
import { Words } from "../waiting.js";

/** @param {{subject: any}} props */
function Report({ subject }) {
  const word = reportWord(subject);
  return word ? html`<span class="grading-report"><${Icon} name=${subject.report === "oral" ? "mic" : "file-earmark-text"} />${word}</span>` : null;
}

/** @param {{poll: any}} props */
function Asked({ poll }) {
  const { dimensions, scales } = poll.paper;
  return html`<div class="grading-asked">${dimensions.length > 1 && html`<p>${dimensions.map((/** @type {any} */ one) => one.title).join("　")}</p>`}
    <p>${scales.map((/** @type {any} */ scale) => html`<${GradeLegend} key=${scale.id} scale=${scale} />`)}</p></div>`;
}

/** @param {{state: any, serverNow: () => number}} props */
function Foot({ state, serverNow }) {
  const { poll } = state;
  const turnout = turnoutOf(state);
  if (poll.state !== "open") return html`<footer class="listed-foot"><p class="listed-wait"><${Icon} name="hourglass-split" />${_("即将测评，请等候主持人宣布开始")}</p><p class="listed-rule">${poll.ruleset.sentence}</p></footer>`;
  return html`<footer class="listed-foot"><div>${turnout && html`<${TurnoutBar} value=${turnout.cast} total=${turnout.present} label=${_("已提交 / 实到")} kind="ok" />`}</div>
    ${poll.closes_at ? html`<div class="time-left"><span>${_("剩余时间")}</span><${Countdown} closesAt=${poll.closes_at} serverNow=${serverNow} icon=${false} /></div>`
      : html`<div class="time-left -free"><${Tag} kind="live">${_("测评进行中")}<//></div>`}</footer>`;
}

/** @param {{state: any, serverNow: () => number}} props */
export function Grading({ state, serverNow }) {
  const { poll } = state;
  const subjects = useMemo(() => optionsOf(poll), [poll]);
  const columns = subjects.length > 8 ? 2 : 1;
  const who = poll.electorate ? _("请%(group)s测评", { group: poll.electorate }) : _("请测评");
  const page = (/** @type {any[]} */ some) => html`<ol style=${{ "--lines": String(Math.ceil(some.length / columns)) }}>${some.map((one) => html`<li class="option" key=${one.id}><span class="option-no num">${one.number}</span>
    <span class="option-what"><span class="option-title"><${Words} text=${one.title} /></span>${one.unit && html` <span class="option-unit">${one.unit}</span>`}</span><${Report} subject=${one} /></li>`)}</ol>`;
  const [only] = subjects;
  return html`<div class=${cx("screen-body listed grading", poll.box === "sealed" && "-sealed")}>
    <div class="listed-head"><${ListTitle} poll=${poll} /><p class="listed-task">${subjects.length > 1 ? _("%(who)s，共 %(n)s 个对象", { who, n: count(subjects.length) }) : who}</p></div>
    <${Secret} state=${state} />
    ${subjects.length === 1
      ? html`<div class="grading-one"><${Fit} class="grading-name" least=${0.35}><h1><${Words} text=${only.title} /></h1><p>${only.unit} <${Report} subject=${only} /></p><//><${Asked} poll=${poll} /></div>`
      : html`<${Rolling} class=${`options -in${columns}`} items=${subjects} least=${0.66} seconds=${12} page=${page} />`}
    <${Foot} state=${state} serverNow=${serverNow} />
  </div>`;
}
