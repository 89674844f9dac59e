// The board on a second screen: nothing scrolls, pages turn slowly.

import { _, count } from "../base/i18n.js";
import { Busy, html, useEffect, useMemo, useState } from "../base/ui/basics.js";
import { Clock } from "../base/ui/live.js";
import { paged } from "./lines.js";
import { Code, Facts, stateText } from "./parts.js";

const PAGE_SHOWN = 12_000;
const ONE_OF_MANY = 8000;
const MANY = 10;
const NOBODY = new Set();

/** Which of `all` pages is in view. @param {number} all */
function useTurning(all) {
  const [at, setAt] = useState(0);
  useEffect(() => {
    if (all < 2) return undefined;
    const timer = setInterval(() => setAt((shown) => shown + 1), all > MANY ? ONE_OF_MANY : PAGE_SHOWN);
    return () => clearInterval(timer);
  }, [all]);
  return at % all;
}

/** @param {{lines: import("./lines.js").Line[]}} props */
function Range({ lines }) {
  return html`<span class="code-text">${lines[0].code.slice(0, 2)}</span> – <span class="code-text">${lines[lines.length - 1].code.slice(0, 2)}</span>`;
}

/** @param {{board: import("./lines.js").Board}} props */
function Pages({ board }) {
  const { pages, columns, rows } = useMemo(() => paged(board.lines), [board.lines]);
  const shown = useTurning(pages.length);
  if (!board.lines.length) return html`<div class="screen-body -middle"><p class="screen-big">${_("票箱里还没有选票。")}</p></div>`;
  const lines = pages[shown];
  return html`<ol class="wall-lines" key=${shown} data-columns=${columns} style=${{ "--columns": columns, "--rows": rows }}>
      ${lines.map((line) => html`<${Code} key=${line.tracker} line=${line} mine=${NOBODY.has(line.tracker)} />`)}</ol>
    ${pages.length > 1 && html`<p class="wall-place">${_("第 %(n)s 页，共 %(all)s 页", { n: count(shown + 1), all: count(pages.length) })} · <${Range} lines=${lines} /></p>`}`;
}

/** @param {{board: import("./lines.js").Board|null, error: any}} props */
export function Wall({ board, error }) {
  if (!board) return html`<div class="screen"><div class="screen-body -middle">${error ? html`<p class="screen-big">${error.message}</p>` : html`<${Busy} />`}</div></div>`;
  return html`<div class="screen wall"><header class="screen-head"><div class="screen-title">${_("选票公示板")} · ${board.title}</div>
      ${error && html`<span class="wall-lost">${_("网络已断开")}</span>`}<${Clock} /></header>
    <div class="wall-top"><p class="board-state">${stateText(board.state)}</p><${Facts} board=${board} /></div>
    <${Pages} board=${board} /></div>`;
}
