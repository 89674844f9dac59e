// Messages that trustees sign: certificates, coefficients, letters (section 4.6.1).

import { record, text } from "./canonical.js";
import { readProof, writeProof } from "./proofs/proof.js";
import { checkMessageSignature, signMessage } from "./proofs/schnorr.js";

/** @typedef {{message: string, signature: import("./proofs/proof.js").Proof}} Signed */

/** @param {string} message @param {bigint} secret @param {import("./chance.js").Source} source @returns {Promise<Signed>} */
export const makeSigned = async (message, secret, source) => ({ message, signature: await signMessage(message, secret, source) });

/** @param {Signed} signed */
export const writeSigned = ({ message, signature }) => ({ message, signature: writeProof(signature) });

/** @param {any} value @param {string} where @returns {Signed} */
export function readSigned(value, where) {
  const fields = record(value, where, ["message", "signature"]);
  return { message: text(fields.message, where), signature: readProof(fields.signature, `${where}, signature`) };
}

/** Was it signed with the key of `verification`? @param {Signed} signed @param {bigint} verification */
export const isBy = ({ message, signature }, verification) => checkMessageSignature(message, verification, signature);
