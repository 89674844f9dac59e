// What lies in the box of this person, as the server says it: named or sealed. Pure.

import { isSealed } from "../ballot-keeper.js";

/**
 * @typedef {{poll_id: string, mark: string, cast_at: string, presses: number, answer?: any, tracker?: string, code?: string,
 *   state?: "received"|"checked"|"refused", reason?: string}} Ballot
 */

/** @param {any} poll @param {any} said my_ballot or my_sealed, or the answer to a submission @returns {Ballot|null} */
export function ballotOf(poll, said) {
  if (said?.poll_id !== poll.id) return null;
  return isSealed(poll) ? { ...said, cast_at: said.at, mark: said.tracker } : { ...said, mark: said.cast_at };
}

/** The newest that is known. Of one and the same ballot the state knows more than the receipt. @param {any} state @param {any} receipt @returns {Ballot|null} */
function newest(state, receipt) {
  const { poll } = state;
  if (!poll) return null;
  const said = ballotOf(poll, isSealed(poll) ? state.my_sealed : state.my_ballot);
  const got = ballotOf(poll, receipt);
  if (!said || !got || said.mark === got.mark) return said ?? got;
  return Date.parse(got.cast_at) > Date.parse(said.cast_at) ? got : said;
}

/** The ballot that counts so far. @param {any} state @param {any} receipt */
export function inBoxOf(state, receipt) {
  const found = newest(state, receipt);
  return found?.state === "refused" ? null : found;
}

/** The ballot that was received and did not stand the checks. @param {any} state @param {any} receipt */
export function refusedOf(state, receipt) {
  const found = newest(state, receipt);
  return found?.state === "refused" ? found : null;
}
