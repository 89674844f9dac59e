// An election: three large keys for each candidate, another person only where the deputy is against, the count always in view.

import { _, count } from "../../../base/i18n.js";
import { Button, ConfirmButton, Icon, VoteKeys, cx, html, useRef, useState } from "../../ui.js";
import { optionsOf } from "../../ballot-keeper.js";
import { BlankDialog } from "../blank.js";
import { DetailsDialog } from "../card-details.js";
import { More } from "../more.js";
import { PickCard, hasDetails } from "../pick-card.js";
import { Refusal, useRefusal, useShaking } from "../refusal.js";
import { Keep } from "../revising.js";
import { countsOnlyYes, markedOf, pressed, wantedOf, written } from "./draft.js";
import { WriteIn } from "./write-in.js";

/** What is written in against a candidate, or the key to do so. @param {{name: string, full: boolean, onOpen: () => void, onRemove: () => void}} props */
function Other({ name, full, onOpen, onRemove }) {
  if (!name) {
    return html`<div class="elect-other"><${Button} icon="person-plus" disabled=${full} onClick=${onOpen}>${_("另选他人")}<//>
      <span class="muted">${full ? _("已满应选人数，不能再另选") : _("可以另选一人，也可以不选")}</span></div>`;
  }
  return html`<div class="elect-other -written"><${Icon} name="person-check" /><span class="elect-other-name">${_("另选：%(name)s", { name })}</span>
    <${Button} size="sm" icon="pencil" onClick=${onOpen}>${_("修改")}<//><${Button} size="sm" icon="x-lg" onClick=${onRemove}>${_("不选了")}<//></div>`;
}

/**
 * @param {{option: any, vote: string|null, name: string, writes: boolean, full: boolean, shaken: number, onVote: (vote: string) => void,
 *   onDetails: () => void, onOpen: () => void, onRemove: () => void}} props
 */
function Candidate({ option, vote, name, writes, full, shaken, onVote, onDetails, onOpen, onRemove }) {
  const card = useShaking(shaken);
  return html`<div class=${cx("line-card elect-card", vote && `-${vote}`, shaken > 0 && "-refused")} ref=${card} role="group" aria-label=${option.title}>
    <span class="pick-no num">${option.number}</span>
    <div class="pick-text"><span class="elect-name">${option.title}</span>
      <span class="pick-facts">${!vote && html`<span class="line-left">${_("未选")}</span>`}${option.unit}
        ${hasDetails(option) && html`<button type="button" class="line-more" onClick=${onDetails}>${_("简介")}</button>`}</span></div>
    <div class="line-keys"><${VoteKeys} compact value=${vote} onChange=${onVote} label=${option.title} /></div>
    ${vote === "no" && writes && html`<${Other} name=${name} full=${full} onOpen=${onOpen} onRemove=${onRemove} />`}
  </div>`;
}

/** @param {{paper: any, draft: any, refused: any}} props */
function Count({ paper, draft, refused }) {
  const wanted = wantedOf(draft);
  const text = paper.write_ins ? _("已投赞成和另选") : _("已投赞成");
  return html`<div class=${cx("tally", wanted === paper.choose && "-full")}>
    <div class="tally-count" key=${refused?.times ?? 0} data-shaken=${refused ? "" : undefined}>${text} <b class="num">${count(wanted)}</b>
      <span>/ ${_("应选 %(n)s 人", { n: count(paper.choose) })}</span></div>
    <div class="pips" aria-hidden="true">${Array.from({ length: Math.min(paper.choose, 40) }, (_unused, i) => html`<i key=${i} class=${i < wanted ? "-on" : ""}></i>`)}</div>
    <div class="sr-only" role="status" aria-live="polite">${_("已投赞成 %(n)s 人，应选 %(limit)s 人", { n: count(wanted), limit: count(paper.choose) })}</div>
  </div>`;
}

