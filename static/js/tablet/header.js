// The head of the tablet: meeting, who sits here, connection, clock, text size; language and exit in a menu.

import { post } from "../base/api.js";
import { _ } from "../base/i18n.js";
import { url } from "../base/page.js";
import { endSession } from "../base/session.js";
import { forgetDocuments, keeping, openBook, place, waiting } from "./book/shelf.js";
import { hasDocuments } from "./state.js";
import { isAsked, isScrutineer, sealedPoll } from "../scrutineer/asked.js";
import { Button, ConfirmButton, Dialog, FaceHeader, LanguageSwitch, SizeSwitch, html, useState } from "./ui.js";
import { ServiceButton } from "./service/door.js";
import { seatText } from "./words.js";

/** @param {{hall: any, ballot: any}} props */
function Exit({ hall, ballot }) {
  const unsent = ballot.kept.value !== null;
  async function leave() {
    await leaveDocuments(hall.state.value);
    await endSession();
    ballot.forget();
    location.assign(url("/login"));
  }
  return html`<${ConfirmButton} label=${_("退出登录")} icon="box-arrow-right" size="lg" wide title=${_("确定退出登录吗？")}
    confirmLabel=${_("退出登录")} cancelLabel=${_("不退出")} onConfirm=${leave}
    text=${unsent ? _("您有一张选票还没有提交，退出后选择会被清除。再次使用须重新扫描代表证。") : _("再次使用须重新扫描代表证。已经提交的表决不受影响。")} />`;
}

/** What was read is told, then this device forgets the documents and says so. @param {any} state */
async function leaveDocuments(state) {
  if (!hasDocuments(state)) return;
  await keeping.tell();
  await forgetDocuments();
  await post(`/meetings/${state.meeting.id}/wiped`, { documents: null }).catch(() => {});
}

/** The meeting's documents, one touch away. @param {{state: any}} props */
function Documents({ state }) {
  if (!hasDocuments(state) || place.value) return null;
  const n = waiting.value;
  return html`<${Button} class="head-book" icon="journal-text" onClick=${openBook}
    aria-label=${n ? _("文件，%(n)s 份请您阅读", { n }) : _("文件")}>${_("文件")}${n > 0 && html`<b class="head-count num">${n}</b>`}<//>`;
}

/** The scrutineers' page, marked while something is asked there. @param {{state: any}} props */
function Scrutiny({ state }) {
  if (!isScrutineer(state.me)) return null;
  const asked = isAsked(state);
  return html`<${Button} class=${asked ? "head-scrutiny -asked" : "head-scrutiny"} icon=${asked ? "exclamation-circle" : ""} href=${url("/scrutineer")}>
    ${asked ? _("监票台有事待办") : _("监票台")}<//>`;
}

/** The list of calls, for the 工作人员 on the roll. @param {{me: any}} props */
function Serving({ me }) {
  return me?.roles.includes("secretariat") && html`<${Button} href=${url("/service")}>${_("呼叫列表")}<//>`;
}

/** @param {{state: any}} props */
function TestBallots({ state }) {
  const at = sealedPoll(state);
  return at && html`<${Button} wide size="lg" icon="clipboard-check" href=${url(`/test-ballot?poll=${at.poll.id}`)}>${_("试验票")}<//>`;
}

/** @param {{hall: any, ballot: any}} props */
export function Header({ hall, ballot }) {
  const [menu, setMenu] = useState(false);
  const { me, meeting } = hall.state.value;
  const person = me && html`<span>${me.name}</span>${me.delegation && html`<span class="from">${me.delegation}</span>`}`;
  return html`<${FaceHeader} title=${meeting?.title ?? ""} person=${person} seat=${me?.seat ? seatText(me.seat) : ""}
    online=${hall.online} serverNow=${hall.serverNow}>
    <${Documents} state=${hall.state.value} />
    <${Scrutiny} state=${hall.state.value} />
    <${Serving} me=${me} />
    <${ServiceButton} hall=${hall} />
    <span class="head-size"><${SizeSwitch} /></span>
    <${Button} icon="list" class="head-menu" aria-label=${_("菜单：字号、语言、退出")} onClick=${() => setMenu(true)} />
    <${Dialog} open=${menu} size="sm" title=${_("设置")} onClose=${() => setMenu(false)}>
      <div class="menu">
        <div class="menu-line"><span>${_("字号")}</span><${SizeSwitch} /></div>
        <div class="menu-line"><span>${_("语言")}</span><${LanguageSwitch} /></div>
        <${TestBallots} state=${hall.state.value} />
        <${Exit} hall=${hall} ballot=${ballot} />
      </div>
    <//>
  <//>`;
}
