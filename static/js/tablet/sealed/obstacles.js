// Why this device cannot seal a ballot, and what to do.

import { _ } from "../../base/i18n.js";
import { Button, Notice, html } from "../ui.js";

/** Browsers compute only over https. */
export function NoCrypto() {
  return html`<div class="vote-body -middle"><div class="sent">
    <${Notice} kind="bad" title=${_("这台设备不能参加无记名表决")}>
      <p>${_("浏览器只在 https 地址下才能封装选票，现在打开的不是，或浏览器太旧。")}</p>
      <p>${_("请举手，请会务人员换一台平板，或用 https 地址重新打开。")}</p><//>
  </div></div>`;
}

/** The election is not what the paper shows. @param {{ballot: any}} props */
export function Odd({ ballot }) {
  return html`<div class="vote-body -middle"><div class="sent">
    <${Notice} kind="bad" title=${_("请先不要投票")} actions=${html`<${Button} icon="arrow-clockwise" onClick=${() => ballot.desk.again()}>${_("再核对一次")}<//>`}>
      <p>${_("选票的题目或钥匙没有通过本机的核对。请立即举手告诉监票人和会务人员。")}</p><//>
  </div></div>`;
}
