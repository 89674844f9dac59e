// All meetings: find one, or make one.

import { get } from "../base/api.js";
import { _, dateTime } from "../base/i18n.js";
import { initial, url } from "../base/page.js";
import { Busy, Button, DataTable, EmptyState, ErrorNote, Tag, html, mount, useEffect, useState } from "../base/ui.js";
import { NewMeeting } from "./new-meeting.js";
import { MeetingState, kindWord } from "./words.js";

const STATES = { running: 0, prepared: 1, ended: 2 };

/** @param {{sitting: any}} props */
function Next({ sitting }) {
  if (!sitting) return html`<span class="muted">—</span>`;
  return html`<div>${sitting.title}</div>
    ${sitting.planned_at && html`<div class="muted num">${dateTime(sitting.planned_at)}</div>`}`;
}

const COLUMNS = [
  {
    key: "title",
    label: _("会议"),
    header: true,
    value: (/** @type {any} */ row) => `${row.title} ${row.rehearsal ? _("演练") : ""}`,
    render: (/** @type {any} */ row) => html`<div>
      <a class="strong" href=${url(`/meetings/${row.id}`)}>${row.title}</a>
      ${row.rehearsal && html` <${Tag} kind="info" icon="flag">${_("演练")}<//>`}
      <div class="muted">${row.place}</div></div>`,
  },
  { key: "kind", label: _("类型"), width: "9rem", value: (/** @type {any} */ row) => kindWord(row.kind) },
  { key: "term", label: _("届"), width: "13rem", value: (/** @type {any} */ row) => row.term.title },
  {
    key: "state",
    label: _("状态"),
    width: "7rem",
    search: false,
    value: (/** @type {any} */ row) => STATES[row.state],
    render: (/** @type {any} */ row) => html`<${MeetingState} state=${row.state} />`,
  },
  {
    key: "sitting",
    label: _("正在或即将召开"),
    width: "14rem",
    value: (/** @type {any} */ row) => row.sitting?.planned_at ?? row.sitting?.title ?? "",
    render: (/** @type {any} */ row) => html`<${Next} sitting=${row.sitting} />`,
  },
];

function Meetings() {
  const [held, setHeld] = useState(/** @type {any} */ (null));
  const [error, setError] = useState(/** @type {any} */ (null));
  const [making, setMaking] = useState(false);
  const load = () => {
    setError(null);
    Promise.all([get("/meetings"), get("/terms")]).then(([meetings, terms]) => setHeld({ meetings, terms }), setError);
  };
  useEffect(load, []);
  if (error) return html`<${ErrorNote} error=${error} onRetry=${load} />`;
  if (!held) return html`<${Busy} />`;

  const make = html`<${Button} kind="primary" icon="plus-lg" onClick=${() => setMaking(true)}>${_("新建会议")}<//>`;
  const empty = html`<${EmptyState} icon="calendar-event" title=${_("还没有会议")}
    text=${initial.secretariat ? _("新建会议后，就可以导入名册、安排议程、准备表决。") : _("会议由秘书处建立，建立后会出现在这里。")}>
    ${initial.secretariat && make}<//>`;
  return html`<div class="page-head">
      <div><h1>${_("会议")}</h1><p class="note">${_("代表大会、常委会会议、主任会议、主席团会议和演练")}</p></div>
      ${initial.secretariat && held.meetings.length > 0 && make}
    </div>
    <${DataTable} columns=${COLUMNS} rows=${held.meetings} search=${held.meetings.length > 5 ? _("搜索会议") : false} empty=${empty} />
    ${making && html`<${NewMeeting} terms=${held.terms} meetings=${held.meetings} onClose=${() => setMaking(false)}
      onTerm=${(/** @type {any} */ term) => setHeld({ ...held, terms: [term, ...held.terms] })} />`}`;
}

mount(Meetings);
