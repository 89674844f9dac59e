// Proofs that a ciphertext holds one of several values (section 4.12).

import { toExponent } from "../hashing.js";
import { holds, prove } from "./disjunction.js";

/** @typedef {import("../ciphertext.js").Ciphertext} Ciphertext */

/** @param {string} statement @param {Ciphertext} ciphertext @returns {import("./disjunction.js").Challenge} */
const challengeOf = (statement, { alpha, beta }) => (commitments) => toExponent(`prove|${statement}|${alpha},${beta}|${commitments}`);

/**
 * Prove that the ciphertext holds one of the values; a lie makes a proof that fails.
 * @param {import("../public-key.js").PublicKey} key @param {string} statement @param {Ciphertext} ciphertext
 * @param {import("./disjunction.js").Opening} opening @param {number[]} values @param {import("../chance.js").Source} source
 */
export function proveInterval(key, statement, ciphertext, opening, values, source) {
  const claims = values.map((value) => ({ opening, value }));
  return prove(key, claims, Math.max(0, values.indexOf(opening.m)), challengeOf(statement, ciphertext), source);
}

/**
 * Does the ciphertext hold one of the values?
 * @param {import("../public-key.js").PublicKey} key @param {string} statement @param {Ciphertext} ciphertext
 * @param {import("./disjunction.js").Climbed} climbed @param {number[]} values @param {import("./proof.js").Proof[]} proofs
 */
export function checkInterval(key, statement, ciphertext, climbed, values, proofs) {
  const claims = values.map((value) => ({ ciphertext: climbed, value }));
  return holds(key, claims, proofs, challengeOf(statement, ciphertext));
}
