// The reader: bars, pages, a panel beside them.

import { _, count } from "../../base/i18n.js";
import { Busy, Button, ConnectionBanner, ErrorNote, Icon, cx, html, useEffect, useMemo } from "../ui.js";
import { currentItem } from "../state.js";
import { openDocument } from "../book/shelf.js";
import { PageBar, SidePanel, TopBar } from "./bar.js";
import "./contents.js";
import "./look.js";
import "./more.js";
import "./notes/index.js";
import "./follow/index.js";
import "./search.js";
import { News } from "./news.js";
import { Pages } from "./pages.js";
import { Sign } from "./sign.js";

/** The document after this one among those of the same item. @param {any[]} documents @param {any} document */
export function nextOf(documents, document) {
  const brothers = documents.filter((one) => one.item_id === document.item_id);
  return brothers[brothers.findIndex((one) => one.id === document.id) + 1] ?? null;
}

/** Below the last page: signing, and the next paper. @param {{reader: import("./reader.js").Reader}} props */
function Tail({ reader }) {
  const document = reader.document.value;
  const next = nextOf(reader.keeper.book.value?.documents ?? [], document);
  return html`<div class="tail"><p class="tail-end">${_("全文完，共 %(n)s 页", { n: count(reader.pages.value) })}</p>
    <${Sign} reader=${reader} size="lg" />
    ${next && html`<${Button} size="lg" icon="arrow-right" onClick=${() => openDocument(next.id)}><span class="clip tail-next">${_("下一份：%(title)s", { title: `${next.label ? `${next.label} ` : ""}${next.title}` })}</span><//>`}</div>`;
}

/**
 * @param {{reader: import("./reader.js").Reader, close: () => void, fresh: boolean}} props
 *   fresh: this reader has read an older version
 */
export function ReaderView({ reader, close, fresh }) {
  const { hall } = reader;
  const error = reader.error.value;
  const opened = reader.opened.value;
  const panel = reader.panel.value;
  const kept = useMemo(() => _("读过的页面可以继续阅读，阅读记录恢复后自动送出。"), []);
  useEffect(() => {
    /** @param {KeyboardEvent} event */
    const key = (event) => {
      if (event.key === "Escape" && reader.panel.value && !document.querySelector("dialog[open]")) reader.panel.value = "";
      if ((event.ctrlKey || event.metaKey) && event.key === "f") {
        event.preventDefault();
        reader.panel.value = "search";
      }
    };
    window.addEventListener("keydown", key);
    return () => window.removeEventListener("keydown", key);
  }, [reader]);
  return html`<section class=${cx("reader", `-${reader.look.value}`)} aria-label=${_("阅读文件")}>
    <${TopBar} reader=${reader} close=${close} />
    <${ConnectionBanner} online=${hall.online} kept=${kept} />
    <${ItemCalled} reader=${reader} />
    ${opened && html`<${News} reader=${reader} fresh=${fresh} />`}
    <div class=${cx("reader-body", panel && "-panel")}>
      <${SidePanel} reader=${reader} />
      <div class="reader-main">
        ${error ? html`<div class="reader-state"><${ErrorNote} error=${error} onRetry=${reader.retry} /></div>`
          : !opened ? html`<div class="reader-state"><${Busy} label=${_("正在打开……")} /></div>` : null}
        <${Pages} reader=${reader} tail=${html`<${Tail} reader=${reader} />`} />
        ${opened && html`<${PageBar} reader=${reader}><${Sign} reader=${reader} /><//>`}
      </div>
    </div>
  </section>`;
}

/** The hall has gone on to an item that this document is not of: its papers are one touch away. @param {{reader: import("./reader.js").Reader}} props */
function ItemCalled({ reader }) {
  const { hall, keeper } = reader;
  const item = hall.state.value.meeting ? currentItem(hall.state.value) : null;
  const documents = keeper.book.value?.documents ?? [];
  const began = useMemo(() => item?.id, [reader]);
  const first = documents.find((one) => one.item_id === item?.id);
  if (!item || item.id === began || !first || reader.document.value.item_id === item.id) return null;
  return html`<button type="button" class="reader-note -called" onClick=${() => openDocument(first.id)}><${Icon} name="megaphone" />
    <span class="clip">${_("会议进行到：%(title)s", { title: item.title })}</span><b>${_("打开本项文件")}</b><${Icon} name="chevron-right" /></button>`;
}
