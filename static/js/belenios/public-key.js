// The election's public key with its table.

import { FixedBase } from "./fixed-base.js";

/** The key y; its table is made when it is first used. */
export class PublicKey {
  /** @type {FixedBase|undefined} */
  #table;

  /** @param {bigint} y */
  constructor(y) {
    this.y = y;
  }

  /** y^exponent. @param {bigint} exponent from 0 to q − 1 */
  power(exponent) {
    this.#table ??= new FixedBase(this.y);
    return this.#table.power(exponent);
  }
}
