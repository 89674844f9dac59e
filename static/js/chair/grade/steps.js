// The steps of an evaluation: which group, whom, how far; its announcement; the order on the wall.

import { post } from "../../base/api.js";
import { _, count } from "../../base/i18n.js";
import { Button, html } from "../../base/ui.js";
import { byScoreAsked } from "../../kiosk/graded.js";
import { Big, Card } from "../card.js";
import { announcingWords } from "./words.js";

/** "第一组：张三", as far as the paper is known. @param {any} line the poll in the list @param {any} [poll] the poll itself */
export function gradingTitle(line, poll) {
  if (!poll?.paper) return line.title;
  const { options } = poll.paper;
  const whom = options.length === 1 ? options[0].title : _("%(n)s 个对象", { n: count(options.length) });
  return poll.electorate ? _("请“%(group)s”测评：%(whom)s", { group: poll.electorate, whom }) : _("测评：%(whom)s", { whom });
}

/** How far the evaluation is. @param {{state: any, poll: any}} props */
export function GradingPlace({ state, poll }) {
  const { evaluation } = state;
  const place = evaluation?.polls.findIndex((/** @type {any} */ one) => one.poll_id === poll.id) ?? -1;
  if (place < 0 || evaluation.polls.length < 2) return html`<p class="muted">${poll.title}</p>`;
  return html`<p class="muted">${_("%(title)s：第 %(n)s 次，共 %(all)s 次", { title: evaluation.title, n: place + 1, all: evaluation.polls.length })}</p>`;
}

/** Everybody has graded. @param {{evaluation: any}} props */
export function AnnounceEvaluation({ evaluation }) {
  const hidden = evaluation.polls.filter((/** @type {any} */ one) => one.state === "closed").length;
  return html`<${Card} label=${_("下一步：公布测评结果")} what=${evaluation.title} words=${announcingWords(evaluation)}
    extra=${hidden > 0 && html`<p class="muted">${_("人数较少的组不单独公布，计入总的结果。")}</p>`}>
    <${Big} label=${_("公布测评结果")} icon="megaphone" onClick=${() => post(`/evaluations/${evaluation.id}/announce`)} /><//>`;
}

/** What the wall shows of grades, and in which order. @param {any} state @returns {{face: string, poll_id?: string, text: string}|null} */
function onTheWall({ stage, poll, evaluation }) {
  if (stage.face === "evaluation") return { face: "evaluation", text: evaluation?.id ?? "" };
  const shown = stage.face === "result" && poll?.method === "grade" && poll.id === stage.poll_id && poll.paper.options.length > 1;
  return shown ? { face: "result", poll_id: poll.id, text: "" } : null;
}

/** The order of the subjects on the wall, at a touch. @param {{state: any}} props */
export function Order({ state }) {
  const shown = onTheWall(state);
  if (!shown) return null;
  const score = byScoreAsked(state.stage);
  const turn = () => post(`/meetings/${state.meeting.id}/stage`, { ...shown, item_id: state.stage.item_id, text: score ? shown.text : `${shown.text} score`.trim() });
  return html`<section class="card row -between"><span>${score ? _("大屏现在按得分排列") : _("大屏现在按名单顺序排列")}</span>
    <div class="row"><${Button} icon="arrow-repeat" onClick=${turn}>${score ? _("改按名单顺序") : _("改按得分排列")}<//>
      ${shown.face === "evaluation" && html`<${Button} icon="arrow-counterclockwise" onClick=${() => post(`/evaluations/${state.evaluation.id}/retract`)}>${_("收回公布")}<//>`}</div></section>`;
}
