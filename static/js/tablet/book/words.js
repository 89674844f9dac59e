// What is said of a document, in the book and in the reader.

import { _, count } from "../../base/i18n.js";

/** @param {string} secrecy */
export function secrecyWord(secrecy) {
  if (secrecy === "internal") return _("内部");
  if (secrecy === "secret") return _("秘密");
  if (secrecy === "confidential") return _("机密");
  return _("公开");
}

/** Whether it still waits for this reader. @param {any} document */
export function waitsFor(document) {
  return document.is_new || document.changed || (document.must_sign && !document.signed_at && !document.signing);
}

/** Pages, and where one stopped. @param {any} document */
export function readWord(document) {
  const pages = _("共 %(n)s 页", { n: count(document.version.pages) });
  if (document.is_new || !document.opened_at || document.version.pages === 1) return pages;
  return _("%(pages)s，上次读到第 %(n)s 页", { pages, n: count(document.last_page || 1) });
}

/** "3.2 MB" @param {number} bytes */
export function sizeWord(bytes) {
  if (bytes < 1_000_000) return _("%(n)s KB", { n: Math.max(1, Math.round(bytes / 1000)) });
  return _("%(n)s MB", { n: (bytes / 1_000_000).toFixed(1) });
}
