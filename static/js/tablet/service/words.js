// What can be called for, in words.

import { _ } from "../../base/i18n.js";

export const KINDS = ["tea", "microphone", "staff", "documents", "other"];

export const ICONS = { tea: "cup-hot", microphone: "mic", staff: "person-badge", documents: "file-earmark-text", other: "plus-lg" };

/** @param {string} kind */
export function kindWord(kind) {
  if (kind === "tea") return _("茶水");
  if (kind === "microphone") return _("话筒");
  if (kind === "staff") return _("工作人员");
  return kind === "documents" ? _("文件") : _("其他");
}

/** What often is needed besides. */
export const OFTEN = () => [_("身体不适"), _("纸和笔"), _("老花镜"), _("平板充电"), _("空调太冷")];
