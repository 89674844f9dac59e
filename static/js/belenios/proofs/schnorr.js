// Proofs that one knows the secret behind a public key, bound to a statement: keys, ballots, messages.

import { exponent } from "../chance.js";
import { powerOfG } from "../fixed-base.js";
import { G, NAME, reduced, twoPowers } from "../group.js";
import { toExponent } from "../hashing.js";

/** @typedef {import("./proof.js").Proof} Proof */
/** @typedef {import("../chance.js").Source} Source */

/** @param {string} prefix @param {bigint} secret @param {Source} source @returns {Promise<Proof>} */
async function prove(prefix, secret, source) {
  const w = exponent(source);
  const challenge = await toExponent(`${prefix}${powerOfG(w)}`);
  return { challenge, response: reduced(w - secret * challenge) };
}

/** @param {string} prefix @param {bigint} publicKey @param {Proof} proof */
async function check(prefix, publicKey, { challenge, response }) {
  return (await toExponent(`${prefix}${twoPowers(G, response, publicKey, challenge)}`)) === challenge;
}

/** @param {bigint} publicKey */
const possession = (publicKey) => `pok|${NAME}|${publicKey}|`;

/** Prove that one has a trustee's private key (section 4.5). @param {bigint} secret @param {Source} source */
export const provePossession = (secret, source) => prove(possession(powerOfG(secret)), secret, source);

/** @param {bigint} publicKey @param {Proof} proof */
export const checkPossession = (publicKey, proof) => check(possession(publicKey), publicKey, proof);

/**
 * Sign the hash of a ballot with a credential (section 4.14).
 * @param {string} hash @param {bigint} secret @param {Source} source
 */
export const signBallot = (hash, secret, source) => prove(`sig|${hash}|`, secret, source);

/** @param {string} hash @param {bigint} credential @param {Proof} proof */
export const checkBallotSignature = (hash, credential, proof) => check(`sig|${hash}|`, credential, proof);

/** Sign a message between trustees (section 4.6.1). @param {string} message @param {bigint} secret @param {Source} source */
export const signMessage = (message, secret, source) => prove(`sigmsg|${message}|`, secret, source);

/** @param {string} message @param {bigint} verification @param {Proof} proof */
export const checkMessageSignature = (message, verification, proof) => check(`sigmsg|${message}|`, verification, proof);
