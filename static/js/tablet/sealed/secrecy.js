// 无记名, and at a touch what that means for this poll.

import { _, count } from "../../base/i18n.js";
import { Button, Dialog, Icon, html, useState } from "../ui.js";

/** Who could open it, in one plain sentence. @param {any} poll @param {any} box */
export function keysText(poll, box) {
  if (poll.keys === "server") {
    return _("本次表决的钥匙由服务器保管：系统只打开合计票数，但掌管服务器的人如果作弊，能打开单张选票。");
  }
  const [needed, all] = [box?.needed ?? 0, box?.holders?.length ?? 0];
  if (box?.poll_id !== poll.id || !all) return _("本次表决的钥匙由监票人分别保管，只打开合计票数，谁也不能单独打开选票，服务器也不能。");
  if (needed === all) return _("本次表决的钥匙由 %(all)s 位监票人分别保管，要全部到齐才能打开，只打开合计票数，不打开单张选票；服务器打不开。", { all: count(all) });
  return _("本次表决的钥匙由 %(all)s 位监票人分别保管，要有 %(needed)s 位一起才能打开，只打开合计票数，不打开单张选票；服务器打不开。", { all: count(all), needed: count(needed) });
}

/** @param {{poll: any, box: any, code: string}} props code: of the election that this device has checked */
function Words({ poll, box, code }) {
  return html`<div class="secrecy-words">
    <p>${_("您的选择在这台平板上封好以后才送出，送出后平板也不再记得。代表、会务人员和大屏幕都看不到您选了什么。")}</p>
    <p class="secrecy-keys"><${Icon} name="key" size="lg" /><span>${keysText(poll, box)}</span></p>
    <p>${_("投票后您会得到一个选票编号。用它可以在选票公示板上查到您的票在票箱里，但看不出您选了什么。")}</p>
    ${code && html`<p class="secrecy-checked"><${Icon} name="shield-check" size="lg" /><span>${_("本机已核对题目和钥匙，表决码")} <b class="code-text">${code}</b></span></p>`}
  </div>`;
}

/** @param {{hall: any, poll: any, ballot?: any}} props */
export function Secrecy({ hall, poll, ballot }) {
  const [open, setOpen] = useState(false);
  const checked = ballot?.desk.checked.value;
  const code = checked?.poll === poll.id ? checked.code : "";
  const changes = poll.press === "first" ? _("投票后不能更改") : _("结束前可以改投");
  return html`<button type="button" class="secrecy" data-checked=${code || undefined} onClick=${() => setOpen(true)} aria-haspopup="dialog">
      <${Icon} name="lock-fill" /><b>${_("无记名")}</b>${poll.state === "open" && html`<span class="secrecy-press">${changes}</span>`}<${Icon} name="info-circle" label=${_("无记名是什么意思")} /></button>
    <${Dialog} open=${open} size="md" title=${_("本次表决无记名")} onClose=${() => setOpen(false)}
      actions=${html`<${Button} kind="primary" size="lg" onClick=${() => setOpen(false)}>${_("知道了")}<//>`}>
      <${Words} poll=${poll} box=${hall.state.value.box} code=${code} /><//>`;
}
