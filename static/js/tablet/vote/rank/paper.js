// Ranking: touch in order, 1 is best; what has a rank is moved up and down beside the list.

import { _, count } from "../../../base/i18n.js";
import { Button, ConfirmButton, Icon, cx, html, useEffect, useRef, useState } from "../../ui.js";
import { ranksAll } from "../../../kiosk/election.js";
import { optionsOf } from "../../ballot-keeper.js";
import { BlankDialog } from "../blank.js";
import { DetailsDialog } from "../card-details.js";
import { More } from "../more.js";
import { hasDetails } from "../pick-card.js";
import { Refusal, useRefusal } from "../refusal.js";
import { Keep } from "../revising.js";
import { ranked, stepped } from "../elect/draft.js";
import { factsText } from "../../words.js";

/** An option to touch: it takes the next rank. @param {{option: any, rank: number, onTouch: () => void, onDetails: () => void}} props */
function Card({ option, rank, onTouch, onDetails }) {
  const facts = factsText(option);
  return html`<div class=${cx("pick-card rank-card", rank > 0 && "-chosen")}>
    <button type="button" class="pick-main" aria-pressed=${String(rank > 0)} onClick=${onTouch}
      aria-label=${rank ? _("%(title)s，排第 %(rank)s", { title: option.title, rank }) : option.title}>
      <span class="rank-badge num" aria-hidden="true">${rank || ""}</span>
      <span class="pick-text"><span class="pick-title"><span class="rank-no num">${option.number}.</span> ${option.title}</span>${facts && html`<span class="pick-facts">${facts}</span>`}</span>
    </button>
    ${hasDetails(option) && html`<button type="button" class="pick-more" onClick=${onDetails} aria-label=${_("第 %(number)s 项的详细介绍", { number: option.number })}>
      <${Icon} name="info-circle" /><span>${_("详情")}</span></button>`}
  </div>`;
}

/** One's own order so far. @param {{order: string[], options: Map<string, any>, onStep: (id: string, step: number) => void, onRemove: (id: string) => void}} props */
function Order({ order, options, onStep, onRemove }) {
  const end = useRef(/** @type {HTMLElement|null} */ (null));
  useEffect(() => { end.current?.scrollIntoView({ block: "nearest" }); }, [order.length]);
  if (order.length === 0) return html`<p class="rank-empty muted">${_("按先后顺序点左边的项目：先点的排第 1，1 为最优先。")}</p>`;
  return html`<ol class="rank-order">${order.map((id, place) => html`<li key=${id} ref=${place === order.length - 1 ? end : undefined}>
    <span class="rank-badge num">${place + 1}</span><span class="rank-title"><b class="num">${options.get(id)?.number}.</b> ${options.get(id)?.title}</span>
    <span class="rank-keys">
      <button type="button" class="rank-key" disabled=${place === 0} aria-label=${_("第 %(rank)s 项上移", { rank: place + 1 })} onClick=${() => onStep(id, -1)}><${Icon} name="chevron-up" /></button>
      <button type="button" class="rank-key" disabled=${place === order.length - 1} aria-label=${_("第 %(rank)s 项下移", { rank: place + 1 })} onClick=${() => onStep(id, 1)}><${Icon} name="chevron-down" /></button>
      <button type="button" class="rank-key" aria-label=${_("取消第 %(rank)s 项", { rank: place + 1 })} onClick=${() => onRemove(id)}><${Icon} name="x-lg" /></button>
    </span></li>`)}</ol>`;
}

