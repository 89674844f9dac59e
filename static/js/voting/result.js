// The result of a poll: bars or figures, the words, the list by name, by delegation, and the files.

import { download, get } from "../base/api.js";
import { _, count } from "../base/i18n.js";
import { Button, Busy, Card, ErrorNote, Figure, ResultBars, Tabs, Tag, html, useEffect, useState } from "../base/ui.js";
import { ElectionResult, RankingResult } from "./election-result.js";
import { selection, verdict } from "../kiosk/outcome.js";
import { waysWords } from "./paper/words.js";
import { DelegationTable, NameList } from "./named.js";

/** @param {{figures: any, line?: any}} props */
function Turnout({ figures, line }) {
  return html`<div class="figures -cells">
    <${Figure} size="sm" value=${figures.n} label=${_("全体")} /><${Figure} size="sm" value=${figures.electors} label=${_("应到")} />
    <${Figure} size="sm" value=${figures.present} label=${_("实到")} /><${Figure} size="sm" value=${figures.cast} label=${_("收回票数")} />
    <${Figure} size="sm" value=${Math.max(figures.present - figures.cast, 0)} label=${_("未按")} />
    ${line && html`<${Figure} size="sm" value=${line.yes} label=${_("赞成")} kind="yes" /><${Figure} size="sm" value=${line.no} label=${_("反对")} kind="no" />
      <${Figure} size="sm" value=${line.abstain} label=${_("弃权")} kind="abstain" />`}
  </div>`;
}

/** @param {{poll: any, outcome: any}} props */
function Items({ poll, outcome }) {
  const titles = Object.fromEntries(poll.paper.options.map((/** @type {any} */ one) => [one.id, one.title]));
  return html`<div class="table-wrap"><table class="table -dense"><thead><tr><th>${_("序号")}</th><th>${_("事项")}</th><th class="-end">${_("赞成")}</th><th class="-end">${_("反对")}</th>
    <th class="-end">${_("弃权")}</th><th class="-end">${_("未按")}</th><th>${_("结果")}</th></tr></thead>
    <tbody>${outcome.lines.map((/** @type {any} */ line) => html`<tr key=${line.id}><td class="num">${line.number}</td><th scope="row">${titles[line.id]}</th>
      ${[line.yes, line.no, line.abstain, line.not_pressed].map((n, i) => html`<td key=${i} class="-end num">${count(n)}</td>`)}
      <td><${Tag} kind=${line.state === "passed" ? "ok" : "bad"} icon=${line.state === "passed" ? "check-lg" : "x-lg"}>${line.state === "passed" ? _("通过") : _("未通过")}<//></td></tr>`)}</tbody>
  </table></div>`;
}

/** @param {{poll: any, result: any}} props */
function Outcome({ poll, result }) {
  const motion = poll.method === "motion";
  return html`<div class="stack">
    <${Turnout} figures=${result.figures} line=${motion ? result.outcome.lines[0] : null} />
    ${poll.method === "choose" && html`<${ResultBars} ...${selection(poll, result)} />`}
    ${poll.method === "elect" && html`<${ElectionResult} poll=${poll} result=${result} />`}
    ${poll.method === "rank" && html`<${RankingResult} poll=${poll} result=${result} />`}
    ${poll.method === "per_item" && html`<${Items} poll=${poll} outcome=${result.outcome} />`}
    ${result.ways && html`<p class="strong">${waysWords(result.ways)}</p>`}
    <p class="note">${result.rule}</p>
    <details class="poll-words"><summary>${_("宣读词")}</summary>${result.words.map((/** @type {string} */ one, /** @type {number} */ i) => html`<p key=${i}>${one}</p>`)}</details>
  </div>`;
}

/** @param {{poll: any}} props a closed, shown or void poll */
export function Result({ poll }) {
  const [named, setNamed] = useState(/** @type {any} */ (null));
  const [error, setError] = useState(/** @type {any} */ (null));
  const [tab, setTab] = useState("outcome");
  const load = () => get(`/polls/${poll.id}/results`).then((found) => { setNamed(found); setError(null); }, setError);
  useEffect(() => { load(); }, [poll.id, poll.state]);
  const files = html`${["pdf", "xlsx", "json"].map((kind) => html`<${Button} key=${kind} size="sm" icon=${kind === "pdf" ? "file-earmark-pdf" : kind === "xlsx" ? "file-earmark-excel" : "file-earmark-arrow-down"}
    onClick=${() => download(`/polls/${poll.id}/report.${kind}`)}>${kind.toUpperCase()}<//>`)}`;
  if (error) return html`<${ErrorNote} error=${error} onRetry=${load} />`;
  if (!named) return html`<${Card} title=${_("结果")}><${Busy} /><//>`;
  const { result } = named;
  const said = result && verdict(poll, result);
  const sealed = poll.box === "sealed";
  const lists = sealed ? [] : [{ id: "names", label: _("记名名单"), count: named.names.length }, { id: "delegations", label: _("分代表团") }];
  const tabs = [...(result ? [{ id: "outcome", label: _("结果") }] : []), ...lists];
  const current = result || sealed ? tab : tab === "outcome" ? "names" : tab;
  return html`<${Card} title=${html`<span class="row">${_("结果")}${said && html`<${Tag} kind=${said.kind} icon=${said.kind === "ok" ? "check-lg" : undefined}>${said.text}<//>`}</span>`} actions=${files}>
    <div class="stack">
      ${tabs.length > 1 && html`<${Tabs} tabs=${tabs} current=${current} onSelect=${setTab} label=${_("结果")} />`}
      ${current === "outcome" && result && html`<${Outcome} poll=${poll} result=${result} />`}
      ${current === "names" && html`<${NameList} names=${named.names} paper=${poll.paper} />`}
      ${current === "delegations" && html`<${DelegationTable} names=${named.names} paper=${poll.paper} />`}
    </div>
  <//>`;
}
