// What the parts of an evaluation are called.

import { _ } from "../../base/i18n.js";
import { Tag, html } from "../../base/ui.js";

/** @param {string} mode */
export function modeWord(mode) {
  return mode === "weighted" ? _("按权重合并计算") : _("各组并列显示");
}

/** @param {string} parts */
export function partsWord(parts) {
  if (parts === "one_by_one") return _("逐个测评：每个对象一次");
  return parts === "by_report" ? _("口头报告的逐个测评，其余最后一并测评") : _("全部对象一次测评");
}

/** @param {string} scoring */
export function scoringWord(scoring) {
  if (scoring === "mean") return _("各指标得分的平均");
  return scoring === "sum" ? _("各指标得分之和") : _("综合测评的得分");
}

/** @param {string} base */
export function baseWord(base) {
  if (base === "all") return _("全体人数");
  if (base === "present") return _("出席人数");
  if (base === "cast") return _("收回票数");
  return base === "graded" ? _("评了这一项的人数") : _("有效票数");
}

/** @param {{state: string}} props */
export function EvaluationState({ state }) {
  if (state === "running") return html`<${Tag} kind="live">${_("正在进行")}<//>`;
  if (state === "closed") return html`<${Tag} kind="warn" icon="hourglass-split">${_("待公布")}<//>`;
  if (state === "announced") return html`<${Tag} kind="ok" icon="check-lg">${_("已公布")}<//>`;
  return html`<${Tag} kind="info">${_("待测评")}<//>`;
}
