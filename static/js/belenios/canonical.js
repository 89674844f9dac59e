// Compact JSON, byte for byte as the protocol hashes it; nothing else is read.

import { Fault } from "./faults.js";

/** Half of a surrogate pair, escaped, which no other writer accepts. */
const HALF_CHARACTER = /(^|[^\\])(\\\\)*\\ud/;

/** The one way to write a value; fields in their order. @type {(value: any) => string} */
export const dumps = (value) => JSON.stringify(value);

/**
 * Read a value, and refuse a text that would be written in any other way.
 * @param {string} text @param {string} where @returns {any}
 */
export function loads(text, where) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Fault("bytes.not_json", where, "not JSON");
  }
  if (dumps(value) !== text || text.includes("\x7f") || HALF_CHARACTER.test(text)) {
    throw new Fault("bytes.not_canonical", where, "not written in the one compact way");
  }
  return value;
}

/**
 * An object with exactly these fields in this order; the optional ones stand in `names` too.
 * @param {any} value @param {string} where @param {string[]} names @param {string[]} optional @returns {Record<string, any>}
 */
export function record(value, where, names, optional = []) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw shape(where, "must be an object");
  const expected = names.filter((name) => Object.hasOwn(value, name) || !optional.includes(name));
  if (Object.keys(value).join() !== expected.join()) throw shape(where, `fields must be ${expected.join(", ")}`);
  return value;
}

/** @param {any} value @param {string} where @returns {any[]} */
export function items(value, where) {
  if (!Array.isArray(value)) throw shape(where, "must be a list");
  return value;
}

/** @param {any} value @param {string} where @returns {string} */
export function text(value, where) {
  if (typeof value !== "string") throw shape(where, "must be a string");
  return value;
}

/**
 * A whole number from 0 up to what every reader takes as an integer.
 * @param {any} value @param {string} where @returns {number}
 */
export function small(value, where) {
  if (!Number.isInteger(value) || value < 0 || value >= 2 ** 30) throw shape(where, "must be a small whole number");
  return value;
}

/** @param {string} where @param {string} message */
const shape = (where, message) => new Fault("bytes.shape", where, message);
