// The secretariat's desk of the sign-in: figures, quorum, people, delegations, seats, exports.

import { download, get, post } from "../base/api.js";
import { connectHall } from "../base/hall.js";
import { _, count, time } from "../base/i18n.js";
import { initial, url } from "../base/page.js";
import { makeTurns } from "../base/turns.js";
import {
  Button, Connection, EmptyState, ErrorNote, Figure, Notice, Skeleton, Tabs, html, mount, toast, useEffect, useMemo, useRef, useState,
} from "../base/ui.js";
import { Delegations } from "./desk-board.js";
import { People, PersonDialog } from "./desk-people.js";
import { RulesDialog } from "./desk-rules.js";
import { Seats } from "./desk-seats.js";
import { quorumWords } from "./words.js";

const { meeting, edits } = initial;
const hall = connectHall({ meetingId: meeting.id, face: "desk" });

/**
 * The list of a sitting, fetched again soon after the hall's figures have changed.
 * @param {string} sitting
 */
function useList(sitting) {
  const [list, setList] = useState(/** @type {any} */ (null));
  const [error, setError] = useState(/** @type {any} */ (null));
  const turn = useMemo(makeTurns, []);
  async function load() {
    const inTurn = turn();
    const [fresh, problem] = await get(`/sittings/${sitting}/attendance`).then((found) => [found, null], (failed) => [null, failed]);
    if (!inTurn()) return;
    if (fresh) setList(fresh);
    setError(problem);
  }
  const waiting = useRef(0);
  useEffect(() => {
    if (!sitting) return;
    // In a rush the figures change all the time: what is about to be asked for is not put off again.
    waiting.current ||= window.setTimeout(() => {
      waiting.current = 0;
      void load();
    }, list?.sitting.id === sitting ? 600 : 0);
  }, [sitting, hall.state.value.attendance, hall.state.value.sitting]);
  useEffect(() => () => {
    clearTimeout(waiting.current);
    waiting.current = 0;
  }, [sitting]);
  return { list: list?.sitting.id === sitting ? list : null, error, load };
}

/** @param {{board: any, list: any, sitting: string, onChecked: () => void}} props */
function Quorum({ board, list, sitting, onChecked }) {
  const { quorum } = board;
  const last = list?.checks.at(-1);
  async function check() {
    const found = await post(`/sittings/${sitting}/quorum`);
    toast(found.met ? _("已检查：符合法定人数") : _("已检查：不足法定人数"), found.met ? "ok" : "warn");
    onChecked();
  }
  const title = quorum.met ? _("已达法定人数") : _("未达法定人数，还差%(n)s人", { n: count(quorum.needed - board.present) });
  const open = list && list.sitting.state !== "closed";
  return html`<${Notice} kind=${quorum.met ? "ok" : "warn"} title=${title}
    actions=${open && html`<${Button} icon="clipboard-check" onClick=${check}>${_("检查并记录法定人数")}<//>`}>
    ${quorumWords(quorum)}。<span class="muted">${_("依据：%(source)s", { source: quorum.source })}</span>
    ${last && html`<div class="muted">${_("最近一次检查：%(at)s，实到%(present)s人，%(verdict)s", {
      at: time(last.at), present: count(last.present), verdict: last.met ? _("符合法定人数") : _("不足法定人数"),
    })}</div>`}
  <//>`;
}

function Desk() {
  const live = hall.state.value;
  const [chosen, setChosen] = useState(/** @type {string|null} */ (null));
  const [tab, setTab] = useState("people");
  const [filter, setFilter] = useState({ state: "all", delegation: "" });
  const [picked, setPicked] = useState(/** @type {string|null} */ (null));
  const [rules, setRules] = useState(false);
  const sittings = initial.sittings;
  const sitting = chosen ?? live.sitting?.id ?? sittings.at(-1)?.id ?? "";
  const { list, error, load } = useList(sitting);
  const board = live.attendance?.sitting_id === sitting ? live.attendance : list?.board;
  const person = picked && list?.people.find((/** @type {any} */ one) => one.person_id === picked);

  if (!sitting) {
    return html`<div class="page-head"><div><h1>${_("签到")}</h1></div></div>
      <${EmptyState} icon="calendar-event" title=${_("还没有安排会议场次")} text=${_("请先在会议页面添加一次全体会议，然后回到这里。")} />`;
  }
  /** @param {string} delegation @param {string} [state] */
  const look = (delegation, state = "all") => {
    setFilter({ state, delegation });
    setTab("people");
  };
  return html`
    <div class="page-head">
      <div><h1>${_("签到")}</h1><div class="note row"><span>${list?.sitting.title ?? ""}</span><${Connection} online=${hall.online} /></div></div>
      <div class="row">
        ${sittings.length > 1 && html`<select class="input desk-sitting" aria-label=${_("场次")} value=${sitting}
          onChange=${(/** @type {any} */ event) => setChosen(event.currentTarget.value)}>
          ${sittings.map((/** @type {any} */ one) => html`<option key=${one.id} value=${one.id} selected=${one.id === sitting}>${one.title}</option>`)}</select>`}
        <${Button} icon="qr-code" href=${url(`/wall/${meeting.id}`)} target="_blank" rel="noopener">${_("扫码签到页")}<//>
        <${Button} icon="file-earmark-excel" onClick=${() => download(`/sittings/${sitting}/attendance.xlsx`)}>${_("导出表格")}<//>
        <${Button} icon="file-earmark-pdf" onClick=${() => download(`/sittings/${sitting}/attendance.pdf`)}>${_("导出PDF")}<//>
        ${edits && html`<${Button} icon="gear" onClick=${() => setRules(true)}>${_("签到规则")}<//>`}
      </div>
    </div>
    <div class="stack">
      <${ErrorNote} error=${error} onRetry=${load} />
      ${board ? html`
        <div class="figures -cells">
          <${Figure} label=${_("应到")} value=${board.expected} />
          <${Figure} label=${_("实到")} value=${board.present} />
          <${Figure} label=${_("请假")} value=${board.leave} />
          <${Figure} label=${_("未到")} value=${board.absent} />
          <${Figure} label=${_("早退")} value=${board.left} />
          <${Figure} label=${_("列席、旁听")} value=${board.guests_present} of=${board.guests_expected} />
        </div>
        <${Quorum} board=${board} list=${list} sitting=${sitting} onChecked=${load} />` : html`<${Skeleton} lines=${4} />`}
      <${Tabs} label=${_("签到")} current=${tab} onSelect=${setTab} tabs=${[
        { id: "people", label: _("人员") }, { id: "delegations", label: _("代表团") }, { id: "seats", label: _("座位图") }]} />
      ${tab === "people" && list && html`<${People} people=${list.people} filter=${filter} onFilter=${setFilter} onPick=${setPicked} />`}
      ${tab === "delegations" && board && html`<${Delegations} board=${board} onLook=${look} />`}
      ${tab === "seats" && html`<${Seats} meeting=${meeting.id} live=${live.seats} edits=${edits} current=${sitting === live.sitting?.id}
        onPick=${setPicked} onMoved=${load} />`}
      ${!list && !error && html`<${Skeleton} lines=${6} />`}
    </div>
    ${person && html`<${PersonDialog} person=${person} sitting=${list.sitting} meeting=${meeting.id} people=${list.people} edits=${edits}
      onClose=${() => setPicked(null)} onDone=${load} />`}
    ${rules && html`<${RulesDialog} meeting=${meeting.id} onClose=${() => setRules(false)} onDone=${load} />`}`;
}

mount(Desk);
