// AES-256 in CCM mode with a tag of 8 bytes (RFC 3610), from the browser's AES-CTR and AES-CBC.

const BLOCK = 16;
const TAG = 8;

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/**
 * @param {Bytes} key 32 bytes @param {Bytes} nonce 7 to 13 bytes @param {Bytes} plain
 * @returns {Promise<Bytes>} the ciphertext and the tag
 */
export async function ccmSeal(key, nonce, plain) {
  const covered = await counterMode(key, nonce, await tagOf(key, nonce, plain), plain);
  return concat(covered.subarray(BLOCK), covered.subarray(0, TAG));
}

/**
 * The plain text, or null if the tag does not fit.
 * @param {Bytes} key @param {Bytes} nonce @param {Bytes} sealed @returns {Promise<Bytes|null>}
 */
export async function ccmOpen(key, nonce, sealed) {
  if (sealed.length < TAG) return null;
  const [body, tag] = [sealed.subarray(0, -TAG), sealed.subarray(-TAG)];
  const uncovered = await counterMode(key, nonce, tag, body);
  const plain = uncovered.slice(BLOCK);
  const expected = await tagOf(key, nonce, plain);
  const difference = expected.reduce((sum, byte, i) => sum | (byte ^ uncovered[i]), 0);
  return difference === 0 ? plain : null;
}

/** The length field takes what the nonce leaves of a block. @param {Bytes} nonce */
const lengthBytes = (nonce) => BLOCK - 1 - nonce.length;

/**
 * The tag goes under counter 0, the text under the counters from 1 on.
 * @param {Bytes} key @param {Bytes} nonce @param {Bytes} tag @param {Bytes} text
 */
async function counterMode(key, nonce, tag, text) {
  const data = new Uint8Array(BLOCK + text.length);
  data.set(tag);
  data.set(text, BLOCK);
  const counter = new Uint8Array(BLOCK);
  counter[0] = lengthBytes(nonce) - 1;
  counter.set(nonce, 1);
  const how = { name: "AES-CTR", counter, length: 8 * lengthBytes(nonce) };
  return new Uint8Array(await crypto.subtle.encrypt(how, await aes(key, "AES-CTR"), data));
}

/**
 * CBC-MAC over the header block and the padded text: the last block before the one that CBC itself appends.
 * @param {Bytes} key @param {Bytes} nonce @param {Bytes} plain
 */
async function tagOf(key, nonce, plain) {
  const data = new Uint8Array(BLOCK + Math.ceil(plain.length / BLOCK) * BLOCK);
  data[0] = 8 * ((TAG - 2) / 2) + lengthBytes(nonce) - 1;
  data.set(nonce, 1);
  for (let i = 0, rest = plain.length; i < lengthBytes(nonce); i++, rest = Math.floor(rest / 256)) data[BLOCK - 1 - i] = rest % 256;
  data.set(plain, BLOCK);
  const how = { name: "AES-CBC", iv: new Uint8Array(BLOCK) };
  const chained = new Uint8Array(await crypto.subtle.encrypt(how, await aes(key, "AES-CBC"), data));
  return chained.slice(data.length - BLOCK, data.length - BLOCK + TAG);
}

/** @param {Bytes} key @param {string} name */
const aes = (key, name) => crypto.subtle.importKey("raw", key, name, false, ["encrypt"]);

/** @param {Bytes} head @param {Bytes} tail */
function concat(head, tail) {
  const whole = new Uint8Array(head.length + tail.length);
  whole.set(head);
  whole.set(tail, head.length);
  return whole;
}
