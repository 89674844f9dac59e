// The roll of a meeting: who takes part, on which seat, in which role; import, badges, N.

import { download, get, post } from "../base/api.js";
import { _, count, dateTime } from "../base/i18n.js";
import { initial } from "../base/page.js";
import {
  Button, Card, DataTable, Dialog, EmptyState, ErrorNote, Field, Figure, Form, Notice, Skeleton, Tag, html, mount, toast,
  useEffect, useMemo, useState,
} from "../base/ui.js";
import { BadgeDialog } from "./badges.js";
import { ImportDialog } from "./import.js";
import { PersonDialog } from "./person.js";
import { ROLES, RoleTags, genderName, roleWords } from "./words.js";

const edits = initial.edits;

/** Put the meeting's name, and its marker where it is a rehearsal, into the shell. @param {any} meeting */
function name(meeting) {
  const title = document.querySelector(".meeting-title");
  if (title) title.textContent = meeting.title;
  if (meeting.rehearsal && !document.querySelector(".rehearsal")) {
    const mark = document.createElement("div");
    mark.className = "rehearsal";
    mark.setAttribute("role", "note");
    const strong = document.createElement("b");
    strong.textContent = _("演练");
    const text = document.createElement("span");
    text.textContent = _("这是演练会议，结果不作数，也不存档。");
    mark.append(strong, text);
    document.querySelector(".desk-content")?.prepend(mark);
  }
}

/** @param {{roll: any, onSaved: (roll: any) => void, onClose: () => void}} props */
function MembersDialog({ roll, onSaved, onClose }) {
  const [text, setText] = useState(roll.members_n_set ? String(roll.members_n) : "");
  async function save() {
    onSaved(await post(`/rolls/${roll.id}/members-n`, { members_n: text.trim() ? Number(text) : null }));
    toast(_("全体人数已保存"), "ok");
  }
  return html`<${Dialog} open title=${_("全体人数")} onClose=${onClose} size="sm">
    <${Form} onSubmit=${save} submitLabel=${_("保存")} actions=${html`<${Button} onClick=${onClose}>${_("取消")}<//>`}>
      <p>${_("法定人数和过半数按全体人数计算。会议开始后锁定。")}</p>
      <${Field} label=${_("全体人数（在任）")} type="number" min=${roll.voters} max="5000" value=${text} onInput=${setText}
        placeholder=${String(roll.voters)}
        help=${_("不填时，按名册中有表决权的 %(n)s 人计算。", { n: count(roll.voters) })} />
    <//>
  <//>`;
}

/** @param {{roll: any}} props */
function Figures({ roll }) {
  const guests = roll.people - roll.voters;
  return html`<div class="figures -cells">
    <${Figure} label=${roll.members_n_set ? _("全体人数（已设定）") : _("全体人数（按名册）")} value=${count(roll.members_n)} />
    <${Figure} label=${_("有表决权")} value=${count(roll.voters)} />
    <${Figure} label=${_("其他人员")} value=${count(guests)} />
    <${Figure} label=${_("代表团")} value=${count(roll.delegations.filter((d) => d.people > 0).length)} />
    <${Figure} label=${_("已制证")} value=${count(roll.badges)} of=${count(roll.people)} />
  </div>`;
}

/** @param {any} row @param {{delegation: string, role: string, badge: string}} filter */
function fits(row, filter) {
  return (
    (!filter.delegation || row.delegation === (filter.delegation === "—" ? "" : filter.delegation)) &&
    (!filter.role || (filter.role === "votes" ? row.votes : row.roles.includes(filter.role))) &&
    (!filter.badge || (filter.badge === "yes") === Boolean(row.badge_issued_at))
  );
}

/** @param {{roll: any, people: any[], filter: any, setFilter: (filter: any) => void}} props */
function Filters({ roll, people, filter, setFilter }) {
  const used = useMemo(() => new Set(people.flatMap((p) => p.roles)), [people]);
  const delegations = [
    { value: "", label: _("全部代表团") },
    ...roll.delegations.map((d) => ({ value: d.name, label: `${d.name}（${count(d.people)}）` })),
    ...(people.some((p) => !p.delegation) ? [{ value: "—", label: _("未分团") }] : []),
  ];
  const roles = [
    { value: "", label: _("全部身份") },
    { value: "votes", label: _("有表决权") },
    ...Object.entries(ROLES).filter(([role]) => used.has(role)).map(([value, label]) => ({ value, label })),
  ];
  const badges = [{ value: "", label: _("制证不限") }, { value: "yes", label: _("已制证") }, { value: "no", label: _("未制证") }];
  const pick = (key, options, label) => html`<select class="input" style=${{ width: "auto" }} aria-label=${label} value=${filter[key]}
    onChange=${(event) => setFilter({ ...filter, [key]: event.currentTarget.value })}>
    ${options.map((one) => html`<option key=${one.value} value=${one.value} selected=${one.value === filter[key]}>${one.label}</option>`)}
  </select>`;
  return html`${pick("delegation", delegations, _("代表团"))}${pick("role", roles, _("身份"))}${pick("badge", badges, _("制证"))}`;
}

