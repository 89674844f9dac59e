// Who chose what: by name with search, and added up by delegation.

import { _, count } from "../base/i18n.js";
import { ChoiceMark, DataTable, html } from "../base/ui.js";

/** The lines that somebody marked, by their numbers. @param {{one: any, paper: any}} props */
function Marks({ one, paper }) {
  const options = [...paper.options].sort((a, b) => a.number - b.number);
  if (paper.method === "rank") return html`<${Ranks} one=${one} options=${options} />`;
  const chosen = new Set(one.answer.chosen ?? []);
  if (paper.method === "choose" && chosen.size === 0) return html`<${ChoiceMark} choice="abstain" />`;
  if (paper.method === "choose") {
    return html`<span class="chips">${options.filter(({ id }) => chosen.has(id)).map((option) => html`<span key=${option.id} class="num" title=${option.title}>${option.number}</span>`)}</span>`;
  }
  return html`<span class="chips -words">${options.map((option) => html`<span key=${option.id} title=${option.title}><b class="num">${option.number}</b><${ChoiceMark} choice=${one.answer.votes[option.id] ?? "none"} />${instead(one, option)}</span>`)}</span>`;
}

/** Who is written in instead of a candidate. @param {any} one @param {any} option */
function instead(one, option) {
  const name = (one.answer.write_ins ?? []).find((/** @type {any} */ written) => written.against === option.id)?.name;
  return name ? html`<b>${_("另选：%(name)s", { name })}</b>` : null;
}

/** The numbers of the options in the voter's order. @param {{one: any, options: any[]}} props */
function Ranks({ one, options }) {
  const order = options.filter(({ id }) => one.answer.ranks[id]).sort((a, b) => one.answer.ranks[a.id] - one.answer.ranks[b.id]);
  if (order.length === 0) return html`<${ChoiceMark} choice="abstain" />`;
  return html`<span class="chips">${order.map((option) => html`<span key=${option.id} class="num" title=${option.title}>${option.number}</span>`)}</span>`;
}

/** @param {{one: any, paper: any}} props */
function Said({ one, paper }) {
  if (!one.cast) return html`<span class="muted">${one.on_paper ? _("纸质选票或举手") : _("未按")}</span>`;
  if (paper.method === "motion") return html`<${ChoiceMark} choice=${one.answer.vote} />`;
  return html`<${Marks} one=${one} paper=${paper} />`;
}

/** @param {{names: any[], paper: any}} props */
export function NameList({ names, paper }) {
  const rows = names.map((one, place) => ({ ...one, place }));
  return html`<${DataTable} rows=${rows} rowKey="place" dense pageSize=${100} search=${_("搜索姓名、代表团、座位或选择")} columns=${[
    { key: "delegation", label: _("代表团"), width: "9rem" },
    { key: "seat", label: _("座位"), width: "5rem", value: (/** @type {any} */ one) => one.seat ?? "" },
    { key: "name", label: _("姓名"), header: true, width: "7rem" },
    { key: "said", label: paper.options.length ? _("选择（数字是选票上的序号）") : _("选择"), value: (/** @type {any} */ one) => (one.cast ? one.described.join("；") : one.on_paper ? _("纸质选票或举手") : _("未按")),
      render: (/** @type {any} */ one) => html`<${Said} one=${one} paper=${paper} />` },
  ]} />`;
}

/** The marks on the lines by delegation, in the list's order. @param {any[]} names @param {any} paper */
export function byDelegation(names, paper) {
  const ranksAll = paper.choose === paper.options.length;
  const lines = paper.options.length ? paper.options.map((/** @type {any} */ one) => one.id) : ["motion"];
  /** @type {Map<string, {name: string, electors: number, cast: number, votes: Record<string, {yes: number, no: number, abstain: number}>}>} */
  const groups = new Map();
  for (const one of names) {
    const fresh = () => ({ name: one.delegation, electors: 0, cast: 0, votes: Object.fromEntries(lines.map((/** @type {string} */ id) => [id, { yes: 0, no: 0, abstain: 0 }])) });
    const group = groups.get(one.delegation) ?? fresh();
    groups.set(one.delegation, group);
    group.electors += 1;
    if (!one.cast) continue;
    group.cast += 1;
    for (const id of one.answer.chosen ?? []) group.votes[id].yes += 1;
    for (const [id, rank] of Object.entries(one.answer.ranks ?? {})) group.votes[id].yes += ranksAll ? rank : paper.choose + 1 - rank;
    for (const [id, mark] of Object.entries(one.answer.votes ?? (one.answer.vote ? { motion: one.answer.vote } : {}))) group.votes[id][mark] += 1;
  }
  return [...groups.values()];
}

/** Delegations down, marks across: one motion. @param {{groups: any[]}} props */
function Motion({ groups }) {
  return html`<table class="table -dense"><thead><tr><th>${_("代表团")}</th><th class="-end">${_("应到")}</th><th class="-end">${_("已投")}</th>
    <th class="-end">${_("赞成")}</th><th class="-end">${_("反对")}</th><th class="-end">${_("弃权")}</th></tr></thead>
    <tbody>${groups.map((one) => html`<tr key=${one.name}><th scope="row">${one.name || _("无代表团")}</th><td class="-end num">${count(one.electors)}</td><td class="-end num">${count(one.cast)}</td>
      ${["yes", "no", "abstain"].map((mark) => html`<td key=${mark} class="-end num">${count(one.votes.motion[mark])}</td>`)}</tr>`)}</tbody></table>`;
}

/** @param {{names: any[], paper: any}} props */
export function DelegationTable({ names, paper }) {
  const groups = byDelegation(names, paper);
  const said = (/** @type {any} */ votes) => (paper.method === "choose" || paper.method === "rank" ? count(votes.yes) : `${votes.yes} / ${votes.no} / ${votes.abstain}`);
  if (!paper.options.length) return html`<div class="table-wrap"><${Motion} groups=${groups} /></div>`;
  return html`<div class="stack -tight">
    ${paper.method === "rank" && html`<p class="note">${paper.choose === paper.options.length ? _("各格为名次之和") : _("各格为得分")}</p>`}
    ${!["choose", "rank"].includes(paper.method) && html`<p class="note">${_("各格依次为：赞成 / 反对 / 弃权")}</p>`}
    <div class="table-wrap -tall" tabindex="0"><table class="table -dense delegation-table">
      <thead><tr><th>${_("事项")}</th>${groups.map((one) => html`<th key=${one.name} class="-end">${one.name || _("无代表团")}</th>`)}</tr></thead>
      <tbody>
        <tr class="cast"><th scope="row">${_("已投／应到")}</th>${groups.map((one) => html`<td key=${one.name} class="-end num">${one.cast} / ${one.electors}</td>`)}</tr>
        ${[...paper.options].sort((a, b) => a.number - b.number).map((option) => html`<tr key=${option.id}><th scope="row"><span class="clip-2">${option.number}. ${option.title}</span></th>
          ${groups.map((one) => html`<td key=${one.name} class="-end num">${said(one.votes[option.id])}</td>`)}</tr>`)}
      </tbody></table></div>
  </div>`;
}
