// The box as a scrutineer sees it: ballots checked here while people vote, then the opening.

import { _, count } from "../base/i18n.js";
import { Busy, Countdown, Figure, Icon, Tag, html } from "../tablet/ui.js";
import { verdict } from "../kiosk/outcome.js";
import { Fault } from "../belenios/faults.js";
import { Big, Code, Step, Trouble } from "./parts.js";
import { NoKeyHere } from "./ceremony-view.js";
import { Restore } from "./restore.js";

/** What this tablet itself has checked. @param {{box: any, announced: number}} props */
function Checked({ box, announced }) {
  const all = Math.max(box.total.value, announced);
  const done = all > 0 && box.signed.value === all;
  return html`<p class=${`checked ${done ? "-done" : ""}`}><${Icon} name=${done ? "shield-check" : "hourglass-split"} size="lg" />
    <span>${_("本机已核对 %(n)s/%(all)s 张（其中 %(k)s 张含全部证明）", { n: count(box.signed.value), all: count(all), k: count(box.proved.value) })}</span></p>`;
}

/** How many, and the code of the box. @param {{voters: any, ballots: number, code?: string}} props */
function Facts({ voters, ballots, code }) {
  return html`<div class="facts"><${Figure} ...${voters} unit=${_("人")} /><${Figure} label=${_("票箱里的票")} value=${ballots} unit=${_("张")} />
    ${code && html`<div class="named-code"><span>${_("本机算出的票箱码，应与大屏的一致")}</span><${Code} code=${code} /></div>`}</div>`;
}

/** @param {{state: any, at: any, box: any, serverNow: () => number}} props */
export function Watching({ state, at, box, serverNow }) {
  const { poll, box: told } = at;
  const { turnout } = state;
  const checking = poll.state === "checking";
  const lasts = poll.check_ends_at && Date.parse(poll.check_ends_at) > serverNow();
  return html`<${Step} tone="live" label=${checking ? _("正在核对") : _("表决进行中")} what=${poll.title}>
    ${checking && html`<p class="t-lg">${_("已停止收票。代表正在公示板上核对自己的选票编号。")}
      ${lasts && html` <${Countdown} closesAt=${poll.check_ends_at} serverNow=${serverNow} />`}</p>`}
    <${Facts} voters=${{ label: _("已投票"), value: turnout?.cast ?? 0, of: turnout?.present }} ballots=${Math.max(box.total.value, told?.ballots ?? 0)}
      code=${box.headCode.value} />
    <${Trouble} error=${box.error.value} onRetry=${box.again} />
    <${Checked} box=${box} announced=${told?.ballots ?? 0} />
    <p class="muted">${told?.keys === "server" ? _("本次表决的钥匙由系统保管，不需要监票人开箱。") : _("现在不必做什么。主持人宣布开箱时，这里会出现开箱按钮。")}</p><//>`;
}

/** @param {{at: any, box: any}} props */
function Sum({ at, box }) {
  return html`<${Facts} voters=${{ label: _("投票人数"), value: box.sum.value.numTallied }} ballots=${box.total.value} code=${box.headCode.value} />
    <p class="checked -done"><${Icon} name="shield-check" size="lg" /><span>${_("本机自己加出的总和与系统的一致，%(n)s 张票全部核对", { n: count(box.total.value) })}</span></p>`;
}

/** @param {{told: any}} props */
function Opened({ told }) {
  return html`<p class="t-2xl strong num">${_("已开箱 %(n)s / %(all)s", { n: count(told.opened), all: count(told.needed) })}</p>
    <p class="muted">${told.opened >= told.needed ? _("人数已够，正在计票。") : _("还差 %(n)s 位，请等候。", { n: count(told.needed - told.opened) })}</p>`;
}

const OWN = new Set(["backup", "worker"]);

/** Something is wrong with the box, and not with this tablet or the network. @param {any} error */
const isAlarm = (error) => error instanceof Fault && error.code !== "tally.owner" && !OWN.has(error.code.split(".")[0]);

/** @param {{box: any, onRestore: (text: string) => Promise<any>}} props */
function Stopped({ box, onRestore }) {
  const error = box.error.value;
  const alarm = isAlarm(error);
  const otherKey = error.code === "tally.owner";
  return html`<${Step} tone="bad" label=${alarm ? _("已停止，什么也没有交出") : _("没有完成")} what=${alarm ? _("不要开箱，请告诉主持人") : _("没有开箱")}>
    <${Trouble} error=${error} onRetry=${otherKey ? undefined : box.again} />
    ${otherKey && html`<${Restore} onRestore=${(/** @type {string} */ text) => onRestore(text).then(box.again)} />`}<//>`;
}

/** A scrutineer without a part of this box's key. @param {{at: any, box: any}} props */
function LookingOn({ at, box }) {
  const server = at.box.keys === "server";
  return html`<${Step} label=${_("不必做什么")} what=${at.poll.title}>
    <p class="t-lg">${server ? _("本次表决的钥匙由系统保管，不需要监票人开箱。") : _("这个票箱的钥匙不由您保管，请等候其他监票人开箱。")}</p>
    ${!server && html`<${Opened} told=${at.box} />`}<${Sum} at=${at} box=${box} /><//>`;
}

/** @param {{at: any, box: any, onRestore: (text: string) => Promise<any>}} props */
export function Opening({ at, box, onRestore }) {
  const { poll, box: told } = at;
  if (box.error.value) return html`<${Stopped} box=${box} onRestore=${onRestore} />`;
  if (!box.sum.value) {
    return html`<${Step} label=${_("开箱之前")} what=${_("本机正在核对票箱")}><${Checked} box=${box} announced=${told.ballots} />
      <${Busy} label=${_("核对无误后出现开箱按钮")} /><//>`;
  }
  const mine = box.holding.value && told.holders.find((/** @type {any} */ one) => one.number === box.holding.value.number);
  if (!mine) return html`<${LookingOn} at=${at} box=${box} />`;
  if (mine.opened) {
    return html`<${Step} tone="ok" label=${_("不必做什么")} what=${_("您已开箱")}><${Opened} told=${told} /><${Sum} at=${at} box=${box} /><//>`;
  }
  if (!box.kept.value) return html`<${NoKeyHere} onRestore=${onRestore} />`;
  return html`<${Step} tone="live" label=${_("请您现在做")} what=${_("开箱：%(title)s", { title: poll.title })}
    actions=${html`<${Big} icon="unlock" label=${_("开箱（释放我的部分）")} onClick=${box.open} onError=${box.fail} />`}>
    <${Sum} at=${at} box=${box} /><p class="muted">${_("您交出的只能打开总数，打不开任何一张票。")}</p><//>`;
}

/** @param {{state: any, at: any}} props */
export function Over({ state, at }) {
  const { poll } = at;
  const result = poll.state === "shown" && state.result?.poll_id === poll.id ? state.result : null;
  if (!result) {
    return html`<${Step} tone="ok" label=${_("已开箱")} what=${_("结果已算出，请等候主持人公布")}><p class="t-lg">${poll.title}</p><//>`;
  }
  const said = verdict(poll, result);
  return html`<${Step} tone="ok" label=${_("表决结果")} what=${poll.title}><div><${Tag} kind=${said.kind}>${said.text}<//></div>
    ${result.words.map((/** @type {string} */ line) => html`<p key=${line} lang="zh-CN">${line}</p>`)}<//>`;
}
