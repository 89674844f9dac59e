// Proofs that at least one of several ciphertexts holds the value claimed for it, without saying which.

import { exponent } from "../chance.js";
import { powerOfG } from "../fixed-base.js";
import { reduced, times } from "../group.js";

/** @typedef {import("./proof.js").Proof} Proof */
/** @typedef {{r: bigint, m: number}} Opening what the voter knows of a ciphertext: α = g^r, β = y^r·g^m */
/** @typedef {{alpha: import("../fixed-base.js").Ladder, beta: import("../fixed-base.js").Ladder}} Climbed */
/** @typedef {(commitments: bigint[]) => Promise<bigint>} Challenge */
/** @typedef {import("../public-key.js").PublicKey} PublicKey */

/**
 * Prove that claim number `trueOne` holds, and pretend the others (sections 4.12, 4.13).
 * @param {PublicKey} key @param {{opening: Opening, value: number}[]} claims @param {number} trueOne
 * @param {Challenge} challenge @param {import("../chance.js").Source} source @returns {Promise<Proof[]>}
 */
export async function prove(key, claims, trueOne, challenge, source) {
  const proofs = claims.map(() => ({ challenge: exponent(source), response: exponent(source) }));
  const commitments = claims.flatMap(({ opening, value }, i) =>
    i === trueOne ? honest(key, proofs[i].response) : pretended(key, opening, value, proofs[i]),
  );
  const mine = proofs[trueOne];
  const others = proofs.reduce((sum, proof) => sum + proof.challenge, -mine.challenge);
  mine.challenge = reduced((await challenge(commitments)) - others);
  mine.response = reduced(mine.response - claims[trueOne].opening.r * mine.challenge);
  return proofs;
}

/** @param {PublicKey} key @param {bigint} w */
const honest = (key, w) => [powerOfG(w), key.power(w)];

/**
 * What the checker will compute for a pretended claim; whoever knows r needs powers of g and y only.
 * @param {PublicKey} key @param {Opening} opening @param {number} value @param {Proof} proof
 */
function pretended(key, { r, m }, value, { challenge, response }) {
  const e = reduced(response + r * challenge);
  const shift = powerOfG(reduced(BigInt(m - value) * challenge));
  return [powerOfG(e), times(key.power(e), shift)];
}

/**
 * Recompute the commitments and compare their hash with the sum of the challenges.
 * @param {PublicKey} key @param {{ciphertext: Climbed, value: number}[]} claims @param {Proof[]} proofs
 * @param {Challenge} challenge
 */
export async function holds(key, claims, proofs, challenge) {
  const commitments = claims.flatMap(({ ciphertext, value }, i) => commitment(key, ciphertext, value, proofs[i]));
  return (await challenge(commitments)) === reduced(proofs.reduce((sum, proof) => sum + proof.challenge, 0n));
}

/**
 * A = g^response·α^challenge and B = y^response·(β/g^value)^challenge.
 * @param {PublicKey} key @param {Climbed} ciphertext @param {number} value @param {Proof} proof
 */
function commitment(key, { alpha, beta }, value, { challenge, response }) {
  const b = times(key.power(response), beta.power(challenge));
  const shift = value ? powerOfG(reduced(-BigInt(value) * challenge)) : 1n;
  return [times(powerOfG(response), alpha.power(challenge)), times(b, shift)];
}
