// Being sealed, on its way, or waiting for a server that could not say yes or no.

import { _, percent } from "../../base/i18n.js";
import { Button, html, useEffect, val } from "../ui.js";

const ASK_AGAIN = 8000;

/** How far the sealing is; it takes longer than half a second only on slow tablets. @param {{share: number}} props */
function Progress({ share }) {
  const done = Math.round(share * 100);
  return html`<div class="seal-bar" role="progressbar" aria-valuenow=${done} aria-valuemin="0" aria-valuemax="100" aria-label=${_("正在封装选票")}>
    <i style=${{ width: `${done}%` }}></i></div><p class="muted num">${percent(done, 100, 0)}</p>`;
}

/** @param {{poll: any, sealing: boolean, late: boolean}} props */
function Explained({ poll, sealing, late }) {
  if (!late) return null;
  if (sealing) return html`<p>${_("网络不通，还不能封装选票。您的选择已保留在本机，网络恢复后自动继续，请不要关闭页面。")}</p>`;
  if (poll.state !== "open") return html`<p>${_("投票已经停止。网络恢复后，会告诉您这一票是否已在停止前送达。")}</p>`;
  return html`<p>${_("网络不通。您的选票已经封好，保留在本机，网络恢复后自动提交，请不要关闭页面。")}</p>`;
}

/** @param {{ballot: any, poll: any, online: any, notes: any, sealing?: boolean}} props */
export function SealedSending({ ballot, poll, online, notes, sealing = false }) {
  const { progress, late: lacking } = ballot.desk;
  const late = sealing ? lacking.value === poll.id : ballot.waiting.value || !val(online);
  const title = late ? _("还没有送达") : sealing ? _("正在封装选票……") : _("正在提交……");
  return html`<div class="vote-body -middle"><div class="sent">
    <span class="spinner" aria-hidden="true"></span>
    <h2>${title}</h2>
    ${sealing && progress.value !== null && html`<${Progress} share=${progress.value} />`}
    <${Explained} poll=${poll} sealing=${sealing} late=${late} />
    ${notes}
  </div></div>`;
}

/** @param {{ballot: any, notes: any}} props */
export function Held({ ballot, notes }) {
  useEffect(() => {
    const timer = setTimeout(() => ballot.send(), ASK_AGAIN * (0.8 + 0.4 * Math.random()));
    return () => clearTimeout(timer);
  }, [ballot.kept.value]);
  return html`<div class="vote-body -middle"><div class="sent">
    <h2>${_("还没有送达")}</h2>
    <p>${_("您的选票已经封好，保留在本机，过一会儿自动再送。")}</p>
    ${notes}
    <${Button} kind="primary" size="lg" icon="arrow-clockwise" onClick=${() => ballot.send()}>${_("现在再送一次")}<//>
  </div></div>`;
}
