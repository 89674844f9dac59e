// Proofs that a decryption factor is the trustee's own work: log_g(X) = log_α(factor) (section 4.18).

import { exponent } from "../chance.js";
import { powerOfG } from "../fixed-base.js";
import { G, power, reduced, twoPowers } from "../group.js";
import { toExponent } from "../hashing.js";

/** @typedef {import("./proof.js").Proof} Proof */

/**
 * Prove that alpha^secret was computed with the secret of `publicKey`.
 * @param {string} electionHash @param {bigint} secret @param {bigint} publicKey @param {bigint} alpha
 * @param {import("../chance.js").Source} source @returns {Promise<Proof>}
 */
export async function proveDecryption(electionHash, secret, publicKey, alpha, source) {
  const w = exponent(source);
  const challenge = await challengeOf(electionHash, publicKey, powerOfG(w), power(alpha, w));
  return { challenge, response: reduced(w - secret * challenge) };
}

/**
 * Is the factor alpha to the secret of `publicKey`?
 * @param {string} electionHash @param {bigint} publicKey @param {bigint} alpha @param {bigint} factor
 * @param {Proof} proof
 */
export async function checkDecryption(electionHash, publicKey, alpha, factor, { challenge, response }) {
  const a = twoPowers(G, response, publicKey, challenge);
  const b = twoPowers(alpha, response, factor, challenge);
  return (await challengeOf(electionHash, publicKey, a, b)) === challenge;
}

/** @param {string} electionHash @param {bigint} publicKey @param {bigint} a @param {bigint} b */
const challengeOf = (electionHash, publicKey, a, b) => toExponent(`decrypt|${electionHash}|${publicKey}|${a},${b}`);
