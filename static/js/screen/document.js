// The page that the hall looks at together.

import { _, count } from "../base/i18n.js";
import { html, useEffect } from "../base/ui.js";
import { PagePicture, forgetPages } from "../follow/page-picture.js";

/** @param {{state: any}} props */
export function Document({ state }) {
  const { screen_page: at, pointer } = state;
  useEffect(() => forgetPages, []);
  if (!at) return null;
  const fills = at.width > at.height || at.part !== "whole";
  return html`<div class=${`screen-body screen-document ${fills ? "-wide" : ""}`}>
    <header class="screen-document-about">${at.label && html`<span class="muted">${at.label}</span>`}<h1>${at.title}</h1>
      <p class="screen-document-page num"><b>${_("第 %(n)s 页", { n: count(at.page) })}</b><span>${_("共 %(n)s 页", { n: count(at.pages) })}</span></p></header>
    <${PagePicture} document=${at.document_id} version=${at.version_id} page=${at.page} pages=${at.pages} part=${at.part} pointer=${pointer} />
    <span></span>
  </div>`;
}
