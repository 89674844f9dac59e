// The polls of a meeting: prepare them, run them, read their results.

import { get } from "../base/api.js";
import { connectHall } from "../base/hall.js";
import { _ } from "../base/i18n.js";
import { initial } from "../base/page.js";
import { makeTurns } from "../base/turns.js";
import { Busy, Button, ConnectionBanner, EmptyState, ErrorNote, effect, html, mount, signal, useEffect } from "../base/ui.js";
import { Editor } from "./editor.js";
import { PollList } from "./list.js";
import { PollView } from "./poll.js";
import { isRunning } from "./sealed-words.js";

const { meeting, edits } = initial;
const hall = connectHall({ meetingId: meeting.id, face: "desk" });
const polls = signal(/** @type {any[]|null} */ (null));
const rulesets = signal(/** @type {any[]} */ ([]));
const failure = signal(/** @type {any} */ (null));
const selected = signal(location.hash.slice(1));
const editing = signal(/** @type {string|null} */ (null)); // "" while a new poll is made
const turn = makeTurns();

/** Done when what was true at the call, or later, is shown. */
async function load() {
  const inTurn = turn();
  try {
    const [found, rules] = await Promise.all([get(`/meetings/${meeting.id}/polls`), rulesets.value.length ? rulesets.value : get("/rulesets")]);
    if (!inTurn()) return;
    selected.value = shownFirst(found)?.poll.id ?? "";
    polls.value = found;
    rulesets.value = rules;
    failure.value = null;
  } catch (error) {
    if (inTurn()) failure.value = error;
  }
}

/** @param {string} id */
function select(id) {
  selected.value = id;
  editing.value = null;
  history.replaceState(null, "", `#${id}`);
  scrollTo(0, 0);
}

/** The poll to show: the one shown so far or asked for, whatever opens meanwhile; else the open one, the next to be opened. @param {any[]} all */
function shownFirst(all) {
  const by = (/** @type {(one: any) => boolean} */ test) => all.find(test);
  return by(({ poll }) => poll.id === selected.value) ?? by(({ poll }) => isRunning(poll)) ?? by(({ poll }) => poll.state === "closed")
    ?? by(({ poll }) => poll.state === "prepared") ?? all[0];
}

/** The outcome of a poll whose result the hall's state carries. @param {any} poll */
function outcomeOf(poll) {
  const { result } = hall.state.value;
  return result?.poll_id === poll.id ? result.outcome : outcomes.value[poll.id];
}

const outcomes = signal(/** @type {Record<string, any>} */ ({}));

/** Polls that are not on the stage bring their outcome with their result. @param {any} poll */
async function fetchOutcome(poll) {
  if (!["closed", "shown"].includes(poll.state) || outcomes.value[poll.id]) return;
  const { result } = await get(`/polls/${poll.id}/results`);
  if (result) outcomes.value = { ...outcomes.value, [poll.id]: result.outcome };
}

async function reload() {
  outcomes.value = {};
  await load();
}

function Main({ items }) {
  const all = polls.value ?? [];
  const shown = shownFirst(all);
  useEffect(() => { if (shown) fetchOutcome(shown.poll).catch(() => undefined); }, [shown?.poll.id, shown?.poll.state, outcomes.value]);
  const stop = () => { editing.value = null; };
  const done = async (/** @type {string} */ id) => { await reload(); select(id); };
  if (editing.value !== null) {
    const changed = editing.value ? all.find(({ poll }) => poll.id === editing.value) : null;
    return html`<${Editor} key=${editing.value} meeting=${meeting} shown=${changed} rulesets=${rulesets.value} items=${items}
      item=${hall.state.value.stage?.item_id ?? ""} onDone=${done} onCancel=${stop} />`;
  }
  if (!shown) {
    return html`<div class="panel"><${EmptyState} icon="bar-chart-line" title=${_("还没有表决")} text=${_("先准备选票和规则，开会时由主持人开始表决。")}>
      ${edits && html`<${Button} kind="primary" icon="plus-lg" onClick=${() => { editing.value = ""; }}>${_("新建表决")}<//>`}<//></div>`;
  }
  const { turnout, box, keys } = hall.state.value;
  return html`<${PollView} key=${shown.poll.id} shown=${shown} outcome=${outcomeOf(shown.poll)} turnout=${turnout?.poll_id === shown.poll.id ? turnout : null}
    box=${box?.poll_id === shown.poll.id ? box : null} keys=${keys}
    items=${items} edits=${edits} serverNow=${hall.serverNow} onEdit=${() => { editing.value = shown.poll.id; }} onDone=${reload} onSelect=${select} />`;
}

function Page() {
  useEffect(() => {
    load();
    let known = hall.state.value.polls;
    return effect(() => {
      const now = hall.state.value.polls; // a new list whenever any poll changed, whoever changed it
      if (now && now !== known) reload();
      known = now;
    });
  }, []);
  if (failure.value && !polls.value) return html`<${ErrorNote} error=${failure.value} onRetry=${load} />`;
  if (!polls.value) return html`<${Busy} />`;
  const items = hall.state.value.agenda ?? initial.items;
  return html`<${ConnectionBanner} online=${hall.online} />
    <div class=${editing.value === null ? "polls-split" : ""}>
      ${editing.value === null && html`<${PollList} polls=${polls.value} items=${items} selected=${shownFirst(polls.value)?.poll.id ?? ""}
        edits=${edits && meeting.state !== "ended"} onSelect=${select} onNew=${() => { editing.value = ""; }} />`}
      <div class="polls-main"><${Main} items=${items} /></div>
    </div>`;
}

mount(Page);
