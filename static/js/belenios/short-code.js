// Codes that people read aloud and compare: eight characters without I, L, O and U.

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const BITS = 40;

/** The first 40 bits of a fingerprint (a tracker, say) as XXXX-XXXX. @param {string} fingerprint base 64 */
export function shortCode(fingerprint) {
  const bytes = Uint8Array.from(atob(fingerprint), (letter) => letter.charCodeAt(0)).subarray(0, BITS / 8);
  let rest = bytes.reduce((number, byte) => number * 256 + byte, 0);
  let code = "";
  for (let i = 0; i < BITS / 5; i++) {
    code = LETTERS[rest % 32] + code;
    rest = Math.floor(rest / 32);
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
