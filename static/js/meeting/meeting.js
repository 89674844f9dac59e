// One meeting: what it is, its sittings, its agenda, how long one may speak.

import { get, post } from "../base/api.js";
import { connectHall } from "../base/hall.js";
import { _, count, dateTime } from "../base/i18n.js";
import { initial, url } from "../base/page.js";
import { makeTurns } from "../base/turns.js";
import {
  Busy, Button, Card, ConfirmButton, ConnectionBanner, Dialog, ErrorNote, Field, Form, KeyValue, Tag, effect, html, mount, signal,
  useEffect, useState,
} from "../base/ui.js";
import { AgendaEditor } from "./agenda-editor.js";
import { Sittings } from "./sittings.js";
import { Speaking } from "./speaking.js";
import { MeetingState, kindWord, voterWord } from "./words.js";

const id = initial.meeting_id;
const hall = connectHall({ meetingId: id, face: "desk" });
const detail = signal(/** @type {any} */ (null));
const roll = signal(/** @type {any} */ (null));
const failure = signal(/** @type {any} */ (null));

const turn = makeTurns();

async function load() {
  const inTurn = turn();
  try {
    const found = await get(`/meetings/${id}`);
    const people = await get(`/rolls/${found.meeting.roll_id}`);
    if (!inTurn()) return;
    roll.value = people;
    detail.value = found;
    failure.value = null;
  } catch (error) {
    if (inTurn()) failure.value = error;
  }
}

/** @param {{meeting: any, onClose: () => void}} props */
function MeetingDialog({ meeting, onClose }) {
  const [title, setTitle] = useState(meeting.title);
  const [number, setNumber] = useState(String(meeting.number));
  const [place, setPlace] = useState(meeting.place);
  async function save() {
    detail.value = await post(`/meetings/${id}`, { title, number: Number(number), place });
    onClose();
  }
  return html`<${Dialog} open title=${_("修改会议")} onClose=${onClose}>
    <${Form} onSubmit=${save} submitLabel=${_("保存")} actions=${html`<${Button} onClick=${onClose}>${_("取消")}<//>`}>
      <${Field} label=${_("名称")} type="textarea" rows="2" required maxlength="200" value=${title} onInput=${setTitle} />
      <${Field} label=${_("第几次")} type="number" min="1" max="999" required value=${number} onInput=${setNumber} />
      <${Field} label=${_("地点")} value=${place} onInput=${setPlace} maxlength="200" />
    <//>
  <//>`;
}

/** @param {{meeting: any}} props */
function EndOrResume({ meeting }) {
  const act = (/** @type {string} */ verb) => async () => {
    detail.value = await post(`/meetings/${id}/${verb}`);
  };
  if (meeting.state === "running") {
    return html`<${ConfirmButton} key="end" size="sm" label=${_("闭会")} title=${_("宣布闭会？")} confirmLabel=${_("闭会")} onConfirm=${act("end")}
      text=${_("闭会后议程、表决都不能再改，可以生成存档。误操作可以恢复。")} />`;
  }
  if (meeting.state === "ended" && initial.secretariat) {
    return html`<${ConfirmButton} key="resume" size="sm" label=${_("恢复会议")} title=${_("恢复这次会议？")} confirmLabel=${_("恢复会议")} onConfirm=${act("resume")}
      text=${_("用于误按闭会的情形；名册和全体人数仍然冻结。这一步会记入日志。")} />`;
  }
  return null;
}

/** @param {{meeting: any}} props */
function Facts({ meeting }) {
  const [editing, setEditing] = useState(false);
  const people = roll.value;
  const base = people && html`<span class="num">${count(meeting.members_n ?? people.members_n)}</span>
    ${meeting.state === "prepared" ? html` <${Tag} kind="quiet">${_("开会时冻结")}<//>` : html` <${Tag} kind="quiet" icon="lock">${_("已冻结")}<//>`}`;
  const listed = people && (people.people === 0
    ? html`<a href=${url(`/meetings/${id}/roster`)}>${_("名册为空，请先导入")}</a>`
    : html`<a href=${url(`/meetings/${id}/roster`)}>${_("共 %(all)s 人，其中%(who)s %(voters)s 人", {
      all: count(people.people), who: voterWord(meeting.kind), voters: count(people.voters) })}</a>`);
  return html`<${Card} title=${_("概况")} actions=${initial.secretariat && meeting.state !== "ended"
      && html`<${Button} size="sm" icon="pencil" onClick=${() => setEditing(true)}>${_("修改")}<//>`}>
    <${KeyValue} entries=${[
      [_("类型"), kindWord(meeting.kind)],
      [_("届"), meeting.term.title],
      [_("地点"), meeting.place || html`<span class="muted">${_("未定")}</span>`],
      [_("名册"), listed],
      [_("全体人数"), base],
      ...(meeting.started_at ? [[_("开始"), html`<span class="num">${dateTime(meeting.started_at)}</span>`]] : []),
      ...(meeting.ended_at ? [[_("闭会"), html`<span class="num">${dateTime(meeting.ended_at)}</span>`]] : []),
    ]} />
    ${meeting.state !== "prepared" && html`<div class="row -end meeting-end"><${EndOrResume} meeting=${meeting} /></div>`}
    ${editing && html`<${MeetingDialog} meeting=${meeting} onClose=${() => setEditing(false)} />`}
  <//>`;
}

function Page() {
  useEffect(() => {
    load();
    let known = hall.state.value.meeting;
    return effect(() => {
      const { meeting } = hall.state.value; // a new object whenever meeting or sittings changed, whoever changed them
      if (meeting !== known) load();
      known = meeting;
    });
  }, []);
  if (failure.value && !detail.value) return html`<${ErrorNote} error=${failure.value} onRetry=${load} />`;
  if (!detail.value) return html`<${Busy} />`;
  const { meeting, sittings, speaking } = detail.value;
  const agenda = hall.state.value.agenda ?? detail.value.agenda;
  const took = (/** @type {any[]} */ now) => {
    detail.value = { ...detail.value, agenda: now };
    if (hall.ready.value) hall.state.value = { ...hall.state.value, agenda: now };
  };
  return html`<${ConnectionBanner} online=${hall.online} />
    <div class="page-head">
      <div>
        <h1>${meeting.title}</h1>
        <p class="row meeting-state"><${MeetingState} state=${meeting.state} />${meeting.rehearsal && html`<${Tag} kind="info" icon="flag">${_("演练")}<//>`}
          <span class="note">${kindWord(meeting.kind)}${meeting.place && ` · ${meeting.place}`}</span></p>
      </div>
      <div class="row">
        <${Button} icon="easel" href=${url(`/chair?meeting=${id}`)} target="_blank">${_("主持台")}<//>
        <${Button} icon="projector" href=${url(`/screen?meeting=${id}`)} target="_blank">${_("大屏")}<//>
      </div>
    </div>
    <div class="meeting-split">
      <${AgendaEditor} meetingId=${id} agenda=${agenda} sittings=${sittings} editable=${meeting.state !== "ended"} onAgenda=${took} />
      <div class="stack">
        <${Sittings} meeting=${meeting} sittings=${sittings} editable=${initial.secretariat} onDone=${load} />
        <${Facts} meeting=${meeting} />
        <${Speaking} meeting=${meeting} speaking=${speaking} editable=${initial.secretariat} onDone=${load} />
      </div>
    </div>`;
}

mount(Page);
