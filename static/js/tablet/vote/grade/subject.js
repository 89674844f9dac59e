// What is known of somebody or something that is graded, and how far it is graded.

import { _ } from "../../../base/i18n.js";
import { reportWord } from "../../../kiosk/graded.js";
import { Tag, cx, html } from "../../ui.js";

/** Whether there is more to read than fits beside the name. @param {any} subject */
export function hasMore(subject) {
  return Boolean(subject.description || subject.due || subject.picture || subject.investment);
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

// Drawn here and not taken of the sprite: a shape of the sprite that changes costs the tablet a whole layout.
const SHAPES = {
  done: html`<circle class="shape-full" cx="12" cy="12" r="10" /><path class="filling-tick" d="M7 12.5 10.5 16 17 9" />`,
  partly: html`<circle cx="12" cy="12" r="9.5" /><path class="shape-full" d="M12 2.5A9.5 9.5 0 0 0 12 21.5Z" />`,
  none: html`<circle cx="12" cy="12" r="9.5" />`,
  withdrawn: html`<circle cx="12" cy="12" r="9.5" /><path d="M5.5 18.5 18.5 5.5" />`,
};

/** @param {{filling: import("./lines.js").Filling, word?: boolean}} props */
export function FillingMark({ filling, word = true }) {
  return html`<span class=${cx("filling", `-${filling}`)}><svg class="shape" viewBox="0 0 24 24" aria-hidden="true">${SHAPES[filling]}</svg>${word && html`<span>${fillingWord(filling)}</span>`}</span>`;
}
