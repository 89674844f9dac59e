// The results of an evaluation: a comparison, charts of the distribution, a sheet a subject, the files.

import { download, get } from "../../base/api.js";
import { _, count } from "../../base/i18n.js";
import { Busy, Button, Card, DataTable, Dialog, ErrorNote, Field, Icon, Notice, Tabs, Tag, html, useEffect, useState } from "../../base/ui.js";
import { GradeBar, GradeLegend, GradeMark } from "../../base/ui/grades.js";
import { byScore, ofEvaluation, rateWords, scaleOf, scoreText, shareText, togetherOf, verdictCounts, verdictKind } from "../../kiosk/graded.js";
import { HistoryButton } from "./history.js";

/** @param {{graded: any, verdict: string, follow?: string}} props */
function Verdict({ graded, verdict, follow }) {
  if (!verdict) return html`<span class="muted">—</span>`;
  const kind = verdictKind(graded.scales, verdict, follow);
  return html`<${Tag} kind=${kind} icon=${kind === "ok" ? "check-lg" : kind === "bad" ? "exclamation-triangle" : "dash-lg"}>${verdict}<//>`;
}

/** The line by which subjects are compared: the overall dimension's, else the last. @param {any} results @param {any} subject */
function lead(results, subject) {
  return subject.lines.find((/** @type {any} */ one) => one.dimension === results.evaluation.overall) ?? subject.lines.at(-1);
}

/** @param {{results: any, graded: any, onOpen: (subject: any) => void}} props */
function Comparison({ results, graded, onOpen }) {
  const dimension = graded.dimensions.find((/** @type {any} */ one) => one.id === results.evaluation.overall) ?? graded.dimensions.at(-1);
  const scale = scaleOf(graded, dimension);
  const [best, both] = rateWords(scale);
  const share = (/** @type {any} */ one, /** @type {"satisfied"|"basic"} */ name) => lead(results, one)?.[name] ?? null;
  return html`<${DataTable} rows=${graded.subjects} dense pageSize=${100} sortBy="number" onRow=${onOpen} columns=${[
    { key: "number", label: _("序号"), width: "4.5rem", sort: true },
    { key: "title", label: _("测评对象"), header: true, sort: true, width: "15rem", render: (/** @type {any} */ one) => html`<span>${one.withdrawn ? html`<s>${one.title}</s>` : one.title}${one.unit && html`<br /><span class="note">${one.unit}</span>`}</span>` },
    { key: "bar", label: dimension.title, width: "11rem", sort: false, render: (/** @type {any} */ one) => (lead(results, one) ? html`<${GradeBar} scale=${scale} ...${togetherOf(graded, lead(results, one))} />` : html`<span class="muted">${one.withdrawn ? _("已退出测评") : _("未评")}</span>`) },
    { key: "satisfied", label: best, align: "end", sort: true, value: (/** @type {any} */ one) => share(one, "satisfied"), render: (/** @type {any} */ one) => html`<b class="num">${shareText(share(one, "satisfied"))}</b>` },
    ...(scale.grades.length > 2 ? [{ key: "basic", label: both, align: /** @type {"end"} */ ("end"), sort: true, value: (/** @type {any} */ one) => share(one, "basic"), render: (/** @type {any} */ one) => html`<span class="num">${shareText(share(one, "basic"))}</span>` }] : []),
    { key: "score", label: _("得分"), align: "end", sort: true, render: (/** @type {any} */ one) => html`<span class="num">${scoreText(one.score)}</span>` },
    { key: "verdict", label: _("结论"), sort: true, render: (/** @type {any} */ one) => html`<${Verdict} graded=${graded} verdict=${one.withdrawn ? "" : one.verdict} />` },
  ]} />`;
}

