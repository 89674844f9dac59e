// One comment: read, changed in its place, removed.

import { post } from "../base/api.js";
import { _, dateTime } from "../base/i18n.js";
import { Button, ConfirmButton, Tag, html } from "../base/ui.js";
import { kindWord, named } from "./comments-words.js";

/** @param {{comment: any, choices: any, editing: boolean, onEdit: () => void, onChanged: (comments: any[]) => void, children?: any}} props */
export function CommentCard({ comment, choices, editing, onEdit, onChanged, children }) {
  const item = named(choices.items, comment.item_id);
  const document = named(choices.documents, comment.document_id);
  const delegation = named(choices.delegations, comment.delegation_id);
  const remove = async () => onChanged((await post(`/comments/${comment.id}/remove`, { revision: comment.revision })).comments);
  const edited = comment.revision > 1;
  return html`<li class="comment-card" aria-label=${`${comment.speaker} ${kindWord(comment.kind)}`}>
    <div class="comment-head"><${Tag} kind=${comment.kind === "suggestion" ? "gold" : comment.kind === "opinion" ? "info" : "quiet"}>${kindWord(comment.kind)}<//>
      <b>${comment.speaker || _("未注明发言人")}</b><span class="muted">${delegation?.title ?? _("未注明代表团")}</span></div>
    <p class="comment-on muted">${document ? _("文件：%(title)s", { title: document.title }) : item ? `${item.label} ${item.title}` : _("其他方面")}</p>
    ${editing ? children : html`<p class="comment-text">${comment.text}</p>
      <div class="comment-foot"><span class="row -tight">${comment.tags.map((/** @type {string} */ tag) => html`<${Tag} key=${tag} kind="quiet">${`# ${tag}`}<//>`)}</span>
        <span class="muted t-sm num">${edited ? _("%(name)s 修改于 %(time)s", { name: comment.edited_by_name, time: dateTime(comment.edited_at) })
          : _("%(name)s 录入于 %(time)s", { name: comment.created_by_name, time: dateTime(comment.created_at) })}</span>
        <span class="row -tight"><${Button} size="sm" icon="pencil" onClick=${onEdit}>${_("修改")}<//>
          <${ConfirmButton} size="sm" kind="quiet" icon="trash" label=${_("删除")} title=${_("删除这条意见？")} text=${_("它不再出现在列表和汇总中；会议日志仍保留原文。")} confirmKind="danger" onConfirm=${remove} /></span></div>`}
  </li>`;
}
