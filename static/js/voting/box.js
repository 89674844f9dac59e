// The sealed box of a poll after its closing: how many ballots, the codes to compare, the files, who has voted.

import { download, get } from "../base/api.js";
import { _, count } from "../base/i18n.js";
import { url } from "../base/page.js";
import { Button, Busy, Card, DataTable, Dialog, ErrorNote, KeyValue, Tag, html, useEffect, useState } from "../base/ui.js";

/** @param {string} path */
function useAnswer(path) {
  const [answer, setAnswer] = useState(/** @type {any} */ (null));
  const [error, setError] = useState(/** @type {any} */ (null));
  const ask = () => get(path).then((found) => { setAnswer(found); setError(null); }, setError);
  useEffect(() => { void ask(); }, [path]);
  return { answer, error, ask };
}

/** @param {{poll: any}} props */
function WhoVoted({ poll }) {
  const { answer, error, ask } = useAnswer(`/polls/${poll.id}/who-voted`);
  if (error) return html`<${ErrorNote} error=${error} onRetry=${ask} />`;
  if (!answer) return html`<${Busy} />`;
  const word = (/** @type {any} */ one) => (one.voted ? _("已投票") : _("未投票"));
  return html`<${DataTable} rows=${answer.map((/** @type {any} */ one, /** @type {number} */ place) => ({ ...one, place }))} rowKey="place" dense pageSize=${100} search=${_("搜索姓名、代表团或座位")} columns=${[
    { key: "delegation", label: _("代表团"), width: "9rem" },
    { key: "seat", label: _("座位"), width: "5rem", value: (/** @type {any} */ one) => one.seat ?? "" },
    { key: "name", label: _("姓名"), header: true },
    { key: "voted", label: _("投票"), value: word, render: (/** @type {any} */ one) => html`<${Tag} kind=${one.voted ? "ok" : "quiet"} icon=${one.voted ? "check-lg" : "dash-lg"}>${word(one)}<//>` },
  ]} />`;
}

/** The list of who has voted, asked for only when somebody wants it. @param {{poll: any}} props */
export function WhoVotedButton({ poll }) {
  const [open, setOpen] = useState(false);
  return html`<${Button} size="sm" icon="people" onClick=${() => setOpen(true)}>${_("谁已投票")}<//>
    <${Dialog} open=${open} size="lg" title=${_("谁已投票（看不到选了什么）")} onClose=${() => setOpen(false)}><${WhoVoted} poll=${poll} /><//>`;
}

/** @param {{poll: any, edits: boolean}} props edits: the secretariat asks */
export function BoxCard({ poll, edits }) {
  const { answer: board, error, ask } = useAnswer(`/polls/${poll.id}/board`);
  const kept = ["closed", "shown"].includes(poll.state);
  const actions = html`
    <${Button} size="sm" icon="grid-3x3-gap" href=${url(`/board/${poll.id}`)} target="_blank">${_("选票公示板")}<//>
    ${kept && html`<${Button} size="sm" icon="box-seam" onClick=${() => download(`/polls/${poll.id}/box.bel`)}>${_("票箱文件 .bel")}<//>`}
    <${Button} size="sm" icon="question-circle" href=${url(`/polls/${poll.id}/how-to-check`)} target="_blank">${_("怎样核对")}<//>
    ${edits && poll.who_voted && html`<${WhoVotedButton} poll=${poll} />`}`;
  if (error) return html`<${Card} title=${_("票箱")}><${ErrorNote} error=${error} onRetry=${ask} /><//>`;
  if (!board) return html`<${Card} title=${_("票箱")}><${Busy} /><//>`;
  const replaced = board.lines.length - board.cast;
  return html`<${Card} title=${_("票箱")} actions=${actions}><div class="stack -tight">
    <${KeyValue} entries=${[
      [_("计入的选票"), html`<span class="num">${count(board.cast)}</span>${replaced > 0 && html` <span class="note">${_("另有 %(n)s 张已被同一位代表改投", { n: count(replaced) })}</span>`}`],
      [_("票箱码"), html`<b class="short-code">${board.head_code}</b>`],
      [_("票箱校验值"), html`<code class="digest">${board.head}</code>`],
      [_("表决码"), html`<b class="short-code">${board.hash_code}</b>`],
    ]} />
    <p class="note">${_("票箱码应与封箱前大屏显示、主持人宣读的相同。票箱文件可以用独立程序 belenios-tool 核对，见“怎样核对”。")}</p></div>
  <//>`;
}
