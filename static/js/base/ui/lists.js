// Tables, tabs, steps, trees.

import { _, count, lang } from "../i18n.js";
import { Button, EmptyState, Icon, cx, html, useEffect, useId, useMemo, useState } from "./basics.js";
import { SearchField } from "./forms.js";

const collator = new Intl.Collator(lang === "zh" ? "zh-CN-u-co-pinyin" : "en", { numeric: true, sensitivity: "base" });

/** Half-width and lower case, so that "１２" finds "12". @param {any} value */
function plain(value) {
  return String(value ?? "").normalize("NFKC").toLowerCase();
}

/** @param {any} a @param {any} b nothing comes last */
export function compare(a, b) {
  const lacksA = a === null || a === undefined || a === "";
  const lacksB = b === null || b === undefined || b === "";
  if (lacksA || lacksB) return Number(lacksA) - Number(lacksB);
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "boolean" && typeof b === "boolean") return Number(b) - Number(a);
  return collator.compare(String(a), String(b));
}

/**
 * @typedef {{key: string, label: any, value?: (row: any) => any, render?: (row: any) => any, sort?: boolean,
 *   search?: boolean, align?: "end"|"middle", width?: string, header?: boolean}} Column
 */

/**
 * A table with search, order and pages; quick with thousands of rows, because it draws one page of them.
 * @param {{columns: Column[], rows: any[], rowKey?: string|((row: any) => any), search?: boolean|string, empty?: any,
 *   pageSize?: number, onRow?: (row: any) => void, toolbar?: any, dense?: boolean, selectedKey?: any, caption?: any,
 *   rowClass?: (row: any) => string, sortBy?: string, descending?: boolean, cards?: boolean, tall?: boolean, foot?: any}} props
 */
export function DataTable({
  columns, rows, rowKey = "id", search = false, empty, pageSize = 50, onRow, toolbar, dense, selectedKey, caption, rowClass,
  sortBy = "", descending = false, cards = true, tall = false, foot,
}) {
  const [query, setQuery] = useState("");
  const [order, setOrder] = useState({ key: sortBy, down: descending });
  const [page, setPage] = useState(0);
  const keyOf = typeof rowKey === "function" ? rowKey : (/** @type {any} */ row) => row[rowKey];
  /** @param {Column} column @param {any} row */
  const valueOf = (column, row) => (column.value ? column.value(row) : row[column.key]);

  const haystack = useMemo(() => {
    if (!search) return [];
    const searched = columns.filter((column) => column.search !== false);
    return rows.map((row) => plain(searched.map((column) => valueOf(column, row)).join("\n")));
  }, [rows, search]);
  const found = useMemo(() => {
    const words = plain(query).split(/\s+/).filter(Boolean);
    if (!words.length) return rows;
    return rows.filter((_row, i) => words.every((word) => haystack[i].includes(word)));
  }, [rows, haystack, query]);
  const ordered = useMemo(() => {
    const column = columns.find((one) => one.key === order.key);
    if (!column) return found;
    const sign = order.down ? -1 : 1;
    const keyed = found.map((row) => ({ row, by: valueOf(column, row) }));
    keyed.sort((a, b) => sign * compare(a.by, b.by));
    return keyed.map(({ row }) => row);
  }, [found, order]);

  const pages = Math.max(1, Math.ceil(ordered.length / pageSize));
  const current = Math.min(page, pages - 1);
  useEffect(() => setPage(0), [query, order]);
  const first = current * pageSize;
  const shown = ordered.slice(first, first + pageSize);

  /** @param {Column} column */
  const turn = (column) => setOrder(order.key === column.key ? { key: column.key, down: !order.down } : { key: column.key, down: false });
  /** @param {Column} column */
  const sorted = (column) => (order.key !== column.key ? undefined : order.down ? "descending" : "ascending");
  /** @param {KeyboardEvent} event @param {any} row */
  const byKey = (event, row) => {
    if ((event.key === "Enter" || event.key === " ") && event.target === event.currentTarget) {
      event.preventDefault();
      onRow?.(row);
    }
  };

  return html`<div>
    ${(search || toolbar) && html`<div class="table-bar">
      ${search && html`<${SearchField} value=${query} onInput=${setQuery} placeholder=${typeof search === "string" ? search : undefined} />`}
      ${toolbar}
    </div>`}
    ${shown.length === 0
      ? html`<div class="panel">${query
        ? html`<${EmptyState} icon="search" title=${_("没有找到“%(query)s”", { query })} text=${_("请换一个词，或清除搜索。")}>
            <${Button} onClick=${() => setQuery("")}>${_("清除搜索")}<//><//>`
        : typeof empty === "object" ? empty : html`<${EmptyState} title=${empty ?? _("还没有内容")} />`}</div>`
      : html`<div class=${cx("table-wrap", tall && "-tall")} tabindex=${tall ? 0 : undefined}>
        <table class=${cx("table", dense && "-dense", cards && "-cards")}>
          ${caption && html`<caption>${caption}</caption>`}
          <thead><tr>${columns.map((column) => html`<th key=${column.key} scope="col" class=${column.align && `-${column.align}`}
            style=${column.width ? { width: column.width } : undefined} aria-sort=${sorted(column)}>
            ${column.sort === false ? column.label : html`<button type="button" class="sort" onClick=${() => turn(column)}>
              ${column.label}<${Icon} name=${sorted(column) === "descending" ? "chevron-down" : "chevron-up"} /></button>`}
          </th>`)}</tr></thead>
          <tbody>${shown.map((row) => html`<tr key=${keyOf(row)} class=${rowClass?.(row)} data-clickable=${onRow ? "" : undefined}
            tabindex=${onRow ? 0 : undefined} aria-selected=${selectedKey === undefined ? undefined : String(keyOf(row) === selectedKey)}
            onClick=${onRow && (() => onRow(row))} onKeyDown=${onRow && ((/** @type {KeyboardEvent} */ event) => byKey(event, row))}>
            ${columns.map((column) => {
              const inside = column.render ? column.render(row) : valueOf(column, row);
              const label = typeof column.label === "string" ? column.label : undefined;
              const cell = cx(column.align && `-${column.align}`);
              return column.header
                ? html`<th key=${column.key} scope="row" class=${cell} data-label=${label}>${inside}</th>`
                : html`<td key=${column.key} class=${cell} data-label=${label}>${inside}</td>`;
            })}
          </tr>`)}</tbody>
          ${foot && html`<tfoot>${foot}</tfoot>`}
        </table>
      </div>`}
    ${(pages > 1 || query) && shown.length > 0 && html`<div class="table-foot">
      <span class="num">${_("第 %(from)s 至 %(to)s 行，共 %(all)s 行", { from: count(first + 1), to: count(first + shown.length), all: count(ordered.length) })}</span>
      ${pages > 1 && html`<nav class="pager" aria-label=${_("翻页")}>
        <${Button} size="sm" icon="chevron-left" aria-label=${_("上一页")} disabled=${current === 0} onClick=${() => setPage(current - 1)} />
        <span class="num">${current + 1} / ${pages}</span>
        <${Button} size="sm" icon="chevron-right" aria-label=${_("下一页")} disabled=${current === pages - 1} onClick=${() => setPage(current + 1)} />
      </nav>`}
    </div>`}
  </div>`;
}

