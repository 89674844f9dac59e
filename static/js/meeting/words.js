// What kinds and states are called, and moments as the hall's clock writes them.

import { _, tz } from "../base/i18n.js";
import { Tag, html } from "../base/ui.js";

export const KINDS = ["plenary", "standing", "chairpersons", "presidium"];

/** @param {string} kind */
export function kindWord(kind) {
  if (kind === "plenary") return _("代表大会");
  if (kind === "standing") return _("常委会会议");
  if (kind === "chairpersons") return _("主任会议");
  return _("主席团会议");
}

/** Who has a vote there. @param {string} kind */
export function voterWord(kind) {
  if (kind === "plenary") return _("代表");
  if (kind === "standing") return _("常委会组成人员");
  if (kind === "chairpersons") return _("主任会议组成人员");
  return _("主席团成员");
}

/** @param {{state: string}} props of a meeting */
export function MeetingState({ state }) {
  if (state === "running") return html`<${Tag} kind="live">${_("进行中")}<//>`;
  if (state === "ended") return html`<${Tag} kind="quiet">${_("已闭会")}<//>`;
  return html`<${Tag} kind="info">${_("筹备中")}<//>`;
}

/** @param {{state: string}} props of a sitting */
export function SittingState({ state }) {
  if (state === "open") return html`<${Tag} kind="live">${_("正在开会")}<//>`;
  if (state === "closed") return html`<${Tag} kind="quiet">${_("已休会")}<//>`;
  return html`<${Tag} kind="info">${_("待开会")}<//>`;
}

const DIGITS = "零一二三四五六七八九";

/** 21 → 二十一. @param {number} n from 1 to 99; figures beyond that */
export function chineseNumber(n) {
  if (!(n > 0 && n < 100)) return String(n);
  const tens = Math.floor(n / 10);
  const head = tens === 0 ? "" : tens === 1 ? "十" : `${DIGITS[tens]}十`;
  return head + (n % 10 ? DIGITS[n % 10] : "");
}

/** The usual title of a meeting, in the language of the record. @param {string} kind @param {string} term @param {number} n */
export function usualTitle(kind, term, n) {
  const number = chineseNumber(n);
  if (kind === "plenary") return `${term}第${number}次会议`;
  if (kind === "standing") return `${term}常务委员会第${number}次会议`;
  if (kind === "chairpersons") return `${term}常务委员会第${number}次主任会议`;
  return `${term}会议主席团第${number}次会议`;
}

const parts = new Intl.DateTimeFormat("sv-SE", {
  timeZone: tz, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
});

/** What a datetime-local field shows of a moment, on the hall's clock. @param {string|null} iso */
export function toField(iso) {
  return iso ? parts.format(new Date(iso)).replace(" ", "T") : "";
}

/** The moment that a datetime-local field means on the hall's clock. @param {string} text "2026-11-24T09:00" */
export function fromField(text) {
  if (!text) return null;
  const wanted = Date.parse(`${text}:00Z`);
  const off = Date.parse(`${toField(new Date(wanted).toISOString())}:00Z`) - wanted;
  return new Date(wanted - off).toISOString();
}
