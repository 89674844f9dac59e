// What is new in a version: said once when it is opened, and compared with the one before.

import { get } from "../../base/api.js";
import { _, count } from "../../base/i18n.js";
import { Busy, Button, ErrorNote, Icon, Notice, html, useEffect, useState } from "../ui.js";
import { addTool } from "./tools.js";

/** Versions whose news this page has shown. @type {Set<string>} */
const told = new Set();

/** Whether there is a version before, with text to compare. @param {import("./reader.js").Reader} reader */
export function hasComparison(reader) {
  const { number, has_text: hasText } = reader.version.value;
  return number > 1 && hasText;
}

/** Said above the pages until it is put away. @param {{reader: import("./reader.js").Reader, fresh: boolean}} props fresh: this reader had an older version */
export function News({ reader, fresh }) {
  const { id, note, number } = reader.version.value;
  const [shown, setShown] = useState(fresh && number > 1 && !told.has(id));
  useEffect(() => { told.add(id); }, [id]);
  if (!shown) return null;
  return html`<div class="reader-note -news" role="status"><${Icon} name="arrow-repeat" size="lg" />
    <span><b>${_("这份文件已更新（第 %(n)s 版）。", { n: number })}</b>${note}</span>
    ${hasComparison(reader) && html`<${Button} icon="late:arrow-left-right" onClick=${() => { reader.panel.value = "compare"; setShown(false); }}>${_("与上一版对比")}<//>`}
    <${Button} kind="quiet" onClick=${() => setShown(false)}>${_("知道了")}<//></div>`;
}

/** @typedef {{state: "same"|"changed"|"added"|"removed", pieces: {kind: "same"|"added"|"removed", text: string}[]}} Paragraph */

/** Paragraphs beside a change stay, for what it belongs to; the others are folded. @param {Paragraph[]} paragraphs @returns {(Paragraph|number)[]} a number: so many folded */
export function folded(paragraphs) {
  const changed = (/** @type {number} */ at) => paragraphs[at] !== undefined && paragraphs[at].state !== "same";
  /** @type {(Paragraph|number)[]} */
  const shown = [];
  paragraphs.forEach((one, at) => {
    if (changed(at - 1) || changed(at) || changed(at + 1)) shown.push(one);
    else if (typeof shown.at(-1) === "number") shown[shown.length - 1] = Number(shown.at(-1)) + 1;
    else shown.push(1);
  });
  return shown;
}

/** @param {{reader: import("./reader.js").Reader}} props */
function Comparison({ reader }) {
  const { id, version } = reader.document.value;
  const [answer, setAnswer] = useState(/** @type {any} */ (null));
  const [error, setError] = useState(/** @type {any} */ (null));
  const [turn, again] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    setError(null);
    get(`/documents/${id}/compare`, { signal: stop.signal }).then(setAnswer, (problem) => { if (!stop.signal.aborted) setError(problem); });
    return () => stop.abort();
  }, [id, version.id, turn]);
  if (error) return html`<${ErrorNote} error=${error} onRetry=${() => again((n) => n + 1)} />`;
  if (!answer) return html`<${Busy} label=${_("正在比较……")} />`;
  const { before, after, changes, paragraphs } = answer;
  if (!before.has_text || !after.has_text) return html`<${Notice} kind="info" title=${_("有一版是扫描件，没有文字，不能对比。")} />`;
  if (!changes) return html`<${Notice} kind="info" title=${_("两版的文字相同。")} />`;
  return html`<div class="compare"><p class="muted">${_("第 %(a)s 版 → 第 %(b)s 版，改动 %(n)s 处。", { a: before.number, b: after.number, n: count(changes) })}
      <ins>${_("新增")}</ins> <del>${_("删去")}</del></p>
    ${folded(paragraphs).map((one, index) => (typeof one === "number"
      ? html`<p key=${index} class="compare-fold muted">${_("（%(n)s 段没有改动）", { n: count(one) })}</p>`
      : html`<p key=${index} class=${`compare-${one.state}`}>${one.pieces.map(({ kind, text }) => (kind === "added" ? html`<ins>${text}</ins>` : kind === "removed" ? html`<del>${text}</del>` : text))}</p>`))}
  </div>`;
}

addTool({ id: "compare", order: 65, component: () => null, panel: { title: () => _("与上一版对比"), component: Comparison } });