/**
 * @param {{tabs: {id: any, label: any, count?: number}[], current: any, onSelect: (id: any) => void, label?: string, even?: boolean}} props
 */
export function Tabs({ tabs, current, onSelect, label, even = false }) {
  /** @param {KeyboardEvent} event */
  function move(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const at = tabs.findIndex((tab) => tab.id === current);
    const next = (at + step + tabs.length) % tabs.length;
    onSelect(tabs[next].id);
    /** @type {HTMLElement} */ (/** @type {HTMLElement} */ (event.currentTarget).children[next]).focus();
  }
  return html`<div class=${cx("tabs", even && "-even")} role="tablist" aria-label=${label} onKeyDown=${move}>
    ${tabs.map((tab) => html`<button type="button" role="tab" key=${tab.id} aria-selected=${String(tab.id === current)}
      tabindex=${tab.id === current ? 0 : -1} onClick=${() => onSelect(tab.id)}>${tab.label}${
        tab.count !== undefined && html`<span class="count num">${count(tab.count)}</span>`}</button>`)}
  </div>`;
}

/** @param {{steps: {id: any, label: any, note?: any, state: "done"|"now"|"todo"}[]}} props */
export function Steps({ steps }) {
  return html`<ol class="steps">${steps.map((step, index) => html`
    <li key=${step.id} class=${`-${step.state}`} aria-current=${step.state === "now" ? "step" : undefined}>
      <span class="step-mark">${step.state === "done" ? html`<${Icon} name="check-lg" label=${_("已完成")} />` : index + 1}</span>
      <span class="step-label">${step.label}</span>${step.note && html`<span class="step-note">${step.note}</span>`}
    </li>`)}</ol>`;
}

/**
 * A tree, e.g. an agenda.
 * @param {{items: {id: any, label: any, number?: any, note?: any, done?: boolean, children?: any[]}[], current?: any,
 *   onSelect?: (item: any) => void, renderEnd?: (item: any) => any, label?: string}} props
 */
export function Tree({ items, current, onSelect, renderEnd, label }) {
  const inner = (/** @type {any} */ item) => html`
    ${item.number !== undefined && html`<span class="tree-no num">${item.number}</span>`}
    <span><span class="tree-label">${item.label}</span>${item.note && html`<span class="tree-note"> ${item.note}</span>`}</span>`;
  return html`<ul class="tree" aria-label=${label}>${items.map((item) => html`<li key=${item.id}>
    <div class=${cx("tree-row", item.done && "-done")} aria-current=${item.id === current ? "true" : undefined}>
      ${onSelect ? html`<button type="button" class="tree-main" onClick=${() => onSelect(item)}>${inner(item)}</button>`
        : html`<div class="tree-main">${inner(item)}</div>`}
      ${renderEnd?.(item)}
    </div>
    ${item.children?.length > 0 && html`<${Tree} items=${item.children} current=${current} onSelect=${onSelect} renderEnd=${renderEnd} />`}
  </li>`)}</ul>`;
}

/** @param {{entries: [any, any][]}} props */
export function KeyValue({ entries }) {
  const id = useId();
  return html`<dl class="key-value">${entries.map(([key, value], i) => html`<dt key=${`${id}k${i}`}>${key}</dt><dd key=${`${id}v${i}`}>${value}</dd>`)}</dl>`;
}
