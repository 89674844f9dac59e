// Opening the sum: one trustee's part, and the check of anyone's (section 4.18).

import { dumps, items, loads, record } from "./canonical.js";
import { secure } from "./chance.js";
import { Fault } from "./faults.js";
import { powerOfG } from "./fixed-base.js";
import { power, requireMember } from "./group.js";
import { residue } from "./numbers.js";
import { checkDecryption, proveDecryption } from "./proofs/decryption.js";
import { readProof, writeProof } from "./proofs/proof.js";

/** @typedef {import("./election.js").Election} Election */
/** @typedef {import("./ciphertext.js").Ciphertext} Ciphertext */

/**
 * A trustee's part as JSON. The sums must be those that the trustee added up itself; each is checked to be in the group
 * first, for a power of anything else would betray a part of the key.
 * @param {Election} election @param {Ciphertext[][]} sums @param {bigint} secret @param {import("./chance.js").Source} source
 */
export async function decrypt(election, sums, secret, source = secure) {
  const publicKey = powerOfG(secret);
  sums.forEach((row, i) => row.forEach(({ alpha }, j) => requireMember(alpha, place("encrypted tally", i, j))));
  const decryption_factors = sums.map((row) => row.map(({ alpha }) => String(power(alpha, secret))));
  const decryption_proofs = [];
  for (const row of sums) {
    const proofs = [];
    for (const { alpha } of row) proofs.push(writeProof(await proveDecryption(election.hash, secret, publicKey, alpha, source)));
    decryption_proofs.push(proofs);
  }
  return dumps({ decryption_factors, decryption_proofs });
}

/**
 * Shape, subgroup and each proof of a trustee's part.
 * @param {Election} election @param {Ciphertext[][]} sums @param {bigint} publicKey @param {string} raw
 * @param {string} where
 */
export async function checkPart(election, sums, publicKey, raw, where) {
  const { decryption_factors, decryption_proofs } = record(loads(raw, where), where, ["decryption_factors", "decryption_proofs"]);
  const [factors, proofs] = [rows(decryption_factors, sums, where), rows(decryption_proofs, sums, where)];
  for (const [i, row] of sums.entries()) {
    for (const [j, { alpha }] of row.entries()) {
      const here = place(where, i, j);
      const factor = residue(factors[i][j], here);
      requireMember(factor, here);
      if (!(await checkDecryption(election.hash, publicKey, alpha, factor, readProof(proofs[i][j], here)))) {
        throw new Fault("tally.decryption", here, "not proved to be made with this trustee's key");
      }
    }
  }
}

/** @param {any} value @param {Ciphertext[][]} sums @param {string} where */
function rows(value, sums, where) {
  const all = items(value, where).map((row) => items(row, where));
  if (String(all.map((row) => row.length)) !== String(sums.map((row) => row.length)) || all.length !== sums.length) {
    throw new Fault("tally.decryption_shape", where, "must have one factor and one proof for each sum");
  }
  return all;
}

/** @param {string} where @param {number} i @param {number} j */
const place = (where, i, j) => `${where}, question ${i + 1}, choice ${j + 1}`;
