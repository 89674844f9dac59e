// An election before it is sent, and afterwards to its voter: who is wanted, who is not, who is written in.

import { _, count, lang } from "../../../base/i18n.js";
import { ChoiceMark, Notice, html } from "../../ui.js";
import { optionsOf } from "../../ballot-keeper.js";
import { countsOnlyYes, wantedOf } from "./draft.js";

/** @param {{paper: any, draft: any, onlyYes: boolean}} props */
function List({ paper, draft, onlyYes }) {
  const options = optionsOf(paper);
  const mark = (/** @type {string} */ vote) => {
    if (vote) return html`<${ChoiceMark} choice=${vote} />`;
    return html`<${ChoiceMark} choice=${onlyYes ? "none" : "abstain"} label=${onlyYes ? _("未选") : _("弃权（未选）")} />`;
  };
  return html`<ol class="chosen -lines">${options.map((one) => html`<li key=${one.id} class=${!draft.votes[one.id] && !onlyYes ? "-left" : ""}>
    <span class="pick-no num">${one.number}</span>
    <span><b class="elect-review-name">${one.title}</b>${draft.names?.[one.id] && html`<span class="elect-review-other">${_("另选：%(name)s", { name: draft.names[one.id].name })}</span>`}</span>
    ${mark(draft.votes[one.id])}</li>`)}</ol>`;
}

/** @param {{poll: any, draft: any}} props */
export function ElectReview({ poll, draft }) {
  const { paper } = poll;
  const onlyYes = countsOnlyYes(poll);
  const left = optionsOf(paper).filter((one) => !draft.votes[one.id]);
  const wanted = wantedOf(draft);
  return html`<div class="review-head"><h2>${_("您赞成 %(n)s 人", { n: count(wanted - Object.keys(draft.names ?? {}).length) })}</h2>
      <p class="muted">${_("应选 %(n)s 人", { n: count(paper.choose) })}${wanted < paper.choose ? ` · ${_("还可以再选 %(n)s 人", { n: count(paper.choose - wanted) })}` : ""}</p></div>
    ${!onlyYes && left.length > 0 && html`<${Notice} kind="warn" title=${_("有 %(n)s 人未选，按弃权计：第 %(numbers)s 人", { n: count(left.length), numbers: left.map((one) => one.number).join(lang === "zh" ? "、" : ", ") })}>
      ${_("如要补选，请按“返回修改”。")}<//>`}
    ${onlyYes && wanted === 0 && html`<${Notice} kind="warn" title=${_("您没有赞成任何候选人。")}>${_("如要选择，请按“返回修改”。")}<//>`}
    <${List} paper=${paper} draft=${draft} onlyYes=${onlyYes} />`;
}

/** One's own ballot in the box. @param {{poll: any, draft: any}} props */
export function ElectOwn({ poll, draft }) {
  return html`<${List} paper=${poll.paper} draft=${draft} onlyYes=${countsOnlyYes(poll)} />`;
}
