// Who holds the key to a vote: single trustees and threshold groups together (section 4.7).

import { items, loads } from "./canonical.js";
import { Fault } from "./faults.js";
import { times } from "./group.js";
import { checkPedersen, readCoefexps, readPedersen } from "./threshold.js";
import { checkTrusteeKey, readTrusteeKey } from "./trustee-key.js";

/** @typedef {import("./trustee-key.js").TrusteeKey} TrusteeKey */
/** @typedef {{kind: "Single", keys: TrusteeKey[]} | import("./threshold.js").Pedersen} TrusteeKind */

/** Read the list; no proof is checked yet. @param {string} raw @returns {TrusteeKind[]} */
export const readTrustees = (raw) => items(loads(raw, "trustees"), "trustees").map((one, i) => readKind(one, `trustee ${i + 1}`));

/** @param {any} value @param {string} where @returns {TrusteeKind} */
function readKind(value, where) {
  const [kind, fields, more] = items(value, where);
  if (more === undefined && kind === "Single") return { kind, keys: [readTrusteeKey(fields, where)] };
  if (more === undefined && kind === "Pedersen") return readPedersen(fields, where);
  throw new Fault("bytes.shape", where, "must be Single or Pedersen");
}

/** All keys; the owner of the first has number 1. @param {TrusteeKind[]} trustees */
export const keysOf = (trustees) => trustees.flatMap(({ keys }) => keys);

/** Whose key is it, counted from 1 over all keys? @param {TrusteeKind[]} trustees @param {bigint} publicKey */
export function ownerOf(trustees, publicKey) {
  const found = keysOf(trustees).findIndex((key) => key.publicKey === publicKey);
  if (found < 0) throw new Fault("tally.owner", "trustees", "this key is not among them");
  return found + 1;
}

/**
 * Every key, proof and certificate, no key twice, and the product is the election key y.
 * @param {TrusteeKind[]} trustees @param {bigint} y
 */
export async function checkTrustees(trustees, y) {
  if (!trustees.length) throw new Fault("setup.trustees", "trustees", "there are none");
  for (const [i, one] of trustees.entries()) {
    if (one.kind === "Pedersen") await checkPedersen(one, `trustee ${i + 1}`);
    else await checkTrusteeKey(one.keys[0], `trustee ${i + 1}`);
  }
  const publicKeys = keysOf(trustees).map((key) => key.publicKey);
  if (new Set(publicKeys).size !== publicKeys.length) throw new Fault("setup.key_twice", "trustees", "two trustees have the same key");
  if (trustees.reduce((product, one) => times(product, subkeyOf(one)), 1n) !== y) {
    throw new Fault("setup.public_key", "election", "public key is not the product of the trustees' keys");
  }
}

/** @param {TrusteeKind} one */
function subkeyOf(one) {
  if (one.kind === "Single") return one.keys[0].publicKey;
  return one.coefexps.reduce((product, signed) => times(product, readCoefexps(signed, "coefexps")[0]), 1n);
}
