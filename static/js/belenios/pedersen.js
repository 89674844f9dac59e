// A trustee's part in making one key of which any t of n can open the vote, through a server that learns nothing (4.6).

import { dumps, items, loads, record, text } from "./canonical.js";
import { exponent, secure } from "./chance.js";
import { receive, send } from "./channel.js";
import { BASE58 } from "./credentials.js";
import { Fault } from "./faults.js";
import { powerOfG } from "./fixed-base.js";
import { Q } from "./group.js";
import { toExponent } from "./hashing.js";
import { unreduced } from "./numbers.js";
import { makeSigned, writeSigned } from "./signed.js";
import { checkAllCoefexps, checkCertificates, readAllSigned, readCertificates, requireThreshold, shareKey } from "./threshold.js";
import { trusteeKey, writeTrusteeKey } from "./trustee-key.js";

/** @typedef {import("./chance.js").Source} Source */
/** @typedef {import("./threshold.js").Certificate} Certificate */
/** @typedef {{signing: bigint, decryption: bigint, verification: bigint, encryption: bigint}} Identity */

const SEED_LENGTH = 22;

/** A fresh secret seed, from which all else follows. @param {Source} source */
export const newSeed = (source = secure) => Array.from({ length: SEED_LENGTH }, () => BASE58[Number(source(58n))]).join("");

/** The four keys of a seed. @param {string} seed @returns {Promise<Identity>} */
export async function identityOf(seed) {
  const [signing, decryption] = [await toExponent(`sk|${seed}`), await toExponent(`dk|${seed}`)];
  return { signing, decryption, verification: powerOfG(signing), encryption: powerOfG(decryption) };
}

/** Step 1: the certificate, as JSON. @param {Identity} me @param {Source} source */
export async function makeCertificate({ signing, verification, encryption }, source = secure) {
  const message = dumps({ verification: String(verification), encryption: String(encryption) });
  return dumps(writeSigned(await makeSigned(message, signing, source)));
}

/**
 * Step 3, after everyone compared the certificates' fingerprint: a random polynomial and its value for each of the others, as JSON.
 * @param {Identity} me @param {string} certsRaw all certificates, a JSON list @param {number} threshold @param {Source} source
 */
export async function makePolynomial(me, certsRaw, threshold, source = secure) {
  const certificates = await checkCertificates(readCertificates(certsRaw), "certificates");
  myNumber(me, certificates);
  requireThreshold(threshold, certificates.length, "certificates");
  const coefficients = Array.from({ length: threshold }, () => exponent(source));
  const secrets = [];
  for (const [i, { encryption }] of certificates.entries()) {
    const share = dumps({ secret: String(valueAt(coefficients, BigInt(i + 1))) });
    secrets.push(await send(me.signing, encryption, share, source));
  }
  const exps = dumps({ coefexps: coefficients.map((one) => String(powerOfG(one))) });
  const kept = dumps({ polynomial: coefficients.map(String) });
  const polynomial = await send(me.signing, me.encryption, kept, source);
  return dumps({ polynomial, secrets, coefexps: writeSigned(await makeSigned(exps, me.signing, source)) });
}

/** @param {bigint[]} coefficients @param {bigint} j */
const valueAt = (coefficients, j) => coefficients.reduceRight((value, one) => (value * j + one) % Q, 0n);

/** Which trustee am I, counted from 1? @param {Identity} me @param {Certificate[]} certificates */
function myNumber({ verification, encryption }, certificates) {
  const found = certificates.findIndex((one) => one.verification === verification && one.encryption === encryption);
  if (found < 0) throw new Fault("setup.certificate", "certificates", "mine is not among them");
  return found + 1;
}

/**
 * Step 5: check all shares and add them up to the decryption key; the answer for the server is JSON.
 * @param {Identity} me @param {string} certsRaw @param {number} threshold @param {string} vinputRaw what the server routed here
 * @param {Source} source
 */
export async function makeVoutput(me, certsRaw, threshold, vinputRaw, source = secure) {
  const certificates = await checkCertificates(readCertificates(certsRaw), "certificates");
  const j = myNumber(me, certificates);
  const vinput = record(loads(vinputRaw, "vinput"), "vinput", ["polynomial", "secrets", "coefexps"]);
  const coefexps = await checkAllCoefexps(readAllSigned(vinput.coefexps, "vinput"), certificates, threshold, "vinput");
  await checkOwnPolynomial(me, text(vinput.polynomial, "vinput"), coefexps[j - 1]);
  const secrets = items(vinput.secrets, "vinput");
  if (secrets.length !== certificates.length) throw new Fault("bytes.shape", "vinput", "must have one secret from each trustee");
  let total = 0n;
  for (const [i, sealed] of secrets.entries()) {
    const where = `secret ${i + 1}`;
    const share = await openShare(me, certificates[i], text(sealed, where), shareKey(coefexps[i], j), where);
    total = (total + share) % Q;
  }
  const private_key = await send(me.signing, me.encryption, dumps({ decryption_key: String(total) }), source);
  return dumps({ private_key, public_key: writeTrusteeKey(await trusteeKey(total, undefined, source)) });
}

/**
 * The server gave back the polynomial and the coefexps that this trustee made.
 * @param {Identity} me @param {string} sealed @param {bigint[]} exps
 */
async function checkOwnPolynomial(me, sealed, exps) {
  const where = "polynomial";
  const message = await receive(me.decryption, me.verification, sealed, where);
  const mine = items(record(loads(message, where), where, [where]).polynomial, where);
  if (mine.map((one) => powerOfG(unreduced(one, where))).join() !== exps.join()) {
    throw new Fault("channel.share", where, "not the one that this trustee made");
  }
}

/** @param {Identity} me @param {Certificate} sender @param {string} sealed @param {bigint} expected @param {string} where */
async function openShare(me, sender, sealed, expected, where) {
  const message = await receive(me.decryption, sender.verification, sealed, where);
  const share = unreduced(record(loads(message, where), where, ["secret"]).secret, where);
  if (powerOfG(share) !== expected) throw new Fault("channel.share", where, "does not fit the sender's coefexps");
  return share;
}

/**
 * The private key that this trustee sealed for itself in step 5; the server keeps the sealed text.
 * @param {Identity} me @param {string} sealed
 */
export async function openDecryptionKey(me, sealed) {
  const where = "decryption key";
  const message = await receive(me.decryption, me.verification, sealed, where);
  return unreduced(record(loads(message, where), where, ["decryption_key"]).decryption_key, where);
}
