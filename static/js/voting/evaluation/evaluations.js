// The evaluations of a meeting: prepare them, hold them, read and hand out their results.

import { get } from "../../base/api.js";
import { connectHall } from "../../base/hall.js";
import { _ } from "../../base/i18n.js";
import { initial } from "../../base/page.js";
import { makeTurns } from "../../base/turns.js";
import { Busy, Button, Card, ConnectionBanner, EmptyState, ErrorNote, effect, html, mount, signal, useEffect } from "../../base/ui.js";
import { EvaluationEditor } from "./editor.js";
import { EvaluationView } from "./view.js";
import { EvaluationState } from "./words.js";

const { meeting, edits, roll: rollId } = initial;
const mayEdit = edits && meeting.state !== "ended";
const hall = connectHall({ meetingId: meeting.id, face: "desk" });
const all = signal(/** @type {any[]|null} */ (null));
const failure = signal(/** @type {any} */ (null));
/** What an editor needs. */
const kit = signal(/** @type {{templates: any[], rulesets: any[], roll: any[]}|null} */ (null));
const selected = signal(location.hash.slice(1));
/** "" while a new one is made, an id while one is changed. */
const editing = signal(/** @type {string|null} */ (null));
const turn = makeTurns();

/** Done when what was true at the call, or later, is shown. */
async function load() {
  const inTurn = turn();
  try {
    const found = await get(`/meetings/${meeting.id}/evaluations`);
    if (!inTurn()) return;
    selected.value = shownFirst(found)?.id ?? "";
    all.value = found;
    failure.value = null;
  } catch (error) {
    if (inTurn()) failure.value = error;
  }
}

async function fetchKit() {
  const [templates, rulesets, roll] = await Promise.all([get("/evaluation-templates"), get("/rulesets"), get(`/rolls/${rollId}/people`)]);
  kit.value = { templates, rulesets: rulesets.filter((/** @type {any} */ one) => one.methods.includes("grade")), roll };
}

/** The one shown so far or asked for, whatever begins meanwhile; else the one that is going on, the next, the last. @param {any[]} found */
function shownFirst(found) {
  const by = (/** @type {string} */ state) => found.find((one) => one.state === state);
  return found.find((one) => one.id === selected.value) ?? by("running") ?? by("closed") ?? by("prepared") ?? found.at(-1) ?? null;
}

/** @param {string} id */
function select(id) {
  selected.value = id;
  editing.value = null;
  history.replaceState(null, "", `#${id}`);
  scrollTo(0, 0);
}

/** @param {string} id */
async function edit(id) {
  await fetchKit();
  editing.value = id;
  scrollTo(0, 0);
}

/** @param {{shown: any[], current: any}} props */
function List({ shown, current }) {
  return html`<nav class="poll-list" aria-label=${_("本次会议的测评")}>
    <div class="row -between"><h2 class="t-lg">${_("测评")}</h2>${mayEdit && html`<${Button} size="sm" icon="plus-lg" onClick=${() => edit("")}>${_("新建")}<//>`}</div>
    <ul>${shown.map((one) => html`<li key=${one.id}><button type="button" class="poll-entry" aria-current=${one.id === current?.id ? "true" : undefined} onClick=${() => select(one.id)}>
      <span class="poll-entry-title clip-2">${one.title}</span><span class="row"><${EvaluationState} state=${one.state} /><span class="note">${_("%(n)s 个对象", { n: one.paper.options.length })}</span></span></button></li>`)}</ul>
  </nav>`;
}

/** @param {{shown: any[], current: any, items: any[]}} props */
function Main({ shown, current, items }) {
  if (editing.value !== null && kit.value) {
    const done = async (/** @type {string} */ id) => { await load(); select(id); };
    return html`<${EvaluationEditor} key=${editing.value} meeting=${meeting} shown=${shown.find((one) => one.id === editing.value) ?? null} kit=${kit.value} items=${items}
      item=${hall.state.value.stage?.item_id ?? ""} onDone=${done} onCancel=${() => { editing.value = null; }} />`;
  }
  if (!current) {
    return html`<div class="panel"><${EmptyState} icon="clipboard-check" title=${_("还没有测评")} text=${_("从现成的样式开始：代表建议、任命人员、民生实事、重点项目、部门工作。")}>
      ${mayEdit && html`<${Button} kind="primary" icon="plus-lg" onClick=${() => edit("")}>${_("新建测评")}<//>`}<//></div>`;
  }
  return html`<${EvaluationView} key=${current.id} shown=${current} meeting=${meeting} edits=${edits} items=${items} onEdit=${() => edit(current.id)} onDone=${load} />`;
}

function Page() {
  useEffect(() => {
    void load();
    let known = [hall.state.value.polls, hall.state.value.evaluation];
    return effect(() => {
      const { polls, evaluation } = hall.state.value;
      if ((polls && polls !== known[0]) || evaluation !== known[1]) void load();
      known = [polls, evaluation];
    });
  }, []);
  if (failure.value && !all.value) return html`<${ErrorNote} error=${failure.value} onRetry=${load} />`;
  if (!all.value) return html`<${Card}><${Busy} /><//>`;
  const current = shownFirst(all.value);
  const items = hall.state.value.agenda ?? initial.items;
  return html`<${ConnectionBanner} online=${hall.online} />
    <div class=${editing.value === null ? "polls-split" : ""}>
      ${editing.value === null && html`<${List} shown=${all.value} current=${current} />`}
      <div class="polls-main"><${Main} shown=${all.value} current=${current} items=${items} /></div>
    </div>`;
}

mount(Page);
