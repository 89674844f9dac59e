// The roster's words: roles, fields, the state of a row.

import { _ } from "../base/i18n.js";
import { Tag, html } from "../base/ui.js";

/** Role → its name, in the order in which roles are listed. */
export const ROLES = {
  deputy: _("代表"),
  committee: _("常委会组成人员"),
  chairperson: _("主任会议组成人员"),
  presidium: _("主席团成员"),
  attending: _("列席"),
  observer: _("旁听"),
  scrutineer: _("监票人"),
  chief_scrutineer: _("总监票人"),
  chair: _("执行主席"),
  secretariat: _("工作人员"),
};

/** Kind of meeting → the role that votes there. */
export const VOTING = { plenary: "deputy", standing: "committee", chairpersons: "chairperson", presidium: "presidium" };

const FIELDS = {
  name: _("姓名"), gender: _("性别"), delegation: _("代表团"), post: _("职务"), seat: _("座位"), phone4: _("手机后四位"), roles: _("身份"),
};

/** @param {string} field */
export const fieldName = (field) => FIELDS[field] ?? field;

/** @param {string} gender */
export function genderName(gender) {
  if (gender === "男") return _("男");
  if (gender === "女") return _("女");
  return "";
}

/** @param {{roles: string[], votes: boolean, kind: string}} props the voting role first, then the others */
export function RoleTags({ roles, votes, kind }) {
  return html`<span class="row -tight">${roles.map((role) => html`<${Tag} key=${role}
    kind=${votes && role === VOTING[kind] ? "ok" : role === "observer" || role === "attending" ? "quiet" : "gold"}>${ROLES[role] ?? role}<//>`)}</span>`;
}

/** @param {string[]} roles */
export const roleWords = (roles) => roles.map((role) => ROLES[role] ?? role).join("、");
