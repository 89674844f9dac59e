// One scrutineer's key: made, read and checked (section 4.5).

import { record, text } from "./canonical.js";
import { exponent, secure } from "./chance.js";
import { Fault } from "./faults.js";
import { powerOfG } from "./fixed-base.js";
import { requireMember } from "./group.js";
import { residue } from "./numbers.js";
import { readProof, writeProof } from "./proofs/proof.js";
import { checkPossession, provePossession } from "./proofs/schnorr.js";

/** @typedef {import("./chance.js").Source} Source */
/** @typedef {{pok: import("./proofs/proof.js").Proof, publicKey: bigint, name?: string}} TrusteeKey */

/** A fresh private key, never 0. @param {Source} source @returns {bigint} */
export function newKey(source = secure) {
  const secret = exponent(source);
  return secret || newKey(source);
}

/**
 * The public side of a private key, with the proof that one has it.
 * @param {bigint} secret @param {string} [name] @param {Source} source @returns {Promise<TrusteeKey>}
 */
export async function trusteeKey(secret, name, source = secure) {
  const key = { pok: await provePossession(secret, source), publicKey: powerOfG(secret) };
  return name === undefined ? key : { ...key, name };
}

/** As it stands in the list of trustees. @param {TrusteeKey} key */
export function writeTrusteeKey({ pok, publicKey, name }) {
  const fields = { pok: writeProof(pok), public_key: String(publicKey) };
  return name === undefined ? fields : { ...fields, name };
}

/** @param {any} value @param {string} where @returns {TrusteeKey} */
export function readTrusteeKey(value, where) {
  const fields = record(value, where, ["pok", "public_key", "name"], ["name"]);
  const key = { pok: readProof(fields.pok, `${where}, pok`), publicKey: residue(fields.public_key, `${where}, public_key`) };
  return "name" in fields ? { ...key, name: text(fields.name, `${where}, name`) } : key;
}

/** The key is in the group, and its maker has the private one. @param {TrusteeKey} key @param {string} where */
export async function checkTrusteeKey({ pok, publicKey }, where) {
  requireMember(publicKey, where);
  if (publicKey === 1n) throw new Fault("setup.key_is_one", where, "public key is 1");
  if (!(await checkPossession(publicKey, pok))) {
    throw new Fault("setup.key_proof", where, "not proved that the trustee has the private key");
  }
}
