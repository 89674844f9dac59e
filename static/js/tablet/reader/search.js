// Searching in the open document: a panel of hits, the next and the one before, and the words marked on the page.

import { get } from "../../base/api.js";
import { _, count } from "../../base/i18n.js";
import { Snippet, useHits } from "../book/found.js";
import { Busy, EmptyState, ErrorNote, Notice, SearchField, html, useEffect, useRef, useState } from "../ui.js";
import { PanelButton, ToolButton } from "./bar.js";
import { addLayer } from "./layers.js";
import { narrow } from "./narrow.js";
import { NOTHING } from "./reader.js";
import { addTool } from "./tools.js";

/**
 * @typedef {{page: number, count: number, snippet: [string, boolean][]}} Hit
 * @typedef {[number, number, number, number]} Mark x0, y0, x1, y1 in points from the page's lower left
 */

/** @param {Hit[]} hits @returns {{page: number, nth: number}[]} one place for each time the words stand on a page */
function placesOf(hits) {
  return hits.flatMap(({ page, count: n }) => Array.from({ length: Math.max(1, n) }, (_unused, nth) => ({ page, nth })));
}

/** @param {Mark} mark @param {[number, number]} size of the page @param {number} scale @returns {{left: string, top: string, width: string, height: string}} */
export function placeOf([x0, y0, x1, y1], [, height], scale) {
  return { left: `${x0 * scale}px`, top: `${(height - y1) * scale}px`, width: `${(x1 - x0) * scale}px`, height: `${(y1 - y0) * scale}px` };
}

/** @type {Map<string, Promise<Mark[]>>} */
const asked = new Map();
const MOST_KEPT = 200;

/** The places of `q` on a page; asked once. @param {import("./reader.js").Reader} reader @param {number} page @param {string} q @returns {Promise<Mark[]>} */
function marksOf(reader, page, q) {
  const { id, version } = reader.document.peek();
  const path = `/documents/${id}/pages/${page}/marks?version=${version.id}&q=${encodeURIComponent(q)}`;
  let answer = asked.get(path);
  if (!answer) {
    answer = get(path).then(({ boxes }) => boxes);
    answer.catch(() => asked.delete(path));
    asked.set(path, answer);
    if (asked.size > MOST_KEPT) asked.delete(/** @type {string} */ (asked.keys().next().value));
  }
  return answer;
}

/** Go to a place of the search; the page is scrolled to where the words stand. @param {import("./reader.js").Reader} reader @param {number} at */
async function goToHit(reader, at) {
  const { q, places } = reader.search.value;
  if (!places.length) return;
  const index = (at + places.length) % places.length;
  reader.search.value = { ...reader.search.value, at: index };
  const { page, nth } = places[index];
  const boxes = await marksOf(reader, page, q).catch(() => []);
  if (reader.search.value.at !== index || reader.search.value.q !== q) return;
  const box = boxes[Math.min(nth, boxes.length - 1)];
  const height = reader.opened.value?.sizes[page - 1]?.[1] ?? 0;
  reader.goto(page, box ? Math.max(1, height - box[3]) : 0);
}

