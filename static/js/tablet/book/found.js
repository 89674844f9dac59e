// Hits of a search over all documents: by document, a touch opens the page.

import { get } from "../../base/api.js";
import { _, count } from "../../base/i18n.js";
import { Busy, EmptyState, ErrorNote, html, useEffect, useState } from "../ui.js";
import { Secrecy } from "./entry.js";
import { openDocument } from "./shelf.js";

const PAUSE = 300;
const PAGES = 4;

/**
 * Ask for the hits of `q` a moment after the last key. @param {string} path where to ask, without `q` @param {string} q
 * @returns {{hits: any[]|null, total: number, error: any, again: () => void}} hits null: not there yet
 */
export function useHits(path, q) {
  const [found, setFound] = useState({ q: "", hits: /** @type {any[]|null} */ (null), total: 0, error: /** @type {any} */ (null) });
  const [turn, again] = useState(0);
  useEffect(() => {
    if (!q) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const { hits, total } = await get(`${path}${path.includes("?") ? "&" : "?"}q=${encodeURIComponent(q)}`, { signal: stop.signal });
        setFound({ q, hits, total, error: null });
      } catch (error) {
        if (!stop.signal.aborted) setFound({ q, hits: null, total: 0, error });
      }
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [path, q, turn]);
  const mine = found.q === q;
  return { hits: mine ? found.hits : null, total: found.total, error: mine ? found.error : null, again: () => again((n) => n + 1) };
}

/** Words of a page with the hits marked. @param {{snippet: [string, boolean][]}} props */
export function Snippet({ snippet }) {
  return html`<span class="snippet">${snippet.map(([text, isHit]) => (isHit ? html`<mark>${text}</mark>` : text))}</span>`;
}

/** @param {{keeper: import("./keeper.js").Keeper, q: string}} props */
export function Found({ keeper, q }) {
  const { hits, total, error, again } = useHits(`/meetings/${keeper.meetingId}/search`, q);
  if (error) return html`<${ErrorNote} error=${error} onRetry=${again} />`;
  if (!hits) return html`<${Busy} label=${_("正在搜索……")} />`;
  const documents = keeper.book.value?.documents ?? [];
  const mute = documents.filter((one) => !one.version.has_text).length;
  const scans = mute > 0 && html`<p class="muted">${_("有 %(n)s 份文件是扫描件，没有文字，搜索不到。", { n: count(mute) })}</p>`;
  const groups = documents.map((document) => ({ document, hits: hits.filter((hit) => hit.document_id === document.id) })).filter((group) => group.hits.length);
  if (!groups.length) return html`<${EmptyState} icon="search" title=${_("没有找到“%(q)s”", { q })} text=${_("可以换一个说法，或少输几个字。")} />${scans}`;
  return html`<p class="found-count" role="status">${_("“%(q)s”：%(documents)s 份文件，共 %(n)s 页", { q, documents: count(groups.length), n: count(total) })}
      ${total > hits.length && html`<br />${_("下面列出 %(n)s 页；打开文件后可以在其中搜索全部。", { n: count(hits.length) })}`}</p>
    ${groups.map(({ document, hits: own }) => html`<${Group} key=${document.id} document=${document} hits=${own} q=${q} />`)}${scans}`;
}

/** @param {{document: any, hits: any[], q: string}} props */
function Group({ document, hits, q }) {
  const [all, setAll] = useState(false);
  const shown = all ? hits : hits.slice(0, PAGES);
  return html`<section class="book-group found-group">
    <h2>${document.label && html`<span class="doc-label">${document.label}</span>`}${document.title}<${Secrecy} secrecy=${document.secrecy} /></h2>
    <div class="docs">${shown.map((hit) => html`<button type="button" key=${hit.page} class="hit" onClick=${() => openDocument(document.id, hit.page, q)}>
      <span class="hit-page num">${_("第 %(n)s 页", { n: count(hit.page) })}</span><${Snippet} snippet=${hit.snippet} />
      ${hit.count > 1 && html`<span class="hit-count num">${_("%(n)s 处", { n: count(hit.count) })}</span>`}
    </button>`)}</div>
    ${hits.length > shown.length && html`<button type="button" class="hit-more" onClick=${() => setAll(true)}>${_("其余 %(n)s 页也有", { n: count(hits.length - shown.length) })}</button>`}
  </section>`;
}
