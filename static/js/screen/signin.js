// The sign-in board: four large figures, the quorum in words, the delegations and the seats.

import { _, count } from "../base/i18n.js";
import { Figure, Icon, cx, html, useEffect, useState } from "../base/ui.js";
import { SignedSeats, hasMap, seatCount } from "./hall-seats.js";
import { Rolling } from "./rolling.js";
import { Calm, Words } from "./waiting.js";

const MANY_SEATS = 900;
const MANY_DELEGATIONS = 16;
const TURN = 12_000;

/** @param {{state: any}} props */
export function SignIn({ state }) {
  const { attendance: board, seats } = state;
  const map = hasMap(seats);
  const turns = map && (seatCount(seats) > MANY_SEATS || (board?.delegations.length ?? 0) > MANY_DELEGATIONS);
  const turn = useTurns(turns);
  if (!board) return html`<${Calm} title=${_("签到尚未开始")} text=${_("请代表有序入场。")} />`;
  const side = html`<${Delegations} lines=${board.delegations} wide=${turns || !map} />`;
  const hall = map && html`<div class="signin-map"><${SignedSeats} seats=${seats} /></div>`;
  return html`<div class="screen-body signin">
    <${Board} board=${board} />
    ${turns ? html`<div class="signin-below" key=${turn}>${turn ? hall : side}</div>` : html`<div class=${cx("signin-below", map && "-both")}>${side}${hall}</div>`}
  </div>`;
}

/** Alternates between 0 and 1. @param {boolean} on */
function useTurns(on) {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (!on) return undefined;
    const timer = setInterval(() => setTurn((now) => 1 - now), TURN);
    return () => clearInterval(timer);
  }, [on]);
  return on ? turn : 0;
}

const PLACE = 60; // rem that the figures may take, beside the quorum
const BETWEEN = 4.8;
const DIGIT = 3.7;
const LARGE = 1.5;

/** How much smaller the figures must be for all their digits to fit: 1 for a hall of some hundreds. @param {any} board */
export function figureSize(board) {
  const small = [board.expected, board.leave, board.absent, ...(board.left > 0 ? [board.left] : [])];
  const digits = small.reduce((sum, n) => sum + count(n).length, LARGE * count(board.present).length);
  return Math.min(1, (PLACE - BETWEEN * small.length) / (DIGIT * digits));
}

/** @param {{board: any}} props */
function Board({ board }) {
  const { quorum } = board;
  return html`<div class="signin-figures" style=${{ "--figure": String(figureSize(board)) }}>
    <${Figure} label=${_("应到")} value=${board.expected} /><${Figure} label=${_("实到")} value=${board.present} size="lg" kind=${quorum.met ? "ok" : ""} />
    <${Figure} label=${_("请假")} value=${board.leave} /><${Figure} label=${_("未到")} value=${board.absent} />
    ${board.left > 0 && html`<${Figure} label=${_("早退")} value=${board.left} />`}
    <div class=${cx("quorum", quorum.met ? "-met" : "-unmet")}>
      <p class="quorum-state"><${Icon} name=${quorum.met ? "check-circle-fill" : "hourglass-split"} />
        ${quorum.met ? _("符合法定人数") : _("未达到法定人数")}</p>
      <p class="quorum-rule"><${Words} text=${quorum.met ? _("%(rule)s，至少 %(n)s 人", { rule: quorum.sentence, n: count(quorum.needed) })
        : _("%(rule)s，至少 %(n)s 人，还差 %(short)s 人", { rule: quorum.sentence, n: count(quorum.needed), short: count(quorum.needed - board.present) })} /></p>
      ${board.guests_expected > 0 && html`<p class="quorum-guests">${_("列席、旁听到会 %(n)s 人", { n: count(board.guests_present) })}</p>`}
    </div>
  </div>`;
}

/** @param {{lines: any[], wide: boolean}} props */
function Delegations({ lines, wide }) {
  const columns = lines.length > 40 && wide ? 3 : lines.length > 16 || (wide && lines.length > 8) ? 2 : 1;
  return html`<${Rolling} class=${`delegations -in${columns}`} items=${lines} least=${0.62} page=${(/** @type {any[]} */ some) => html`
    <ul style=${{ "--lines": String(Math.ceil(some.length / columns)) }}>${some.map((line) => html`<${Delegation} key=${line.name} line=${line} />`)}</ul>`} />`;
}

/** @param {{line: any}} props */
function Delegation({ line }) {
  const part = (/** @type {number} */ n) => ({ width: `${line.expected ? (100 * n) / line.expected : 0}%` });
  const full = line.present === line.expected;
  return html`<li class=${cx("delegation", full && "-full")}>
    <span class="delegation-name clip">${line.name}</span>
    <span class="delegation-bar"><i class="-in" style=${part(line.present)}></i><i class="-leave" style=${part(line.leave)}></i></span>
    <span class="delegation-count num"><b>${count(line.present)}</b><small>/${count(line.expected)}</small></span>
    ${full ? html`<${Icon} name="check-lg" label=${_("到齐")} />` : html`<i></i>`}
  </li>`;
}
