// The page of a poll on paper or by hands: the way, papers to print, out and back, two blind counts, the figures that are agreed.

import { download, get, post } from "../../base/api.js";
import { connectHall } from "../../base/hall.js";
import { _ } from "../../base/i18n.js";
import { initial, url } from "../../base/page.js";
import { makeTurns } from "../../base/turns.js";
import { Busy, Button, Card, ConfirmButton, ConnectionBanner, ErrorNote, Notice, Steps, Tag, effect, html, mount, signal, useEffect } from "../../base/ui.js";
import { HandsForm } from "./hands.js";
import { EntryCard } from "./entry.js";
import { IssuedCard, MoreOnPaper, PrintCard, WayCard } from "./cards.js";
import { keyWords } from "./figures.js";
import { Differences, RecheckButton, RecountButton } from "./settle.js";
import { PollState } from "../words.js";
import { hasTablets, wayWord } from "./words.js";

const { meeting, poll, edits } = initial;
const hall = connectHall({ meetingId: meeting.id, face: "desk" });
const shown = signal(/** @type {any} */ (null));
const failure = signal(/** @type {any} */ (null));
const turn = makeTurns();

async function load() {
  const inTurn = turn();
  try {
    const found = await get(`/polls/${poll.id}/paper`);
    if (inTurn()) { shown.value = found; failure.value = null; }
  } catch (error) {
    if (inTurn()) failure.value = error;
  }
}

/** What a request answered is newer than what was asked for before. @param {any} found */
function keep(found) {
  turn()();
  shown.value = found;
}

const AFTER = ["checking", "unsealing", "counting"];
const OVER = ["closed", "shown", "void"];

/** @param {any} now */
function stepsOf({ count, state }) {
  const at = OVER.includes(state) ? 5 : count.agreed ? 4 : count.differs ? 3 : count.collected !== null && AFTER.includes(state) ? 2 : state === "prepared" ? 0 : 1;
  const names = [_("方式和印制"), _("发出和收回"), _("两人分别录入"), _("核对不一致"), _("核定票数")];
  return names.map((label, i) => ({ id: String(i), label, state: i < at ? "done" : i === at ? "now" : "todo" }));
}

/** The figures that stand. @param {{now: any}} props */
function Agreed({ now }) {
  const { agreed, layout } = now;
  const voids = agreed.void.reduce((/** @type {number} */ sum, /** @type {any} */ one) => sum + one[1], 0);
  const rows = agreed.options.flatMap((/** @type {any} */ line) => {
    const marks = layout.lines.find((/** @type {any} */ one) => one.id === line.id)?.marks ?? [["yes", _("得票")]];
    return marks.map(([mark]) => [`${line.id}|${mark}`, line[mark] ?? Object.fromEntries(line.marks)[mark] ?? 0]);
  });
  return html`<div class="stack"><div class="figures -cells"><div class="count-fact"><b class="num">${now.count.issued}</b><span>${_("发出")}</span></div><div class="count-fact"><b class="num">${now.count.collected}</b><span>${_("收回")}</span></div>
      <div class="count-fact"><b class="num">${agreed.valid}</b><span>${_("有效票")}</span></div><div class="count-fact"><b class="num">${voids}</b><span>${_("废票")}</span></div></div>
    <div class="table-wrap"><table class="table -dense"><tbody>${rows.map(([key, n]) => html`<tr key=${key}><th scope="row">${keyWords(layout, key)}</th><td class="-end num">${n}</td></tr>`)}</tbody></table></div>
    ${now.settled.length > 0 && html`<details><summary>${_("核对过的不一致：%(n)s 处", { n: now.settled.length })}</summary><ul>${now.settled.map((/** @type {any} */ one, /** @type {number} */ i) => html`<li key=${i}>${_("%(what)s：第一次 %(first)s，第二次 %(second)s，确定为 %(value)s（%(why)s，%(by)s）", { what: keyWords(layout, one.key), first: one.first, second: one.second, value: one.value, why: one.why, by: one.by })}</li>`)}</ul></details>`}
    ${now.rechecks.map((/** @type {any} */ one, /** @type {number} */ i) => html`<p key=${i} class="note">${_("总监票人%(name)s已复核废票，改判有效 %(n)s 张。", { name: one.by, n: one.restored.valid })}</p>`)}</div>`;
}

/** @param {{now: any}} props */
function AgreedCard({ now }) {
  const id = now.count.poll_id;
  const open = !OVER.includes(now.state);
  return html`<${Card} title=${open ? _("两次录入一致，待核定") : _("核定的票数")}><div class="stack"><${Agreed} now=${now} />
    ${open && html`<div class="row">${now.state === "counting" ? html`<${ConfirmButton} kind="primary" icon="check-lg" label=${_("核定票数，结束表决")} title=${_("核定这些票数？")} text=${_("票数与平板的票数合并，得出结果。核定以后不能再改，由主持人公布。")} onConfirm=${async () => keep(await post(`/polls/${id}/paper/agree`))} />`
        : html`<${Tag} kind="info">${_("票箱开箱以后才能核定")}<//>`}
      ${now.settles && now.agreed.void.length > 0 && html`<${RecheckButton} shown=${now} onDone=${keep} />`}${now.settles && html`<${RecountButton} shown=${now} onDone=${keep} />`}</div>`}</div>
  <//>`;
}

