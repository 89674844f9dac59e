// An open document: from the book to the reader, and what to say when it may not be read any more.

import { batch } from "@preact/signals";
import { ApiError } from "../../base/api.js";
import { _ } from "../../base/i18n.js";
import { Busy, Button, EmptyState, html, useEffect, useMemo, useRef } from "../ui.js";
import { warmUp } from "../reader/drawing.js";
import { keptLook } from "../reader/look.js";
import { narrow } from "../reader/narrow.js";
import { NOTHING, makeReader } from "../reader/reader.js";
import { ReaderView } from "../reader/view.js";
import { keeperOf } from "./keeper.js";
import { openBook, place, stand } from "./shelf.js";

/** @param {{hall: any, meetingId: string}} props */
export function Reading({ hall, meetingId }) {
  const keeper = keeperOf(hall, meetingId);
  const at = place.value;
  const id = at?.document ?? "";
  const document = keeper.book.value?.documents.find((one) => one.id === id);
  // While it is looked up again (a newer version, a lost network) the last that was known stays.
  const known = useRef(/** @type {any} */ (null));
  if (document) known.current = document;
  const last = known.current?.id === id ? known.current : null;
  /** Where the reader stood, for a version that comes meanwhile. */
  const stood = useRef({ id: "", page: 0 });
  const page = stood.current.id === id && stood.current.page ? stood.current.page : at?.page ?? 0;
  if (keeper.ended.value) return html`<${Over} title=${_("会议已结束")} text=${_("本机上的会议文件已全部清除。")} />`;
  if (keeper.withdrawn.value.has(id)) return html`<${Over} title=${_("这份文件已收回")} text=${_("本机上的内容已经清除。")} />`;
  if (document) return html`<${Open} key=${`${id} ${document.version.id}`} hall=${hall} keeper=${keeper} document=${document}
    asked=${at} begin=${page} stands=${(/** @type {number} */ now) => { stood.current = { id, page: now }; }} />`;
  if (!keeper.book.value) return html`<div class="reader-state"><${Busy} label=${_("正在打开……")} /></div>`;
  return html`<${Over} title=${_("这份文件现在不能阅读")} text=${last ? _("阅读时间已过，或者不再向您开放。") : _("请返回目录查看。")} />`;
}

/** @param {{title: string, text: string}} props */
function Over({ title, text }) {
  return html`<div class="reader-state"><${EmptyState} icon="lock" title=${title} text=${text}>
    <${Button} kind="primary" size="lg" icon="arrow-left" onClick=${openBook}>${_("返回文件目录")}<//><//></div>`;
}

/**
 * @param {{hall: any, keeper: import("./keeper.js").Keeper, document: any, asked: import("./shelf.js").Place|null, begin: number,
 *   stands: (page: number) => void}} props
 *   asked: the last wish to have it open, another object each time; begin: the page to begin with, 0: where one stopped
 */
function Open({ hall, keeper, document, asked, begin, stands }) {
  const fresh = useMemo(() => Boolean(document.changed), []);
  const reader = useMemo(() => {
    const one = makeReader({ hall, document, keeper, page: begin });
    const { look, flow, zoom } = keptLook();
    batch(() => {
      one.look.value = look;
      one.flow.value = flow;
      one.zoom.value = zoom;
    });
    if (asked?.q) {
      one.search.value = { ...NOTHING, q: asked.q };
      if (!narrow()) one.panel.value = "search";
    }
    warmUp();
    // The page to begin with comes while the document is being opened.
    void keeper.page(document, Math.min(one.page.peek(), document.version.pages)).catch(() => {});
    return one;
  }, []);
  useEffect(() => { reader.document.value = document; }, [document]);
  useEffect(() => {
    let over = false;
    const open = async () => {
      reader.error.value = null;
      try {
        const opened = await keeper.open(reader.document.peek());
        if (over) return;
        batch(() => {
          reader.page.value = Math.max(1, Math.min(opened.pages, begin || opened.last_page || 1));
          reader.target.value = { page: reader.page.value, y: 0 };
          reader.opened.value = opened;
        });
      } catch (problem) {
        if (!over) reader.error.value = problem instanceof ApiError ? problem : new ApiError("reading", _("文件没有打开，请重试；如仍不行，请联系会务人员。"), 0);
      }
    };
    reader.retry = () => void open();
    void open();
    return () => {
      over = true;
      keeper.tell();
    };
  }, [reader]);
  // Opened at a page once more: the reader goes there.
  useEffect(() => { if (asked?.page && reader.opened.peek()) reader.goto(asked.page); }, [asked]);
  const page = reader.page.value;
  useEffect(() => {
    stand({ document: document.id, page }, document.title);
    if (reader.opened.peek()) stands(page);
  }, [page, document.id]);
  useEffect(() => () => stand(null), []);
  return html`<${ReaderView} reader=${reader} close=${openBook} fresh=${fresh} />`;
}
