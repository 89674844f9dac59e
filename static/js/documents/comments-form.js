// A comment is written: what is not saved yet is kept on this device, and two clerks never overwrite one another unseen.

import { post } from "../base/api.js";
import { _, count } from "../base/i18n.js";
import { Button, Choices, Field, Form, Notice, html, toast, useId, useState } from "../base/ui.js";
import { useDraft } from "./comment-draft.js";
import { KINDS, kindWord } from "./comments-words.js";

const LONGEST = 5000;

/** @param {any} comment */
const fieldsOf = (comment) => ({ ...comment, tags: comment.tags.join(" ") });

/** What is sent. @param {any} draft */
function body({ delegation_id, item_id, document_id, person_id, speaker, kind, text, tags }) {
  const list = tags.split(/[\s,，、;；#]+/).filter(Boolean);
  return { delegation_id, item_id: document_id ? null : item_id, document_id, person_id, speaker: speaker.trim(), kind, text, tags: list };
}

/** The list of what it may be on: items, and below each its documents. @param {any} choices */
function subjects(choices) {
  const of = (/** @type {string|null} */ item) => choices.documents.filter((/** @type {any} */ one) => one.item_id === item)
    .map((/** @type {any} */ one) => ({ value: `d:${one.id}`, label: `　　《${one.title}》` }));
  return [{ value: "", label: _("其他方面（不属于某项议程）") }, ...choices.items.flatMap((/** @type {any} */ one) => [{ value: `i:${one.id}`, label: `${one.label} ${one.title}` }, ...of(one.id)]), ...of(null)];
}

/** Somebody else changed it meanwhile: both are shown, and the clerk decides. @param {{theirs: any, onTake: () => void, onKeep: () => void}} props */
function Conflict({ theirs, onTake, onKeep }) {
  return html`<${Notice} kind="warn" title=${_("%(name)s 刚刚修改过这条意见", { name: theirs.edited_by_name })} actions=${html`<${Button} size="sm" onClick=${onTake}>${_("用对方的版本")}<//>
      <${Button} size="sm" kind="primary" onClick=${onKeep}>${_("用我的版本继续")}<//>`}>
    <p class="comment-text">${theirs.text}</p><p class="muted">${_("下面是您写的内容，还没有保存。可以把两边的内容合在一起再保存。")}</p><//>`;
}

/**
 * @param {{meetingId: string, choices: any, tags: string[], comment?: any, onSaved: (comments: any[]) => void, onCancel?: () => void}} props
 * comment: the one that is changed, as it was when the form was opened
 */
export function CommentForm({ meetingId, choices, tags, comment, onSaved, onCancel }) {
  const list = useId();
  const [draft, set, saved] = useDraft(meetingId, comment && fieldsOf(comment));
  const [revision, setRevision] = useState(comment?.revision ?? 0);
  const theirs = comment && comment.revision > revision ? comment : null;
  const speak = (/** @type {string} */ speaker) => {
    const found = choices.people.filter((/** @type {any} */ one) => one.name === speaker.trim() && (!draft.delegation_id || one.delegation_id === draft.delegation_id));
    const [one] = found.length === 1 ? found : [null];
    set({ speaker, person_id: one?.person_id ?? null, delegation_id: one?.delegation_id ?? draft.delegation_id });
  };
  async function save() {
    const { comments } = comment ? await post(`/comments/${comment.id}`, { ...body(draft), revision }) : await post(`/meetings/${meetingId}/comments`, { ...body(draft), gesture: draft.gesture });
    onSaved(comments);
    toast(_("已保存"), "ok");
    if (!comment) saved(draft);
  }
  const subject = draft.document_id ? `d:${draft.document_id}` : draft.item_id ? `i:${draft.item_id}` : "";
  const about = (/** @type {string} */ value) => set({ document_id: value.startsWith("d:") ? value.slice(2) : null, item_id: value.startsWith("i:") ? value.slice(2) : null });
  const names = choices.people.filter((/** @type {any} */ one) => !draft.delegation_id || one.delegation_id === draft.delegation_id);
  return html`<${Form} class="comment-form" onSubmit=${save} submitLabel=${comment ? _("保存修改") : _("保存，录下一条")} submitIcon="check-lg" disabled=${!draft.text.trim() || Boolean(theirs)}
      actions=${onCancel && html`<${Button} onClick=${onCancel}>${_("取消")}<//>`}>
    ${theirs && html`<${Conflict} theirs=${theirs} onTake=${() => { set(fieldsOf(theirs)); setRevision(theirs.revision); }} onKeep=${() => setRevision(theirs.revision)} />`}
    <${Field} type="select" label=${_("关于")} value=${subject} onInput=${about} options=${subjects(choices)} />
    <div class="comment-who"><${Field} type="select" label=${_("代表团")} value=${draft.delegation_id ?? ""} onInput=${(/** @type {string} */ id) => set({ delegation_id: id || null })}
        options=${[{ value: "", label: _("未注明") }, ...choices.delegations.map((/** @type {any} */ one) => ({ value: one.id, label: one.title }))]} />
      <${Field} label=${_("发言人")} value=${draft.speaker} onInput=${speak} list=${list} maxlength="50" autocomplete="off" help=${draft.person_id ? _("名册上的人员") : undefined} />
      <datalist id=${list}>${names.map((/** @type {any} */ one) => html`<option key=${one.person_id} value=${one.name} />`)}</datalist></div>
    <${Choices} across label=${_("类别")} value=${draft.kind} onChange=${(/** @type {string} */ kind) => set({ kind })} options=${KINDS.map((kind) => ({ value: kind, label: kindWord(kind) }))} />
    <${Field} type="textarea" rows="6" label=${_("内容")} required maxlength=${LONGEST} value=${draft.text} onInput=${(/** @type {string} */ text) => set({ text })}
      help=${draft.text.length > LONGEST * 0.8 ? _("还可以写 %(n)s 个字", { n: count(LONGEST - draft.text.length) }) : undefined} />
    <${Field} label=${_("标签")} value=${draft.tags} onInput=${(/** @type {string} */ text) => set({ tags: text })} placeholder=${_("例如：教育 交通，用空格隔开")} />
    ${tags.length > 0 && html`<div class="comment-tags">${tags.slice(0, 12).map((tag) => html`<${Button} key=${tag} size="sm" kind="quiet" onClick=${() => set({ tags: `${draft.tags} ${tag}`.trim() })}>${`# ${tag}`}<//>`)}</div>`}
  <//>`;
}
