// A ranking before it is sent, and afterwards to its voter.

import { _, count } from "../../../base/i18n.js";
import { ChoiceMark, Notice, html } from "../../ui.js";
import { optionsOf } from "../../ballot-keeper.js";

/** @param {{paper: any, order: string[]}} props */
function List({ paper, order }) {
  const options = new Map(optionsOf(paper).map((one) => [one.id, one]));
  return html`<ol class="chosen rank-chosen">${order.map((id, place) => html`<li key=${id}><span class="rank-badge num">${place + 1}</span><span>${options.get(id)?.title}</span></li>`)}</ol>`;
}

/** @param {{poll: any, draft: any}} props */
export function RankReview({ poll, draft }) {
  const { order } = draft;
  if (order.length === 0) {
    return html`<${Notice} kind="warn" title=${_("您一项都没有排，提交后计为弃权。")}>${_("如要排序，请按“返回修改”。")}<//>`;
  }
  const rest = poll.paper.choose - order.length;
  return html`<div class="review-head"><h2>${_("您排了 %(n)s 项，1 为最优先", { n: count(order.length) })}</h2>
      ${rest > 0 && html`<p class="muted">${_("还可以再排 %(n)s 项", { n: count(rest) })}</p>`}</div>
    <${List} paper=${poll.paper} order=${order} />`;
}

/** @param {{poll: any, draft: any}} props */
export function RankOwn({ poll, draft }) {
  if (draft.order.length === 0) return html`<p class="own-key"><${ChoiceMark} choice="abstain" /></p>`;
  return html`<${List} paper=${poll.paper} order=${draft.order} />`;
}
