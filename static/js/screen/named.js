// A named result: each deputy's choice, by seat and by delegation, page after page.

import { get } from "../base/api.js";
import { _, count } from "../base/i18n.js";
import { Shape, choiceWord, cx, html, useEffect, useMemo, useState } from "../base/ui.js";
import { ChosenSeats, hasMap } from "./hall-seats.js";
import { blocksOf, isLong, marksOf, motionMark, pagesOf } from "./named-lists.js";
import { ListTitle } from "./poll.js";
import { Result } from "./result.js";
import { Turning } from "./rolling.js";
import { optionsOf } from "./view.js";

const AGAIN = 5000;
const MANY_OPTIONS = 24;

/** The named list of a shown poll, asked for until it is there; null meanwhile. @param {string} pollId */
function useNames(pollId) {
  const [names, setNames] = useState(/** @type {any[]|null} */ (null));
  useEffect(() => {
    let timer = 0;
    let over = false;
    const ask = async () => {
      try {
        const answer = await get(`/polls/${pollId}/results`);
        if (!over) setNames(answer.names);
      } catch {
        // The figures stay on the wall meanwhile.
        if (!over) timer = window.setTimeout(ask, AGAIN);
      }
    };
    void ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [pollId]);
  return names;
}

/** @param {{state: any}} props */
export function Named({ state }) {
  const { poll } = state;
  const names = useNames(poll.id);
  if (!names?.length) return html`<${Result} state=${state} />`;
  return poll.method === "motion" ? html`<${MotionNames} state=${state} names=${names} />` : html`<${Matrix} poll=${poll} names=${names} />`;
}

/** @param {{block: any, children?: any}} props */
function BlockHead({ block, children }) {
  return html`<h2><span>${block.parts > 1 ? _("%(name)s（%(part)s/%(parts)s）", { name: block.delegation, part: block.part, parts: block.parts }) : block.delegation}</span>${children}</h2>`;
}

/** The word of a choice; the list holds the absent as well, who are not among the 未按. @param {string} choice */
const wordOf = (choice) => (choice === "none" ? _("未提交") : choiceWord(choice));

/** @param {{people: any[]}} props */
function Counts({ people }) {
  const marks = people.map(motionMark);
  return html`<span class="names-counts">${["yes", "no", "abstain", "none"].map((choice) => {
    const n = marks.filter((mark) => mark === choice).length;
    return n > 0 && html`<span key=${choice} class=${`choice-mark -${choice}`}><${Shape} choice=${choice} />${wordOf(choice)} ${count(n)}</span>`;
  })}</span>`;
}

/** @param {{state: any, names: any[]}} props */
function MotionNames({ state, names }) {
  const { poll, seats } = state;
  const map = hasMap(seats);
  const pages = useMemo(() => [...(map ? [null] : []), ...pagesOf(blocksOf(names, 60), { lines: 16.5, across: 5, head: 1.5 })], [names, map]);
  const choices = new Map(names.filter((one) => one.seat).map((one) => [one.seat, motionMark(one) === "none" ? "waiting" : motionMark(one)]));
  const page = (/** @type {any[]|null} */ blocks) => (blocks === null
    ? html`<div class="names-map"><${ChosenSeats} seats=${seats} choices=${choices} /></div>`
    : html`<div class="names-page">${blocks.map((/** @type {any} */ block) => html`<section key=${`${block.delegation}-${block.part}`}><${BlockHead} block=${block}><${Counts} people=${block.people} /><//>
      <ul>${block.people.map((/** @type {any} */ one, /** @type {number} */ index) => html`<li key=${index} class=${cx(isLong(one) && "-long")}><span class="names-seat num">${one.seat}</span><b>${one.name}</b>
        <span class=${`choice-mark -${motionMark(one)}`}><${Shape} choice=${motionMark(one)} />${wordOf(motionMark(one))}</span></li>`)}</ul></section>`)}</div>`);
  return html`<div class="screen-body names"><div class="listed-head"><${ListTitle} poll=${poll} /><${Counts} people=${names} /></div>
    <${Turning} pages=${pages} page=${page} /></div>`;
}

/** Deputies down, options across. @param {{poll: any, names: any[]}} props */
function Matrix({ poll, names }) {
  const options = optionsOf(poll);
  const many = options.length > MANY_OPTIONS;
  const lined = poll.method === "per_item" || poll.method === "elect";
  const pages = useMemo(() => {
    const blocks = blocksOf(names, 18);
    return many ? blocks.map((block) => [block]) : blocks.flatMap((block, index) => (index % 2 ? [] : [[block, blocks[index + 1]].filter(Boolean)]));
  }, [names, many]);
  const page = (/** @type {any[]} */ some) => html`<div class=${cx("matrix-page", !many && "-two")}>${some.map((/** @type {any} */ block) => html`
    <section key=${`${block.delegation}-${block.part}`}><${BlockHead} block=${block} /><table class=${cx("matrix", lined && "-items")}>
      ${lined && html`<thead><tr><td class="names-seat"></td><th></th>${options.map((option) => html`<td key=${option.id} class="matrix-no num">${option.number}</td>`)}</tr></thead>`}
      <tbody>${block.people.map((/** @type {any} */ person, /** @type {number} */ index) => html`<tr key=${index}><td class="names-seat num">${person.seat}</td><th class="clip">${person.name}</th>
        ${person.cast ? html`<${Marks} person=${person} options=${options} poll=${poll} />` : html`<td class="matrix-none" colspan=${options.length}>${person.on_paper ? _("纸质选票或举手") : _("未提交")}</td>`}</tr>`)}</tbody></table></section>`)}</div>`;
  return html`<div class="screen-body names"><div class="listed-head"><${ListTitle} poll=${poll} />
      <p class="listed-task">${poll.method === "choose" ? _("数字为所选项目的编号") : poll.method === "elect" ? _("数字为候选人的编号") : _("数字为事项的编号")}</p></div>
    <${Turning} pages=${pages} page=${page} least=${0.5} seconds=${10} /></div>`;
}

/** @param {{person: any, options: any[], poll: any}} props */
function Marks({ person, options, poll }) {
  const marks = marksOf(person, options);
  if (poll.method === "choose" && !marks.includes("yes")) return html`<td class="matrix-none" colspan=${options.length}>${_("弃权")}</td>`;
  return options.map((option, index) => html`<td key=${option.id} class=${cx("matrix-cell", marks[index] && `-${marks[index]}`)}>${poll.method === "choose"
    ? marks[index] ? html`<b class="num">${option.number}</b>` : html`<i></i>`
    : html`<span class=${`choice-mark -${marks[index] || "none"}`}><${Shape} choice=${marks[index] || "none"} />${options.length <= 4 && choiceWord(marks[index])}</span>`}</td>`);
}
