// Proofs about a vote that may be blank: never both blank and a choice, and either blank or the right number (4.13).

import { toExponent } from "../hashing.js";
import { holds, prove } from "./disjunction.js";

/** @typedef {import("./disjunction.js").Opening} Opening */
/** @typedef {import("./disjunction.js").Climbed} Climbed */
/** @typedef {import("./proof.js").Proof} Proof */
/** @typedef {import("../public-key.js").PublicKey} PublicKey */
/** @typedef {import("../chance.js").Source} Source */

/** @param {string} name @param {string} statement @returns {import("./disjunction.js").Challenge} */
const challengeOf = (name, statement) => (commitments) => toExponent(`${name}|${statement}|${commitments}`);

/**
 * Prove that the vote is not blank or that nothing is chosen.
 * @param {PublicKey} key @param {string} statement @param {Opening} blank @param {Opening} total
 * @param {Source} source
 */
export function proveBlank(key, statement, blank, total, source) {
  const claims = [blank, total].map((opening) => ({ opening, value: 0 }));
  return prove(key, claims, blank.m ? 1 : 0, challengeOf("bproof0", statement), source);
}

/**
 * Is it not blank, or is nothing chosen?
 * @param {PublicKey} key @param {string} statement @param {Climbed} blank @param {Climbed} total
 * @param {Proof[]} proofs
 */
export function checkBlank(key, statement, blank, total, proofs) {
  const claims = [blank, total].map((ciphertext) => ({ ciphertext, value: 0 }));
  return holds(key, claims, proofs, challengeOf("bproof0", statement));
}

/**
 * Prove that the vote is blank or that the number chosen is one of the values.
 * @param {PublicKey} key @param {string} statement @param {Opening} blank @param {Opening} total
 * @param {number[]} values @param {Source} source
 */
export function proveBlankOrInterval(key, statement, blank, total, values, source) {
  const claims = [{ opening: blank, value: 1 }, ...values.map((value) => ({ opening: total, value }))];
  return prove(key, claims, blank.m ? 0 : values.indexOf(total.m) + 1, challengeOf("bproof1", statement), source);
}

/**
 * Is it blank, or is the number chosen one of the values?
 * @param {PublicKey} key @param {string} statement @param {Climbed} blank @param {Climbed} total
 * @param {number[]} values @param {Proof[]} proofs
 */
export function checkBlankOrInterval(key, statement, blank, total, values, proofs) {
  const claims = [{ ciphertext: blank, value: 1 }, ...values.map((value) => ({ ciphertext: total, value }))];
  return holds(key, claims, proofs, challengeOf("bproof1", statement));
}
