// Fast powers: a table for a base that is used again and again, a ladder for one with a few exponents.

import { G, P, Q, digitsOf } from "./group.js";

const BITS = 256;

/** Bits that one look-up takes: of 4 to 8, 5 and 6 make both tables and a ballot of 13-of-20 soonest. */
export const WINDOW = 6;

/** All powers base^(digit · 2^(window·place)), so that a power costs one multiplication a place. */
export class FixedBase {
  /** @param {bigint} base @param {number} window */
  constructor(base, window = WINDOW) {
    this.window = BigInt(window);
    this.mask = (1n << this.window) - 1n;
    /** @type {bigint[][]} */
    this.rows = [];
    for (let place = 0, step = base; place * window < BITS; place++) {
      const row = [1n];
      for (let digit = 1; digit < 1 << window; digit++) row.push((row[digit - 1] * step) % P);
      this.rows.push(row);
      step = (row[row.length - 1] * step) % P;
    }
  }

  /** base^exponent for 0 ≤ exponent < 2^256. @param {bigint} exponent */
  power(exponent) {
    let [result, rest] = [1n, exponent];
    for (const row of this.rows) {
      result = (result * row[Number(rest & this.mask)]) % P;
      rest >>= this.window;
    }
    return result;
  }
}

/** The powers base^(16^i), computed once, from which each further power costs about 90 multiplications. */
export class Ladder {
  /** @param {bigint} base */
  constructor(base) {
    this.rungs = [base];
    for (let i = 1; i < BITS / 4; i++) {
      let rung = this.rungs[i - 1];
      for (let j = 0; j < 4; j++) rung = (rung * rung) % P;
      this.rungs.push(rung);
    }
  }

  /** base^exponent for 0 ≤ exponent < 2^256. @param {bigint} exponent */
  power(exponent) {
    const buckets = Array(16).fill(1n);
    digitsOf(exponent).forEach((digit, i) => {
      if (digit) buckets[digit] = (buckets[digit] * this.rungs[this.rungs.length - 1 - i]) % P;
    });
    let [running, result] = [1n, 1n];
    for (let digit = 15; digit > 0; digit--) {
      running = (running * buckets[digit]) % P;
      result = (result * running) % P;
    }
    return result;
  }

  /** Is the base in the subgroup? */
  isMember() {
    return this.rungs[0] > 0n && this.rungs[0] < P && this.power(Q) === 1n;
  }
}

/** @type {FixedBase|undefined} */
let table;

/** The table of the generator g. */
export function generator() {
  table ??= new FixedBase(G);
  return table;
}

/** g^exponent. @param {bigint} exponent from 0 to q − 1 */
export const powerOfG = (exponent) => generator().power(exponent);
