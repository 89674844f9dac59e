// Where the deputy stands in the poll. Pure.

import { isSealed } from "../ballot-keeper.js";
import { isHere, mayAnswer, ownWay } from "../state.js";

/**
 * @typedef {""|"no_crypto"|"no_key"|"odd"} Obstacle why this device cannot seal a ballot
 * @typedef {"void"|"prepared"|"observer"|"not_signed_in"|"no_crypto"|"no_key"|"odd"|"choosing"|"review"|"sealing"|"sending"|"held"|
 *   "submitted"|"on_paper"|"over"} Phase
 */

/**
 * @param {any} state @param {import("../ballot-keeper.js").Kept|null} kept @param {any} inBox
 * @param {{obstacle: Obstacle, sealing: boolean}} desk what the device says of sealing @returns {Phase}
 */
export function phaseOf(state, kept, inBox, desk = { obstacle: "", sealing: false }) {
  const { poll } = state;
  if (poll.state === "void") return "void";
  if (desk.sealing) return "sealing";
  if (kept?.step === "sending" || kept?.step === "held") return kept.step;
  if (poll.state === "prepared") return "prepared";
  if (poll.state !== "open") return "over";
  const own = ownWay(state);
  if (own !== "tablet" && mayAnswer(state)) return inBox && own === "stopped" ? "submitted" : "on_paper";
  if (inBox && !kept?.revising) return "submitted";
  if (!mayAnswer(state)) return "observer";
  if (!isHere(state)) return "not_signed_in";
  if (isSealed(poll) && desk.obstacle) return desk.obstacle;
  return kept?.step ?? "choosing";
}
