// Line by line: three keys on each; a line may be left, and is then shown as left.

import { _, count } from "../../base/i18n.js";
import { Button, VoteKeys, html, useRef, useState } from "../ui.js";
import { answered, countOf, optionsOf } from "../ballot-keeper.js";
import { BlankDialog } from "./blank.js";
import { DetailsDialog } from "./card-details.js";
import { More } from "./more.js";
import { hasDetails } from "./pick-card.js";
import { Keep } from "./revising.js";
import { factsText } from "../words.js";

/** @param {{option: any, vote: string|null, onVote: (vote: string) => void, onDetails: () => void}} props */
function Line({ option, vote, onVote, onDetails }) {
  const facts = factsText(option);
  return html`<div class=${`line-card ${vote ? "-done" : ""}`}>
    <span class="pick-no num">${option.number}</span>
    <div class="pick-text"><span class="pick-title">${option.title}</span>
      ${(facts || hasDetails(option) || !vote) && html`<span class="pick-facts">${!vote && html`<span class="line-left">${_("未选")}</span>`}${facts}
        ${hasDetails(option) && html`<button type="button" class="line-more" onClick=${onDetails}>${_("详情")}</button>`}</span>`}</div>
    <div class="line-keys"><${VoteKeys} compact value=${vote} onChange=${onVote} label=${option.title} /></div>
  </div>`;
}

/** @param {{ballot: any, poll: any, draft: any, revising: boolean, notes: any}} props */
export function PerItem({ ballot, poll, draft, revising, notes }) {
  const options = optionsOf(poll.paper);
  const done = countOf(draft);
  const [details, setDetails] = useState(/** @type {any} */ (null));
  const [blank, setBlank] = useState(false);
  const list = useRef(/** @type {HTMLElement|null} */ (null));
  return html`
    <div class="vote-body" ref=${list}>
      ${notes}
      <div class="lines">
        ${options.map((option) => html`<${Line} key=${option.id} option=${option} vote=${draft.votes[option.id] ?? null}
          onVote=${(/** @type {string} */ vote) => ballot.change(answered(draft, option.id, vote))} onDetails=${() => setDetails(option)} />`)}
      </div>
    </div>
    <footer class="vote-foot -choose">
      <${More} box=${list} watch=${options.length} />
      <div class="tally"><div class="tally-count">${_("已表决")} <b class="num">${count(done)}</b> <span>/ ${_("%(n)s 项", { n: count(options.length) })}</span></div>
        <div class="sr-only" role="status" aria-live="polite">${_("已表决 %(n)s 项，共 %(all)s 项", { n: count(done), all: count(options.length) })}</div></div>
      <div class="tally-note">${done > 0 && done < options.length && html`<span class="muted">${_("还有 %(n)s 项未选", { n: count(options.length - done) })}</span>`}</div>
      ${revising && html`<${Keep} ballot=${ballot} />`}
      ${done > 0
        ? html`<${Button} kind="primary" size="lg" onClick=${() => ballot.go("review")}>${_("核对并提交")}<//>`
        : html`<${Button} size="lg" onClick=${() => setBlank(true)}>${_("一项都不选")}<//>`}
    </footer>
    <${DetailsDialog} option=${details} onClose=${() => setDetails(null)} />
    <${BlankDialog} open=${blank} title=${_("您一项都没有选")} text=${_("一项都不选，提交后各项都按“未按表决器”计。确定吗？")} sure=${_("确定不选")}
      onSure=${() => ballot.change({ votes: {} }, "review")} onClose=${() => setBlank(false)} />`;
}
