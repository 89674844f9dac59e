// What was decided, as the whole hall sees it.

import { _, count } from "../base/i18n.js";
import { Figure, Icon, ResultBars, cx, html, useMemo } from "../base/ui.js";
import { selection, titleOf, verdict, whatNext } from "../kiosk/outcome.js";
import { ListTitle } from "./poll.js";
import { Election, Ranking } from "./election.js";
import { Foot, Stamp } from "./result-parts.js";
import { Fit, Rolling, evenly } from "./rolling.js";
import { lettersOf } from "./view.js";
import { Words } from "./waiting.js";

const ROWS = 22;

/** @param {{state: any}} props */
export function Result({ state }) {
  const { poll, result } = state;
  if (whatNext(result.outcome) === "redo") return html`<${Invalid} poll=${poll} result=${result} />`;
  const Shown = { motion: Motion, choose: Selection, per_item: Items, elect: Election, rank: Ranking }[poll.method] ?? Items;
  return html`<${Shown} poll=${poll} result=${result} />`;
}

/** @param {{poll: any, result: any}} props */
function Motion({ poll, result }) {
  const { outcome, figures } = result;
  const [line] = outcome.lines;
  return html`<div class="screen-body motion-result">
    <${Fit} class="motion-title" least=${0.4}><h1><${Words} text=${poll.title} /></h1><//>
    <div class="motion-outcome">
      <div class="motion-figures"><${Figure} kind="yes" label=${_("赞成")} value=${line.yes} size="lg" /><${Figure} kind="no" label=${_("反对")} value=${line.no} />
        <${Figure} kind="abstain" label=${_("弃权")} value=${line.abstain} />${!result.ways && html`<${Figure} label=${_("未按")} value=${line.not_pressed} />`}</div>
      <${Stamp} ...${verdict(poll, result)} />
    </div>
    <${Shares} line=${line} needed=${outcome.needed} base=${outcome.base || figures.n} />
    <${Foot} result=${result} />
  </div>`;
}

/** One bar of all votes with the line that passes. @param {{line: any, needed: number, base: number}} props */
function Shares({ line, needed, base }) {
  const whole = Math.max(base, line.yes + line.no + line.abstain, 1);
  const room = whole - line.yes - line.no - line.abstain;
  const parts = [["yes", line.yes], ["no", line.no], ["abstain", line.abstain], ["none", Math.min(room, line.not_pressed)]];
  const at = (100 * needed) / whole;
  return html`<div class="shares"><div class="shares-bar">${parts.map(([kind, n]) => html`<i key=${kind} class=${`-${kind}`} style=${{ width: `${(100 * Number(n)) / whole}%` }}></i>`)}
      ${needed > 0 && html`<b class="shares-line" style=${{ left: `${at}%` }}></b>`}</div>
    ${needed > 0 && html`<span class=${cx("shares-word", at > 70 && "-end")} style=${at > 70 ? { right: `${100 - at}%` } : { left: `${at}%` }}>${_("通过线：%(n)s 票", { n: count(needed) })}</span>`}</div>`;
}

/** @param {{poll: any, result: any}} props */
function Selection({ poll, result }) {
  const bars = useMemo(() => selection(poll, result), [poll, result]);
  const tied = bars.rows.some((/** @type {any} */ row) => row.tied);
  const rows = bars.rows.map((/** @type {any} */ row) => (row.tied ? { ...row, note: html`<span class="seal -tied">${_("票数相等")}</span>` } : row));
  const widest = Math.max(...rows.map((/** @type {any} */ row) => lettersOf(row.label)), 6);
  const style = { "--label": `${Math.min(40, widest) + (tied ? 4.6 : 2.7)}em` };
  const page = (/** @type {any[]} */ some, /** @type {number} */ start) => {
    const after = (bars.cut?.after ?? 0) - start;
    const cut = bars.cut && after > 0 && after <= some.length && start + after < rows.length ? { ...bars.cut, after } : null;
    return html`<${ResultBars} rows=${some} total=${bars.total} lines=${bars.lines} cut=${cut} />`;
  };
  const split = (/** @type {any[]} */ all, /** @type {number} */ parts) => evenly(all, Math.max(parts, Math.ceil(all.length / ROWS)));
  return html`<div class="screen-body selection">
    <div class="listed-head"><${ListTitle} poll=${poll} /><${Stamp} small ...${verdict(poll, result)} /></div>
    <div class=${cx("selection-bars", rows.length > ROWS && "-many")} style=${style}><${Rolling} items=${rows} split=${split} measure=${false} page=${page} seconds=${12} /></div>
    <${Foot} result=${result} lines=${bars.lines} />
  </div>`;
}

/** @param {{poll: any, result: any}} props */
function Items({ poll, result }) {
  const page = (/** @type {any[]} */ some) => html`<table class="items"><colgroup><col class="-no" /><col /><col class="-n" /><col class="-n" /><col class="-n" /><col class="-n" /><col class="-verdict" /></colgroup><thead><tr><th></th><th>${_("事项")}</th><th>${_("赞成")}</th><th>${_("反对")}</th><th>${_("弃权")}</th><th>${_("未按")}</th><th>${_("结果")}</th></tr></thead>
    <tbody>${some.map((line) => html`<tr key=${line.id} class=${`-${line.state}`}><td class="num">${line.number}</td><td class="items-title">${titleOf(poll, line.id)}</td>
      <td class="num -yes">${count(line.yes)}</td><td class="num">${count(line.no)}</td><td class="num">${count(line.abstain)}</td><td class="num">${count(line.not_pressed)}</td>
      <td class="items-verdict"><${Icon} name=${line.state === "passed" ? "check-circle-fill" : "x-circle"} />${line.state === "passed" ? _("通过") : _("未通过")}</td></tr>`)}</tbody></table>`;
  return html`<div class="screen-body selection">
    <div class="listed-head"><${ListTitle} poll=${poll} /><${Stamp} small ...${verdict(poll, result)} /></div>
    <${Rolling} class="items-pages" items=${result.outcome.lines} least=${0.66} page=${page} seconds=${12} />
    <${Foot} result=${result} />
  </div>`;
}

/** The second test failed. @param {{poll: any, result: any}} props */
function Invalid({ poll, result }) {
  const { outcome, figures } = result;
  return html`<div class="screen-body closed"><${Fit} class="closed-title" least=${0.4}><h1><${Words} text=${poll.title} /></h1><//>
    <div class="closed-words"><${Stamp} kind="bad" text=${_("表决无效")} /><p class="calm-text">${_("参加表决的人数没有达到规定")}</p>
      <div class="closed-figures"><${Figure} middle label=${_("实到")} value=${figures.present} /><${Figure} middle label=${_("参加表决")} value=${figures.cast} />
        ${outcome.participation_needed !== null && html`<${Figure} middle label=${_("至少应有")} value=${outcome.participation_needed} />`}</div></div>
    <${Foot} result=${result} />
  </div>`;
}
