// The minutes of a meeting: drafted from the records, written on section by section, finished.

import { download, get, post } from "../base/api.js";
import { _, dateTime } from "../base/i18n.js";
import { initial } from "../base/page.js";
import { Busy, Button, ConfirmButton, EmptyState, ErrorNote, Notice, Tag, html, mount, toast, useEffect, useRef, useState } from "../base/ui.js";
import { merged } from "./merging.js";
import { Sections } from "./sections.js";

const path = `/meetings/${initial.meeting.id}/minutes`;
const SAVE_AFTER = 1500;

/** What is saved of the sections. @param {any} form */
const bodyOf = (form) => ({
  revision: form.revision, title: form.title.trim() || _("会议纪要"), declined: form.declined,
  sections: form.parts.map((/** @type {any} */ one) => ({ id: one.id, heading: one.heading, text: one.text })),
});

/** Keeps what is written: saves a moment after the last key, and once more when asked; drafts again. @param {any} shown */
function useWriting(shown) {
  const [form, setForm] = useState({ ...shown, declined: [] });
  const [state, setState] = useState(/** @type {"saved"|"waiting"|"saving"|"failed"} */ ("saved"));
  const [error, setError] = useState(/** @type {any} */ (null));
  const newest = useRef(form);
  const timer = useRef(0);
  const touched = useRef(0);
  const written = useRef(0);
  const told = useRef(form);
  const turn = useRef(/** @type {Promise<unknown>} */ (Promise.resolve()));

  /** One request after the other: each names the revision that the one before it made. @param {() => Promise<void>} job */
  const inTurn = (job) => {
    const done = turn.current.then(job);
    turn.current = done.catch(() => {});
    return done;
  };

  /** @param {any} answer @param {any} known take over what the server made of it, but nothing that was typed since */
  const accept = (answer, known) => {
    const typed = newest.current;
    told.current = { ...answer, declined: [] };
    newest.current = { ...answer, title: typed.title, parts: merged(answer.parts, known.parts, typed.parts), declined: typed.declined.filter((/** @type {string} */ id) => !known.declined.includes(id)) };
    setForm(newest.current);
  };

  const write = async () => {
    clearTimeout(timer.current);
    const sent = newest.current;
    const mark = touched.current;
    setState("saving");
    try {
      accept(await post(path, bodyOf(sent)), sent);
      written.current = mark;
      setError(null);
      setState(mark === touched.current ? "saved" : "waiting");
    } catch (failure) {
      setError(failure);
      setState("failed");
      throw failure;
    }
  };
  const save = () => inTurn(write);

  const redraft = () => inTurn(async () => {
    if (written.current !== touched.current) await write();
    accept(await post(`${path}/draft`), told.current);
  });

  /** @param {any} part */
  const change = (part) => {
    newest.current = { ...newest.current, ...part };
    touched.current += 1;
    setForm(newest.current);
    setState("waiting");
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => save().catch(() => {}), SAVE_AFTER);
  };

  useEffect(() => {
    const warn = (/** @type {BeforeUnloadEvent} */ event) => { if (state !== "saved") event.preventDefault(); };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [state]);
  useEffect(() => () => clearTimeout(timer.current), []);
  return { form, state, error, change, save, redraft };
}

/** @param {{state: string}} props */
function Saved({ state }) {
  const words = { saved: _("已保存"), waiting: _("正在输入……"), saving: _("正在保存……"), failed: _("未能保存") };
  return html`<${Tag} kind=${state === "saved" ? "ok" : state === "failed" ? "bad" : "quiet"}>${words[/** @type {keyof typeof words} */ (state)]}<//>`;
}

