// One poll: what is asked, by which rules, how it goes, what came of it.

import { _, count, dateTime } from "../base/i18n.js";
import { Card, Countdown, KeyValue, Notice, Tag, TurnoutBar, html } from "../base/ui.js";
import { electText, rankText } from "../kiosk/asked.js";
import { BoxCard, WhoVotedButton } from "./box.js";
import { Deeds } from "./deeds.js";
import { AppointmentNotes } from "./nominations.js";
import { PaperCard } from "./paper.js";
import { Result } from "./result.js";
import { SealedTag, isRunning, keysMeaning, keysWord, policySentence } from "./sealed-words.js";
import { WrittenIn } from "./written-in.js";
import { PollState, checkWord, durationWord, kindOf, methodWord, pressWord, relationWord } from "./words.js";

/** Named or secret, and what goes with it. @param {any} poll */
function secrecy(poll) {
  if (poll.box !== "sealed") return [[_("记名"), `${pressWord(poll.press)}；${poll.named_public ? _("公布后人人可看记名名单") : _("记名名单只供工作人员查看")}`]];
  return [
    [_("无记名"), html`<span>${keysWord(poll.keys)}；${pressWord(poll.press)}<br /><span class="note">${keysMeaning(poll.keys)}</span></span>`],
    [_("核对时间"), checkWord(poll.check_seconds)],
    [_("谁已投票"), poll.who_voted ? _("会务组可以看是否投票") : _("不显示")],
  ];
}

/** How an election, a ranking or a list of appointments is held. @param {any} poll */
function askedText(poll) {
  const { options, choose, winners, write_ins: others } = poll.paper;
  if (poll.method === "elect") {
    const kind = electText(poll.paper);
    return others ? `${kind}；${_("可以另选他人")}` : kind;
  }
  if (poll.method === "rank") return `${rankText(poll.paper)}；${_("入选 %(n)s 项", { n: winners ?? choose })}`;
  return poll.merged ? _("人事任免，合并表决（%(why)s）", { why: poll.merged }) : _("人事任免，逐人表决，共 %(n)s 项", { n: options.length });
}

/** @param {{shown: any, items: any[]}} props */
function Facts({ shown, items }) {
  const { poll } = shown;
  const item = items.find((one) => one.id === poll.item_id);
  const moment = (/** @type {string|null} */ at) => html`<span class="num">${dateTime(at)}</span>`;
  return html`<${Card} title=${_("概况")}><${KeyValue} entries=${[
    [_("方式"), kindOf(poll) !== poll.method || ["elect", "rank"].includes(poll.method) ? askedText(poll) : poll.method === "choose" ? _("%(method)s，%(m)s 项中最多选 %(k)s 项", { method: methodWord(poll.method), m: poll.paper.options.length, k: poll.paper.choose }) : methodWord(poll.method)],
    [_("规则"), html`<span>${poll.ruleset.title}<br /><span class="note">${poll.ruleset.sentence}</span></span>`],
    [_("依据"), poll.ruleset.source],
    [_("议程"), item ? `${item.label ?? ""} ${item.title}` : _("不属于议程")],
    [_("时间"), durationWord(poll.duration_seconds)],
    ...secrecy(poll),
    ...(poll.members_n ? [[_("全体人数"), html`<span class="num">${count(poll.members_n)}</span>`]] : []),
    ...(poll.opened_at ? [[_("开始"), moment(poll.opened_at)]] : []),
    ...(poll.closed_at ? [[_("结束"), moment(poll.closed_at)]] : []),
    ...(poll.shown_at ? [[_("公布"), moment(poll.shown_at)]] : []),
    ...(shown.box_sha256 && poll.box !== "sealed" ? [[_("票箱摘要"), html`<code class="digest">${shown.box_sha256}</code>`]] : []),
  ]} /><//>`;
}

