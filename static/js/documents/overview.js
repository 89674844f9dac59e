// The library in figures; each figure lists what it counts.

import { _, count } from "../base/i18n.js";
import { cx, html } from "../base/ui.js";
import { filter, now } from "./state.js";
import { hasUnread, hasUnsigned, isReady, progress } from "./words.js";

/** What each figure counts. @type {Record<string, (one: any) => boolean>} */
export const FILTERS = {
  prepared: (one) => one.state === "draft" && isReady(one),
  published: (one) => one.state === "published",
  busy: (one) => progress(one) === "busy",
  failed: (one) => progress(one) === "failed",
  unread: (one) => hasUnread(one, now.value),
  unsigned: (one) => hasUnsigned(one, now.value),
  withdrawn: (one) => one.state === "withdrawn",
};

/** @param {{documents: any[]}} props */
export function Overview({ documents }) {
  const n = (/** @type {string} */ key) => documents.filter(FILTERS[key]).length;
  const figures = [
    { key: "", label: _("全部"), n: documents.length, always: true },
    { key: "published", label: _("已发放"), n: n("published"), always: true },
    { key: "prepared", label: _("草稿待发放"), n: n("prepared"), always: true },
    { key: "busy", label: _("正在转换"), n: n("busy") },
    { key: "failed", label: _("转换失败"), n: n("failed"), kind: "bad" },
    { key: "unread", label: _("还有人未读"), n: n("unread"), kind: "warn" },
    { key: "unsigned", label: _("还有人未签阅"), n: n("unsigned"), kind: "warn" },
    { key: "withdrawn", label: _("已收回"), n: n("withdrawn") },
  ].filter((one) => one.always || one.n > 0 || filter.value === one.key);
  return html`<div class="doc-overview" role="group" aria-label=${_("文件概况")}>${figures.map((one) => html`<button key=${one.key} type="button"
    class=${cx("doc-figure", one.n > 0 && one.kind && `-${one.kind}`)} aria-pressed=${String(filter.value === one.key)} onClick=${() => { filter.value = filter.value === one.key ? "" : one.key; }}>
    <span class="doc-figure-n num">${count(one.n)}</span><span>${one.label}</span></button>`)}</div>`;
}
