// Before it is sent: the choice in large letters, once more.

import { _, count, lang } from "../../base/i18n.js";
import { Button, ChoiceMark, Icon, Notice, Shape, choiceWord, html, useRef, useSettled } from "../ui.js";
import { isSealed, optionsOf } from "../ballot-keeper.js";
import { Electing } from "./elect/lazy.js";
import { Grading } from "./grade/lazy.js";
import { More } from "./more.js";
import { Keep } from "./revising.js";

/** @param {{draft: any}} props */
function OneKey({ draft }) {
  return html`<div class=${`chosen-key -${draft.vote}`}>
    <p>${_("您选择了：")}</p>
    <div class="chosen-word"><${Shape} choice=${draft.vote} /><span>${choiceWord(draft.vote)}</span></div>
  </div>`;
}

/** The chosen options by number, in large letters. @param {{options: any[], large?: boolean}} props */
export function ChosenList({ options }) {
  return html`<ol class="chosen">${options.map((one) => html`<li key=${one.id}><span class="pick-no num">${one.number}</span><span>${one.title}</span></li>`)}</ol>`;
}

/** @param {{poll: any, draft: any}} props */
function Chosen({ poll, draft }) {
  const limit = poll.paper.choose;
  const chosen = optionsOf(poll.paper).filter((one) => draft.chosen.includes(one.id));
  if (chosen.length === 0) {
    return html`<${Notice} kind="warn" title=${_("您一项都没有选，提交后计为弃权。")}>${_("如要选择，请按“返回修改”。")}<//>`;
  }
  const rest = limit - chosen.length;
  return html`<div class="review-head"><h2>${_("您选了 %(n)s 项", { n: count(chosen.length) })}</h2>
      <p class="muted">${rest > 0 ? _("还可以再选 %(n)s 项", { n: count(rest) }) : _("已选满")}</p></div>
    <${ChosenList} options=${chosen} />`;
}

/** @param {{options: any[], votes: Record<string, string>}} props */
export function LinesList({ options, votes }) {
  return html`<ol class="chosen -lines">${options.map((one) => html`<li key=${one.id} class=${votes[one.id] ? "" : "-left"}>
    <span class="pick-no num">${one.number}</span><span>${one.title}</span>
    <${ChoiceMark} choice=${votes[one.id] ?? "none"} label=${votes[one.id] ? undefined : _("未选")} /></li>`)}</ol>`;
}

/** @param {{poll: any, draft: any}} props */
function Lines({ poll, draft }) {
  const options = optionsOf(poll.paper);
  const left = options.filter((one) => !draft.votes[one.id]);
  return html`<div class="review-head"><h2>${_("您表决了 %(n)s 项", { n: count(options.length - left.length) })}</h2></div>
    ${left.length > 0 && html`<${Notice} kind="warn" title=${_("有 %(n)s 项未选：第 %(numbers)s 项", { n: count(left.length), numbers: left.map((one) => one.number).join(lang === "zh" ? "、" : ", ") })}>
      ${_("未选的项目按“未按表决器”计。如要补选，请按“返回修改”。")}<//>`}
    <${LinesList} options=${options} votes=${draft.votes} />`;
}

/** What the touch means. @param {any} poll */
function finalText(poll) {
  if (isSealed(poll)) return poll.press === "first" ? _("投票后不能更改") : _("投票后，在表决结束前可以改投");
  return poll.press === "first" ? _("提交后不能更改") : _("提交后，在表决结束前可以改投");
}

const REVIEWS = {
  motion: OneKey, choose: Chosen, per_item: Lines,
  grade: Grading.named("GradeReview"), elect: Electing.named("ElectReview"), rank: Electing.named("RankReview"),
};

/** @param {{hall: any, ballot: any, poll: any, draft: any, revising: boolean, notes: any}} props */
export function Review({ hall, ballot, poll, draft, revising, notes }) {
  const settled = useSettled();
  const box = useRef(/** @type {HTMLElement|null} */ (null));
  const Shown = REVIEWS[poll.paper.method];
  const motion = poll.paper.method === "motion";
  const again = motion ? () => ballot.change({ vote: null }) : () => ballot.go("choosing");
  return html`
    <div class=${`vote-body ${motion ? "-middle" : ""}`} ref=${box}>${notes}<${Shown} hall=${hall} ballot=${ballot} poll=${poll} draft=${draft} /></div>
    <footer class=${`vote-foot -confirm ${settled ? "" : "-settling"}`}>
      <${More} box=${box} watch=${poll.id} />
      <p class="grow final">${poll.press === "first" && html`<${Icon} name="exclamation-triangle-fill" />`}${finalText(poll)}</p>
      ${revising && html`<${Keep} ballot=${ballot} />`}
      <${Button} size="lg" icon="arrow-left" disabled=${!settled} onClick=${again}>${motion ? _("重选") : _("返回修改")}<//>
      <${Button} kind="primary" size="lg" icon="check-lg" class="confirm" disabled=${!settled} onClick=${() => ballot.send()}>${isSealed(poll) ? _("投票") : _("确认提交")}<//>
    </footer>`;
}
