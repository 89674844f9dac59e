// Comments of the deliberation (审议意见): entered by several clerks at once, found again, gathered into the brief.

import { download, get } from "../base/api.js";
import { connectHall } from "../base/hall.js";
import { _, count } from "../base/i18n.js";
import { initial } from "../base/page.js";
import { Busy, Button, ConnectionBanner, Dialog, EmptyState, ErrorNote, Field, SearchField, html, mount, useEffect, useMemo, useState } from "../base/ui.js";
import { CommentForm } from "./comments-form.js";
import { CommentCard } from "./comments-card.js";
import { KINDS, kindWord, matches } from "./comments-words.js";

const { meeting } = initial;
const hall = connectHall({ meetingId: meeting.id, face: "desk" });
const NONE = { q: "", delegation: "", item: "", kind: "", tag: "" };

/** The comments as they stand, asked for again whenever somebody has entered or changed one. */
function useComments() {
  const [comments, setComments] = useState(/** @type {any[]|null} */ (null));
  const [choices, setChoices] = useState(/** @type {any} */ (null));
  const [error, setError] = useState(/** @type {any} */ (null));
  const stamp = hall.state.value.deliberation;
  const load = () => get(`/meetings/${meeting.id}/comments`).then((found) => { setComments(found.comments); setError(null); }, setError);
  useEffect(() => { void load(); }, [stamp?.count, stamp?.changed_at]);
  useEffect(() => { get(`/meetings/${meeting.id}/comments/choices`).then(setChoices, setError); }, []);
  return { comments, setComments, choices, error, load };
}

/** @param {{filter: any, onFilter: (filter: any) => void, choices: any, tags: string[]}} props */
function Filters({ filter, onFilter, choices, tags }) {
  const set = (/** @type {string} */ name) => (/** @type {string} */ value) => onFilter({ ...filter, [name]: value });
  const all = (/** @type {string} */ label) => ({ value: "", label });
  return html`<div class="comment-filters">
    <${SearchField} value=${filter.q} onInput=${set("q")} placeholder=${_("搜索内容、发言人、标签")} />
    <${Field} type="select" label=${_("代表团")} value=${filter.delegation} onInput=${set("delegation")} options=${[all(_("全部代表团")),
      ...choices.delegations.map((/** @type {any} */ one) => ({ value: one.id, label: one.title })), { value: "-", label: _("未注明代表团") }]} />
    <${Field} type="select" label=${_("议程")} value=${filter.item} onInput=${set("item")} options=${[all(_("全部议程")),
      ...choices.items.map((/** @type {any} */ one) => ({ value: one.id, label: `${one.label} ${one.title}` })), { value: "-", label: _("其他方面") }]} />
    <${Field} type="select" label=${_("类别")} value=${filter.kind} onInput=${set("kind")} options=${[all(_("全部类别")), ...KINDS.map((kind) => ({ value: kind, label: kindWord(kind) }))]} />
    ${tags.length > 0 && html`<${Field} type="select" label=${_("标签")} value=${filter.tag} onInput=${set("tag")} options=${[all(_("全部标签")), ...tags.map((tag) => ({ value: tag, label: tag }))]} />`}
  </div>`;
}

/** @param {{n: number}} props */
function Brief({ n }) {
  const [open, setOpen] = useState(false);
  const [by, setBy] = useState("kind");
  const save = async () => {
    await download(`/meetings/${meeting.id}/comments.docx?by=${by}`);
    setOpen(false);
  };
  return html`<${Button} icon="file-earmark-arrow-down" onClick=${() => setOpen(true)}>${_("生成汇总…")}<//>
    <${Dialog} open=${open} title=${_("审议意见汇总")} size="sm" onClose=${() => setOpen(false)} actions=${html`<${Button} onClick=${() => setOpen(false)}>${_("取消")}<//>
      <${Button} kind="primary" icon="download" onClick=${save}>${_("下载 Word 文件")}<//>`}>
      <p>${_("共 %(n)s 条意见，按议程分章。", { n: count(n) })}</p>
      <${Field} type="select" label=${_("每项议程之下")} value=${by} onInput=${setBy} options=${[{ value: "kind", label: _("按类别（意见、建议、其他）") }, { value: "delegation", label: _("按代表团") }]} />
    <//>`;
}

function Page() {
  const { comments, setComments, choices, error, load } = useComments();
  const [filter, setFilter] = useState(NONE);
  const [editing, setEditing] = useState("");
  const tags = useMemo(() => [...new Set((comments ?? []).flatMap((one) => one.tags))], [comments]);
  const shown = useMemo(() => (choices ? (comments ?? []).filter((one) => matches(one, filter, choices)).reverse() : []), [comments, filter, choices]);
  if (error && !comments) return html`<${ErrorNote} error=${error} onRetry=${load} />`;
  if (!comments || !choices) return html`<${Busy} />`;
  return html`<div class="page-head"><h1>${_("审议意见")}</h1><p class="note">${_("各代表团的审议意见在这里录入，几位工作人员可以同时录入。")}</p><${Brief} n=${comments.length} /></div>
    <${ConnectionBanner} online=${hall.online} kept=${_("正在写的内容保留在本机，恢复后再保存。")} />
    <div class="comment-desk">
      <section class="card" aria-label=${_("录入意见")}><h2 class="t-lg">${_("录入意见")}</h2>
        <${CommentForm} meetingId=${meeting.id} choices=${choices} tags=${tags} onSaved=${setComments} /></section>
      <section class="stack" aria-label=${_("已录入")}>
        <div class="row -between"><h2 class="t-lg">${_("已录入 %(n)s 条", { n: count(comments.length) })}</h2>
          ${shown.length !== comments.length && html`<span class="muted">${_("符合条件 %(n)s 条", { n: count(shown.length) })} <${Button} size="sm" kind="quiet" onClick=${() => setFilter(NONE)}>${_("清除条件")}<//></span>`}</div>
        <${Filters} filter=${filter} onFilter=${setFilter} choices=${choices} tags=${tags} />
        ${shown.length ? html`<ol class="comment-cards">${shown.map((one) => html`<${CommentCard} key=${one.id} comment=${one} choices=${choices} editing=${editing === one.id}
            onEdit=${() => setEditing(one.id)} onChanged=${setComments}>
            <${CommentForm} meetingId=${meeting.id} choices=${choices} tags=${tags} comment=${one} onSaved=${(/** @type {any[]} */ now) => { setComments(now); setEditing(""); }} onCancel=${() => setEditing("")} /><//>`)}</ol>`
          : html`<div class="panel"><${EmptyState} icon="journal-text" title=${comments.length ? _("没有符合条件的意见") : _("还没有录入意见")}
            text=${comments.length ? _("请换一个条件，或清除条件。") : _("请在左边录入第一条。")} /></div>`}
      </section>
    </div>`;
}

mount(Page);
