// The demo's faces: which account or badge opens which page.

import { _ } from "../base/i18n.js";

/** @typedef {import("./windows.js").Face} Face */

const PAGES = {
  chair: { path: "/chair", title: () => _("主持台"), text: () => _("宣布开会、逐项推进、开始和结束表决"), icon: "easel", width: 1280, height: 800 },
  screen: { path: "/screen", title: () => _("会场大屏"), text: () => _("签到、议程、表决进度和结果"), icon: "display", width: 1920, height: 1080 },
  gate: { path: "/gate", title: () => _("入口签到"), text: () => _("扫描代表证，显示姓名和座位"), icon: "qr-code-scan", width: 1280, height: 800 },
  secretariat: { path: "/meetings", title: () => _("秘书处"), text: () => _("名册、议程、签到、表决、存档"), icon: "journal-text", width: 1440, height: 900 },
  admin: { path: "/accounts", title: () => _("账号管理"), text: () => _("账号和登录会话"), icon: "shield-lock", width: 1440, height: 900 },
};

/** @param {string} role */
export const about = (role) => PAGES[/** @type {keyof typeof PAGES} */ (role)];

/** @param {{login: string, password: string, role: string}} account @returns {Face} */
export function faceOfAccount(account) {
  const { path, title, width, height } = about(account.role);
  const credentials = { login: account.login, password: account.password };
  return { window: account.role, path, title: title(), credentials, width, height };
}

/** @typedef {{name: string, delegation: string, seat: string, secret: string, scrutineer: boolean}} Badge */
/** @typedef {Badge & {number: number}} Numbered `number` counts from 1 */

/** @param {Badge[]} badges @returns {Numbered[]} */
export const numbered = (badges) => badges.map((badge, index) => ({ ...badge, number: index + 1 }));

/** @param {Numbered} badge @returns {Face} */
export function faceOfBadge(badge) {
  return face(badge, "/tablet", _("%(name)s的平板（%(seat)s 座）", { name: badge.name, seat: badge.seat }));
}

/** The scrutineers' page on the same tablet. @param {Numbered} badge @returns {Face} */
export function faceOfScrutineer(badge) {
  return face(badge, "/scrutineer", _("监票人%(name)s（%(seat)s 座）", { name: badge.name, seat: badge.seat }));
}

/** @param {Numbered} badge @param {string} path @param {string} title @returns {Face} */
function face(badge, path, title) {
  return { window: `t${badge.number}`, path, title, credentials: { badge: badge.secret }, width: 1280, height: 800 };
}
