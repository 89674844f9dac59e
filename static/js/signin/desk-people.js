// The people of the sign-in: a table with search and filters, and the dialog that marks somebody by hand.

import { post } from "../base/api.js";
import { _, count, time } from "../base/i18n.js";
import {
  Button, DataTable, Dialog, ErrorNote, Field, KeyValue, Tag, html, toast, useEffect, useMemo, useState,
} from "../base/ui.js";
import { roleWord, stateTag, stateWord, wayWord } from "./words.js";

const HERE = new Set(["present", "made_up"]);

/** @param {string} state the filter @param {any} person */
function fits(state, person) {
  if (state === "all") return true;
  if (state === "guests") return !person.votes;
  if (state === "here") return person.votes && HERE.has(person.state);
  return person.votes && person.state === state;
}

/** @param {{state: string}} props */
export function StateTag({ state }) {
  const { kind, icon } = stateTag(state);
  return html`<${Tag} kind=${kind} icon=${icon}>${stateWord(state)}<//>`;
}

/**
 * @param {{people: any[], filter: {state: string, delegation: string}, onFilter: (filter: any) => void, onPick: (id: string) => void}} props
 */
export function People({ people, filter, onFilter, onPick }) {
  const delegations = useMemo(() => [...new Set(people.map((one) => one.delegation).filter(Boolean))], [people]);
  const within = people.filter((one) => !filter.delegation || one.delegation === filter.delegation);
  const rows = within.filter((one) => fits(filter.state, one));
  const filters = [
    ["all", _("全部")], ["absent", _("未到")], ["here", _("已到")], ["leave", _("请假")], ["left", _("早退")], ["guests", _("列席、旁听")],
  ];
  const columns = [
    { key: "number", label: _("证号"), align: "end" },
    { key: "name", label: _("姓名"), header: true },
    { key: "delegation", label: _("代表团") },
    { key: "post", label: _("职务"), render: (/** @type {any} */ row) => html`<span class="clip people-post">${row.post}</span>` },
    { key: "seat", label: _("座位") },
    {
      key: "state", label: _("状态"), value: (/** @type {any} */ row) => stateWord(row.state),
      render: (/** @type {any} */ row) => html`<${StateTag} state=${row.state} />`,
    },
    { key: "at", label: _("签到时间"), search: false, render: (/** @type {any} */ row) => time(row.at) },
    {
      key: "reason", label: _("说明"), value: (/** @type {any} */ row) => [row.reason, row.by].join(" "),
      render: (/** @type {any} */ row) => [
        row.left_at && _("%(at)s离场", { at: time(row.left_at) }), row.reason, row.by && _("经办：%(name)s", { name: row.by }),
        !row.by && row.way && wayWord(row.way),
      ].filter(Boolean).join("，"),
    },
  ];
  const toolbar = html`<div class="row">
    <div class="segments" role="group" aria-label=${_("状态")}>${filters.map(([id, label]) => html`<button type="button" key=${id}
      aria-pressed=${String(filter.state === id)} onClick=${() => onFilter({ ...filter, state: id })}><span>${label}
        <span class="muted num">${count(within.filter((one) => fits(id, one)).length)}</span></span></button>`)}</div>
    <select class="input desk-delegation" aria-label=${_("代表团")} value=${filter.delegation}
      onChange=${(/** @type {any} */ event) => onFilter({ ...filter, delegation: event.currentTarget.value })}>
      <option value="" selected=${!filter.delegation}>${_("全部代表团")}</option>
      ${delegations.map((name) => html`<option key=${name} value=${name} selected=${name === filter.delegation}>${name}</option>`)}</select>
  </div>`;
  return html`<${DataTable} columns=${columns} rows=${rows} rowKey="person_id" search=${_("搜索姓名、代表团、座位")} toolbar=${toolbar}
    onRow=${(/** @type {any} */ row) => onPick(row.person_id)} empty=${_("没有符合条件的人员")} dense />`;
}

/** What may be done from a state. @param {string} state @param {string} sitting the sitting's state */
export function verbsOf(state, sitting) {
  if (sitting === "closed") return state === "absent" || state === "leave" ? ["leave"] : [];
  return {
    absent: ["made_up", "leave"], leave: ["made_up", "leave", "undo"], left: ["made_up", "undo"], present: ["left", "undo"], made_up: ["left", "undo"],
  }[state] ?? [];
}

/** @param {string} verb @param {string} state */
function verbWord(verb, state) {
  if (verb === "undo") return _("撤销上一步");
  if (verb === "made_up") return state === "left" ? _("登记返回") : _("补签");
  if (verb === "leave") return state === "leave" ? _("修改请假原因") : _("登记请假");
  return _("登记早退");
}

function reasonsFor(/** @type {string} */ verb) {
  if (verb === "made_up") return [_("未带代表证"), _("代表证损坏"), _("签到设备故障"), _("已到会，漏扫")];
  if (verb === "leave") return [_("因公出差"), _("因病请假"), _("个人事务")];
  if (verb === "left") return [_("身体不适"), _("紧急公务"), _("个人事务")];
  return [_("登记错人"), _("误操作"), _("扫错代表证")];
}

