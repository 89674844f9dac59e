// What the board's page and the tablet's dialog show alike: facts, search, lines.

import { _, count } from "../base/i18n.js";
import { Icon, Notice, cx, html, useEffect, useMemo, useRef, useState } from "../base/ui/basics.js";
import { found, grouped, isWhole, tidied } from "./lines.js";

/** @typedef {import("./lines.js").Board} Board */
/** @typedef {import("./lines.js").Line} Line */

/** @param {string} state */
export function stateText(state) {
  if (state === "open") return _("正在投票，编号陆续出现");
  if (state === "checking") return _("投票已停止，请核对编号");
  if (state === "unsealing") return _("正在开箱计票");
  return state === "void" ? _("本次表决已作废") : _("表决已结束");
}

/** Ballots that count, the box's code, the election's code. @param {{board: Board}} props */
export function Facts({ board }) {
  return html`<dl class="board-facts">
    <div><dt>${_("票箱内选票")}</dt><dd class="num">${count(board.cast)}</dd></div>
    <div><dt>${_("票箱码")}</dt><dd class="code-text">${board.head_code || "—"}</dd></div>
    <div><dt>${_("表决码")}</dt><dd class="code-text">${board.hash_code || "—"}</dd></div>
  </dl>`;
}

/** One code. @param {{line: Line, mine: boolean}} props */
export function Code({ line, mine }) {
  return html`<li class=${cx("board-line", !line.counted && "-replaced", mine && "-mine")} data-tracker=${line.tracker}>
    ${mine && html`<${Icon} name="check-circle-fill" label=${_("您的选票")} />`}
    <span class="code-text">${line.counted ? line.code : html`<s>${line.code}</s>`}</span>
    <span class="board-credential">${line.counted ? html`<span class="sr-only">${_("凭证码")} </span><span class="code-text">${line.credential}</span>` : _("已改投")}</span></li>`;
}

/** All lines, by their first letter. @param {{lines: Line[], mine: Set<string>}} props mine: trackers to mark */
export function Lines({ lines: all, mine }) {
  const box = useRef(/** @type {HTMLElement|null} */ (null));
  const groups = useMemo(() => grouped(all), [all]);
  const first = [...mine][0];
  const there = all.some((line) => line.tracker === first);
  useEffect(() => {
    if (there) box.current?.querySelector(".board-line.-mine")?.scrollIntoView({ block: "center" });
  }, [first, there]);
  if (!all.length) return html`<p class="board-none">${_("票箱里还没有选票。")}</p>`;
  return html`<div class="board-lines" ref=${box}>${groups.map(({ letter, lines }) => html`<section key=${letter} class=${cx("board-group", !letter && "-plain")}>
    ${letter && html`<h2 class="board-letter" aria-label=${_("以 %(letter)s 开头", { letter })}>${letter}</h2>`}
    <ol>${lines.map((line) => html`<${Code} key=${line.tracker} line=${line} mine=${mine.has(line.tracker)} />`)}</ol></section>`)}</div>`;
}

/** What the search says. @param {{board: Board, code: string, tracker: string, lines: Line[]}} props */
export function Finding({ board, code, tracker, lines }) {
  if (!tracker && !code) return null;
  if (lines.length === 1 && (tracker || isWhole(code))) {
    const [line] = lines;
    return line.counted
      ? html`<${Notice} kind="ok" title=${html`${_("找到了")} <span class="code-text">${line.code}</span>`}>${_("这张选票在票箱里，已经通过验证，将计入结果。")}<//>`
      : html`<${Notice} kind="info" title=${html`${_("找到了")} <span class="code-text">${line.code}</span>`}>${_("这张选票已经由同一位代表改投，以后一张为准。")}<//>`;
  }
  if (lines.length > 0) return html`<p class="board-hits" role="status">${_("有 %(n)s 个编号以此开头，请继续输入。", { n: count(lines.length) })}</p>`;
  if (board.state === "open") {
    return html`<${Notice} kind="info" title=${_("还没有找到这个编号")}>${_("选票通过验证后才会出现，一般只要几秒钟。请核对输入，或稍等片刻。")}<//>`;
  }
  return html`<${Notice} kind="warn" title=${_("没有找到这个编号")}>${_("请核对输入。平板上显示“已验证”而这里没有的，请立即举手告诉监票人。")}<//>`;
}

/** The search and what it found; the lines below. @param {{board: Board, tracker: string, search?: boolean}} props tracker: of one's own ballot */
export function Searched({ board, tracker, search = true }) {
  const [typed, setTyped] = useState("");
  const code = tidied(typed);
  const wanted = code ? { code } : { tracker };
  const lines = found(board.lines, wanted);
  const partly = code !== "" && !isWhole(code);
  const marked = new Set(partly ? [] : lines.map((line) => line.tracker));
  return html`
    ${search && html`<label class="board-search"><span>${_("按选票编号查找")}</span>
      <input type="text" class="code-text" value=${code || typed} inputmode="text" autocomplete="off" autocapitalize="characters" spellcheck=${false} maxlength="12"
        placeholder="XXXX-XXXX" onInput=${(/** @type {any} */ event) => setTyped(event.target.value)} /></label>`}
    <${Finding} board=${board} code=${code} tracker=${code ? "" : tracker} lines=${lines} />
    <${Lines} lines=${partly && lines.length ? lines : board.lines} mine=${marked} />`;
}
