// What is said of a sealed poll (无记名): who holds its key and what that means, its states, its lock.

import { _ } from "../base/i18n.js";
import { Icon, Tag, html } from "../base/ui.js";

const RUNNING = ["open", "checking", "unsealing", "counting"];

/** Whether a poll is between its opening and its count. @param {any} poll */
export function isRunning(poll) {
  return RUNNING.includes(poll?.state);
}

/** Who holds the key, in a few words. @param {string} keys */
export function keysWord(keys) {
  return keys === "scrutineers" ? _("监票人持钥") : _("服务器持钥");
}

/** What it means that these hold the key. @param {string} keys */
export function keysMeaning(keys) {
  return keys === "scrutineers"
    ? _("钥匙由监票人分别持有。到场的监票人不足规定人数，谁也打不开票箱，管理服务器的人也不能。")
    : _("钥匙只在服务器上：管理服务器的人有能力解开每一张选票。只适合小事。");
}

/** How many open the box. @param {{kind: string, threshold: number|null, holders: any[]}} group */
export function policySentence({ kind, threshold, holders }) {
  const n = holders.length;
  if (n === 1) return _("由 1 位监票人持有，他到场才能开箱");
  return kind === "all" ? _("由 %(n)s 位监票人持有，全部到齐才能开箱", { n }) : _("由 %(n)s 位监票人持有，任意 %(t)s 位到场即可开箱", { n, t: threshold });
}

/** The lock with its word. @param {{keys?: string}} props */
export function SealedTag({ keys }) {
  return html`<${Tag} kind="quiet" icon="lock-fill">${keys ? _("无记名，%(keys)s", { keys: keysWord(keys) }) : _("无记名")}<//>`;
}

/** The lock alone, for lists. */
export function Lock() {
  return html`<${Icon} name="lock-fill" label=${_("无记名")} />`;
}
