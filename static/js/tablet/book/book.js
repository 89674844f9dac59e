// The meeting's book: what waits for the reader, the agenda with its documents, the others, and a search over all of them.

import { _, count } from "../../base/i18n.js";
import { Busy, Button, EmptyState, ErrorNote, Icon, Notice, SearchField, Tag, cx, html, useEffect, useRef, useState } from "../ui.js";
import { warmUp } from "../reader/drawing.js";
import { currentItem } from "../state.js";
import { labelText } from "../words.js";
import { Entry } from "./entry.js";
import { keeperOf } from "./keeper.js";
import { Found } from "./found.js";
import { closeBook } from "./shelf.js";
import { waitsFor } from "./words.js";

const MANY = 6;

/** Where the list stood, for the way back from a document. */
let scrolled = 0;
/** What was searched last, kept for the way back from a hit. */
let searched = "";

/** @param {any[]} documents @param {any[]} agenda @returns {{item: any, documents: any[]}[]} in the agenda's order */
function byItem(documents, agenda) {
  return agenda.map((item) => ({ item, documents: documents.filter((one) => one.item_id === item.id) }));
}

/** @param {{hall: any, meetingId: string}} props */
export function Book({ hall, meetingId }) {
  const keeper = keeperOf(hall, meetingId);
  const [q, setQ] = useState(searched);
  const body = useRef(/** @type {HTMLElement|null} */ (null));
  const book = keeper.book.value;
  useEffect(() => { searched = q; }, [q]);
  useEffect(warmUp, []); // whoever looks at the list will open one
  useEffect(() => {
    const element = body.current;
    if (element) element.scrollTop = scrolled;
    return () => { scrolled = element?.scrollTop ?? 0; };
  }, [book === null]);
  return html`<section class="book" aria-label=${_("会议文件")}>
    <div class="book-head">
      <${Button} icon="arrow-left" class="book-back" onClick=${() => { searched = ""; scrolled = 0; closeBook(); }}>${_("返回会场")}<//>
      <h1>${_("会议文件")}</h1>
      <${SearchField} value=${q} onInput=${setQ} placeholder=${_("在全部文件中搜索")} enterkeyhint="search" />
    </div>
    <div class="book-body" ref=${body}><div class="book-inner">
      ${q.trim().length >= 1 ? html`<${Found} keeper=${keeper} q=${q.trim()} />` : html`<${Shelf} hall=${hall} keeper=${keeper} />`}
    </div></div>
  </section>`;
}

/** @param {{hall: any, keeper: import("./keeper.js").Keeper}} props */
function Shelf({ hall, keeper }) {
  const book = keeper.book.value;
  const error = keeper.error.value;
  const online = hall.online.value;
  if (keeper.ended.value) return html`<${EmptyState} icon="check-circle" title=${_("会议已结束")} text=${_("本机上的会议文件已全部清除。")} />`;
  if (!book) return error ? html`<${ErrorNote} error=${error} onRetry=${() => keeper.refresh()} />` : html`<${Busy} label=${_("正在取文件目录……")} />`;
  const { documents } = book;
  const agenda = hall.state.value.agenda ?? book.agenda ?? [];
  if (!documents.length) {
    return html`<${EmptyState} icon="journal-text" title=${_("目前没有可以阅读的文件")} text=${_("会务组发出文件后，这里会自动出现。")} />`;
  }
  const current = currentItem({ ...hall.state.value, agenda });
  const waiting = documents.filter(waitsFor);
  const groups = documents.some((/** @type {any} */ one) => one.item_id) ? byItem(documents, agenda) : [];
  const placed = new Set(groups.flatMap((group) => group.documents.map((one) => one.id)));
  const others = documents.filter((one) => !placed.has(one.id));
  const away = (/** @type {any} */ one) => !online && !hasSome(keeper, one);
  return html`
    ${book.kept && !online && html`<${Notice} kind="info" title=${_("没有网络，显示的是本机保存的目录。")}>${_("读过的页面可以继续阅读。")}<//>`}
    ${waiting.length > 0 && waiting.length < documents.length && html`<section class="book-group -waiting" aria-label=${_("请您阅读")}>
      <h2><${Icon} name="bell" />${_("请您阅读")}<span class="num book-count">${count(waiting.length)}</span></h2>
      <div class="docs">${waiting.slice(0, MANY).map((/** @type {any} */ one) => html`<${Entry} key=${one.id} document=${one} away=${away(one)} />`)}</div>
      ${waiting.length > MANY && html`<p class="muted">${_("其余 %(n)s 份在下面的议程中标明。", { n: count(waiting.length - MANY) })}</p>`}
    </section>`}
    <section class="book-agenda" aria-label=${_("议程与文件")}>
      ${groups.map(({ item, documents: own }) => html`<${ItemGroup} key=${item.id} item=${item} documents=${own} current=${item.id === current?.id} away=${away} />`)}
      ${others.length > 0 && html`<div class="book-group"><h2>${groups.length ? _("其他文件") : _("文件")}</h2>
        <div class="docs">${others.map((/** @type {any} */ one) => html`<${Entry} key=${one.id} document=${one} away=${away(one)} />`)}</div></div>`}
    </section>`;
}

/** @param {{item: any, documents: any[], current: boolean, away: (document: any) => boolean}} props */
function ItemGroup({ item, documents, current, away }) {
  return html`<div class=${cx("book-group", !documents.length && "-bare", current && "-current")} data-depth=${item.depth}>
    <h2>${labelText(item)}${item.title}${current && html`<${Tag} kind="live">${_("正在进行")}<//>`}</h2>
    ${documents.length > 0 && html`<div class="docs">${documents.map((one) => html`<${Entry} key=${one.id} document=${one} away=${away(one)} />`)}</div>`}
  </div>`;
}

/** Whether a page of it lies on this device. @param {import("./keeper.js").Keeper} keeper @param {any} document */
function hasSome(keeper, document) {
  const stem = `page/${document.id}/${document.version.id}/`;
  for (const id of keeper.lying.value) if (id.startsWith(stem)) return true;
  return false;
}

/** The documents of the item that the hall discusses, on the stage's card. @param {{hall: any, meetingId: string, item: any}} props */
export function ItemDocuments({ hall, meetingId, item }) {
  const documents = (keeperOf(hall, meetingId).book.value?.documents ?? []).filter((one) => one.item_id === item.id);
  if (!documents.length) return null;
  return html`<div class="stage-docs"><h2>${_("本项议程的文件")}</h2>
    <div class="docs">${documents.map((one) => html`<${Entry} key=${one.id} document=${one} compact />`)}</div></div>`;
}
