// A vote on paper or by hands on the wall: who votes how, papers out and back, counting in progress. No figure of the count.

import { _, count } from "../../base/i18n.js";
import { Figure, Icon, html } from "../../base/ui.js";
import { paperOf, wayWord } from "../../voting/paper/words.js";
import { Fit } from "../rolling.js";
import { turnoutOf } from "../view.js";
import { Words } from "../waiting.js";

/** @param {{state: any}} props */
function Figures({ state }) {
  const paper = paperOf(state);
  const turnout = turnoutOf(state);
  if (!paper) return null;
  const tablets = turnout ? turnout.cast - (paper.way === "hands" ? 0 : paper.collected ?? 0) : 0;
  return html`<div class="closed-figures">
    ${(paper.way === "mixed" || paper.fallback === "keep") && html`<${Figure} middle size="lg" label=${_("平板表决")} value=${count(tablets)} />`}
    ${paper.issued !== null && html`<${Figure} middle size="lg" label=${_("发出")} value=${count(paper.issued)} />`}
    ${paper.collected !== null && html`<${Figure} middle size="lg" label=${_("收回")} value=${count(paper.collected)} />`}</div>`;
}

/** @param {{state: any}} props */
export function OnPaper({ state }) {
  const { poll } = state;
  const hands = poll.way === "hands";
  return html`<div class="screen-body closed"><${Fit} class="closed-title" least=${0.4}><h1><${Words} text=${poll.title} /></h1><//>
    <div class="closed-words"><p class="view-label"><${Icon} name=${hands ? "hand-index" : "pencil-square"} />${wayWord(poll.way)}</p>
      <p class="screen-big">${hands ? _("请听主持人宣布，举手表决") : _("请填写选票，投入票箱")}</p>
      <p class="motion-rule">${poll.ruleset.sentence}</p><${Figures} state=${state} /></div></div>`;
}

/** @param {{state: any}} props */
export function Counting({ state }) {
  return html`<div class="screen-body closed"><${Fit} class="closed-title" least=${0.4}><h1><${Words} text=${state.poll.title} /></h1><//>
    <div class="closed-words"><p class="screen-big">${_("投票结束，正在计票")}</p><${Figures} state=${state} /></div></div>`;
}