/** End of the vote by the desk, where no sealed box is checked first. @param {{now: any}} props */
function StopCard({ now }) {
  if (now.state !== "open" || now.count.way === "hands" || !edits) return null;
  if (now.box === "sealed" && hasTablets(now.count)) return html`<${Notice} kind="info">${_("平板的票箱由主持人停止投票、核对、封箱；停止投票以后，就可以录入纸质选票的票数。")}<//>`;
  return html`<${Card} title=${_("投票结束，开始计票")}><div class="row"><${ConfirmButton} kind="primary" icon="stop-fill" label=${_("停止投票，开始计票")} title=${_("停止投票？")}
    text=${_("停止以后平板不能再投票，也不再收纸质选票；接着由两人分别录入票数。")} onConfirm=${async () => { await post(`/polls/${now.count.poll_id}/close`); await load(); }} /></div><//>`;
}

/** @param {{now: any}} props */
function Body({ now }) {
  const { count, state } = now;
  const counting = AFTER.includes(state);
  if (state === "void") return html`<${Notice} kind="bad" title=${_("这次表决已作废")}>${_("请在“表决”页或主持台准备重新表决。")}<//>`;
  if (state === "prepared") return html`${edits && html`<${WayCard} shown=${now} onDone=${keep} />`}${edits && count.way !== "hands" && count.way !== "tablets" && html`<${PrintCard} shown=${now} />`}`;
  if (count.way === "tablets") return html`<${Notice} kind="info" title=${_("本项表决用平板进行")}>${_("系统发生故障时，主持人可以在主持台改用纸质选票或举手。")}<//>`;
  if (count.way === "hands") return html`${["open", ...AFTER].includes(state) ? html`<${Card} title=${_("举手表决的票数")}><${HandsForm} poll=${count} layout=${now.layout} people=${count.people} onDone=${keep} /><//>` : null}`;
  return html`<${IssuedCard} shown=${now} edits=${edits} onDone=${keep} />
    ${state === "open" && edits && count.way === "mixed" && !count.fallback && html`<${MoreOnPaper} shown=${now} onDone=${keep} />`}
    ${state === "open" && edits && html`<${PrintCard} shown=${now} />`}
    <${StopCard} now=${now} />
    ${counting && count.collected === null && html`<${Notice} kind="warn">${_("请先登记收回的张数，再录入票数。")}<//>`}
    ${counting && count.collected !== null && !count.agreed && !count.differs && now.counts_papers && html`<${EntryCard} shown=${now} onDone=${keep} />`}
    ${counting && count.differs && html`<${Differences} key=${count.round} shown=${now} onDone=${keep} />`}
    ${count.agreed && now.agreed && html`<${AgreedCard} now=${now} />`}`;
}

function Page() {
  useEffect(() => {
    load();
    let [polls, paper] = [hall.state.value.polls, hall.state.value.paper];
    return effect(() => {
      const { polls: all, paper: own } = hall.state.value;
      if ((all && all !== polls) || own !== paper) load();
      [polls, paper] = [all, own];
    });
  }, []);
  const now = shown.value;
  if (failure.value && !now) return html`<${ErrorNote} error=${failure.value} onRetry=${load} />`;
  if (!now) return html`<${Busy} />`;
  const over = OVER.includes(now.state) && now.count.way !== "tablets";
  return html`<${ConnectionBanner} online=${hall.online} /><div class="stack paper-page">
    <div class="poll-head"><div class="row"><${PollState} state=${now.state} /><${Tag} kind="quiet">${wayWord(now.count.way)}<//>${now.count.fallback && html`<${Tag} kind="warn">${now.count.fallback === "keep" ? _("平板已投的票有效") : _("平板已投的票作废")}<//>`}</div>
      <h1>${poll.title}</h1><div class="row"><${Button} size="sm" icon="arrow-left" href=${url(`/meetings/${meeting.id}/polls#${poll.id}`)}>${_("返回表决")}<//>
        ${over && html`<${Button} icon="file-earmark-text" onClick=${() => download(`/polls/${poll.id}/scrutineers-report.pdf`)}>${_("监票人报告单")}<//>`}</div></div>
    ${now.count.way !== "hands" && now.count.way !== "tablets" && html`<${Steps} steps=${stepsOf(now)} />`}
    <${Body} now=${now} /></div>`;
}

mount(Page);
