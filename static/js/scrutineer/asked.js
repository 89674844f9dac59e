// Who is a scrutineer, and whether something is asked of this one now, from the hall's state alone. Pure.

const ROLES = ["scrutineer", "chief_scrutineer"];

/** @param {any} me the slice of the hall's state */
export const isScrutineer = (me) => ROLES.some((role) => me?.roles?.includes(role));

/** This person among the holders of the newest keys. @param {any} state @returns {{number: number, name: string, done: boolean}|null} */
export function holderIn({ keys, me }) {
  return keys?.holders.find((/** @type {any} */ one) => one.person_id === me?.person_id) ?? null;
}

/** The sealed poll that the hall is at, with its box; null where there is none. @param {any} state @returns {{poll: any, box: any}|null} */
export function sealedPoll({ poll, box }) {
  if (poll?.box !== "sealed" || poll.state === "prepared" || poll.state === "void") return null;
  return { poll, box: box?.poll_id === poll.id ? box : null };
}

/** Whether the box waits for this person's part of the opening. @param {any} state */
function opens(state) {
  const { poll, box } = sealedPoll(state) ?? {};
  if (poll?.state !== "unsealing" || !box || box.opened >= box.needed) return false;
  return box.holders.some((/** @type {any} */ one) => one.person_id === state.me.person_id && !one.opened);
}

/** Whether the scrutineers' page should be looked at now. @param {any} state */
export function isAsked(state) {
  if (!isScrutineer(state.me)) return false;
  const mine = holderIn(state);
  return (mine !== null && state.keys.step !== "ready" && !mine.done) || opens(state) || (mergesNames(state) && state.poll.state === "closed");
}

/** Whether names were written in that this chief scrutineer may merge, or see how they were. @param {any} state */
export function mergesNames({ poll, me, result }) {
  const chief = me?.roles?.includes("chief_scrutineer") ?? false;
  return chief && Boolean(poll?.paper.write_ins) && (poll.state === "closed" || (poll.state === "shown" && result?.poll_id === poll.id));
}

/** Whether a poll is open in which this person has a vote and has not cast it. @param {any} state */
export function mustVote({ poll, me, my_ballot, my_sealed }) {
  if (poll?.state !== "open" || !me?.votes) return false;
  const sealed = my_sealed?.poll_id === poll.id && my_sealed.state !== "refused";
  return my_ballot?.poll_id !== poll.id && !sealed;
}
