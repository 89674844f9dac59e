// The hash functions of the protocol: fingerprints, file names, challenges.

import { Q } from "./group.js";

const encoder = new TextEncoder();

/** The bytes of a text in UTF-8. @param {string} text */
export const utf8 = (text) => encoder.encode(text);

/** @param {string} text */
export async function sha256(text) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", utf8(text)));
}

/** @param {Uint8Array} bytes */
export const hexOf = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** The bytes of a big-endian number modulo q. @param {Uint8Array} bytes */
export const modQ = (bytes) => BigInt(`0x${hexOf(bytes)}`) % Q;

/** SHA-256 in Base64 without padding: election hash, tracker, signed hash (section 4.15). @param {string} text */
export async function fingerprint(text) {
  return btoa(String.fromCharCode(...(await sha256(text)))).replace(/=+$/, "");
}

/** SHA-256 in hexadecimal: the name of a file in the archive (section 4.4). @param {string} text */
export const fileHash = async (text) => hexOf(await sha256(text));

/** SHA-256 of a statement as a number modulo q (sections 4.5, 4.12). @param {string} statement */
export const toExponent = async (statement) => modQ(await sha256(statement));
