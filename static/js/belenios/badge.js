// Signing keys from a badge's secret: one master key a badge, and another key for each election that it votes in. The
// badge's own texts ("badge signing|" and so on) are not of the specification; what comes out signs like any credential.

import { reduced } from "./group.js";
import { hexOf, modQ, sha256, utf8 } from "./hashing.js";
import { exponentOf } from "./numbers.js";

/** @typedef {{key: string, chain: string}} Master the exponent in decimal, and the chain code, 64 hexadecimal digits */

/** SHA-512 modulo q: so much longer than q that the remainder is as good as uniform. @param {string} statement */
async function wide(statement) {
  return modQ(new Uint8Array(await crypto.subtle.digest("SHA-512", utf8(statement))));
}

/** The master key of a badge's secret, as it is printed: lower case, without its address. @param {string} secret @returns {Promise<Master>} */
export async function masterOf(secret) {
  return { key: String(await wide(`badge signing|${secret}`)), chain: hexOf(await sha256(`badge chain|${secret}`)) };
}

/** The secret number that signs in one election. @param {Master} master @param {string} uuid */
export async function pollExponent({ key, chain }, uuid) {
  return reduced(exponentOf(key, "badge") + (await wide(`badge poll|${chain}|${uuid}`)));
}
