// A notice above everything but a vote; one touch confirms it.

import { postUntilAnswered } from "../../base/api.js";
import { _, count, time } from "../../base/i18n.js";
import { Icon, SettledButton, Tag, cx, html, useTick } from "../ui.js";
import { touched, waiting } from "./kept.js";

/** Confirm it: at once here, and with the server as soon as it answers. One that was taken back meanwhile is nobody's fault. @param {any} notice @param {any} hall */
export function confirm(notice, hall) {
  touched.value = new Set([...touched.value, notice.id]);
  postUntilAnswered(`/notices/${notice.id}/seen`, {}).catch(() => hall.refetch());
}

/** @param {{hall: any}} props */
export function Banner({ hall }) {
  useTick(60_000, hall.serverNow);
  const { my_notices: notices, meeting } = hall.state.value;
  const open = waiting(notices?.filter((/** @type {any} */ one) => one.meeting_id === meeting.id), hall.serverNow());
  if (!open.length) return null;
  const [first] = open;
  const shown = `${first.id}${first.reminded_at}`;
  return html`<section class=${cx("note-bar", first.urgent && "-urgent")} key=${shown} role="alert" aria-label=${_("通知")}>
    <${Icon} name=${first.urgent ? "exclamation-triangle-fill" : "megaphone"} size="lg" />
    <div class="note-words"><p class="note-text">${first.text}</p>
      <p class="note-from">${first.urgent && html`<${Tag} kind="bad">${_("紧急")}<//>`}${first.reminded_at && html`<${Tag} kind="warn" icon="bell">${_("再次提醒")}<//>`}
        <span>${first.from_name}</span><span class="num">${time(first.at)}</span>${open.length > 1 && html`<span>${_("后面还有 %(n)s 条", { n: count(open.length - 1) })}</span>`}</p></div>
    <${SettledButton} what=${shown} kind="primary" size="lg" icon="check-lg" onClick=${() => confirm(first, hall)}>${_("知道了")}<//>
  </section>`;
}
