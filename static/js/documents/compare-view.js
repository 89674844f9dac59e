// Two versions of a document side by side in one text: what was taken out struck through, what was put in underlined, both in words as well.

import { get } from "../base/api.js";
import { _, count } from "../base/i18n.js";
import { Busy, Button, EmptyState, ErrorNote, cx, html, useEffect, useMemo, useRef, useState } from "../base/ui/basics.js";

/** How many unchanged paragraphs stay in view beside a change. */
const BESIDE = 1;

/**
 * Paragraphs with the numbers of their changes, and stretches of unchanged ones that are folded.
 * @param {any[]} paragraphs @returns {{fold: any[]|null, paragraph: any, first: number}[]}
 */
function folded(paragraphs) {
  const near = paragraphs.map((_one, at) => paragraphs.slice(Math.max(0, at - BESIDE), at + BESIDE + 1).some((one) => one.state !== "same"));
  const rows = [];
  let changes = 0;
  paragraphs.forEach((paragraph, at) => {
    if (near[at]) rows.push({ fold: null, paragraph, first: changes });
    else if (rows.length && rows[rows.length - 1].fold) rows[rows.length - 1].fold.push(paragraph);
    else rows.push({ fold: [paragraph], paragraph: null, first: changes });
    changes += placesIn(paragraph);
  });
  return rows;
}

/** Neighbouring pieces that are not the same are one place. @param {any} paragraph */
function placesIn({ pieces }) {
  return pieces.filter((/** @type {any} */ piece, /** @type {number} */ at) => piece.kind !== "same" && (at === 0 || pieces[at - 1].kind === "same")).length;
}

/** @param {{paragraph: any, first: number, current: number}} props first: how many changes stand before it */
function Paragraph({ paragraph, first, current }) {
  let place = first;
  const pieces = paragraph.pieces.map((/** @type {any} */ piece, /** @type {number} */ at) => {
    if (piece.kind === "same") return html`<span key=${at}>${piece.text}</span>`;
    const begins = at === 0 || paragraph.pieces[at - 1].kind === "same";
    if (begins) place += 1;
    const here = place === current;
    return piece.kind === "added"
      ? html`<ins key=${at} class=${cx(here && "-here")} data-change=${begins ? place : undefined}><i>${_("新增")}</i>${piece.text}</ins>`
      : html`<del key=${at} class=${cx(here && "-here")} data-change=${begins ? place : undefined}><i>${_("删去")}</i>${piece.text}</del>`;
  });
  return html`<p class=${`compare-p -${paragraph.state}`}>${pieces}</p>`;
}

/** @param {{rows: any[]}} props */
function Fold({ rows }) {
  const [open, setOpen] = useState(false);
  if (open) return rows.map((one, at) => html`<${Paragraph} key=${at} paragraph=${one} first=${0} current=${-1} />`);
  return html`<button type="button" class="compare-fold" onClick=${() => setOpen(true)}>${_("这里有 %(n)s 段没有改动，点按展开", { n: count(rows.length) })}</button>`;
}

/** @param {{documentId: string, from?: string, to?: string}} props without versions: the current one and the one before it */
export function CompareView({ documentId, from = "", to = "" }) {
  const [found, setFound] = useState(/** @type {any} */ (null));
  const [error, setError] = useState(/** @type {any} */ (null));
  const [current, setCurrent] = useState(0);
  const text = useRef(/** @type {HTMLElement|null} */ (null));
  const ask = () => {
    setError(null);
    setFound(null);
    setCurrent(0);
    return get(`/documents/${documentId}/compare?from=${from}&to=${to}`).then(setFound, setError);
  };
  useEffect(() => { void ask(); }, [documentId, from, to]);
  const rows = useMemo(() => folded(found?.paragraphs ?? []), [found]);
  if (error) return html`<${ErrorNote} error=${error} onRetry=${ask} />`;
  if (!found) return html`<${Busy} label=${_("正在对比两个版本……")} />`;
  const { before, after, changes } = found;
  if (!before.has_text || !after.has_text) {
    return html`<${EmptyState} icon="image" title=${_("这份文件没有文字，不能对比")} text=${_("扫描件或图片没有文字层，请直接对照两个版本阅读。")} />`;
  }
  const go = (/** @type {number} */ place) => {
    setCurrent(place);
    text.current?.querySelector(`[data-change="${place}"]`)?.scrollIntoView({ block: "center", behavior: "auto" });
  };
  return html`<div class="compare">
    <div class="compare-bar" role="toolbar" aria-label=${_("改动")}>
      <span class="compare-count" role="status">${!changes ? _("两个版本的文字没有不同") : current ? _("第 %(at)s 处，共 %(n)s 处改动", { at: count(current), n: count(changes) }) : _("共 %(n)s 处改动", { n: count(changes) })}</span>
      <span class="compare-versions muted">${_("第 %(a)s 版 → 第 %(b)s 版", { a: before.number, b: after.number })}${after.note && html` · ${after.note}`}</span>
      <${Button} icon="chevron-up" aria-label=${_("上一处改动")} disabled=${current <= 1} onClick=${() => go(current - 1)}>${_("上一处")}<//>
      <${Button} kind="primary" icon="chevron-down" aria-label=${_("下一处改动")} disabled=${current >= changes} onClick=${() => go(current + 1)}>${_("下一处")}<//>
    </div>
    <p class="compare-legend"><del><i>${_("删去")}</i>${_("上一版的文字")}</del> <ins><i>${_("新增")}</i>${_("这一版的文字")}</ins></p>
    <article class="compare-text" ref=${text}>${rows.map((row, at) => (row.fold ? html`<${Fold} key=${at} rows=${row.fold} />`
      : html`<${Paragraph} key=${at} paragraph=${row.paragraph} first=${row.first} current=${current} />`))}</article>
  </div>`;
}
