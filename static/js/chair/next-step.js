// What the chair does next, from the hall's state alone: pure, so that two consoles and a reload agree.

import { whatNext } from "../kiosk/outcome.js";
import { hasTablets } from "../voting/paper/words.js";

/**
 * @typedef {{kind: "nothing"|"open_sitting"|"next_item"|"make_keys"|"open_poll"|"close_poll"|"seal_box"|"unseal"|"count"|"show_result"|"decide"|
 *   "end_floor"|"close_sitting"|"end_meeting"|"ended"|"voided"|"announce_evaluation", item?: any, poll?: any, evaluation?: any, last?: boolean, choice?: "revote"|"rest_or_accept"|"redo"}} Step
 */

/** @param {any} state */
export function currentItem(state) {
  return state.agenda.find((/** @type {any} */ item) => item.state === "current") ?? null;
}

/** The item after the current one that is not done. @param {any} state */
export function followingItem(state) {
  const at = state.agenda.findIndex((/** @type {any} */ item) => item.state === "current");
  return state.agenda.slice(at + 1).find((/** @type {any} */ item) => item.state !== "done" && item.state !== "current") ?? null;
}

/** The turnout of the poll on the stage; null while only that of the poll before is known. @param {any} state */
export function turnoutOf({ turnout, poll }) {
  return turnout && turnout.poll_id === poll?.id ? turnout : null;
}

/** @param {any} state @returns {Step} */
export function nextStep(state) {
  const { meeting, sitting } = state;
  if (meeting.state === "ended") return { kind: "ended" };
  if (!sitting || sitting.state === "closed") return { kind: meeting.state === "running" ? "end_meeting" : "nothing" };
  if (sitting.state === "prepared") return { kind: "open_sitting" };
  return inSitting(state);
}

/** Whether another vote was prepared in place of this one. @param {any} state @param {any} poll */
function followed(state, poll) {
  return state.polls.some((/** @type {any} */ one) => one.revote_of === poll.id && one.state !== "void");
}

/** Whether its scrutineers must make their keys first. @param {any} state @param {any} poll */
function lacksKeys(state, poll) {
  return poll.keys === "scrutineers" && hasTablets(poll) && state.keys?.step !== "ready";
}

/** A group of so few that its figures are not shown by themselves. @param {any} state */
function standsApart({ poll, result }) {
  return Boolean(poll?.evaluation_id && poll.group && result?.poll_id !== poll.id);
}

/** Whether every group has graded everybody, and the results wait to be announced. @param {any} state */
function evaluationIsDone({ poll, evaluation }) {
  return Boolean(poll?.evaluation_id) && evaluation?.id === poll.evaluation_id && evaluation.state === "closed";
}

/** @param {any} state @returns {Step} */
function inSitting(state) {
  const { poll, result, speakers } = state;
  if (poll?.state === "open") return { kind: "close_poll", poll };
  if (poll?.state === "checking") return { kind: "seal_box", poll };
  if (poll?.state === "unsealing") return { kind: "unseal", poll };
  if (poll?.state === "counting") return { kind: "count", poll };
  if (poll?.state === "closed" && !standsApart(state)) return { kind: "show_result", poll };
  if (speakers.current) return { kind: "end_floor" };
  const item = currentItem(state);
  const waiting = state.polls.find((/** @type {any} */ one) => one.state === "prepared" && one.item_id === (item?.id ?? null));
  if (waiting) return { kind: lacksKeys(state, waiting) ? "make_keys" : "open_poll", poll: waiting, item };
  if (evaluationIsDone(state)) return { kind: "announce_evaluation", evaluation: state.evaluation };
  if (poll?.state === "shown" && result && result.poll_id === poll.id) {
    const choice = whatNext(result.outcome);
    if (choice !== "done" && !followed(state, poll)) return { kind: "decide", poll, choice };
  }
  if (poll?.state === "void" && state.stage.poll_id === poll.id && !followed(state, poll)) return { kind: "voided", poll };
  const following = followingItem(state);
  return following ? { kind: "next_item", item: following } : { kind: "close_sitting", last: true };
}
