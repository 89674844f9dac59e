// One poll: what is asked, by which rules, how it goes, what came of it.

import { _, count, dateTime } from "../base/i18n.js";
import { Card, Countdown, KeyValue, Notice, Tag, TurnoutBar, html } from "../base/ui.js";
import { Deeds } from "./deeds.js";
import { PaperCard } from "./paper.js";
import { Result } from "./result.js";
import { PollState, durationWord, methodWord, pressWord, relationWord } from "./words.js";

/** @param {{shown: any, items: any[]}} props */
function Facts({ shown, items }) {
  const { poll } = shown;
  const item = items.find((one) => one.id === poll.item_id);
  const moment = (/** @type {string|null} */ at) => html`<span class="num">${dateTime(at)}</span>`;
  return html`<${Card} title=${_("概况")}><${KeyValue} entries=${[
    [_("方式"), poll.method === "choose" ? _("%(method)s，%(m)s 项中最多选 %(k)s 项", { method: methodWord(poll.method), m: poll.paper.options.length, k: poll.paper.choose }) : methodWord(poll.method)],
    [_("规则"), html`<span>${poll.ruleset.title}<br /><span class="note">${poll.ruleset.sentence}</span></span>`],
    [_("依据"), poll.ruleset.source],
    [_("议程"), item ? `${item.label ?? ""} ${item.title}` : _("不属于议程")],
    [_("时间"), durationWord(poll.duration_seconds)],
    [_("记名"), `${pressWord(poll.press)}；${poll.named_public ? _("公布后人人可看记名名单") : _("记名名单只供工作人员查看")}`],
    ...(poll.members_n ? [[_("全体人数"), html`<span class="num">${count(poll.members_n)}</span>`]] : []),
    ...(poll.opened_at ? [[_("开始"), moment(poll.opened_at)]] : []),
    ...(poll.closed_at ? [[_("结束"), moment(poll.closed_at)]] : []),
    ...(poll.shown_at ? [[_("公布"), moment(poll.shown_at)]] : []),
    ...(shown.box_sha256 ? [[_("票箱摘要"), html`<code class="digest">${shown.box_sha256}</code>`]] : []),
  ]} /><//>`;
}

/** @param {{shown: any, turnout: any, serverNow: () => number}} props */
function Progress({ shown, turnout, serverNow }) {
  const now = turnout ?? shown.turnout;
  if (!now) return null;
  return html`<${Card} title=${_("进行中")} actions=${shown.poll.closes_at && html`<${Countdown} closesAt=${shown.poll.closes_at} serverNow=${serverNow} size="lg" />`}>
    <${TurnoutBar} large value=${now.cast} total=${now.present} label=${_("已投票／实到")} />
    <p class="note">${_("应到 %(n)s 人；谁选了什么，表决结束前任何人都看不到。", { n: count(now.electors) })}</p>
  <//>`;
}

/** @param {{shown: any, outcome: any, turnout: any, items: any[], edits: boolean, serverNow: () => number, onEdit: () => void, onDone: () => any, onSelect: (id: string) => void}} props */
export function PollView({ shown, outcome, turnout, items, edits, serverNow, onEdit, onDone, onSelect }) {
  const { poll } = shown;
  const over = ["closed", "shown", "void"].includes(poll.state) && poll.opened_at;
  return html`<div class="stack">
    <div class="poll-head">
      <div class="row"><${PollState} state=${poll.state} /><${Tag} kind="quiet">${methodWord(poll.method)}<//>${poll.relation && html`<${Tag} kind="gold">${relationWord(poll.relation)}<//>`}</div>
      <h1>${poll.title}</h1>
      <${Deeds} poll=${poll} outcome=${outcome} edits=${edits} onEdit=${onEdit} onDone=${onDone} onSelect=${onSelect} />
    </div>
    ${poll.state === "void" && html`<${Notice} kind="bad" title=${_("这次表决已作废")}>${_("理由：%(reason)s", { reason: poll.void_reason })}<//>`}
    ${poll.state === "open" && html`<${Progress} shown=${shown} turnout=${turnout} serverNow=${serverNow} />`}
    ${over && html`<${Result} key=${poll.id} poll=${poll} />`}
    <${Facts} shown=${shown} items=${items} />
    ${poll.paper.options.length > 0 && html`<${PaperCard} paper=${poll.paper} />`}
  </div>`;
}
