// Words of the deliberation, and which comments fit what is looked for. Pure.

import { _ } from "../base/i18n.js";

export const KINDS = ["opinion", "suggestion", "other"];

/** @param {string} kind */
export function kindWord(kind) {
  if (kind === "opinion") return _("意见");
  return kind === "suggestion" ? _("建议") : _("其他");
}

/** @param {any[]} choices @param {string|null} id */
export const named = (choices, id) => choices.find((one) => one.id === id) ?? null;

/** @param {string} text */
const plain = (text) => text.normalize("NFKC").toLowerCase();

/** @param {string|null} held @param {string} wanted "" any, "-" none */
const fits = (held, wanted) => !wanted || (wanted === "-" ? held === null : held === wanted);

/** @param {any} comment @param {any} filter @param {any} choices */
export function matches(comment, filter, choices) {
  if (!fits(comment.delegation_id, filter.delegation) || !fits(comment.item_id, filter.item)) return false;
  if (filter.kind && comment.kind !== filter.kind) return false;
  if (filter.tag && !comment.tags.includes(filter.tag)) return false;
  const words = plain(filter.q).split(/\s+/).filter(Boolean);
  if (!words.length) return true;
  const text = plain([comment.text, comment.speaker, ...comment.tags, named(choices.delegations, comment.delegation_id)?.title ?? "", named(choices.items, comment.item_id)?.title ?? ""].join("\n"));
  return words.every((word) => text.includes(word));
}