/** @param {{shown: any, onChange: (shown: any) => void}} props */
function Writing({ shown, onChange }) {
  const { form, state, error, change, save, redraft } = useWriting(shown);
  const settled = async () => { if (state !== "saved") await save(); };
  const again = async () => { await redraft(); toast(_("已按最新记录更新；您写过的部分没有改动"), "ok"); };
  const finish = async () => { await settled(); onChange(await post(`${path}/finish`, { revision: (await get(path)).revision })); toast(_("纪要已定稿，将随会议存档"), "ok"); };
  return html`<div class="stack">
    <div class="minutes-bar"><${Saved} state=${state} /><span class="muted">${form.edited_at ? _("%(who)s 于 %(when)s 修改", { who: form.edited_by, when: dateTime(form.edited_at) }) : _("按记录起草于 %(when)s", { when: dateTime(form.drafted_at) })}</span>
      <span class="grow"></span>
      <${Button} icon="arrow-repeat" onClick=${again}>${_("按最新记录更新")}<//>
      <${Files} before=${settled} />
      <${ConfirmButton} kind="primary" icon="check-lg" label=${_("定稿")} title=${_("定稿这份纪要？")} text=${_("定稿后不能再改，并随会议存档。需要时可以重新编辑。")} confirmLabel=${_("定稿")} onConfirm=${finish} /></div>
    ${error && html`<${Notice} kind="bad" title=${error.message} actions=${html`<${Button} size="sm" onClick=${() => save()}>${_("再保存一次")}<//>`} />`}
    <div class="minutes-paper"><input class="minutes-title" aria-label=${_("标题")} maxlength="300" value=${form.title} onInput=${(/** @type {any} */ event) => change({ title: event.currentTarget.value })} />
      <${Sections} form=${form} onChange=${change} /></div></div>`;
}

/** @param {{before?: () => Promise<void>}} props */
function Files({ before = async () => {} }) {
  const take = (/** @type {string} */ kind) => async () => { await before(); await download(`${path}.${kind}`); };
  return html`<${Button} icon="download" onClick=${take("docx")}>Word<//><${Button} icon="file-earmark-pdf" onClick=${take("pdf")}>PDF<//>`;
}

/** The minutes to read: finished, or for one who may not edit. @param {{shown: any, onChange: (shown: any) => void}} props */
function Reading({ shown, onChange }) {
  const finished = shown.state === "finished";
  const reopen = async () => onChange(await post(`${path}/reopen`));
  return html`<div class="stack"><div class="minutes-bar">${finished ? html`<${Tag} kind="ok" icon="check-lg">${_("已定稿")}<//><span class="muted">${_("%(who)s 于 %(when)s 定稿", { who: shown.finished_by, when: dateTime(shown.finished_at) })}</span>` : html`<${Tag}>${_("草稿")}<//>`}
      <span class="grow"></span><${Files} />
      ${finished && initial.edits && html`<${ConfirmButton} icon="pencil" label=${_("重新编辑")} title=${_("重新编辑这份纪要？")} text=${_("纪要回到草稿状态，改好后请再次定稿。这一步记入会议日志。")} confirmLabel=${_("重新编辑")} onConfirm=${reopen} />`}</div>
    <article class="minutes-paper -read"><h2 class="minutes-title">${shown.title}</h2>
      ${shown.parts.map((/** @type {any} */ one) => html`<section key=${one.id}><h3>${one.heading}</h3>${one.text.split("\n").map((/** @type {string} */ line, /** @type {number} */ i) => html`<p key=${i}>${line}</p>`)}</section>`)}</article></div>`;
}

function Minutes() {
  const [shown, setShown] = useState(/** @type {any} */ (null));
  const [error, setError] = useState(/** @type {any} */ (null));
  const load = () => { setError(null); get(path).then(setShown, setError); };
  useEffect(load, []);
  if (error) return html`<${ErrorNote} error=${error} onRetry=${load} />`;
  if (!shown) return html`<${Busy} />`;
  const draft = async () => setShown(await post(`${path}/draft`));
  return html`<div class="stack"><div class="page-head"><div><h1>${_("会议纪要")}</h1>
      <p class="note">${_("系统按签到、议程、发言和表决的记录起草，请核对、补充后定稿。〔待补〕处是记录里没有的内容。")}</p></div></div>
    ${shown.state === "none" ? html`<${EmptyState} icon="journal-text" title=${_("还没有纪要")} text=${_("会议进行中也可以先起草，之后随时按最新记录更新，您写过的内容不会被覆盖。")}>
        ${initial.edits && html`<${Button} kind="primary" size="lg" icon="journal-text" onClick=${draft}>${_("按会议记录起草")}<//>`}<//>`
    : initial.edits && shown.state === "draft" ? html`<${Writing} shown=${shown} onChange=${setShown} />`
    : html`<${Reading} shown=${shown} onChange=${setShown} />`}</div>`;
}

mount(Minutes);
