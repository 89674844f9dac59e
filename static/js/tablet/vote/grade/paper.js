// Grading: one subject at a time or all in a grid; what is left is always in view.

import { _, count } from "../../../base/i18n.js";
import { Button, cx, html, useRef, useState } from "../../ui.js";
import { optionsOf } from "../../ballot-keeper.js";
import { BlankDialog } from "../blank.js";
import { DetailsDialog } from "../card-details.js";
import { More } from "../more.js";
import { Keep } from "../revising.js";
import { Grid } from "./grid.js";
import { useWithdrawn } from "./leaving.js";
import { beginsSingly, graded, isLeft, leftOf, linesOf, nextLeft } from "./lines.js";
import { Filled, RestDialog } from "./rest.js";
import { Single } from "./single.js";

/** What the deputy looked at when leaving for the review comes back. @type {{poll: string, single: boolean|null, at: string}} */
let place = { poll: "", single: null, at: "" };

/** Come back to this subject. @param {any} poll @param {string} at */
export function returnTo(poll, at) {
  place = { ...place, poll: poll.id, at };
}

/** Where one is in this poll. @param {any} poll */
function usePlace(poll) {
  const known = place.poll === poll.id ? place : { poll: poll.id, single: null, at: "" };
  const [single, setSingle] = useState(known.single ?? beginsSingly(poll.paper));
  const [at, setAt] = useState(known.at || optionsOf(poll.paper)[0]?.id);
  place = { poll: poll.id, single, at };
  return { single, setSingle, at, setAt };
}

/** How many are graded and how many are left; a touch on these goes to the next of them. @param {{all: number, left: number, onFind: () => void}} props */
function Count({ all, left, onFind }) {
  const words = left > 0 ? _("还有 %(n)s 项未评", { n: count(left) }) : _("全部评完");
  return html`<div class="tally"><div class="tally-count">${_("已评")} <b class="num">${count(all - left)}</b> <span>/ ${_("%(n)s 项", { n: count(all) })}</span></div>
    ${left > 0 && left < all ? html`<button type="button" class="grade-left" title=${_("找未评的")} onClick=${onFind}>${words}</button>` : html`<p class=${cx("grade-left", left === 0 && "-none")}>${words}</p>`}
    <div class="sr-only" role="status" aria-live="polite">${_("还有 %(n)s 项未评", { n: count(left) })}</div></div>`;
}

/** @param {{single: boolean, onChange: (single: boolean) => void}} props */
function HowShown({ single, onChange }) {
  return html`<div class="segments" role="group" aria-label=${_("怎样显示")}>
    <button type="button" aria-pressed=${String(single)} onClick=${() => onChange(true)}>${_("逐个")}</button>
    <button type="button" aria-pressed=${String(!single)} onClick=${() => onChange(false)}>${_("列表")}</button></div>`;
}

/** From one subject to another. @param {{all: any[], at: string, ready: boolean, last: boolean, onGo: (id: string) => void}} props ready: this one is graded */
function Steps({ all, at, ready, last, onGo }) {
  const place = all.findIndex((one) => one.id === at);
  return html`<div class="grade-steps"><${Button} size="lg" icon="chevron-left" disabled=${place <= 0} onClick=${() => onGo(all[place - 1].id)}>${_("上一个")}<//>
    <${Button} size="lg" kind=${ready && !last ? "primary" : "secondary"} class="-next" icon="chevron-right" disabled=${place >= all.length - 1} onClick=${() => onGo(all[place + 1].id)}>${_("下一个")}<//></div>`;
}

/** @param {{hall: any, ballot: any, poll: any, draft: any, revising: boolean, notes: any}} props */
export function GradePaper({ hall, ballot, poll, draft, revising, notes }) {
  const { paper } = poll;
  const grades = draft.grades ?? {};
  const withdrawn = useWithdrawn({ hall, ballot, poll, draft }, "choosing");
  const { single, setSingle, at, setAt } = usePlace(poll);
  const [details, setDetails] = useState(/** @type {any} */ (null));
  const [resting, setResting] = useState(false);
  const [blank, setBlank] = useState(false);
  const [filled, setFilled] = useState(/** @type {{before: any, n: number}|null} */ (null));
  const body = useRef(/** @type {HTMLElement|null} */ (null));
  const subjects = optionsOf(paper);
  const all = linesOf(paper, withdrawn).length;
  const left = leftOf(paper, grades, withdrawn).length;
  const change = (/** @type {any} */ next) => ballot.change({ grades: next });
  const grade = (/** @type {string} */ line, /** @type {string} */ value) => { setFilled(null); change(graded(grades, line, value)); };
  const rest = (/** @type {any} */ next, /** @type {number} */ n) => { setFilled({ before: grades, n }); setResting(false); change(next); };
  const undo = () => { if (filled) change(filled.before); setFilled(null); };
  const done = all - left;
  const jump = () => {
    const next = nextLeft(paper, grades, single ? at : "", withdrawn);
    if (single) setAt(next);
    else body.current?.querySelector(`[data-subject="${CSS.escape(next)}"]`)?.scrollIntoView({ block: "center" });
  };
  const shared = { poll, grades, withdrawn, onGrade: grade, onDetails: setDetails, notes, body };
  const ready = !isLeft(paper, at, grades, withdrawn);
  return html`
    ${single ? html`<${Single} ...${shared} at=${at} onGo=${setAt} />` : html`<${Grid} ...${shared} />`}
    <footer class=${cx("vote-foot -grade", single && "-single", subjects.length === 1 && "-one")}>
      ${!single && !filled && html`<${More} box=${body} watch=${subjects.length} />`}
      <${Filled} filled=${filled} onUndo=${undo} onDone=${() => setFilled(null)} />
      <${Count} all=${all} left=${left} onFind=${jump} />
      <div class="vote-tools">
        ${revising && html`<${Keep} ballot=${ballot} />`}
        ${subjects.length > 1 && html`<${HowShown} single=${single} onChange=${setSingle} />`}
        ${left > 1 && html`<${Button} onClick=${() => setResting(true)}>${_("其余全部同一等次…")}<//>`}
      </div>
      ${single && subjects.length > 1 && html`<${Steps} all=${subjects} at=${at} ready=${ready} last=${left === 0} onGo=${setAt} />`}
      ${done > 0
        ? html`<${Button} kind=${left === 0 || !single ? "primary" : "secondary"} size="lg" onClick=${() => ballot.go("review")}>${_("核对并提交")}<//>`
        : html`<${Button} size="lg" onClick=${() => setBlank(true)}>${_("一项都不评")}<//>`}
    </footer>
    ${resting && html`<${RestDialog} paper=${paper} grades=${grades} withdrawn=${withdrawn} onTake=${rest} onClose=${() => setResting(false)} />`}
    <${DetailsDialog} option=${details} back=${_("返回测评")} onClose=${() => setDetails(null)} />
    <${BlankDialog} open=${blank} title=${_("您一项都没有评")} text=${_("一项都不评，提交后各项都按“未评”计。确定吗？")} sure=${_("确定不评")} back=${_("返回测评")}
      onSure=${() => ballot.change({ grades: {} }, "review")} onClose=${() => setBlank(false)} />`;
}