/** @param {{roll: any, people: any[], onRow: (row: any) => void}} props */
function People({ roll, people, onRow }) {
  const [filter, setFilter] = useState({ delegation: "", role: "", badge: "" });
  const rows = useMemo(() => people.filter((row) => fits(row, filter)), [people, filter]);
  const columns = [
    { key: "number", label: _("证号"), align: /** @type {const} */ ("end"), width: "5rem", value: (row) => row.number,
      render: (row) => html`<span class="num">${String(row.number).padStart(3, "0")}</span>` },
    { key: "name", label: _("姓名"), header: true, width: "13rem" },
    { key: "gender", label: _("性别"), width: "4.5rem", search: false, render: (row) => genderName(row.gender) },
    { key: "delegation", label: _("代表团"), width: "11rem", value: (row) => row.delegation },
    { key: "post", label: _("职务"), render: (row) => html`<span class="clip-2" title=${row.post}>${row.post}</span>` },
    { key: "seat", label: _("座位"), width: "5.5rem", value: (row) => row.seat, render: (row) => html`<span class="num">${row.seat}</span>` },
    { key: "roles", label: _("身份"), width: "12rem", value: (row) => roleWords(row.roles),
      render: (row) => html`<${RoleTags} roles=${row.roles} votes=${row.votes} kind=${roll.kind} />` },
    { key: "badge", label: _("代表证"), width: "6.5rem", search: false, value: (row) => row.badge_issued_at ?? "",
      render: (row) => (row.badge_issued_at
        ? html`<${Tag} kind="ok" icon="check-lg" title=${dateTime(row.badge_issued_at)}>${_("已制证")}<//>`
        : html`<${Tag} kind="quiet">${_("未制证")}<//>`) },
  ];
  const filtered = filter.delegation || filter.role || filter.badge;
  return html`<${DataTable} columns=${columns} rows=${rows} rowKey="person_id" search=${_("按姓名、证号、职务、座位查找")} dense
    onRow=${edits ? onRow : undefined}
    toolbar=${html`<${Filters} roll=${roll} people=${people} filter=${filter} setFilter=${setFilter} />
      <span class="muted num">${_("共 %(n)s 人", { n: count(rows.length) })}</span>`}
    empty=${html`<${EmptyState} icon="funnel" title=${_("没有符合条件的人员")}>
      ${filtered && html`<${Button} onClick=${() => setFilter({ delegation: "", role: "", badge: "" })}>${_("清除筛选")}<//>`}<//>`} />`;
}

function Roster() {
  const [roll, setRoll] = useState(/** @type {any} */ (null));
  const [people, setPeople] = useState(/** @type {any[]} */ ([]));
  const [error, setError] = useState(/** @type {any} */ (null));
  const [open, setOpen] = useState(/** @type {any} */ (null));
  const close = () => setOpen(null);

  async function load() {
    setError(null);
    try {
      const meeting = await get(`/meetings/${initial.meeting_id}`);
      name(meeting.meeting ?? meeting);
      const id = (meeting.meeting ?? meeting).roll_id;
      const [figures, list] = await Promise.all([get(`/rolls/${id}`), get(`/rolls/${id}/people`)]);
      setRoll(figures);
      setPeople(list);
    } catch (problem) {
      setError(problem);
    }
  }
  useEffect(() => {
    load();
  }, []);

  if (error && !roll) return html`<${ErrorNote} error=${error} onRetry=${load} />`;
  if (!roll) return html`<${Skeleton} lines=${8} />`;
  const changed = () => {
    close();
    return load();
  };
  return html`<div class="stack">
    <div class="page-head">
      <div><h1>${_("名册")}</h1><p class="note">${roll.term.title}</p></div>
      ${edits && html`<div class="row">
        ${people.length > 0 && html`<${Button} icon="download" onClick=${() => download(`/rolls/${roll.id}/people.xlsx`)}>${_("导出")}<//>`}
        ${!roll.frozen_at && html`<${Button} icon="pencil" onClick=${() => setOpen({ members: true })}>${_("设定全体人数")}<//>`}
        <${Button} icon="person-plus" onClick=${() => setOpen({ person: {} })}>${_("添加人员")}<//>
        ${people.length > 0 && html`<${Button} icon="person-badge" onClick=${() => setOpen({ badges: true })}>${_("制作代表证")}<//>
          <${Button} kind="primary" icon="upload" onClick=${() => setOpen({ import: true })}>${_("导入名单")}<//>`}
      </div>`}
    </div>
    <${ErrorNote} error=${error} onRetry=${load} />
    ${roll.frozen_at && html`<${Notice} kind="info" title=${_("名册已锁定")}>
      ${_("会议已于 %(at)s 开始，全体人数和有表决权的人员不能再变动；座位、职务和列席、旁听人员仍可修改。", { at: dateTime(roll.frozen_at) })}<//>`}
    ${roll.members_n_set && roll.members_n < roll.voters && html`<${Notice} kind="warn" title=${_("全体人数小于有表决权的人数")}>
      ${_("请核对全体人数，否则会议不能开始。")}<//>`}
    <${Figures} roll=${roll} />
    ${people.length === 0
      ? html`<${Card}><${EmptyState} icon="people" title=${_("名册还是空的")} text=${_("请先下载模板填写，再导入名单；也可以逐个添加人员。")}>
          ${edits && html`<div class="row">
            <${Button} icon="file-earmark-excel" onClick=${() => download(`/rolls/${roll.id}/template.xlsx`)}>${_("下载模板")}<//>
            <${Button} kind="primary" icon="upload" onClick=${() => setOpen({ import: true })}>${_("导入名单")}<//>
          </div>`}<//><//>`
      : html`<${People} roll=${roll} people=${people} onRow=${(row) => setOpen({ person: row })} />`}
    ${open?.members && html`<${MembersDialog} roll=${roll} onClose=${close} onSaved=${(saved) => { setRoll(saved); close(); }} />`}
    ${open?.person && html`<${PersonDialog} roll=${roll} person=${people.find((one) => one.person_id === open.person.person_id) ?? open.person}
      onClose=${close} onChanged=${changed} onIssued=${load} />`}
    ${open?.badges && html`<${BadgeDialog} roll=${roll} people=${people} onClose=${close} onDone=${changed} />`}
    ${open?.import && html`<${ImportDialog} roll=${roll} onClose=${close} onDone=${load} />`}
  </div>`;
}

mount(Roster);
