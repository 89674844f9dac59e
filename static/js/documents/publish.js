// Publishing: what goes out, to whom, from when, and what is odd about it, before it is done.

import { post } from "../base/api.js";
import { _, count } from "../base/i18n.js";
import { Button, Dialog, ErrorNote, Icon, Tag, html, toast, useState } from "../base/ui.js";
import { library, meeting, now, roll } from "./state.js";
import { newest, opensWord, readersWord, secrecyKind, secrecyWord, sight } from "./words.js";

/** What a secretary should look at once more. @param {any} one @returns {string[]} */
function doubts(one) {
  const found = [];
  if (!one.readers_n) found.push(_("名册上没有符合阅读范围的人"));
  if (one.opens === "called" && !one.item_id) found.push(_("没有挂在议程上，不会自动开放"));
  if (one.until && Date.parse(one.until) <= now.value) found.push(_("截止时间已经过去"));
  if (one.secrecy !== "open" && one.readers.everyone) found.push(_("“%(secrecy)s”文件将发给全体与会人员", { secrecy: secrecyWord(one.secrecy) }));
  const last = newest(one);
  if (last?.state === "failed") found.push(_("第 %(n)s 版转换没有成功，发放的是前一版", { n: last.number }));
  if (last && ["queued", "working"].includes(last.state)) found.push(_("第 %(n)s 版还在转换，发放的是前一版", { n: last.number }));
  return found;
}

/** How many of these open at once, with their items, later. @param {any[]} documents */
function summary(documents) {
  const as = documents.map((one) => ({ ...one, state: "published" }));
  const atOnce = as.filter((one) => sight(one, now.value).sees).length;
  const called = as.filter((one) => one.opens === "called" && one.item_id && !one.called_at).length;
  const later = as.length - atOnce - called;
  return [
    atOnce && _("%(n)s 份立即可以阅读", { n: count(atOnce) }),
    called && _("%(n)s 份进行到议程时开放", { n: count(called) }),
    later && _("%(n)s 份按设定的时间开放，或暂时看不到", { n: count(later) }),
  ].filter(Boolean);
}

/**
 * What goes out is what was listed when the dialog was opened, as far as it can still go out.
 * @param {{documents: any[], onClose: () => void, onDone?: () => void}} props
 */
export function PublishDialog({ documents, onClose, onDone }) {
  const [ids] = useState(() => new Set(documents.map((one) => one.id)));
  const [left, setLeft] = useState(/** @type {Set<string>} */ (new Set()));
  const [error, setError] = useState(/** @type {any} */ (null));
  const listed = documents.filter((one) => ids.has(one.id));
  const going = listed.filter((one) => !left.has(one.id));
  const toggle = (/** @type {string} */ id) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  async function publish() {
    setError(null);
    library.value = await post(`/meetings/${meeting.id}/documents/publish`, { documents: going.map((one) => one.id) });
    toast(_("已发放 %(n)s 份文件", { n: going.length }), "ok");
    onDone?.();
    onClose();
  }
  return html`<${Dialog} open size="lg" title=${listed.length === 1 ? _("发放这份文件？") : _("发放 %(n)s 份文件？", { n: listed.length })} onClose=${onClose} actions=${html`
      <span class="grow muted" role="status">${summary(going).join(_("，"))}</span>
      <${Button} onClick=${onClose}>${_("取消")}<//>
      <${Button} kind="primary" icon="send" disabled=${!going.length} onClick=${publish} onError=${setError}>${_("发放 %(n)s 份", { n: going.length })}<//>`}>
    <ul class="doc-going">${listed.map((one) => html`<li key=${one.id} class=${left.has(one.id) ? "-left" : ""}>
      <label class="check"><input type="checkbox" checked=${!left.has(one.id)} onChange=${() => toggle(one.id)} aria-label=${_("发放“%(title)s”", { title: one.title })} /></label>
      <div class="stack -snug"><div>${one.label && html`<span class="doc-label">${one.label}</span> `}<b>${one.title}</b></div>
        <div class="doc-facts"><${Tag} kind=${secrecyKind(one.secrecy)}>${secrecyWord(one.secrecy)}<//>
          <span>${readersWord(one.readers, roll.value)} <span class="num">${_("%(n)s 人", { n: count(one.readers_n) })}</span></span><span>${opensWord(one)}</span>
          ${one.may_download && html`<span>${_("可以下载")}</span>`}${one.may_print && html`<span>${_("可以打印")}</span>`}${one.must_sign && html`<span>${_("需要签阅")}</span>`}</div>
        ${doubts(one).map((text) => html`<p class="doc-hint" key=${text}><${Icon} name="exclamation-triangle" />${text}</p>`)}</div>
    </li>`)}</ul>
    <${ErrorNote} error=${error} />
  <//>`;
}
