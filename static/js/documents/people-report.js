// One reader: which papers, how many pages, when.

import { get } from "../base/api.js";
import { _ } from "../base/i18n.js";
import { Busy, Button, DataTable, Dialog, ErrorNote, SearchField, html, useEffect, useState } from "../base/ui.js";
import { roleWords } from "../roster/words.js";
import { columnsOf } from "./figures.js";
import { meeting, roll } from "./state.js";

const SHOWN = 60;

/** @param {{person: any}} props */
function OnePerson({ person }) {
  const [found, setFound] = useState(/** @type {any} */ (null));
  const [error, setError] = useState(/** @type {any} */ (null));
  const load = () => get(`/meetings/${meeting.id}/people/${person.person_id}/readings`).then(setFound, setError);
  useEffect(() => { void load(); }, [person.person_id]);
  if (error) return html`<${ErrorNote} error=${error} onRetry=${() => { setError(null); return load(); }} />`;
  if (!found) return html`<${Busy} />`;
  const columns = [
    { key: "title", label: _("文件"), header: true, sort: false, value: (/** @type {any} */ row) => `${row.label} ${row.title}`.trim() },
    ...columnsOf((row) => row.pages),
  ];
  return html`<${DataTable} columns=${columns} rows=${found.documents} rowKey="document_id" dense empty=${_("还没有可以阅读的文件")} />`;
}

/** @param {{onClose: () => void}} props */
export function PeopleReport({ onClose }) {
  const [query, setQuery] = useState("");
  const [person, setPerson] = useState(/** @type {any} */ (null));
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const people = (roll.value?.people ?? []).filter((one) => words.every((word) => `${one.name} ${one.number} ${one.delegation} ${one.seat} ${one.post} ${roleWords(one.roles)}`.toLowerCase().includes(word)));
  if (person) {
    return html`<${Dialog} open size="full" title=${_("%(name)s的阅读情况", { name: person.name })} onClose=${onClose} actions=${html`<${Button} icon="arrow-left" onClick=${() => setPerson(null)}>${_("换一个人")}<//>`}><${OnePerson} person=${person} /><//>`;
  }
  return html`<${Dialog} open size="lg" title=${_("查看谁的阅读情况？")} onClose=${onClose}>
    <${SearchField} value=${query} onInput=${setQuery} placeholder=${_("搜索姓名、代表团、座位、职务")} />
    <ul class="doc-found -tall">${people.slice(0, SHOWN).map((one) => html`<li key=${one.person_id}><button type="button" onClick=${() => setPerson(one)}>
      <b>${one.name}</b><span class="note">${[one.delegation, one.seat, roleWords(one.roles)].filter(Boolean).join(" · ")}</span></button></li>`)}</ul>
    ${people.length > SHOWN && html`<p class="note">${_("还有 %(n)s 人，请输入文字缩小范围", { n: people.length - SHOWN })}</p>`}
  <//>`;
}