/** @param {{ballot: any, poll: any, draft: any, revising: boolean, notes: any}} props */
export function ElectPaper({ ballot, poll, draft, revising, notes }) {
  const { paper } = poll;
  const options = optionsOf(paper);
  const onlyYes = countsOnlyYes(poll);
  const [details, setDetails] = useState(/** @type {any} */ (null));
  const [against, setAgainst] = useState(/** @type {any} */ (null));
  const [blank, setBlank] = useState(false);
  const { refused, refuse } = useRefusal();
  const list = useRef(/** @type {HTMLElement|null} */ (null));
  const left = options.length - markedOf(draft);

  /** @param {string} id @param {{draft: any, refused: boolean}} next */
  function become(id, next) {
    refuse(next.refused ? id : null);
    if (!next.refused) ballot.change(next.draft);
  }
  const shaken = (/** @type {string} */ id) => (refused?.id === id ? refused.times : 0);
  const cards = onlyYes
    ? html`<div class="picks -people" role="group" aria-label=${poll.title}>${options.map((option) => html`<${PickCard} key=${option.id} option=${{ ...option, investment: "" }}
        chosen=${draft.votes[option.id] === "yes"} shaken=${shaken(option.id)} words=${[_("赞成"), _("未选")]}
        onTouch=${() => become(option.id, pressed(paper, draft, option.id, "yes"))} onDetails=${() => setDetails(option)} />`)}</div>`
    : html`<div class="lines">${options.map((option) => html`<${Candidate} key=${option.id} option=${option} vote=${draft.votes[option.id] ?? null}
        name=${draft.names[option.id]?.name ?? ""} writes=${paper.write_ins} full=${wantedOf(draft) >= paper.choose} shaken=${shaken(option.id)}
        onVote=${(/** @type {string} */ vote) => become(option.id, pressed(paper, draft, option.id, vote))} onDetails=${() => setDetails(option)}
        onOpen=${() => setAgainst(option)} onRemove=${() => become(option.id, written(paper, draft, option.id, null))} />`)}</div>`;
  return html`
    <div class="vote-body" ref=${list}>${notes}
      ${onlyYes && html`<p class="elect-note"><${Icon} name="info-circle" />${_("这次无记名选举只计赞成票：赞成的请选中，不赞成的不选；反对和弃权不分别计票。")}</p>`}
      ${cards}</div>
    <footer class="vote-foot -choose">
      ${!refused && html`<${More} box=${list} watch=${options.length} />`}
      <${Refusal} text=${refused ? _("应选 %(limit)s 人，已经选满，请先取消一人", { limit: count(paper.choose) }) : ""} />
      <${Count} paper=${paper} draft=${draft} refused=${refused} />
      <div class="vote-tools">${!onlyYes && left > 0 && left < options.length && html`<span class="muted">${_("还有 %(n)s 人未选", { n: count(left) })}</span>`}
        ${revising && html`<${Keep} ballot=${ballot} />`}
        <${ConfirmButton} label=${_("全部清除")} kind="quiet" disabled=${left === options.length} title=${_("清除全部选择？")} text=${_("所有选择都会取消，您可以重新选择。")}
          confirmLabel=${_("全部清除")} confirmKind="danger" onConfirm=${() => { refuse(null); ballot.change({ votes: {}, names: {} }); }} /></div>
      ${left < options.length
        ? html`<${Button} kind="primary" size="lg" onClick=${() => ballot.go("review")}>${_("核对并提交")}<//>`
        : html`<${Button} size="lg" onClick=${() => setBlank(true)}>${onlyYes ? _("一人都不选") : _("一人都不选（弃权）")}<//>`}
    </footer>
    <${DetailsDialog} option=${details} onClose=${() => setDetails(null)} />
    ${against && html`<${WriteIn} poll=${poll} draft=${draft} option=${against} onClose=${() => setAgainst(null)}
      onWrite=${(/** @type {any} */ one) => { become(against.id, written(paper, draft, against.id, one)); setAgainst(null); }} />`}
    <${BlankDialog} open=${blank} title=${_("您一人都没有选")} sure=${_("确定不选")}
      text=${onlyYes ? _("一人都不选，就是不赞成任何候选人。确定吗？") : _("一人都不选，对全部候选人都计为弃权。确定吗？")}
      onSure=${() => ballot.change({ votes: {}, names: {} }, "review")} onClose=${() => setBlank(false)} />`;
}
