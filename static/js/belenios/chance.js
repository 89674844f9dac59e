// Chance: a source draws one number from 0 up to, not including, a bound. Only `secure` is for real ballots and keys.

import { Q } from "./group.js";

/** @typedef {(bound: bigint) => bigint} Source */

/** Uniform, from the browser's own generator: numbers that are too great are thrown away. @type {Source} */
export function secure(bound) {
  const bits = (bound - 1n).toString(2).length;
  const bytes = new Uint8Array(Math.ceil(bits / 8));
  const top = 0xff >> (bytes.length * 8 - bits);
  for (;;) {
    crypto.getRandomValues(bytes);
    bytes[0] &= top;
    const drawn = bytes.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
    if (drawn < bound) return drawn;
  }
}

/** A fresh exponent, uniform modulo q. @param {Source} source */
export const exponent = (source) => source(Q);
