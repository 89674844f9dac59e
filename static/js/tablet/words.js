// Words that several parts of the tablet say.

import { _ } from "../base/i18n.js";

/** "3-12" → 3排12号. @param {string|null|undefined} seat */
export function seatText(seat) {
  const found = /^(\d+)-(\d+)$/.exec(seat ?? "");
  return found ? _("%(row)s排%(number)s号", { row: found[1], number: found[2] }) : seat ?? "";
}

/** The number of an agenda item before its title: 一、 （一） 1. @param {{depth: number, label: string}} item */
export function labelText(item) {
  if (item.depth === 0) return _("%(number)s、", { number: item.label });
  return item.depth === 1 ? item.label : `${item.label}.`;
}

/** Unit and money of an option on one line. @param {{unit?: string, investment?: string}} option */
export function factsText(option) {
  return [option.unit, option.investment].filter(Boolean).join(" · ");
}

/** @param {string} state @returns {string} the outcome of a line in words */
export function outcomeWord(state) {
  if (state === "passed") return _("通过");
  if (state === "not_passed") return _("未通过");
  if (state === "selected") return _("入选");
  if (state === "tied") return _("票数相同");
  return state === "below_majority" ? _("未过半数") : _("未入选");
}
