// How many scrutineers open the box: what is proposed, and what may be asked for. Pure.

/** @typedef {{kind: "all"|"threshold", threshold: number|null}} Policy */

const FEWEST_FOR_THRESHOLD = 3;

/** The majority of n holders, where the rest is not everybody; else all of them. @param {number} n @returns {Policy} */
export function usualPolicy(n) {
  return n < FEWEST_FOR_THRESHOLD ? { kind: "all", threshold: null } : { kind: "threshold", threshold: Math.floor(n / 2) + 1 };
}

/** The policy for n holders that is nearest to the one wished for. @param {Policy} wished @param {number} n @returns {Policy} */
export function allowedPolicy({ kind, threshold }, n) {
  if (kind === "all" || n < FEWEST_FOR_THRESHOLD) return { kind: "all", threshold: null };
  return { kind, threshold: Math.min(n - 1, Math.max(2, threshold ?? 2)) };
}
