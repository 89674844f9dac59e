// Letters between trustees that pass through the server's hands: signed inside, sealed outside (sections 4.6.1, 4.6.3).

import { dumps, loads, record, text } from "./canonical.js";
import { ccmOpen, ccmSeal } from "./ccm.js";
import { exponent } from "./chance.js";
import { Fault } from "./faults.js";
import { powerOfG } from "./fixed-base.js";
import { Q, power, requireMember, times } from "./group.js";
import { hexOf, sha256, utf8 } from "./hashing.js";
import { residue } from "./numbers.js";
import { isBy, makeSigned, readSigned, writeSigned } from "./signed.js";

/** @typedef {import("./chance.js").Source} Source */

const TAG = 8;
const HEX = /^([0-9a-f]{2})*$/;

/**
 * Sign with the sender's signing key and seal for the recipient's encryption key.
 * @param {bigint} signing @param {bigint} recipient @param {string} message @param {Source} source
 */
export async function send(signing, recipient, message, source) {
  const letter = dumps({ recipient: String(recipient), message });
  return seal(recipient, dumps(writeSigned(await makeSigned(letter, signing, source))), source);
}

/**
 * Open with the recipient's decryption key; check the sender's verification key and the address.
 * @param {bigint} decryption @param {bigint} sender @param {string} sealed @param {string} where
 */
export async function receive(decryption, sender, sealed, where) {
  const signed = readSigned(loads(await unseal(decryption, sealed, where), where), where);
  if (!(await isBy(signed, sender))) throw new Fault("channel.message", where, "not signed by the sender");
  const letter = record(loads(signed.message, where), where, ["recipient", "message"]);
  if (residue(letter.recipient, where) !== powerOfG(decryption)) {
    throw new Fault("channel.recipient", where, "addressed to another trustee");
  }
  return text(letter.message, where);
}

/** @param {bigint} encryption @param {string} plain @param {Source} source */
async function seal(encryption, plain, source) {
  const [r, s] = [exponent(source), exponent(source)];
  const [alpha, secret, bytes] = [powerOfG(r), powerOfG(s), utf8(plain)];
  const beta = times(power(encryption, r), secret);
  const data = await ccmSeal(await keyOf(secret), await nonceOf(alpha, bytes.length), bytes);
  return dumps({ alpha: String(alpha), beta: String(beta), data: hexOf(data) });
}

/** @param {bigint} decryption @param {string} sealed @param {string} where */
async function unseal(decryption, sealed, where) {
  const fields = record(loads(sealed, where), where, ["alpha", "beta", "data"]);
  const [alpha, beta] = [residue(fields.alpha, `${where}, alpha`), residue(fields.beta, `${where}, beta`)];
  requireMember(alpha, `${where}, alpha`);
  requireMember(beta, `${where}, beta`);
  const data = bytesOf(text(fields.data, where), where);
  const secret = times(beta, power(alpha, Q - decryption));
  const plain = await ccmOpen(await keyOf(secret), await nonceOf(alpha, data.length - TAG), data);
  if (!plain) throw unopened(where);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(plain);
  } catch {
    throw unopened(where);
  }
}

/** @param {string} where */
const unopened = (where) => new Fault("channel.message", where, "cannot be opened");

/** @param {bigint} secret */
const keyOf = (secret) => sha256(`key|${secret}`);

/** 13 bytes for plain texts whose length fits in two bytes, 12 for longer ones. @param {bigint} alpha @param {number} length */
const nonceOf = async (alpha, length) => (await sha256(`iv|${alpha}`)).subarray(0, length < 2 ** 16 ? 13 : 12);

/** @param {string} hex @param {string} where */
function bytesOf(hex, where) {
  if (!HEX.test(hex)) throw unopened(where);
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) => parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}
