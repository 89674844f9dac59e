// What is known of somebody or something that is graded, and how far it is graded.

import { _ } from "../../../base/i18n.js";
import { Icon, Tag, cx, html } from "../../ui.js";

/** Whether there is more to read than fits beside the name. @param {any} subject */
export function hasMore(subject) {
  return Boolean(subject.description || subject.due || subject.picture || subject.investment);
}

/** @param {any} subject */
export function reportWord(subject) {
  if (subject.report === "oral") return _("口头报告");
  return subject.report === "written" ? _("书面报告") : "";
}

/** 口头 or 书面. @param {{subject: any}} props */
export function ReportMark({ subject }) {
  if (subject.report === "oral") return html`<${Tag} kind="gold" icon="mic">${reportWord(subject)}<//>`;
  if (subject.report === "written") return html`<${Tag} kind="quiet" icon="file-earmark-text">${reportWord(subject)}<//>`;
  return null;
}

/** How far a subject is graded, in a word. @param {import("./lines.js").Filling} filling */
export function fillingWord(filling) {
  if (filling === "done") return _("已评");
  if (filling === "partly") return _("未评完");
  return filling === "withdrawn" ? _("已退出") : _("未评");
}

const ICONS = { done: "check-circle-fill", partly: "dash-circle", none: "circle", withdrawn: "slash-circle" };

/** @param {{filling: import("./lines.js").Filling, word?: boolean}} props */
export function FillingMark({ filling, word = true }) {
  return html`<span class=${cx("filling", `-${filling}`)}><${Icon} name=${ICONS[filling]} />${word && html`<span>${fillingWord(filling)}</span>`}</span>`;
}
