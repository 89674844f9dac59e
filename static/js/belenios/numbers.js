// Big numbers as the protocol writes them: decimal strings with exactly one spelling each.

import { Fault } from "./faults.js";
import { P, Q, outside } from "./group.js";

const DECIMAL = /^(0|[1-9][0-9]*)$/;
const ELEMENT_DIGITS = String(P).length;
const EXPONENT_DIGITS = String(Q).length;

/** @param {any} value @param {string} where @returns {string} */
function decimal(value, where) {
  if (typeof value !== "string" || !DECIMAL.test(value)) {
    throw new Fault("bytes.number", where, "must be a decimal number in a string");
  }
  return value;
}

/** A number with 0 < x < p; the subgroup is checked by those who compute with it. @param {any} value @param {string} where */
export function residue(value, where) {
  const digits = decimal(value, where);
  const element = digits.length <= ELEMENT_DIGITS ? BigInt(digits) : P;
  if (element <= 0n || element >= P) throw outside(where);
  return element;
}

/** A number with 0 ≤ x < q. @param {any} value @param {string} where */
export function exponentOf(value, where) {
  const digits = decimal(value, where);
  const result = digits.length <= EXPONENT_DIGITS ? BigInt(digits) : Q;
  if (result >= Q) throw new Fault("group.exponent", where, "must be less than q");
  return result;
}

/**
 * An exponent in a letter between trustees, where others do not always take the remainder.
 * @param {any} value @param {string} where
 */
export function unreduced(value, where) {
  const digits = decimal(value, where);
  if (digits.length > 2 * EXPONENT_DIGITS) throw new Fault("group.exponent", where, "much greater than q");
  return BigInt(digits) % Q;
}
