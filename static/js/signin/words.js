// The words of the sign-in: states, ways, roles, and the quorum in one sentence.

import { _, count } from "../base/i18n.js";

/** @param {string} state present, made_up, leave, left or absent */
export function stateWord(state) {
  return {
    present: _("签到"), made_up: _("补签"), leave: _("请假"), left: _("早退"), absent: _("未到"),
  }[state] ?? state;
}

/** Kind and icon of a state's tag. @param {string} state @returns {{kind: string, icon: string}} */
export function stateTag(state) {
  return {
    present: { kind: "ok", icon: "check-circle" },
    made_up: { kind: "ok", icon: "pencil-square" },
    leave: { kind: "warn", icon: "envelope" },
    left: { kind: "quiet", icon: "box-arrow-right" },
    absent: { kind: "bad", icon: "circle" },
  }[state] ?? { kind: "quiet", icon: "question-circle" };
}

/** @param {string} way gate, wall, tablet or desk */
export function wayWord(way) {
  return { gate: _("签到处"), wall: _("手机扫码"), tablet: _("平板"), desk: _("会务组登记") }[way] ?? way;
}

/** @param {string} role */
export function roleWord(role) {
  return {
    deputy: _("代表"), committee: _("常委会组成人员"), chairperson: _("主任会议组成人员"), presidium: _("主席团成员"),
    attending: _("列席"), observer: _("旁听"), scrutineer: _("监票人"), chief_scrutineer: _("总监票人"),
    chair: _("执行主席"), secretariat: _("工作人员"),
  }[role] ?? role;
}

/**
 * The quorum in one sentence, in the reader's language.
 * @param {{rule: string, members_n: number, needed: number, num: number, den: number, strict: boolean}} quorum
 */
export function quorumWords(quorum) {
  const figures = { n: count(quorum.members_n), needed: count(quorum.needed), num: quorum.num, den: quorum.den };
  if (quorum.rule === "plenary") return _("全体代表%(n)s人，三分之二以上出席方可开会，至少%(needed)s人", figures);
  if (quorum.rule === "standing") return _("常委会组成人员%(n)s人，过半数出席方可开会，至少%(needed)s人", figures);
  if (quorum.rule === "presidium") return _("主席团成员%(n)s人，过半数出席方可开会，至少%(needed)s人", figures);
  if (quorum.rule === "chairpersons") return _("主任会议组成人员%(n)s人，过半数出席方可开会，至少%(needed)s人", figures);
  if (quorum.strict) return _("全体%(n)s人，出席超过%(den)s分之%(num)s方可开会，至少%(needed)s人", figures);
  return _("全体%(n)s人，出席%(den)s分之%(num)s以上方可开会，至少%(needed)s人", figures);
}
