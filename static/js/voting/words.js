// What methods, states and rules are called.

import { _ } from "../base/i18n.js";
import { Tag, html } from "../base/ui.js";

export const METHODS = ["motion", "choose", "per_item", "appoint", "elect", "rank"];

/** The method as people know it: a list of appointments is voted on line by line, and called by its own name. @param {any} poll */
export function kindOf(poll) {
  return poll.paper.options.some((/** @type {any} */ one) => one.deed) ? "appoint" : poll.method;
}

/** @param {string} method */
export function methodWord(method) {
  if (method === "choose") return _("差额票决");
  if (method === "per_item") return _("逐项表决");
  if (method === "appoint") return _("人事任免");
  if (method === "elect") return _("选举");
  if (method === "rank") return _("排序票决");
  return _("议案表决");
}

/** @param {string} press */
export function pressWord(press) {
  return press === "last" ? _("以最后一次按键为准") : _("以第一次按键为准");
}

/** How a poll follows another; empty for one that stands by itself. @param {string} relation */
export function relationWord(relation) {
  if (relation === "tied") return _("再次票决");
  if (relation === "rest") return _("另行票决");
  if (relation === "again") return _("重新表决");
  return "";
}

/** @param {number|null} seconds */
export function durationWord(seconds) {
  if (seconds === null) return _("由主持人结束");
  if (seconds % 60 === 0) return _("倒计时 %(n)s 分钟", { n: seconds / 60 });
  return _("倒计时 %(n)s 秒", { n: seconds });
}

/** How long codes are checked before a sealed box closes. @param {number} seconds */
export function checkWord(seconds) {
  if (seconds === 0) return _("不规定时间");
  return seconds % 60 === 0 ? _("%(n)s 分钟", { n: seconds / 60 }) : _("%(n)s 秒", { n: seconds });
}

/** @param {{state: string}} props */
export function PollState({ state }) {
  if (state === "open") return html`<${Tag} kind="live">${_("正在表决")}<//>`;
  if (state === "checking") return html`<${Tag} kind="live">${_("正在核对")}<//>`;
  if (state === "unsealing") return html`<${Tag} kind="live">${_("等待开箱")}<//>`;
  if (state === "counting") return html`<${Tag} kind="live">${_("正在计票")}<//>`;
  if (state === "closed") return html`<${Tag} kind="warn" icon="hourglass-split">${_("待公布")}<//>`;
  if (state === "shown") return html`<${Tag} kind="ok" icon="check-lg">${_("已公布")}<//>`;
  if (state === "void") return html`<${Tag} kind="bad" icon="slash-circle">${_("已作废")}<//>`;
  return html`<${Tag} kind="info">${_("待表决")}<//>`;
}