/** @param {{graded: any}} props */
function Distribution({ graded }) {
  const [order, setOrder] = useState("form");
  const subjects = (order === "score" ? byScore(graded.subjects) : graded.subjects).filter((/** @type {any} */ one) => !one.withdrawn);
  return html`<div class="stack"><div class="segments" role="group" aria-label=${_("排列")}><button type="button" aria-pressed=${String(order === "form")} onClick=${() => setOrder("form")}>${_("按名单顺序")}</button><button type="button" aria-pressed=${String(order === "score")} onClick=${() => setOrder("score")}>${_("按得分")}</button></div>
    ${graded.dimensions.map((/** @type {any} */ dimension) => {
      const scale = scaleOf(graded, dimension);
      return html`<section class="distribution" key=${dimension.id}><div class="row -between"><h3>${dimension.title}</h3><${GradeLegend} scale=${scale} /></div>
        ${subjects.map((/** @type {any} */ one) => {
          const line = one.lines.find((/** @type {any} */ other) => other.dimension === dimension.id);
          return html`<div class="distribution-row" key=${one.id}><span class="clip" title=${one.title}>${one.number}. ${one.title}</span>${line ? html`<${GradeBar} scale=${scale} ...${togetherOf(graded, line)} label=${one.title} />` : html`<span class="muted">${_("未评")}</span>`}<b class="num">${line ? shareText(line.satisfied) : ""}</b></div>`;
        })}</section>`;
    })}</div>`;
}

/** One subject in full. @param {{graded: any, subject: any}} props */
function Sheet({ graded, subject }) {
  if (!subject.lines.length) return html`<${Notice} kind="info" title=${subject.withdrawn ? _("已退出测评") : _("各组还没有全部测评完")} />`;
  return html`<div class="stack">${subject.lines.map((/** @type {any} */ line) => {
    const dimension = graded.dimensions.find((/** @type {any} */ one) => one.id === line.dimension);
    const scale = scaleOf(graded, dimension);
    const [best, both] = rateWords(scale);
    const groups = graded.groups.length > 1 ? line.groups : [];
    return html`<section class="sheet-line" key=${line.dimension}><div class="row -between"><h3>${dimension.title}</h3><${Verdict} graded=${graded} verdict=${line.verdict} follow=${line.follow} /></div>
      <table class="table -dense"><thead><tr><th>${_("测评组")}</th>${scale.grades.map((/** @type {any} */ one) => html`<th key=${one.id} class="-end"><${GradeMark} scale=${scale} grade=${one.id} /></th>`)}<th class="-end">${_("评了")}</th><th class="-end">${_("应评")}</th></tr></thead>
        <tbody>${groups.map((/** @type {any} */ one) => html`<tr key=${one.name}><th scope="row">${one.name}</th>${one.hidden ? html`<td colspan=${scale.grades.length + 1} class="muted"><${Icon} name="eye-slash" /> ${_("人数少，不单独显示")}</td>` : html`${scale.grades.map((/** @type {any} */ grade) => html`<td key=${grade.id} class="-end num">${count(new Map(one.marks).get(grade.id) ?? 0)}</td>`)}<td class="-end num">${count(one.graded)}</td>`}<td class="-end num">${count(one.evaluators)}</td></tr>`)}
          <tr class="cast"><th scope="row">${_("合计")}</th>${scale.grades.map((/** @type {any} */ grade) => html`<td key=${grade.id} class="-end num">${line.marks.length ? count(new Map(line.marks).get(grade.id) ?? 0) : "—"}</td>`)}<td class="-end num">${count(line.graded)}</td><td class="-end num">${count(line.evaluators)}</td></tr>
          ${graded.weighted && html`<tr><th scope="row">${_("按权重")}</th>${scale.grades.map((/** @type {any} */ grade) => html`<td key=${grade.id} class="-end num">${shareText(new Map(line.shares).get(grade.id))}</td>`)}<td></td><td></td></tr>`}</tbody></table>
      <p class="sheet-facts"><span>${best} <b class="num">${shareText(line.satisfied)}</b></span>${scale.grades.length > 2 && html`<span>${both} <b class="num">${shareText(line.basic)}</b></span>`}<span>${_("得分")} <b class="num">${scoreText(line.score)}</b></span>${line.follow && html`<span class="strong">${line.follow}</span>`}</p></section>`;
  })}</div>`;
}

