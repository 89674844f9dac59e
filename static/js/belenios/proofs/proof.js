// One proof: a challenge and the response to it (section 4.3).

import { items, record } from "../canonical.js";
import { exponentOf } from "../numbers.js";

/** @typedef {{challenge: bigint, response: bigint}} Proof */

/** @param {Proof} proof */
export const writeProof = ({ challenge, response }) => ({ challenge: String(challenge), response: String(response) });

/** @param {any} value @param {string} where @returns {Proof} */
export function readProof(value, where) {
  const fields = record(value, where, ["challenge", "response"]);
  return {
    challenge: exponentOf(fields.challenge, `${where}, challenge`),
    response: exponentOf(fields.response, `${where}, response`),
  };
}

/** @param {any} value @param {string} where @returns {Proof[]} */
export const readProofs = (value, where) => items(value, where).map((one, i) => readProof(one, `${where} ${i + 1}`));
