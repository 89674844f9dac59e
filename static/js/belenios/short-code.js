// Codes that people read aloud and compare: eight characters without I, L, O and U.

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const BITS = 40;

/** The first 40 bits of a fingerprint (a tracker, say) as XXXX-XXXX. @param {string} fingerprint base 64 */
export const shortCode = (fingerprint) => codeOf(Uint8Array.from(atob(fingerprint), (letter) => letter.charCodeAt(0)));

/** The same of a hash in hexadecimal digits (the head, say). @param {string} hash */
export const codeOfHex = (hash) => codeOf(Uint8Array.from(hash.match(/../g) ?? [], (pair) => parseInt(pair, 16)));

/** @param {Uint8Array} bytes */
function codeOf(bytes) {
  let rest = bytes.subarray(0, BITS / 8).reduce((number, byte) => number * 256 + byte, 0);
  let code = "";
  for (let i = 0; i < BITS / 5; i++) {
    code = LETTERS[rest % 32] + code;
    rest = Math.floor(rest / 32);
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
