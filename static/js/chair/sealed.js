// The next steps of a sealed vote: who holds the key, stop and check, close the box, wait for its opening.

import { post } from "../base/api.js";
import { _, count } from "../base/i18n.js";
import { Button, ConfirmButton, Countdown, Icon, html } from "../base/ui.js";
import { useTick } from "../base/ui/live.js";
import { keysMeaning, policySentence } from "../voting/sealed-words.js";
import { Big, Card } from "./card.js";
import { VoidPoll } from "./dialogs.js";
import { Holders } from "./keys.js";
import { turnoutOf } from "./next-step.js";
import { checkingWords, stoppingWords, unsealingWords } from "./words.js";

/** The box of this poll and no other. @param {any} state */
export function boxOf({ box, poll }) {
  return box?.poll_id === poll?.id ? box : null;
}

/** Who holds the key, before the opening. @param {{state: any, poll: any, onOthers: () => void}} props */
export function KeyLine({ state, poll, onOthers }) {
  if (poll.keys === "server") return html`<div class="key-line -warn"><${Icon} name="exclamation-triangle" /><span>${_("无记名。%(meaning)s", { meaning: keysMeaning("server") })}</span></div>`;
  if (!state.keys) return null;
  return html`<div class="key-line"><${Icon} name="key" /><span>${_("无记名。钥匙已经备好：%(policy)s。", { policy: policySentence(state.keys) })}</span>
    <${Button} size="sm" kind="quiet" onClick=${onOthers}>${_("换人重做钥匙")}<//></div>`;
}

/** @param {{state: any, poll: any, time: any, fallBack: any}} props time: the countdown with its buttons; fallBack: on without tablets */
export function StopAndCheck({ state, poll, time, fallBack }) {
  const turnout = turnoutOf(state);
  const missing = turnout ? turnout.present - turnout.cast : 0;
  const stop = () => post(`/polls/${poll.id}/check`);
  return html`<${Card} tone="live" label=${_("无记名表决进行中")} what=${poll.title} words=${stoppingWords(turnout)} extra=${time}>
    <${ConfirmButton} label=${_("停止投票，开始核对")} kind="primary" size="lg" icon="stop-fill" title=${missing > 0 ? _("还有 %(n)s 人没有提交，现在停止？", { n: missing }) : _("停止投票？")}
      text=${_("停止后代表核对选票编号；需要时可以返回投票。")} confirmLabel=${_("停止投票")} onConfirm=${stop} />
    ${fallBack}<${VoidPoll} poll=${poll} />
  <//>`;
}

/** @param {{poll: any, unchecked: number, early: boolean}} props */
function SealButton({ poll, unchecked, early }) {
  const seal = () => post(`/polls/${poll.id}/close`);
  if (unchecked > 0) return html`<${Big} label=${_("封箱")} icon="lock-fill" disabled onClick=${seal} />`;
  return early
    ? html`<${ConfirmButton} label=${_("封箱")} kind="primary" size="lg" icon="lock-fill" title=${_("提前结束核对？")} text=${_("核对时间还没有到，提前结束将记入日志。封箱以后不能再投票。")} confirmLabel=${_("提前封箱")} onConfirm=${seal} />`
    : html`<${Big} label=${_("封箱")} icon="lock-fill" onClick=${seal} />`;
}

/** @param {{state: any, poll: any, serverNow: () => number}} props */
export function SealBox({ state, poll, serverNow }) {
  useTick(1000, serverNow);
  const box = boxOf(state);
  const unchecked = box?.unchecked ?? 0;
  const ends = poll.check_seconds > 0 ? poll.check_ends_at : null;
  const early = Boolean(ends) && serverNow() < Date.parse(ends);
  const extra = html`<div class="row">${ends && html`<${Countdown} closesAt=${ends} serverNow=${serverNow} size="lg" />`}
    ${unchecked > 0
      ? html`<p class="grow strong" role="status"><${Icon} name="hourglass-split" /> ${_("还有 %(n)s 张选票正在验证，验证完才能封箱，通常只要几秒。", { n: count(unchecked) })}</p>`
      : html`<span class="muted">${early ? _("核对时间") : ends ? _("核对时间已到，可以封箱") : _("不规定核对时间，随时可以封箱")}</span>`}</div>`;
  return html`<${Card} tone="live" label=${_("核对中（不收票）")} what=${poll.title} words=${checkingWords(state, box)} extra=${extra}>
    <${SealButton} poll=${poll} unchecked=${unchecked} early=${early} />
    <${ConfirmButton} label=${_("返回投票")} size="lg" icon="arrow-counterclockwise" title=${_("返回投票？")} text=${_("继续收票；之后需要再次停止并核对，票箱码会改变。")} onConfirm=${() => post(`/polls/${poll.id}/resume`)} />
    <${VoidPoll} poll=${poll} />
  <//>`;
}

/** What to do when a scrutineer cannot open. @param {{box: any}} props */
function Missing({ box }) {
  const still = Math.max(0, box.needed - box.opened);
  return html`<details class="help-fold"><summary>${_("监票人的平板打不开怎么办？")}</summary><ul>
    ${box.kind === "threshold" && html`<li>${_("不必等他：其余监票人中再有 %(n)s 位开箱即可。", { n: still })}</li>`}
    <li>${_("换一台平板，监票人扫自己的代表证登录，再扫生成钥匙时留下的备份二维码，就能接着开箱。")}</li>
    <li>${_("确实凑不够人数时，只能作废重新表决：没有别的办法打开票箱。")}</li></ul></details>`;
}

/** @param {{box: any}} props */
function Opening({ box }) {
  if (!box) return null;
  if (!box.tally_ready) return html`<p class="muted" role="status">${_("正在合并密封的选票，请稍候。")}</p>`;
  if (box.holders.length === 0) return html`<p class="muted" role="status">${_("钥匙在服务器上，正在计票，请稍候。")}</p>`;
  return html`<div class="stack -tight"><div class="row -between"><b class="t-lg">${_("已开箱 %(opened)s / %(n)s", { opened: box.opened, n: box.holders.length })}</b>
      <span class="muted">${box.opened < box.needed ? _("还需要 %(n)s 位", { n: box.needed - box.opened }) : _("人数已够，正在计票")}</span></div>
    <${Holders} holders=${box.holders} field="opened" yes=${_("已开箱")} no=${_("未开箱")} /><${Missing} box=${box} /></div>`;
}

/** @param {{state: any, poll: any}} props */
export function Unseal({ state, poll }) {
  const box = boxOf(state);
  return html`<${Card} tone="live" label=${_("已封箱，等待开箱")} what=${poll.title} words=${unsealingWords(poll, box)} extra=${html`<${Opening} box=${box} />`}>
    <${VoidPoll} poll=${poll} />
  <//>`;
}