/** How a sealed box stands. @param {{poll: any, box: any, edits: boolean}} props */
function SealedProgress({ poll, box, edits }) {
  if (!box) return null;
  return html`<${KeyValue} entries=${[
    [_("票箱码"), html`<b class="short-code">${box.head_code}</b>`],
    [_("票箱内选票"), html`<span class="num">${count(box.ballots)}</span>${box.unchecked > 0 && html` <span class="note">${_("还有 %(n)s 张正在验证", { n: count(box.unchecked) })}</span>`}`],
    ...(box.holders.length > 0 ? [[_("钥匙"), policySentence(box)]] : []),
    ...(poll.state === "unsealing" && box.holders.length > 0
      ? [[_("开箱"), _("已开箱 %(opened)s / %(n)s", { opened: box.opened, n: box.holders.length })]] : []),
  ]} />${edits && poll.who_voted && html`<div class="row"><${WhoVotedButton} poll=${poll} /></div>`}`;
}

/** @param {{shown: any, turnout: any, box: any, edits: boolean, serverNow: () => number}} props */
function Progress({ shown, turnout, box, edits, serverNow }) {
  const { poll } = shown;
  const now = turnout ?? shown.turnout;
  if (!now) return null;
  const ends = poll.state === "checking" ? poll.check_seconds > 0 && poll.check_ends_at : poll.state === "open" ? poll.closes_at : null;
  return html`<${Card} title=${_("进行中")} actions=${ends && html`<${Countdown} closesAt=${ends} serverNow=${serverNow} size="lg" />`}><div class="stack -tight">
    <${TurnoutBar} large value=${now.cast} total=${now.present} label=${_("已投票／实到")} />
    <p class="note">${poll.box === "sealed" ? _("应到 %(n)s 人；无记名，只算合计，不显示谁选了什么。", { n: count(now.electors) }) : _("应到 %(n)s 人；谁选了什么，表决结束前任何人都看不到。", { n: count(now.electors) })}</p>
    <${SealedProgress} poll=${poll} box=${box} edits=${edits} /></div>
  <//>`;
}

/** @param {{shown: any, outcome: any, turnout: any, box: any, keys: any, items: any[], edits: boolean, serverNow: () => number, onEdit: () => void, onDone: () => any, onSelect: (id: string) => void}} props */
export function PollView({ shown, outcome, turnout, box, keys, items, edits, serverNow, onEdit, onDone, onSelect }) {
  const { poll } = shown;
  const over = ["closed", "shown", "void"].includes(poll.state) && poll.opened_at;
  return html`<div class="stack">
    <div class="poll-head">
      <div class="row"><${PollState} state=${poll.state} /><${Tag} kind="quiet">${methodWord(kindOf(poll))}<//>${poll.box === "sealed" && html`<${SealedTag} keys=${poll.keys} />`}${poll.relation && html`<${Tag} kind="gold">${relationWord(poll.relation)}<//>`}</div>
      <h1>${poll.title}</h1>
      <${Deeds} poll=${poll} keys=${keys} box=${box} outcome=${outcome} edits=${edits} onEdit=${onEdit} onDone=${onDone} onSelect=${onSelect} />
    </div>
    ${kindOf(poll) === "appoint" && html`<${AppointmentNotes} poll=${poll} edits=${edits} onDone=${onDone} />`}
    ${poll.state === "void" && html`<${Notice} kind="bad" title=${_("这次表决已作废")}>${_("理由：%(reason)s", { reason: poll.void_reason })}<//>`}
    ${isRunning(poll) && html`<${Progress} shown=${shown} turnout=${turnout} box=${box} edits=${edits} serverNow=${serverNow} />`}
    ${over && (poll.state !== "void" || poll.box !== "sealed") && html`<${Result} key=${poll.id} poll=${poll} />`}
    ${edits && poll.paper.write_ins && ["closed", "shown"].includes(poll.state) && html`<${Card} title=${_("另选他人")}><${WrittenIn} pollId=${poll.id} stamp=${poll.state} onChanged=${onDone} /><//>`}
    ${over && poll.box === "sealed" && html`<${BoxCard} key=${poll.state} poll=${poll} edits=${edits} />`}
    <${Facts} shown=${shown} items=${items} />
    ${poll.paper.options.length > 0 && html`<${PaperCard} paper=${poll.paper} />`}
  </div>`;
}
