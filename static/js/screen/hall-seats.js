// The hall's seats on the wall: who is here, who has pressed, who chose what.

import { SeatMap, html, useMemo } from "../base/ui.js";

const SIGNED = { present: "in", made_up: "in", leave: "leave", left: "left", absent: "absent" };

/** @typedef {(seat: string, person: any) => string} StateOf the state of an occupied seat; "" leaves it out */

/** @param {any} seats @param {StateOf} stateOf */
function rowsOf(seats, stateOf) {
  return seats.rows.map((/** @type {(string|null)[]} */ row) => row.map((seat) => {
    if (seat === null) return null;
    const person = seats.people[seat];
    const state = person ? stateOf(seat, person) : "empty";
    return state ? { id: seat, label: seat, name: person?.name, state } : null;
  }));
}

/** Whether there is a map to show. @param {any} seats */
export function hasMap(seats) {
  return (seats?.rows?.length ?? 0) > 0;
}

/** @param {any} seats */
export function seatCount(seats) {
  return seats.rows.reduce((/** @type {number} */ all, /** @type {any[]} */ row) => all + row.filter((seat) => seat !== null).length, 0);
}

/** @param {{seats: any, stateOf: StateOf, legend: string[]}} props */
function Map({ seats, stateOf, legend }) {
  const rows = rowsOf(seats, stateOf);
  const there = useMemo(() => new Set(), []);
  there.clear();
  for (const row of rows) for (const seat of row) if (seat) there.add(seat.state);
  return html`<${SeatMap} rows=${rows} fill minSize=${3} legend=${legend.filter((state, index) => index < 2 || there.has(state))} />`;
}

/** Who has signed in. @param {{seats: any}} props */
export function SignedSeats({ seats }) {
  return html`<${Map} seats=${seats} legend=${["in", "absent", "leave", "left", "empty"]} stateOf=${(/** @type {string} */ seat) => SIGNED[seats.states[seat]] ?? "absent"} />`;
}

/** Who has pressed, never what. @param {{seats: any, pressed: any, poll: any}} props */
export function PressedSeats({ seats, pressed, poll }) {
  const done = new Set(pressed?.poll_id === poll.id ? pressed.seats : []);
  /** @type {StateOf} */
  const stateOf = (seat, person) => {
    if (done.has(seat)) return "pressed";
    if (!person.votes) return "";
    return SIGNED[seats.states[seat]] === "in" ? "waiting" : "absent";
  };
  return html`<${Map} seats=${seats} legend=${["pressed", "waiting", "absent"]} stateOf=${stateOf} />`;
}

/** Who chose what in a motion. @param {{seats: any, choices: globalThis.Map<string, string>}} props choices by seat */
export function ChosenSeats({ seats, choices }) {
  /** @type {StateOf} */
  const stateOf = (seat, person) => choices.get(seat) ?? (person.votes ? "absent" : "");
  return html`<${Map} seats=${seats} legend=${["yes", "no", "abstain"]} stateOf=${stateOf} />`;
}
