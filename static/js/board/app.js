// The board of codes of one sealed poll: on any device, or by itself on a second screen.

import { _ } from "../base/i18n.js";
import { initial, url } from "../base/page.js";
import { Button, Busy, EmptyState, ErrorNote, Icon, html, useEffect, useState } from "../base/ui/basics.js";
import { LanguageSwitch } from "../base/ui/live.js";
import { mount } from "../base/ui/mount.js";
import { useBoard } from "./follow.js";
import { trackerIn } from "./lines.js";
import { Facts, Searched, stateText } from "./parts.js";
import { Wall } from "./wall.js";

/** The tracker in the fragment; another scan while the page is open changes it. */
function useTracker() {
  const [tracker, setTracker] = useState(trackerIn(location.hash));
  useEffect(() => {
    const changed = () => setTracker(trackerIn(location.hash));
    window.addEventListener("hashchange", changed);
    return () => window.removeEventListener("hashchange", changed);
  }, []);
  return tracker;
}

/** There is no board, or not for this reader. @param {{error: any, again: () => void}} props */
function None({ error, again }) {
  const closed = error.status === 403 || error.status === 404 || error.status === 409 || error.status === 422;
  return html`<div class="board-page -middle">${closed
    ? html`<${EmptyState} icon="slash-circle" title=${_("这里没有选票公示板")} text=${error.message}><${Button} icon="arrow-left" href=${url("/")}>${_("回首页")}<//><//>`
    : html`<${ErrorNote} error=${error} onRetry=${again} />`}</div>`;
}

/** @param {{board: import("./lines.js").Board, error: any, again: () => void}} props */
function Page({ board, error, again }) {
  const tracker = useTracker();
  return html`<div class="board-page board">
    <header class="board-head"><h1>${board.title}</h1><p class="board-state">${stateText(board.state)}</p></header>
    ${error && html`<${ErrorNote} error=${error} onRetry=${again} />`}
    <${Facts} board=${board} />
    <p class="board-note"><${Icon} name="lock-fill" />${_("每张选票一行：选票编号，后面是凭证码。从编号看不出是谁的票，也看不出选了什么。")}</p>
    <${Searched} board=${board} tracker=${tracker} />
  </div>`;
}

function Head() {
  return html`<header class="face-head -board"><div class="face-title">${_("选票公示板")}</div><${LanguageSwitch} /></header>`;
}

function App() {
  const wall = initial.screen;
  const { board, error, again } = useBoard(initial.poll_id);
  if (wall) return html`<${Wall} board=${board} error=${error} />`;
  return html`<${Head} />${board ? html`<${Page} board=${board} error=${error} again=${again} />`
    : error ? html`<${None} error=${error} again=${again} />` : html`<div class="board-page -middle"><${Busy} /></div>`}`;
}

mount(App);
