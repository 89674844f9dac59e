// The hall's seats from the slices `seats` and `pressed`: for the desk, the chair's console and the big screen.

import { html, useMemo } from "../base/ui.js";
import { SeatMap } from "../base/ui/seats.js";

/**
 * @typedef {{person_id: string, name: string, delegation: string, votes: boolean}} Sitter
 * @typedef {{rows: (string|null)[][], people: Record<string, Sitter>, states: Record<string, string>}} Seats
 * @typedef {{id: string, label: string, name?: string, state: string, person: Sitter|null}} ShownSeat
 */

/**
 * What one seat shows. While a vote runs (`pressed` is a set) those present with a vote are pressed or waiting.
 * @param {Seats} seats @param {string} seat @param {Set<string>|null} pressed
 */
export function seatState(seats, seat, pressed) {
  const person = seats.people[seat];
  if (!person) return "empty";
  const state = seats.states[seat] ?? "absent";
  if (state !== "present") return state;
  if (!pressed || !person.votes) return "in";
  return pressed.has(seat) ? "pressed" : "waiting";
}

/**
 * The rows as `SeatMap` draws them.
 * @param {Seats} seats @param {Set<string>|null} pressed @returns {(ShownSeat|null)[][]}
 */
export function shownRows(seats, pressed) {
  return seats.rows.map((row) => row.map((seat) => {
    if (!seat) return null;
    const person = seats.people[seat] ?? null;
    const name = person ? [person.name, person.delegation].filter(Boolean).join(" ") : "";
    return { id: seat, label: seat, name, state: seatState(seats, seat, pressed), person };
  }));
}

/** The number that a row of seats "3-1 3-2 …" goes by; its place where the seats have no common one. @param {Seats} seats */
export function rowLabels(seats) {
  return seats.rows.map((row, index) => {
    const fronts = new Set(row.filter(Boolean).map((seat) => /** @type {string} */ (seat).split("-")[0]));
    const [only] = fronts;
    return fronts.size === 1 && /^\d{1,3}$/.test(only) ? only : String(index + 1);
  });
}

/**
 * The seat map. Without `pressed` it shows who is in; with it (during a vote) also who has pressed, never what.
 * @param {{seats: Seats|null, pressed?: {seats: string[]}|null, onPick?: (seat: ShownSeat) => void, height?: number,
 *   maxSize?: number, minSize?: number, legend?: boolean, stage?: any}} props
 */
export function HallSeats({ seats, pressed = null, onPick, height, maxSize, minSize, legend = true, stage }) {
  const done = useMemo(() => (pressed ? new Set(pressed.seats) : null), [pressed]);
  const rows = useMemo(() => (seats ? shownRows(seats, done) : []), [seats, done]);
  const labels = useMemo(() => (seats ? rowLabels(seats) : []), [seats?.rows]);
  const states = done ? ["pressed", "waiting", "in", "leave", "left", "absent"] : ["in", "absent", "leave", "left", "empty"];
  return html`<${SeatMap} rows=${rows} onPick=${onPick} legend=${legend ? states : undefined} stage=${stage} height=${height}
    maxSize=${maxSize} minSize=${minSize} rowLabel=${(/** @type {number} */ index) => labels[index]} />`;
}