/**
 * @param {{person: any, sitting: any, meeting: string, people: any[], edits: boolean, onClose: () => void, onDone: () => any}} props
 */
export function PersonDialog({ person, sitting, meeting, people, edits, onClose, onDone }) {
  const [verb, setVerb] = useState("");
  const [reason, setReason] = useState("");
  const [error, setError] = useState(/** @type {any} */ (null));
  const verbs = edits ? verbsOf(person.state, sitting.state) : [];
  const choose = (/** @type {string} */ next) => {
    setVerb(next);
    setReason(next === "leave" && person.state === "leave" ? person.reason : "");
    setError(null);
  };
  useEffect(() => { setVerb(""); }, [person.mark]); // what was begun was meant for another state
  async function save() {
    setError(null);
    try {
      await post(`/sittings/${sitting.id}/attendance`, { person_id: person.person_id, state: verb, reason: reason.trim(), seen: person.mark });
    } catch (problem) {
      void onDone(); // the step may have been made all the same, or somebody else made one
      throw problem;
    }
    toast(_("已登记：%(name)s", { name: person.name }), "ok");
    await onDone();
    onClose();
  }
  const entries = [
    [_("状态"), html`<${StateTag} state=${person.state} />`],
    [_("代表团"), person.delegation || "—"],
    [_("职务"), person.post || "—"],
    [_("身份"), person.roles.map(roleWord).join("、")],
    [_("座位"), html`<${SeatField} person=${person} people=${people} meeting=${meeting} edits=${edits} onDone=${onDone} />`],
    person.at && [_("签到时间"), `${time(person.at)} · ${wayWord(person.way)}`],
    person.left_at && [_("离场时间"), time(person.left_at)],
    person.reason && [_("原因"), person.reason],
    person.by && [_("经办人"), person.by],
  ].filter(Boolean);
  const foot = verb
    ? html`<${Button} onClick=${() => choose("")}>${_("返回")}<//><${Button} kind="primary" disabled=${!reason.trim()} onClick=${save} onError=${setError}>${verbWord(verb, person.state)}<//>`
    : html`<${Button} onClick=${onClose}>${_("关闭")}<//>`;
  return html`<${Dialog} open title=${person.name} onClose=${onClose} actions=${foot}>
    <div class="stack">
      <${KeyValue} entries=${entries} />
      ${!verb && verbs.length > 0 && html`<div class="row">${verbs.map((one) => html`<${Button} key=${one} kind=${one === "made_up" ? "primary" : "secondary"}
        onClick=${() => choose(one)}>${verbWord(one, person.state)}<//>`)}</div>`}
      ${!verb && !verbs.length && edits && html`<p class="muted">${_("这次会议已经结束，签到记录不能再改；如需更正，请先重新开启这次会议。")}</p>`}
      ${verb && html`<div class="stack -tight">
        <${Field} label=${_("原因")} value=${reason} onInput=${setReason} required maxlength="200" autofocus
          help=${_("原因和经办人会记入会议日志。")} />
        <div class="row">${reasonsFor(verb).map((text) => html`<${Button} key=${text} size="sm" onClick=${() => setReason(text)}>${text}<//>`)}</div>
      </div>`}
      <${ErrorNote} error=${error} />
    </div>
  <//>`;
}

/** A seat and, for the secretariat, the way to another one. @param {{person: any, people: any[], meeting: string, edits: boolean, onDone: () => any}} props */
function SeatField({ person, people, meeting, edits, onDone }) {
  const [to, setTo] = useState(/** @type {string|null} */ (null));
  if (!edits || to === null) {
    return html`<span class="row -nowrap"><span>${person.seat || "—"}</span>
      ${edits && html`<${Button} size="sm" kind="quiet" icon="pencil" onClick=${() => setTo(person.seat ?? "")}>${_("换座")}<//>`}</span>`;
  }
  const other = people.find((one) => one.seat && one.seat === to.trim() && one.person_id !== person.person_id);
  async function save() {
    /** @type {Record<string, string|null>} */
    const seats = { [person.person_id]: /** @type {string} */ (to).trim() || null };
    if (other) seats[other.person_id] = person.seat ?? null;
    await post(`/meetings/${meeting}/seats/people`, { seats });
    await onDone();
    setTo(null);
  }
  return html`<span class="row"><input class="input seat-input" aria-label=${_("座位")} value=${to} maxlength="16"
      onInput=${(/** @type {any} */ event) => setTo(event.currentTarget.value)} />
    <${Button} size="sm" onClick=${save}>${other ? _("与%(name)s互换", { name: other.name }) : _("保存")}<//>
    <${Button} size="sm" kind="quiet" onClick=${() => setTo(null)}>${_("取消")}<//></span>`;
}
