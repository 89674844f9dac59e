// Above everything: a rehearsal's marker, a lost connection.

import { _ } from "../base/i18n.js";
import { ConnectionBanner, html, useMemo } from "./ui.js";
import { countOf } from "./ballot-keeper.js";

/** The template shows the marker when it knows the meeting; a page that learnt of it later shows its own. @param {{meeting: any}} props */
export function Rehearsal({ meeting }) {
  const shown = useMemo(() => document.querySelector("body > .rehearsal") !== null, []);
  if (!meeting?.rehearsal || shown) return null;
  return html`<div class="rehearsal" role="note"><b>${_("演练")}</b><span>${_("这是演练会议，结果不作数，也不存档。")}</span></div>`;
}

/** @param {{hall: any, ballot: any}} props ballot: null where nobody votes */
export function Offline({ hall, ballot }) {
  const kept = ballot?.kept.value;
  const text = kept?.step === "sending" || kept?.step === "held"
    ? _("您的选票已保留在本机，恢复后自动提交。")
    : kept && countOf(kept.draft) > 0 ? _("您的选择已保留在本机。") : "";
  return html`<${ConnectionBanner} online=${hall.online} kept=${text} />`;
}
