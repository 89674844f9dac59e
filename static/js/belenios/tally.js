// Adding up sealed ballots, as every scrutineer does before opening the sum (section 4.16).

import { checkBallot, checkSignature, readBallot } from "./ballot.js";
import { dumps } from "./canonical.js";
import { product, weighted, writeCiphertext } from "./ciphertext.js";
import { countOfValues } from "./election.js";
import { Fault } from "./faults.js";
import { fileHash, fingerprint } from "./hashing.js";

/** @typedef {import("./election.js").Election} Election */
/** @typedef {import("./ciphertext.js").Ciphertext} Ciphertext */
/** @typedef {{credential: bigint, tracker: string, choices: Ciphertext[][], proofs: boolean}} Counted what is kept of a ballot */
/** @typedef {{sums: Ciphertext[][], raw: string, numTallied: number, totalWeight: number}} Tally */

/**
 * Read all accepted ballots in their order: each for this election, signed with a credential of the roll, and none twice.
 * With `proofs` every proof is checked too, which takes about half a second a ballot on a tablet. What was checked stays
 * in `known`, by its hash: whoever reads while people vote has little to do when the box closes.
 * @param {Election} election @param {Map<bigint, number>} roll @param {string[]} raws
 * @param {{proofs?: boolean, onStep?: (share: number) => void, known?: Map<string, Counted>, first?: number}} options
 *   first: the place in the box of the first of these, from 0
 */
export async function readBox(election, roll, raws, { proofs = false, onStep = () => {}, known = new Map(), first = 0 } = {}) {
  const seen = new Set();
  for (const [i, raw] of raws.entries()) {
    const where = `ballot ${first + i + 1}`;
    const tracker = await fingerprint(raw);
    if (seen.has(tracker)) throw new Fault("again.same_ballot", where, "this ballot came before");
    seen.add(tracker);
    const before = known.get(tracker);
    if (!before || (proofs && !before.proofs)) known.set(tracker, await readOne(election, raw, proofs, where));
    if (!roll.has(/** @type {Counted} */ (known.get(tracker)).credential)) {
      throw new Fault("context.unknown_credential", where, "credential is not on the roll");
    }
    onStep((i + 1) / raws.length);
  }
  return [...seen].map((tracker) => /** @type {Counted} */ (known.get(tracker)));
}

/** @param {Election} election @param {string} raw @param {boolean} proofs @param {string} where @returns {Promise<Counted>} */
async function readOne(election, raw, proofs, where) {
  try {
    const ballot = proofs ? await checkBallot(election, raw) : await readBallot(election, raw);
    if (!proofs) await checkSignature(ballot);
    const { credential, tracker, answers } = ballot;
    return { credential, tracker, choices: answers.map(({ choices }) => choices), proofs };
  } catch (error) {
    throw error instanceof Fault ? error.within(where) : error;
  }
}

/** Of each credential the last ballot only. @param {Counted[]} ballots */
function lastBallots(ballots) {
  const kept = new Map();
  for (const ballot of ballots) kept.set(ballot.credential, ballot);
  return [...kept.values()];
}

/**
 * The encrypted tally of all accepted ballots, from which the last ones are taken.
 * @param {Election} election @param {Counted[]} ballots @param {Map<bigint, number>} roll @returns {Tally}
 */
export function addUp(election, ballots, roll) {
  const kept = lastBallots(ballots).map(({ credential, choices }) => ({ choices, weight: roll.get(credential) ?? 0 }));
  const sums = election.questions.map((question, i) =>
    Array.from({ length: countOfValues(question) }, (_, j) => product(kept.map(({ choices, weight }) => weighted(choices[i][j], weight)))),
  );
  return {
    sums,
    raw: dumps(sums.map((row) => row.map(writeCiphertext))),
    numTallied: kept.length,
    totalWeight: kept.reduce((sum, { weight }) => sum + weight, 0),
  };
}

/** The bytes of the sized_encrypted_tally. @param {Tally} tally */
export async function sizedRaw({ raw, numTallied, totalWeight }) {
  return dumps({ num_tallied: numTallied, total_weight: totalWeight, encrypted_tally: await fileHash(raw) });
}

/** Refuse an encrypted tally that is not what the ballots add up to. @param {Tally} mine @param {string} theirs */
export function requireSame(mine, theirs) {
  if (mine.raw !== theirs) throw new Fault("tally.encrypted_tally", "encrypted tally", "not what the ballots add up to");
}
