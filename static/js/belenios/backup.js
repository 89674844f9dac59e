// A scrutineer's secret as a short text for a QR code, and back. Whoever reads it has the key: print it, keep it apart.

import { BASE58 } from "./credentials.js";
import { Fault } from "./faults.js";
import { Q } from "./group.js";
import { toExponent } from "./hashing.js";

/** @typedef {{kind: "single", secret: bigint} | {kind: "threshold", seed: string}} Key */

const FORM = new RegExp(`^BK1-([ST])-([${BASE58}]{22,44})-([${BASE58}]{6})$`);
const SECRET_LENGTH = 44;
const SEED_LENGTH = 22;
const CHECK_LENGTH = 6;

/** `BK1-S-…` for a key of one's own, `BK1-T-…` for the seed of a threshold group. @param {Key} key */
export async function writeBackup(key) {
  const [letter, body] = key.kind === "single" ? ["S", base58(key.secret, SECRET_LENGTH)] : ["T", key.seed];
  return `BK1-${letter}-${body}-${await checkOf(letter, body)}`;
}

/** A Fault tells a text that is no backup from one that was misread. @param {string} typed @returns {Promise<Key>} */
export async function readBackup(typed) {
  const [, letter, body, check] = FORM.exec(typed.trim()) ?? [];
  if (!letter || body.length !== (letter === "S" ? SECRET_LENGTH : SEED_LENGTH)) {
    throw new Fault("backup.malformed", "backup", "not the text of a key");
  }
  if (check !== (await checkOf(letter, body))) throw new Fault("backup.misread", "backup", "a character was misread");
  if (letter === "T") return { kind: "threshold", seed: body };
  const secret = Array.from(body).reduce((number, digit) => number * 58n + BigInt(BASE58.indexOf(digit)), 0n);
  if (secret >= Q) throw new Fault("backup.malformed", "backup", "not the text of a key");
  return { kind: "single", secret };
}

/** @param {string} letter @param {string} body */
const checkOf = async (letter, body) => base58(await toExponent(`backup|${letter}|${body}`), CHECK_LENGTH);

/** The last `length` digits of a number to the base 58. @param {bigint} number @param {number} length */
function base58(number, length) {
  let digits = "";
  for (let rest = number; digits.length < length; rest /= 58n) digits = BASE58[Number(rest % 58n)] + digits;
  return digits;
}
