// What the tablet shows of service: the banner, the card at the side, the dialog of everything.

import { _, dateTime } from "../../base/i18n.js";
import { Button, Dialog, Icon, Tag, cx, html } from "../ui.js";
import { confirm } from "./banner.js";
import { Calls } from "./calls.js";
import { isSeen } from "./kept.js";

export { Banner } from "./banner.js";
export { CallsCard } from "./calls.js";

/** @param {{notice: any, hall: any}} props */
function Line({ notice, hall }) {
  const seen = isSeen(notice);
  return html`<li class=${cx("note-line", !seen && "-new")}>
    <div class="note-words"><p class="note-text">${notice.text}</p>
      <p class="note-from">${notice.urgent && html`<${Tag} kind="bad">${_("紧急")}<//>`}<span>${notice.from_name}</span><span class="num">${dateTime(notice.at)}</span></p></div>
    ${seen ? html`<span class="note-seen"><${Icon} name="check-circle-fill" />${_("已确认")}</span>`
      : html`<${Button} kind="primary" size="lg" onClick=${() => confirm(notice, hall)}>${_("知道了")}<//>`}
  </li>`;
}

/** @param {{hall: any, onClose: () => void}} props */
export function ServiceDialog({ hall, onClose }) {
  const { my_notices: notices = [], meeting } = hall.state.value;
  const own = notices.filter((/** @type {any} */ one) => one.meeting_id === meeting.id);
  return html`<${Dialog} open size="lg" title=${_("会务服务")} onClose=${onClose}>
    <div class="service-both">
      <section aria-label=${_("呼叫服务")}><h3>${_("呼叫服务")}</h3><${Calls} hall=${hall} /></section>
      <section aria-label=${_("通知")}><h3>${_("通知")}</h3>${own.length
        ? html`<ol class="note-lines">${own.map((/** @type {any} */ one) => html`<${Line} key=${one.id} notice=${one} hall=${hall} />`)}</ol>`
        : html`<p class="muted">${_("还没有通知。会务组的通知会自动显示在这里。")}</p>`}</section>
    </div>
  <//>`;
}
