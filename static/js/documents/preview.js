// A look at a document as readers see it: thumbnails beside one page, turned by keys.

import { apiUrl } from "../base/api.js";
import { _, count } from "../base/i18n.js";
import { Button, Dialog, ErrorNote, Icon, cx, html, useEffect, useRef, useState } from "../base/ui.js";
import { pageImage } from "./page-image.js";
import { current } from "./words.js";

const AROUND = 40; // thumbnails drawn on each side of the page that is looked at

const MARGIN = 32; // CSS px around a page

/** @param {{document: any, version: any, page: number}} props */
function PageView({ document, version, page }) {
  const box = useRef(/** @type {HTMLElement|null} */ (null));
  const place = useRef(/** @type {HTMLElement|null} */ (null));
  const [error, setError] = useState(/** @type {any} */ (null));
  const [busy, setBusy] = useState(true);
  const [again, setAgain] = useState(0);
  const [room, setRoom] = useState([0, 0]);
  useEffect(() => { // a dialog has no size before it is shown
    const watcher = new ResizeObserver(([entry]) => setRoom([Math.round(entry.contentRect.width) - MARGIN, Math.round(entry.contentRect.height) - MARGIN]));
    if (box.current) watcher.observe(box.current);
    return () => watcher.disconnect();
  }, []);
  useEffect(() => {
    if (Math.min(...room) <= 0) return undefined;
    const stop = new AbortController();
    setBusy(true);
    setError(null);
    pageImage(document.id, version.id, page, room[0], room[1], stop.signal).then((canvas) => {
      if (stop.signal.aborted) return;
      place.current?.replaceChildren(canvas);
      setBusy(false);
    }, (problem) => {
      if (stop.signal.aborted) return;
      setError(problem);
      setBusy(false);
    });
    return () => stop.abort();
  }, [version.id, page, again, ...room]);
  return html`<div class="doc-page" ref=${box} aria-busy=${String(busy)}>
    ${error && html`<${ErrorNote} error=${error} onRetry=${() => setAgain((n) => n + 1)} />`}
    <div ref=${place} hidden=${Boolean(error)} role="img" aria-label=${_("第 %(n)s 页", { n: page })}></div>${busy && html`<span class="spinner"></span>`}</div>`;
}

/** @param {{document: any, onClose: () => void}} props */
export function PreviewDialog({ document, onClose }) {
  const version = current(document);
  const [page, setPage] = useState(1);
  const list = useRef(/** @type {HTMLElement|null} */ (null));
  useEffect(() => { list.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" }); }, [page]);
  if (!version) return null;
  const go = (/** @type {number} */ to) => setPage(Math.max(1, Math.min(version.pages, to)));
  /** @param {KeyboardEvent} event */
  const keyed = (event) => {
    const way = { ArrowDown: 1, ArrowRight: 1, PageDown: 1, ArrowUp: -1, ArrowLeft: -1, PageUp: -1 }[event.key];
    if (!way) return;
    event.preventDefault();
    go(page + way);
  };
  const first = Math.max(1, page - AROUND);
  const shown = Array.from({ length: Math.min(version.pages, page + AROUND) - first + 1 }, (_unused, i) => first + i);
  return html`<${Dialog} open size="full" title=${`${document.label} ${document.title}`.trim()} onClose=${onClose}>
    <div class="doc-preview" onKeyDown=${keyed}>
      <ol class="doc-thumbs" ref=${list}>${shown.map((n) => html`<li key=${n}><button type="button" class=${cx(n === page && "-current")} aria-current=${n === page ? "true" : undefined} aria-label=${_("第 %(n)s 页", { n })} onClick=${() => go(n)}>
        <img src=${apiUrl(`/documents/${document.id}/thumbs/${n}?version=${version.id}`)} loading="lazy" alt="" /><span class="num">${n}</span></button></li>`)}</ol>
      <div class="doc-preview-main"><${PageView} document=${document} version=${version} page=${page} />
        <div class="row doc-preview-foot"><${Button} icon="chevron-left" aria-label=${_("上一页")} disabled=${page === 1} onClick=${() => go(page - 1)} />
          <span class="num">${count(page)} / ${count(version.pages)}</span><${Button} icon="chevron-right" aria-label=${_("下一页")} disabled=${page === version.pages} onClick=${() => go(page + 1)} />
          <span class="note"><${Icon} name="info-circle" /> ${_("第 %(n)s 版；读者看到的每一页都带有本人姓名的水印。", { n: version.number })}</span></div></div>
    </div>
  <//>`;
}
