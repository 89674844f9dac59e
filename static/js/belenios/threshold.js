// What a group of trustees publishes of whom a threshold is enough, and the checks on all of it (sections 4.6.2 to 4.6.7).

import { dumps, items, loads, record, small } from "./canonical.js";
import { Fault } from "./faults.js";
import { requireMember, smallPower, times } from "./group.js";
import { fingerprint } from "./hashing.js";
import { residue } from "./numbers.js";
import { isBy, readSigned, writeSigned } from "./signed.js";
import { checkTrusteeKey, readTrusteeKey } from "./trustee-key.js";

/** @typedef {import("./signed.js").Signed} Signed */
/** @typedef {{verification: bigint, encryption: bigint}} Certificate */
/** @typedef {import("./trustee-key.js").TrusteeKey} TrusteeKey */
/** @typedef {{kind: "Pedersen", threshold: number, certs: Signed[], coefexps: Signed[], keys: TrusteeKey[]}} Pedersen */

/** @param {any} value @param {string} where @returns {Pedersen} */
export function readPedersen(value, where) {
  const fields = record(value, where, ["threshold", "certs", "coefexps", "verification_keys"]);
  const keys = items(fields.verification_keys, `${where}, verification_keys`);
  return {
    kind: "Pedersen",
    threshold: small(fields.threshold, `${where}, threshold`),
    certs: readAllSigned(fields.certs, `${where}, certificate`),
    coefexps: readAllSigned(fields.coefexps, `${where}, coefexps`),
    keys: keys.map((key, i) => readTrusteeKey(key, `${where}, verification key ${i + 1}`)),
  };
}

/** @param {any} value @param {string} where */
export const readAllSigned = (value, where) => items(value, where).map((one, i) => readSigned(one, `${where} ${i + 1}`));

/** The certificates of all trustees as the server hands them out: a list. @param {string} raw */
export const readCertificates = (raw) => readAllSigned(loads(raw, "certificates"), "certificate");

/** What all trustees compare with the big screen before they make shares. @param {Signed[]} certs */
export const certificatesFingerprint = (certs) => fingerprint(dumps(certs.map(writeSigned)));

/**
 * Each is signed with its own key, and no key stands in two.
 * @param {Signed[]} certs @param {string} where @returns {Promise<Certificate[]>}
 */
export async function checkCertificates(certs, where) {
  const certificates = [];
  for (const [i, cert] of certs.entries()) certificates.push(await checkCertificate(cert, `${where}, certificate ${i + 1}`));
  const keys = certificates.flatMap(({ verification, encryption }) => [verification, encryption]);
  if (new Set(keys).size !== keys.length) throw new Fault("setup.certificate_twice", where, "a key stands in two certificates");
  return certificates;
}

/** @param {Signed} cert @param {string} where @returns {Promise<Certificate>} */
async function checkCertificate(cert, where) {
  const names = ["verification", "encryption"];
  const fields = record(loads(cert.message, where), where, names);
  const [verification, encryption] = names.map((name) => {
    const key = residue(fields[name], `${where}, ${name}`);
    requireMember(key, `${where}, ${name}`);
    if (key === 1n) throw new Fault("setup.key_is_one", `${where}, ${name}`, "key is 1");
    return key;
  });
  if (!(await isBy(cert, verification))) throw new Fault("setup.certificate", where, "not signed with its own key");
  return { verification, encryption };
}

/**
 * Refuse a threshold that the number of trustees does not allow.
 * @param {number} threshold @param {number} count @param {string} where
 */
export function requireThreshold(threshold, count, where) {
  if (!Number.isInteger(threshold) || threshold < 1 || threshold > count) {
    throw new Fault("setup.threshold", where, "threshold must be from 1 to the number of trustees");
  }
}

/**
 * One list from each trustee, in the order of the certificates.
 * @param {Signed[]} coefexps @param {Certificate[]} certificates @param {number} threshold @param {string} where
 * @returns {Promise<bigint[][]>}
 */
export async function checkAllCoefexps(coefexps, certificates, threshold, where) {
  if (coefexps.length !== certificates.length) throw new Fault("setup.coefexps", where, "must be as many as certificates");
  const all = [];
  for (const [i, one] of coefexps.entries()) {
    all.push(await checkCoefexps(one, certificates[i], threshold, `${where}, coefexps ${i + 1}`));
  }
  return all;
}

/**
 * Signed by the trustee of the certificate, `threshold` many, all in the group.
 * @param {Signed} signed @param {Certificate} certificate @param {number} threshold @param {string} where
 * @returns {Promise<bigint[]>}
 */
async function checkCoefexps(signed, { verification }, threshold, where) {
  if (!(await isBy(signed, verification))) throw new Fault("setup.coefexps", where, "not signed by the trustee in the same place");
  const exps = readCoefexps(signed, where);
  if (exps.length !== threshold) throw new Fault("setup.coefexps", where, `must be ${threshold} numbers`);
  exps.forEach((one, i) => requireMember(one, `${where}, number ${i + 1}`));
  return exps;
}

/** The numbers A0, A1, … in a signed list. @param {Signed} signed @param {string} where */
export function readCoefexps(signed, where) {
  const { coefexps } = record(loads(signed.message, where), where, ["coefexps"]);
  return items(coefexps, where).map((one, i) => residue(one, `${where}, number ${i + 1}`));
}

/** The product of A_k^(j^k): the public side of what a trustee sends to number j. @param {bigint[]} exps @param {number} j */
export const shareKey = (exps, j) => exps.reduceRight((result, one) => times(smallPower(result, j), one), 1n);

/** Certificates, coefficients and verification keys of a group. @param {Pedersen} group @param {string} where */
export async function checkPedersen({ threshold, certs, coefexps, keys }, where) {
  const certificates = await checkCertificates(certs, where);
  requireThreshold(threshold, certificates.length, where);
  const all = await checkAllCoefexps(coefexps, certificates, threshold, where);
  if (keys.length !== certificates.length) throw new Fault("setup.verification_key", where, "must be one key for each trustee");
  for (const [i, key] of keys.entries()) {
    const place = `${where}, verification key ${i + 1}`;
    const expected = all.reduce((sum, exps) => times(sum, shareKey(exps, i + 1)), 1n);
    if (key.publicKey !== expected) throw new Fault("setup.verification_key", place, "does not follow from the coefexps");
    await checkTrusteeKey(key, place);
  }
}