/** @param {{ballot: any, poll: any, draft: any, revising: boolean, notes: any}} props */
export function RankPaper({ ballot, poll, draft, revising, notes }) {
  const { paper } = poll;
  const options = optionsOf(paper);
  const byId = new Map(options.map((one) => [one.id, one]));
  const { order } = draft;
  const [undo, setUndo] = useState(/** @type {string[][]} */ ([]));
  const [details, setDetails] = useState(/** @type {any} */ (null));
  const [blank, setBlank] = useState(false);
  const [mine, setMine] = useState(false); // on a phone: the order instead of the list
  const { refused, refuse } = useRefusal();
  const list = useRef(/** @type {HTMLElement|null} */ (null));

  /** @param {string[]} next */
  function become(next) {
    if (next === order) return;
    setUndo([...undo.slice(-50), order]);
    refuse(null);
    ballot.change({ order: next });
  }
  function touch(/** @type {string} */ id) {
    const next = ranked(paper, order, id);
    if (next.refused) refuse(id);
    else become(next.order);
  }
  function back() {
    const before = undo.at(-1);
    if (!before) return;
    setUndo(undo.slice(0, -1));
    refuse(null);
    ballot.change({ order: before });
  }
  const complete = ranksAll(poll) ? order.length === options.length : order.length > 0;
  return html`
    <div class=${cx("rank-body", mine && "-mine")}>
      <div class="vote-body rank-list" ref=${list}>${notes}
        <div class="rank-cards">${options.map((option) => html`<${Card} key=${option.id} option=${option} rank=${order.indexOf(option.id) + 1}
          onTouch=${() => touch(option.id)} onDetails=${() => setDetails(option)} />`)}</div></div>
      <section class="rank-mine" aria-label=${_("我的排序")}><h2>${_("我的排序")}</h2>
        <${Order} order=${order} options=${byId} onStep=${(/** @type {string} */ id, /** @type {number} */ step) => become(stepped(order, id, step))}
          onRemove=${(/** @type {string} */ id) => become(order.filter((/** @type {string} */ one) => one !== id))} /></section>
    </div>
    <footer class="vote-foot -choose">
      ${!refused && !mine && html`<${More} box=${list} watch=${options.length} />`}
      <${Refusal} text=${refused ? _("只排前 %(limit)s 名，已经排满，请先取消一项", { limit: count(paper.choose) }) : ""} />
      <div class=${cx("tally", order.length === paper.choose && "-full")}><div class="tally-count" key=${refused?.times ?? 0} data-shaken=${refused ? "" : undefined}>${_("已排")} <b class="num">${count(order.length)}</b>
        <span>/ ${_("%(n)s 项", { n: count(paper.choose) })}</span></div>
        <div class="sr-only" role="status" aria-live="polite">${_("已排 %(n)s 项，共 %(all)s 项", { n: count(order.length), all: count(paper.choose) })}</div></div>
      <div class="vote-tools">
        <div class="segments rank-switch" role="group" aria-label=${_("显示什么")}>
          <button type="button" aria-pressed=${String(!mine)} onClick=${() => setMine(false)}>${_("全部项目")}</button>
          <button type="button" aria-pressed=${String(mine)} onClick=${() => { refuse(null); setMine(true); }}>${_("我的排序")}</button></div>
        ${revising && html`<${Keep} ballot=${ballot} />`}
        <${Button} icon="arrow-counterclockwise" disabled=${undo.length === 0} onClick=${back}>${_("撤销一步")}<//>
        <${ConfirmButton} label=${_("全部清除")} kind="quiet" disabled=${order.length === 0} title=${_("清除全部排序？")} text=${_("已排的 %(n)s 项都会取消，您可以重新排序。", { n: count(order.length) })}
          confirmLabel=${_("全部清除")} confirmKind="danger" onConfirm=${() => become([])} /></div>
      ${order.length > 0
        ? html`<${Button} kind="primary" size="lg" disabled=${!complete} onClick=${() => ballot.go("review")}>${complete ? _("核对并提交") : _("还有 %(n)s 项未排", { n: count(options.length - order.length) })}<//>`
        : html`<${Button} size="lg" onClick=${() => setBlank(true)}>${_("不排序（弃权）")}<//>`}
    </footer>
    <${DetailsDialog} option=${details} onClose=${() => setDetails(null)} />
    <${BlankDialog} open=${blank} title=${_("您一项都没有排")} text=${_("一项都不排，提交后计为弃权。确定要弃权吗？")} sure=${_("确定弃权")}
      onSure=${() => ballot.change({ order: [] }, "review")} onClose=${() => setBlank(false)} />`;
}
