// Keys, figures and bars of a vote.

import { _, count, percent } from "../i18n.js";
import { Shape, choiceWord, cx, html } from "./basics.js";

/**
 * 赞成, 反对, 弃权: word, shape and colour.
 * @param {{choice: "yes"|"no"|"abstain", selected?: boolean, disabled?: boolean, onPress?: () => void, label?: any,
 *   compact?: boolean}} props
 */
export function VoteKey({ choice, selected = false, disabled = false, onPress, label, compact = false }) {
  return html`<button type="button" class=${cx("vote-key", `-${choice}`, compact && "-compact")} aria-pressed=${String(selected)}
    data-mark=${_("已选")} disabled=${disabled} onClick=${onPress}><${Shape} choice=${choice} /><span>${label ?? choiceWord(choice)}</span></button>`;
}

/**
 * The three keys in a row. `value` null: none pressed.
 * @param {{value: "yes"|"no"|"abstain"|null, onChange: (value: "yes"|"no"|"abstain") => void, disabled?: boolean,
 *   compact?: boolean, label?: string}} props
 */
export function VoteKeys({ value, onChange, disabled, compact, label }) {
  return html`<div class=${cx("vote-keys", compact && "-across")} role="group" aria-label=${label ?? _("表决")}>
    ${["yes", "no", "abstain"].map((choice) => html`<${VoteKey} key=${choice} choice=${choice} compact=${compact}
      selected=${value === choice} disabled=${disabled} onPress=${() => onChange(choice)} />`)}
  </div>`;
}

/**
 * @param {{value: any, label: any, of?: any, unit?: any, kind?: "yes"|"no"|"abstain"|"ok"|"bad"|"warn"|"red", size?: "sm"|"md"|"lg",
 *   middle?: boolean}} props yes, no, abstain bring their shape; ok, bad, warn only a colour
 */
export function Figure({ value, label, of, unit, kind, size = "md", middle = false }) {
  const shown = typeof value === "number" || value === null || value === undefined ? count(value) : value;
  const shape = kind === "yes" || kind === "no" || kind === "abstain";
  return html`<div class=${cx("figure", kind && `-${kind}`, `-${size}`, middle && "-middle")}>
    <div class="figure-label">${shape && html`<${Shape} choice=${kind} />`}${label}</div>
    <div class="figure-value">${shown}${unit && html`<span class="figure-unit">${unit}</span>`}${
      of !== undefined && html`<span class="figure-of">/ ${typeof of === "number" ? count(of) : of}</span>`}</div>
  </div>`;
}

/** @param {number} value @param {number} total */
const share = (value, total) => `${total > 0 ? Math.min(100, Math.max(0, (100 * value) / total)) : 0}%`;

/**
 * How many of how many; `marks` are lines such as a quorum.
 * @param {{value: number, total: number, label?: any, kind?: "ok"|"gold"|"", marks?: {at: number, label: any}[], large?: boolean}} props
 */
export function TurnoutBar({ value, total, label, kind = "", marks = [], large = false }) {
  return html`<div class="bar-box">
    <div class="bar-head"><span>${label}</span><span class="num">${count(value)}<span class="figure-of">/ ${count(total)}</span></span></div>
    <div class=${cx("bar", kind && `-${kind}`, large && "-lg")} role="progressbar" aria-valuemin="0" aria-valuemax=${total} aria-valuenow=${value}
      aria-label=${typeof label === "string" ? label : undefined}>
      <div class="bar-fill" style=${{ width: share(value, total) }}></div>
      ${marks.map((mark) => html`<i class="bar-mark" key=${mark.at} style=${{ left: share(mark.at, total) }}></i>`)}
    </div>
    ${marks.length > 0 && html`<div class="bar-marks">${marks.map((mark) => {
      const place = mark.at / total;
      return html`<span key=${mark.at} class=${cx(place < 0.15 && "-start", place > 0.8 && "-end")} style=${{ left: share(mark.at, total) }}>${mark.label}</span>`;
    })}</div>`}
  </div>`;
}

/**
 * Bars of a result, in the given order. A selected row has a seal, bold letters and its own colour; `lines` (e.g. the
 * majority) cross every bar; `cut` is the line after the last selected.
 * @param {{rows: {id: any, label: any, value: number, selected?: boolean, rank?: any, note?: any, tied?: boolean}[], total: number,
 *   lines?: {at: number, label: any}[], cut?: {after: number, label: any}|null, showPercent?: boolean}} props
 */
export function ResultBars({ rows, total, lines = [], cut = null, showPercent = false }) {
  const scale = Math.max(total, ...rows.map((row) => row.value), 1);
  return html`<div class="result stack -tight" style=${{ "--rows": String(rows.length + (cut ? 1 : 0)) }}>
    <div class="result-bars" role="list">
      ${rows.map((row, index) => html`
        <div role="listitem" key=${row.id} class=${cx("result-row", row.selected && "-selected", row.tied && "-tied")}>
          <span class="rank num">${row.rank ?? index + 1}</span>
          <span class="label"><span class="clip">${row.label}</span>${row.selected && html`<span class="seal">${_("入选")}</span>`}${row.note}</span>
          <span class="track"><span class="fill" style=${{ width: share(row.value, scale) }}></span>
            ${lines.map((line) => html`<i class="line" key=${line.at} style=${{ left: share(line.at, scale) }}></i>`)}</span>
          <span class="value num">${count(row.value)}${showPercent && html`<span class="figure-of">${percent(row.value, total)}</span>`}</span>
        </div>
        ${cut?.after === index + 1 && html`<div class="result-cut" key="cut" role="presentation"><span>${cut.label}</span></div>`}`)}
    </div>
    ${lines.length > 0 && html`<div class="result-legend">${lines.map((line) => html`<span key=${line.at}><i class="dash"></i>${line.label}</span>`)}</div>`}
  </div>`;
}
