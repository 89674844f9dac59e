// What the making of keys asks of this holder now: pure, so that a reload and another tablet go on where one was.

/**
 * @typedef {"loading"|"make"|"save"|"send"|"compare"|"refused"|"share"|"finish"|"restore"|"wait"|"ready"} Phase
 * @typedef {{keys: any, holder: {done: boolean}, mine: any, kept: import("./vault.js").Kept|null, code: string}} At
 */

/** @param {At} at @returns {Phase} */
export function phaseOf({ keys, holder, mine, kept, code }) {
  if (mine?.group !== keys.group_id) return "loading";
  if (keys.step === "gathering") return gathering(holder, kept);
  if (!kept) return "restore";
  if (keys.step === "ready") return "ready";
  if (holder.done) return "wait";
  if (!code) return "loading";
  if (kept.refused === code) return "refused";
  if (kept.agreed !== code) return "compare";
  return keys.step === "sharing" ? "share" : "finish";
}

/** @param {{done: boolean}} holder @param {import("./vault.js").Kept|null} kept @returns {Phase} */
function gathering({ done }, kept) {
  if (done) return kept ? "wait" : "restore";
  if (!kept) return "make";
  return kept.saved ? "send" : "save";
}

/** The key on this device, unless another device has made the one that counts. @param {import("./vault.js").Kept|null} kept @param {any} mine */
export function valid(kept, mine) {
  const other = Boolean(mine?.public) && kept?.publicSide !== mine.public;
  return other ? null : kept;
}
