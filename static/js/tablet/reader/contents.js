// Finding one's way: the table of contents and the pages as small pictures.

import { _, count } from "../../base/i18n.js";
import { Tabs } from "../../base/ui/lists.js";
import { EmptyState, cx, html, useEffect, useRef, useState } from "../ui.js";
import { PanelButton } from "./bar.js";
import { narrow } from "./narrow.js";
import { addTool } from "./tools.js";

const CELL = 208;
const COLUMNS = 2;

/** The entry under which a page lies: the last that begins on it or before. @param {{page: number}[]} outline @param {number} page */
function sectionOf(outline, page) {
  let found = -1;
  outline.forEach((entry, index) => { if (entry.page <= page) found = index; });
  return found;
}

/** @param {{reader: import("./reader.js").Reader, close: () => void}} props */
function Contents({ reader, close }) {
  const outline = reader.opened.value?.outline ?? [];
  const [tab, setTab] = useState(outline.length ? "outline" : "thumbs");
  const chosen = (/** @type {number} */ page) => {
    reader.goto(page);
    if (narrow()) close();
  };
  return html`${outline.length > 0 && html`<${Tabs} current=${tab} onSelect=${setTab} label=${_("目录与缩略图")}
      tabs=${[{ id: "outline", label: _("目录") }, { id: "thumbs", label: _("缩略图") }]} />`}
    ${tab === "outline" ? html`<${Outline} reader=${reader} outline=${outline} choose=${chosen} />` : html`<${Thumbs} reader=${reader} choose=${chosen} />`}`;
}

/** @param {{reader: import("./reader.js").Reader, outline: {title: string, page: number, depth: number}[], choose: (page: number) => void}} props */
function Outline({ reader, outline, choose }) {
  const list = useRef(/** @type {HTMLElement|null} */ (null));
  const at = sectionOf(outline, reader.page.value);
  useEffect(() => { list.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "center" }); }, []);
  if (!outline.length) return html`<${EmptyState} icon="list" title=${_("这份文件没有目录")} />`;
  return html`<ol class="outline" ref=${list}>${outline.map(({ title, page, depth }, index) => html`<li key=${index}>
    <button type="button" data-depth=${Math.min(depth, 3)} aria-current=${index === at ? "true" : undefined} onClick=${() => choose(page)}>
      <span class="outline-title">${title}</span><span class="num muted">${count(page)}</span></button></li>`)}</ol>`;
}

/** @param {{reader: import("./reader.js").Reader, choose: (page: number) => void}} props */
function Thumbs({ reader, choose }) {
  const box = useRef(/** @type {HTMLElement|null} */ (null));
  const [top, setTop] = useState(0);
  const pages = reader.pages.value;
  const rows = Math.ceil(pages / COLUMNS);
  useEffect(() => {
    const scroller = /** @type {HTMLElement} */ (box.current?.closest(".panel-body"));
    const row = Math.floor((reader.page.peek() - 1) / COLUMNS);
    scroller.scrollTop = Math.max(0, row * CELL - scroller.clientHeight / 3);
    const moved = () => setTop(scroller.scrollTop);
    moved();
    scroller.addEventListener("scroll", moved, { passive: true });
    return () => scroller.removeEventListener("scroll", moved);
  }, []);
  const first = Math.max(0, Math.floor(top / CELL) - 1);
  const last = Math.min(rows, first + 7);
  const shown = [];
  for (let n = first * COLUMNS + 1; n <= Math.min(pages, last * COLUMNS); n += 1) shown.push(n);
  return html`<div class="thumbs" ref=${box} style=${{ height: `${rows * CELL}px` }}>
    ${shown.map((n) => html`<${Thumb} key=${n} reader=${reader} n=${n} choose=${choose}
      at=${{ top: `${Math.floor((n - 1) / COLUMNS) * CELL}px`, left: `${((n - 1) % COLUMNS) * 50}%` }} />`)}</div>`;
}

/** @param {{reader: import("./reader.js").Reader, n: number, choose: (page: number) => void, at: any}} props */
function Thumb({ reader, n, choose, at }) {
  const [address, setAddress] = useState("");
  useEffect(() => {
    const stop = new AbortController();
    let made = "";
    const timer = setTimeout(async () => {
      try {
        const bytes = await reader.keeper.thumb(reader.document.peek(), n, stop.signal);
        if (stop.signal.aborted) return;
        made = URL.createObjectURL(new Blob([bytes], { type: "image/png" }));
        setAddress(made);
      } catch {
        // Its number stands for it.
      }
    }, 120);
    return () => {
      clearTimeout(timer);
      stop.abort();
      if (made) URL.revokeObjectURL(made);
    };
  }, [n]);
  const current = reader.page.value === n;
  return html`<button type="button" class=${cx("thumb", current && "-current")} style=${at} aria-current=${current ? "page" : undefined}
    aria-label=${_("第 %(n)s 页", { n: count(n) })} onClick=${() => choose(n)}>
    <span class="thumb-paper">${address && html`<img src=${address} alt="" />`}</span><span class="num">${count(n)}</span></button>`;
}

addTool({
  id: "contents", order: 10,
  component: ({ reader }) => html`<${PanelButton} reader=${reader} id="contents" icon="late:list-nested" label=${_("目录")} />`,
  panel: { title: () => _("目录"), component: Contents },
});