/** @param {{shown: any, onClose: () => void}} props */
function LettersDialog({ shown, onClose }) {
  const [copies, setCopies] = useState(shown.copies.join("、"));
  const [issuer, setIssuer] = useState("");
  const make = () => download(`/evaluations/${shown.id}/letters.zip?${new URLSearchParams({ copies, ...(issuer ? { issuer } : {}) })}`);
  return html`<${Dialog} open title=${_("测评结果通报")} onClose=${onClose} actions=${html`<${Button} onClick=${onClose}>${_("取消")}<//><${Button} kind="primary" icon="file-earmark-zip" onClick=${make}>${_("下载全部通报（zip）")}<//>`}>
    <div class="stack"><p>${_("每个单位或个人一份 PDF，装在一个压缩包里。")}</p>
      <${Field} label=${_("抄送")} value=${copies} onInput=${setCopies} help=${_("用顿号分开")} />
      <${Field} label=${_("发文机关（不填时为本级人大常委会）")} value=${issuer} onInput=${setIssuer} maxlength="100" /></div><//>`;
}

/** @param {{shown: any}} props */
export function Results({ shown }) {
  const [results, setResults] = useState(/** @type {any} */ (null));
  const [error, setError] = useState(/** @type {any} */ (null));
  const [tab, setTab] = useState("table");
  const [opened, setOpened] = useState("");
  const [letters, setLetters] = useState(false);
  const load = () => get(`/evaluations/${shown.id}/results`).then((found) => { setResults(found); setError(null); }, setError);
  const stand = shown.polls.map((/** @type {any} */ one) => one.state).join() + shown.state + Object.keys(shown.withdrawn).length;
  useEffect(() => { void load(); }, [shown.id, stand]);
  if (error) return html`<${ErrorNote} error=${error} onRetry=${load} />`;
  if (!results) return html`<${Card} title=${_("测评结果")}><${Busy} /><//>`;
  const graded = ofEvaluation(results);
  const subject = graded.subjects.find((one) => one.id === opened);
  const files = html`<${Button} size="sm" icon="file-earmark-pdf" onClick=${() => download(`/evaluations/${shown.id}/results.pdf`)}>PDF<//><${Button} size="sm" icon="file-earmark-excel" onClick=${() => download(`/evaluations/${shown.id}/results.xlsx`)}>XLSX<//>
    <${Button} size="sm" icon="envelope" disabled=${shown.state !== "announced"} title=${shown.state === "announced" ? "" : _("公布以后才能下载通报")} onClick=${() => setLetters(true)}>${_("结果通报")}<//>`;
  const title = html`<span class="row">${_("测评结果")}${verdictCounts(graded.subjects).map(([verdict, n]) => html`<span key=${verdict} class="row -nowrap"><${Verdict} graded=${graded} verdict=${verdict} /><b class="num">${n}</b></span>`)}</span>`;
  return html`<${Card} title=${title} actions=${files}><div class="stack">
    ${shown.state !== "announced" && html`<p class="note"><${Icon} name="eye-slash" /> ${_("尚未公布，只有工作人员能看到。")}</p>`}
    ${shown.hidden_groups.length > 0 && html`<p class="note"><${Icon} name="eye-slash" /> ${_("%(names)s人数少，不单独显示，只计入合计。", { names: shown.hidden_groups.join("、") })}</p>`}
    <${Tabs} tabs=${[{ id: "table", label: _("比较") }, { id: "bars", label: _("分布") }]} current=${tab} onSelect=${setTab} label=${_("测评结果")} />
    ${tab === "table" ? html`<${Comparison} results=${results} graded=${graded} onOpen=${(/** @type {any} */ one) => setOpened(one.id)} />` : html`<${Distribution} graded=${graded} />`}
    <p class="note">${results.evaluation.ruleset.sentence}</p></div>
    <${Dialog} open=${Boolean(subject)} size="lg" title=${subject ? `${subject.number}. ${subject.title}` : ""} onClose=${() => setOpened("")} actions=${subject && html`<${HistoryButton} subject=${results.subjects.find((/** @type {any} */ one) => one.id === opened)?.subject || subject.title} title=${subject.title} /><${Button} onClick=${() => setOpened("")}>${_("关闭")}<//>`}>
      ${subject && html`<${Sheet} graded=${graded} subject=${subject} />`}<//>
    ${letters && html`<${LettersDialog} shown=${shown} onClose=${() => setLetters(false)} />`}
  <//>`;
}
