// Credentials: the secret text of a badge, the signing key that follows from it, and the public list (section 4.8).

import { items, loads, text } from "./canonical.js";
import { secure } from "./chance.js";
import { Fault } from "./faults.js";
import { powerOfG } from "./fixed-base.js";
import { modQ, utf8 } from "./hashing.js";
import { residue } from "./numbers.js";

export const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const DASHED = new RegExp(`^[${BASE58}]{3}(-[${BASE58}]{3}){4}$`);
const ROUNDS = 1000;
const WEIGHT = /^[1-9][0-9]{0,9}$/;

/** @param {string} digits */
function checksum(digits) {
  const value = Array.from(digits).reduce((number, digit) => (number * 58 + BASE58.indexOf(digit)) % 53, 0);
  return 53 - value;
}

/** Is it of the form XXX-XXX-XXX-XXX-XXX, and does its last character fit the others? @param {string} typed */
export function isCredential(typed) {
  const digits = typed.replaceAll("-", "");
  return DASHED.test(typed) && BASE58.indexOf(digits[14]) === checksum(digits.slice(0, 14));
}

/** A fresh credential. @param {import("./chance.js").Source} source */
export function newCredential(source = secure) {
  let digits = Array.from({ length: 14 }, () => BASE58[Number(source(58n))]).join("");
  digits += BASE58[checksum(digits)];
  return /** @type {string[]} */ (digits.match(/.../g)).join("-");
}

/** The secret number behind a credential in one election. @param {string} credential @param {string} uuid */
export async function secretExponent(credential, uuid) {
  if (!isCredential(credential)) throw new Fault("credential.malformed", "credential", "not XXX-XXX-XXX-XXX-XXX");
  const key = await crypto.subtle.importKey("raw", utf8(credential), "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: utf8(uuid), iterations: ROUNDS };
  return modQ(new Uint8Array(await crypto.subtle.deriveBits(how, key, 256)));
}

/** The public side of a credential in one election. @param {string} credential @param {string} uuid */
export async function publicCredential(credential, uuid) {
  return powerOfG(await secretExponent(credential, uuid));
}

/** The public list: what the ballot of each credential counts. @param {string} raw @returns {Map<bigint, number>} */
export function readRoll(raw) {
  const weights = new Map();
  items(loads(raw, "credentials"), "credentials").forEach((line, i) => {
    const where = `credential ${i + 1}`;
    const [digits, weight, more] = text(line, where).split(",");
    if (more !== undefined || (weight !== undefined && !WEIGHT.test(weight))) {
      throw new Fault("setup.weight", where, "weight must be a whole number from 1 up");
    }
    const credential = residue(digits, where);
    if (weights.has(credential)) throw new Fault("setup.credential_twice", where, "stands twice on the list");
    weights.set(credential, weight === undefined ? 1 : Number(weight));
  });
  return weights;
}