/** @param {{reader: import("./reader.js").Reader, close: () => void}} props */
function Search({ reader, close }) {
  const { q, hits, places, at, error, again } = reader.search.value;
  const [typed, setTyped] = useState(q);
  const field = useRef(/** @type {HTMLElement|null} */ (null));
  useEffect(() => { if (!q) field.current?.querySelector("input")?.focus(); }, []);
  const type = (/** @type {string} */ text) => {
    setTyped(text);
    reader.search.value = { ...NOTHING, q: text.trim() };
  };
  if (!reader.version.value.has_text) {
    return html`<${Notice} kind="info" title=${_("这份文件是扫描件，没有文字，不能搜索。")}>${_("可以在“目录”的缩略图中查找。")}<//>`;
  }
  const atPage = places[at]?.page;
  return html`<div class="search-in" ref=${field}>
    <${SearchField} value=${typed} onInput=${type} placeholder=${_("在本文件中搜索")} enterkeyhint="search" />
    ${error && html`<${ErrorNote} error=${error} onRetry=${again} />`}
    ${q && !hits && !error && html`<${Busy} label=${_("正在搜索……")} />`}
    ${q && hits && hits.length === 0 && html`<${EmptyState} icon="search" title=${_("没有找到“%(q)s”", { q })} text=${_("可以换一个说法，或少输几个字。")} />`}
    ${q && hits && hits.length > 0 && html`<ol class="hits">${hits.map((/** @type {Hit} */ hit) => html`<li key=${hit.page}>
      <button type="button" class="hit" aria-current=${hit.page === atPage ? "true" : undefined} onClick=${() => {
        void goToHit(reader, places.findIndex(({ page }) => page === hit.page));
        if (narrow()) close();
      }}><span class="hit-page num">${_("第 %(n)s 页", { n: count(hit.page) })}</span><${Snippet} snippet=${hit.snippet} />
      ${hit.count > 1 && html`<span class="hit-count num">${_("%(n)s 处", { n: count(hit.count) })}</span>`}</button></li>`)}</ol>`}
  </div>`;
}

/** Asks for the hits of what is searched; below the bar it says at which of them one is. @param {{reader: import("./reader.js").Reader}} props */
function HitBar({ reader }) {
  const { q, places, at } = reader.search.value;
  const found = useHits(`/meetings/${reader.keeper.meetingId}/search?document=${reader.document.value.id}`, q);
  useEffect(() => {
    if (!q || (!found.hits && !found.error)) return;
    const all = placesOf(found.hits ?? []);
    reader.search.value = { q, hits: found.hits, places: all, at: -1, error: found.error, again: found.again };
    // The first hit from the page in view on.
    if (all.length) void goToHit(reader, Math.max(0, all.findIndex(({ page }) => page >= reader.page.peek())));
  }, [q, found.hits, found.error]);
  if (!q || !places.length) return null;
  const end = () => {
    reader.search.value = NOTHING;
    if (reader.panel.value === "search") reader.panel.value = "";
  };
  return html`<div class="hit-bar" role="status"><span class="hit-what">“${q}”</span>
    <span class="num">${_("第 %(at)s 处，共 %(n)s 处", { at: count(at + 1), n: count(places.length) })}</span>
    <${ToolButton} icon="chevron-up" label=${_("上一处")} onClick=${() => goToHit(reader, at - 1)} />
    <${ToolButton} icon="chevron-down" label=${_("下一处")} onClick=${() => goToHit(reader, at + 1)} />
    <${ToolButton} icon="x-lg" label=${_("结束搜索")} onClick=${end} />
  </div>`;
}

/** The words on the page. @param {import("./layers.js").LayerProps} props */
function Marks({ reader, page, size, scale }) {
  const { q, places, at } = reader.search.value;
  const [boxes, setBoxes] = useState({ q: "", marks: /** @type {Mark[]} */ ([]) });
  const has = q !== "" && places.some((one) => one.page === page);
  useEffect(() => {
    if (!has) return undefined;
    let over = false;
    marksOf(reader, page, q).then((marks) => { if (!over) setBoxes({ q, marks }); }, () => {});
    return () => { over = true; };
  }, [has, q, page]);
  if (!has || boxes.q !== q) return null;
  const now = places[at]?.page === page ? Math.min(places[at].nth, boxes.marks.length - 1) : -1;
  return boxes.marks.map((mark, index) => html`<i key=${index} class=${index === now ? "mark -now" : "mark"} style=${placeOf(mark, size, scale)}></i>`);
}

addTool({
  id: "search", order: 20,
  component: ({ reader }) => html`<${PanelButton} reader=${reader} id="search" icon="search" label=${_("搜索")} />`,
  panel: { title: () => _("搜索"), component: Search },
});
addTool({ id: "search-bar", order: 20, bar: true, component: HitBar });
addLayer({ id: "marks", order: 10, component: Marks });
