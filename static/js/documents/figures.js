// How much of a paper somebody has read, in words, marks and columns of a table.

import { _, count, dateTime } from "../base/i18n.js";
import { Icon, Tag, html } from "../base/ui.js";

/** "unread", "opened", "read" (all pages), "signed". @param {any} one @param {number} pages */
export function howRead(one, pages) {
  if (one.signed_at) return "signed";
  if (!one.opened_at) return "unread";
  return pages > 0 && one.pages_read >= pages ? "read" : "opened";
}

/** @param {{one: any, pages: number}} props */
function ReadTag({ one, pages }) {
  const how = howRead(one, pages);
  if (how === "signed") return html`<${Tag} kind="ok" icon="late:pen">${_("已签阅")}<//>`;
  if (how === "read") return html`<${Tag} kind="ok" icon="check">${_("已读完")}<//>`;
  if (how === "opened") return html`<${Tag} kind="info">${_("已打开")}<//>`;
  return html`<${Tag} kind="warn">${_("未读")}<//>`;
}

/** @param {{one: any}} props what left the system */
function Copies({ one }) {
  return html`<span class="row -tight">${one.downloaded_at && html`<span title=${_("下载：%(time)s", { time: dateTime(one.downloaded_at) })}><${Icon} name="download" label=${_("下载过")} /></span>`}
    ${one.printed_at && html`<span title=${_("打印：%(time)s", { time: dateTime(one.printed_at) })}><${Icon} name="printer" label=${_("打印过")} /></span>`}</span>`;
}

/** The columns that both reports share. @param {(row: any) => number} pagesOf */
export const columnsOf = (pagesOf) => [
  { key: "how", label: _("情况"), value: (/** @type {any} */ row) => ["unread", "opened", "read", "signed"].indexOf(howRead(row, pagesOf(row))), render: (/** @type {any} */ row) => html`<${ReadTag} one=${row} pages=${pagesOf(row)} />`, search: false },
  { key: "pages_read", label: _("读了几页"), align: "end", search: false, render: (/** @type {any} */ row) => (row.opened_at ? html`<span class="num">${count(row.pages_read)} / ${count(pagesOf(row))}</span>` : "") },
  { key: "opened_at", label: _("第一次打开"), search: false, render: (/** @type {any} */ row) => html`<span class="num">${dateTime(row.opened_at)}</span>` },
  { key: "last_at", label: _("最近一次"), search: false, render: (/** @type {any} */ row) => html`<span class="num">${dateTime(row.last_at)}</span>` },
  { key: "signed_at", label: _("签阅"), search: false, render: (/** @type {any} */ row) => html`<span class="num">${dateTime(row.signed_at)}</span>` },
  { key: "copies", label: _("下载、打印"), search: false, value: (/** @type {any} */ row) => Number(Boolean(row.downloaded_at)) + Number(Boolean(row.printed_at)), render: (/** @type {any} */ row) => html`<${Copies} one=${row} />` },
];
