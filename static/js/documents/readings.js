// Who has read a paper: figures that follow the hall, the list of those who have not, with a reminder; all of it in a table.

import { get, post } from "../base/api.js";
import { _, count, dateTime, time } from "../base/i18n.js";
import { Button, Busy, DataTable, Dialog, EmptyState, ErrorNote, Icon, html, toast, useEffect, useState } from "../base/ui.js";
import { columnsOf, howRead } from "./figures.js";
import { mayEdit, now } from "./state.js";
import { sight } from "./words.js";

const SHOWN = 60;

/**
 * What is known of a document's readers, asked for again whenever its figures change, a moment later so that a hall that reads does
 * not ask at each page.
 * @param {any} document
 */
function useReadings(document) {
  const [found, setFound] = useState(/** @type {any} */ (null));
  const [error, setError] = useState(/** @type {any} */ (null));
  const [again, setAgain] = useState(0);
  useEffect(() => {
    let stale = false;
    const timer = setTimeout(async () => {
      try {
        const answer = await get(`/documents/${document.id}/readings`);
        if (!stale) { setFound(answer); setError(null); }
      } catch (problem) {
        if (!stale) setError(problem);
      }
    }, found ? 700 : 0);
    return () => { stale = true; clearTimeout(timer); };
  }, [document.opened_n, document.signed_n, document.readers_n, document.state, document.versions.length, again]);
  return { found, error, reload: () => setAgain((n) => n + 1) };
}

/** @param {{document: any, found: any, onClose: () => void}} props */
function AllReaders({ document, found, onClose }) {
  const columns = [
    { key: "name", label: _("姓名"), header: true },
    { key: "delegation", label: _("代表团") },
    { key: "seat", label: _("座位") },
    ...columnsOf(() => found.pages),
  ];
  return html`<${Dialog} open size="full" title=${_("阅读情况：%(title)s", { title: `${document.label} ${document.title}`.trim() })} onClose=${onClose}>
    <${DataTable} columns=${columns} rows=${found.readers} rowKey="person_id" search=${_("搜索姓名、代表团")} dense sortBy="how" />
  <//>`;
}

/** @param {{title: string, people: any[], document: any, onReminded: () => void, may: boolean}} props */
function Missing({ title, people, document, onReminded, may }) {
  const [all, setAll] = useState(false);
  if (!people.length) return null;
  const shown = all ? people : people.slice(0, SHOWN);
  async function remind(/** @type {any[]} */ whom) {
    await post(`/documents/${document.id}/remind`, { people: whom.map((one) => one.person_id) });
    toast(_("已提醒 %(n)s 人", { n: count(whom.length) }), "ok");
    onReminded();
  }
  return html`<section class="stack -tight"><div class="row -between -nowrap"><h3>${title} <span class="num muted">${count(people.length)}</span></h3>
      ${may && html`<${Button} size="sm" icon="bell" onClick=${() => remind(people)}>${people.some((one) => one.reminded_at) ? _("再次提醒全部") : _("全部提醒")}<//>`}</div>
    <ul class="doc-missing">${shown.map((one) => html`<li key=${one.person_id}><span><b>${one.name}</b> <span class="note">${[one.delegation, one.seat].filter(Boolean).join(" · ")}</span></span>
      ${one.reminded_at ? html`<span class="note num" title=${dateTime(one.reminded_at)}><${Icon} name="bell" /> ${_("%(time)s 已提醒", { time: time(one.reminded_at) })}</span>`
        : may && html`<${Button} size="sm" kind="quiet" onClick=${() => remind([one])}>${_("提醒")}<//>`}</li>`)}</ul>
    ${people.length > shown.length && html`<${Button} size="sm" kind="quiet" onClick=${() => setAll(true)}>${_("显示全部 %(n)s 人", { n: count(people.length) })}<//>`}
  </section>`;
}

/** @param {{document: any}} props */
export function Readings({ document }) {
  const { found, error, reload } = useReadings(document);
  const [table, setTable] = useState(false);
  if (document.state === "draft") return html`<${EmptyState} icon="eye" title=${_("还没有发放")} text=${_("发放以后，这里显示谁读了几页、谁还没有打开。")} />`;
  if (error && !found) return html`<${ErrorNote} error=${error} onRetry=${reload} />`;
  if (!found) return html`<${Busy} />`;
  const by = (/** @type {string} */ how) => found.readers.filter((/** @type {any} */ one) => howRead(one, found.pages) === how);
  const unread = by("unread");
  const unsigned = document.must_sign ? found.readers.filter((/** @type {any} */ one) => one.opened_at && !one.signed_at) : [];
  const openNow = sight(document, now.value).sees;
  const may = mayEdit() && openNow;
  const whole = found.readers.filter((/** @type {any} */ one) => one.opened_at && one.pages_read >= found.pages).length;
  return html`<div class="stack">
    <div class="doc-read-figures">
      <div><b class="num">${count(document.opened_n)}<small> / ${count(document.readers_n)}</small></b><span>${_("已打开")}</span></div>
      <div><b class="num">${count(whole)}</b><span>${_("全部读完")}</span></div>
      ${document.must_sign && html`<div><b class="num">${count(document.signed_n)}<small> / ${count(document.readers_n)}</small></b><span>${_("已签阅")}</span></div>`}
    </div>
    <div class="bar -ok" role="img" aria-label=${_("已读 %(n)s / %(all)s", { n: count(document.opened_n), all: count(document.readers_n) })}><span class="bar-fill" style=${{ width: `${document.readers_n ? (100 * document.opened_n) / document.readers_n : 0}%` }}></span></div>
    <${Button} icon="table" onClick=${() => setTable(true)}>${_("每个人读了几页、什么时候…")}<//>
    ${!unread.length && found.readers.length > 0 && html`<p class="doc-sight -ok"><${Icon} name="check-circle-fill" />${_("所有人都已打开。")}</p>`}
    ${unread.length > 0 && !openNow && html`<p class="note">${_("现在读者还看不到，不能提醒。")}</p>`}
    <${Missing} title=${_("还没有打开")} people=${unread} document=${document} may=${may} onReminded=${reload} />
    <${Missing} title=${_("看过但没有签阅")} people=${unsigned} document=${document} may=${may} onReminded=${reload} />
    ${table && html`<${AllReaders} document=${document} found=${found} onClose=${() => setTable(false)} />`}
  </div>`;
}
