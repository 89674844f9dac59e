// ElGamal ciphertexts (section 4.3).

import { record } from "./canonical.js";
import { exponent } from "./chance.js";
import { Ladder, powerOfG } from "./fixed-base.js";
import { reduced, smallPower, times } from "./group.js";
import { residue } from "./numbers.js";

/** @typedef {{alpha: bigint, beta: bigint}} Ciphertext */
/** @typedef {import("./proofs/disjunction.js").Opening} Opening */

/**
 * Encrypt 0 or 1 under the election key.
 * @param {import("./public-key.js").PublicKey} key @param {number} m
 * @param {import("./chance.js").Source} source @returns {{ciphertext: Ciphertext, opening: Opening}}
 */
export function encrypt(key, m, source) {
  const opening = { r: exponent(source), m };
  return { ciphertext: encryption(key, opening), opening };
}

/**
 * The one ciphertext with this opening.
 * @param {import("./public-key.js").PublicKey} key @param {Opening} opening @returns {Ciphertext}
 */
export function encryption(key, { r, m }) {
  return { alpha: powerOfG(r), beta: times(key.power(r), powerOfG(reduced(BigInt(m)))) };
}

/** @param {Ciphertext} ciphertext */
export const writeCiphertext = ({ alpha, beta }) => ({ alpha: String(alpha), beta: String(beta) });

/** @param {any} value @param {string} where @returns {Ciphertext} */
export function readCiphertext(value, where) {
  const fields = record(value, where, ["alpha", "beta"]);
  return { alpha: residue(fields.alpha, `${where}, alpha`), beta: residue(fields.beta, `${where}, beta`) };
}

/** The pointwise product; of nothing, (1, 1). @param {Ciphertext[]} ciphertexts @returns {Ciphertext} */
export function product(ciphertexts) {
  return ciphertexts.reduce(
    (sum, one) => ({ alpha: times(sum.alpha, one.alpha), beta: times(sum.beta, one.beta) }),
    { alpha: 1n, beta: 1n },
  );
}

/** What is known of a product from what is known of its factors. @param {Opening[]} openings @returns {Opening} */
export function openingOfProduct(openings) {
  return openings.reduce((sum, one) => ({ r: reduced(sum.r + one.r), m: sum.m + one.m }), { r: 0n, m: 0 });
}

/** The ciphertext counted `weight` times. @param {Ciphertext} ciphertext @param {number} weight @returns {Ciphertext} */
export const weighted = ({ alpha, beta }, weight) => ({ alpha: smallPower(alpha, weight), beta: smallPower(beta, weight) });

/** For whoever takes several powers of it. @param {Ciphertext} ciphertext */
export const climb = ({ alpha, beta }) => ({ alpha: new Ladder(alpha), beta: new Ladder(beta) });
