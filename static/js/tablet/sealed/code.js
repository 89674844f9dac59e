// A ballot's code in big letters, its QR that leads to the board, and the board itself in a dialog.

import { _ } from "../../base/i18n.js";
import { url } from "../../base/page.js";
import { useBoard } from "../../board/follow.js";
import { fragmentOf } from "../../board/lines.js";
import { Facts, Searched, stateText } from "../../board/parts.js";
import { Busy, Button, Dialog, ErrorNote, html, useEffect, useState } from "../ui.js";

/** Where anybody finds this ballot's line. @param {{poll_id: string, tracker?: string}} ballot */
export function boardAddress(ballot) {
  return `${location.origin}${url(`/board/${ballot.poll_id}`)}${fragmentOf(ballot.tracker ?? "")}`;
}

/** Drawn once its module is there; without it the code alone does. @param {{ballot: any}} props */
export function CodeQr({ ballot }) {
  const [drawn, setDrawn] = useState(/** @type {any} */ (null));
  useEffect(() => { import("../../signin/qr-code.js").then(({ QrCode }) => setDrawn(() => QrCode), () => {}); }, []);
  if (!drawn) return html`<div class="code-qr -empty"></div>`;
  return html`<figure class="code-qr"><${drawn} text=${boardAddress(ballot)} label=${_("选票公示板的二维码")} />
    <figcaption>${_("手机扫码也可查看")}</figcaption></figure>`;
}

/** @param {{code: string}} props */
export function BigCode({ code }) {
  return html`<div class="big-code"><span class="big-code-label">${_("您的选票编号")}</span>
    <b class="code-text" aria-label=${[...code].join(" ")}>${code}</b></div>`;
}

/** @param {{pollId: string, tracker: string, watch: any}} props watch: changes when the box does */
function Board({ pollId, tracker, watch }) {
  const { board, error, again } = useBoard(pollId, watch);
  if (!board) return error ? html`<${ErrorNote} error=${error} onRetry=${again} />` : html`<${Busy} />`;
  return html`<div class="board -inside"><p class="board-state">${stateText(board.state)}</p><${Facts} board=${board} /><${Searched} board=${board} tracker=${tracker} /></div>`;
}

/** The button that opens the board. @param {{hall: any, poll: any, tracker?: string, kind?: "primary"|"secondary"}} props tracker: one's own */
export function BoardButton({ hall, poll, tracker = "", kind = "secondary" }) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const { box } = hall.state.value;
  return html`<${Button} kind=${kind} size="lg" icon="list-check" onClick=${() => setOpen(true)}>${_("选票公示板")}<//>
    <${Dialog} open=${open} size="full" title=${_("选票公示板")} onClose=${close}
      actions=${html`<${Button} kind="primary" size="lg" onClick=${close}>${_("返回")}<//>`}>
      ${open && html`<${Board} pollId=${poll.id} tracker=${tracker} watch=${box?.poll_id === poll.id ? box.head : ""} />`}<//>`;
}
