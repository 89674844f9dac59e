// What the states and settings of a document are called, and who sees it now, in plain words.

import { _, count, dateTime } from "../base/i18n.js";
import { ROLES } from "../roster/words.js";

export { secrecyWord } from "../tablet/book/words.js";

export const SECRECIES = ["open", "internal", "secret", "confidential"];

/** @param {string} secrecy */
export const secrecyKind = (secrecy) => ({ open: "quiet", internal: "info", secret: "warn", confidential: "bad" })[secrecy] ?? "quiet";

const ICONS = {
  pdf: "file-earmark-pdf", docx: "late:file-earmark-word", doc: "late:file-earmark-word", odt: "late:file-earmark-word", xlsx: "file-earmark-excel",
  xls: "file-earmark-excel", ods: "file-earmark-excel", pptx: "late:file-earmark-slides", ppt: "late:file-earmark-slides", odp: "late:file-earmark-slides",
  png: "late:file-earmark-image", jpg: "late:file-earmark-image", jpeg: "late:file-earmark-image", tiff: "late:file-earmark-image", webp: "late:file-earmark-image",
};

/** @param {string|undefined} kind */
export const kindIcon = (kind) => ICONS[kind ?? ""] ?? "file-earmark-text";

/** "4.2 MB". @param {number} bytes */
export function sizeWord(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(bytes < 10 * 1024 * 1024 ? 1 : 0)} MB`;
}

/**
 * @typedef {{everyone: boolean, voters: boolean, roles: string[], delegations: string[], people: string[]}} Readers
 * @typedef {{delegations: {id: string, name: string}[], people: {person_id: string, name: string}[]}} Roll
 */

/** @param {string[]} names @param {number} most */
function listed(names, most = 3) {
  if (names.length <= most) return names.join(_("、"));
  return _("%(names)s等 %(n)s 个", { names: names.slice(0, most).join(_("、")), n: count(names.length) });
}

/** Who may read. @param {Readers} readers @param {Roll|null} roll */
export function readersWord(readers, roll) {
  if (readers.everyone) return _("全体与会人员");
  const parts = [];
  if (readers.voters) parts.push(_("有表决权的人员"));
  if (readers.roles.length) parts.push(listed(readers.roles.map((role) => ROLES[role] ?? role)));
  if (readers.delegations.length) {
    const names = readers.delegations.map((id) => roll?.delegations.find((one) => one.id === id)?.name ?? "");
    parts.push(names.every(Boolean) ? listed(names) : _("%(n)s 个代表团", { n: count(names.length) }));
  }
  if (readers.people.length) {
    const names = readers.people.map((id) => roll?.people.find((one) => one.person_id === id)?.name ?? "");
    parts.push(names.length <= 3 && names.every(Boolean) ? names.join(_("、")) : _("指定的 %(n)s 人", { n: count(names.length) }));
  }
  return parts.length ? parts.join(_("、")) : _("尚未指定");
}

/** From when. @param {any} document */
export function opensWord(document) {
  if (document.opens === "called") return _("进行到该议程时");
  if (document.opens === "at") return document.opens_at ? _("%(time)s 起", { time: dateTime(document.opens_at) }) : _("定时");
  return _("发放后立即");
}

/** The newest version, whatever its state. @param {any} document */
export const newest = (document) => document.versions.reduce((/** @type {any} */ a, /** @type {any} */ b) => (!a || b.number > a.number ? b : a), null);

/** The version readers get: the newest that is ready. @param {any} document */
export function current(document) {
  return newest({ versions: document.versions.filter((/** @type {any} */ one) => one.state === "ready") });
}

/** How far the newest file is: "busy", "failed", "ready". @param {any} document */
export function progress(document) {
  const last = newest(document);
  if (!last || last.state === "queued" || last.state === "working") return "busy";
  return last.state;
}

/** @param {any} document */
export const isReady = (document) => current(document) !== null;

/**
 * What readers see now.
 * @param {any} document @param {number} now ms @param {boolean} ended whether the meeting has ended
 * @returns {{sees: boolean, kind: "ok"|"warn"|"quiet"|"bad", text: string}}
 */
export function sight(document, now, ended = false) {
  const hidden = (/** @type {"warn"|"quiet"|"bad"} */ kind, /** @type {string} */ text) => ({ sees: false, kind, text });
  if (document.state === "withdrawn") return hidden("bad", _("已从所有平板收回。理由：%(reason)s", { reason: document.withdraw_reason }));
  if (document.state === "draft") {
    if (progress(document) === "busy") return hidden("quiet", _("草稿：正在转换，完成后可以发放"));
    if (!isReady(document)) return hidden("bad", _("草稿：转换没有成功，还不能发放"));
    return hidden("quiet", _("草稿：只有工作人员看得到"));
  }
  if (ended) return hidden("quiet", _("代表现在看不到：会议已经结束"));
  if (!document.readers_n) return hidden("warn", _("没有人能看到：名册上没有符合阅读范围的人"));
  if (document.until && Date.parse(document.until) <= now) return hidden("quiet", _("代表现在看不到：已过截止时间 %(time)s", { time: dateTime(document.until) }));
  if (document.opens === "called" && !document.item_id) return hidden("warn", _("代表现在看不到：没有挂在议程上，不会自动开放"));
  if (document.opens === "called" && !document.called_at) return hidden("quiet", _("代表现在看不到：议程尚未进行"));
  if (document.opens === "at" && (!document.opens_at || Date.parse(document.opens_at) > now)) {
    return hidden("quiet", _("代表现在看不到：%(time)s 起开放", { time: dateTime(document.opens_at) }));
  }
  return { sees: true, kind: "ok", text: _("%(n)s 人现在可以阅读", { n: count(document.readers_n) }) };
}

/** Whether somebody who may read it now has not opened it. @param {any} document @param {number} now */
export const hasUnread = (document, now) => sight(document, now).sees && document.opened_n < document.readers_n;

/** Whether somebody still has to sign. @param {any} document @param {number} now */
export const hasUnsigned = (document, now) => document.must_sign && sight(document, now).sees && document.signed_n < document.readers_n;
