// What the ways of a vote are called, on paper, by hands or by tablets.

import { _ } from "../../base/i18n.js";

export const WAYS = ["tablets", "mixed", "paper", "hands"];

/** @param {string} way */
export function wayWord(way) {
  if (way === "paper") return _("纸质选票");
  if (way === "mixed") return _("部分使用纸质选票");
  if (way === "hands") return _("举手表决");
  return _("平板表决");
}

/** @param {string} way */
export function wayHelp(way) {
  if (way === "paper") return _("全部代表填写纸质选票，两人分别录入票数");
  if (way === "mixed") return _("指定的代表填写纸质选票，其余用平板，合并计票");
  if (way === "hands") return _("举手清点，由两名见证人确认");
  return _("全部代表用平板投票");
}

/** Why a paper is void. @param {string} why */
export function reasonWord(why) {
  if (why === "too_many") return _("所选超过规定数量");
  if (why === "unclear") return _("填写不清，无法辨认");
  if (why === "foreign") return _("不是本次会议印制的选票");
  return _("其他原因");
}

/** A mark of a line: the three keys in the reader's language, grades and ranks as the paper has them. @param {string} mark @param {string} word */
export function markWord(mark, word) {
  return { yes: word === "得票" ? _("得票") : _("赞成"), no: _("反对"), abstain: _("弃权") }[mark] ?? word;
}

/** Whether people count anything of the poll. @param {any} poll */
export function isCounted(poll) {
  return ["paper", "mixed", "hands"].includes(poll?.way);
}

/** Whether ballots of tablets count. @param {any} poll */
export function hasTablets(poll) {
  return poll.fallback ? poll.fallback === "keep" : ["tablets", "mixed"].includes(poll.way ?? "tablets");
}

/** Whether the vote ends with a sealed box. @param {any} poll */
export function usesSealedBox(poll) {
  return poll.box === "sealed" && hasTablets(poll);
}

/** The slice of this poll and no other. @param {any} state */
export function paperOf({ paper, poll }) {
  return paper?.poll_id === poll?.id ? paper : null;
}

/** How many came which way, in one line; empty where all came by tablets. @param {any} ways */
export function waysWords(ways) {
  if (!ways) return "";
  const parts = [];
  if (ways.tablets) parts.push(_("平板 %(n)s 票", { n: ways.tablets.cast }));
  if (ways.paper) {
    const { issued, collected, valid } = ways.paper;
    parts.push(_("发出 %(issued)s 张，收回 %(collected)s 张，有效 %(valid)s 张，废票 %(void)s 张", { issued, collected, valid, void: collected - valid }));
  }
  if (ways.hands) parts.push(_("举手 %(n)s 人，见证人：%(names)s", { n: ways.hands.people, names: ways.hands.witnesses.join("、") }));
  return parts.join("；");
}
