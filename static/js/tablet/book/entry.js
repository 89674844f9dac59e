// One document of the book: a row that opens it.

import { _ } from "../../base/i18n.js";
import { Icon, Tag, cx, html } from "../ui.js";
import { openDocument } from "./shelf.js";
import { readWord, secrecyWord } from "./words.js";

/** What a document wants or has had, in words. @param {{document: any}} props */
export function Marks({ document }) {
  const { is_new: isNew, changed, must_sign: mustSign, signed_at: signed, signing, opened_at: opened } = document;
  return html`
    ${isNew ? html`<${Tag} kind="live">${_("新")}<//>` : changed ? html`<${Tag} kind="live" icon="arrow-repeat">${_("已更新")}<//>`
      : !opened && html`<${Tag} kind="info">${_("未读")}<//>`}
    ${mustSign && (signed ? html`<${Tag} kind="ok" icon="check-lg">${_("已签阅")}<//>`
      : signing ? html`<${Tag} kind="warn" icon="hourglass-split">${_("签阅待送出")}<//>`
      : html`<${Tag} kind="gold" icon="pencil">${_("需签阅")}<//>`)}`;
}

/** @param {{secrecy: string}} props */
export function Secrecy({ secrecy }) {
  return secrecy === "open" ? null : html`<span class="secrecy">${secrecyWord(secrecy)}</span>`;
}

/** @param {{document: any, away?: boolean, compact?: boolean}} props away: there is no network and no page of it lies here */
export function Entry({ document, away = false, compact = false }) {
  const { id, label, title, secrecy, version, changed } = document;
  return html`<button type="button" class=${cx("doc", compact && "-compact", away && "-away")} onClick=${() => openDocument(id)}>
    <${Icon} name=${document.opened_at ? "late:file-earmark-text" : "late:file-earmark"} size="lg" />
    <span class="doc-text">
      ${label && html`<span class="doc-label">${label}</span>`}
      <span class="doc-title">${title}</span>
      <span class="doc-facts">${readWord(document)}${away && html`<span class="doc-away">${_("没有网络，恢复后可以打开")}</span>`}</span>
      ${changed && version.note && html`<span class="doc-note">${_("更新说明：%(note)s", { note: version.note })}</span>`}
    </span>
    <span class="doc-marks"><${Secrecy} secrecy=${secrecy} /><${Marks} document=${document} /></span>
    <${Icon} name="chevron-right" />
  </button>`;
}
