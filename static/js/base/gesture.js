// Ids of gestures: what is sent again under the same one is done once.

/** An id of a gesture; plain HTTP on a LAN has no crypto.randomUUID. @param {Crypto} [source] */
export function newGesture(source = globalThis.crypto) {
  if (typeof source.randomUUID === "function") return source.randomUUID();
  return Array.from(source.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
