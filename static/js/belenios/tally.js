// Adding up sealed ballots, as every scrutineer does before opening the sum (section 4.16).

import { checkBallot, checkSignature, readBallot } from "./ballot.js";
import { dumps } from "./canonical.js";
import { product, weighted, writeCiphertext } from "./ciphertext.js";
import { countOfValues } from "./election.js";
import { Fault } from "./faults.js";
import { fileHash } from "./hashing.js";

/** @typedef {import("./election.js").Election} Election */
/** @typedef {import("./ballot.js").Ballot} Ballot */
/** @typedef {import("./ciphertext.js").Ciphertext} Ciphertext */
/** @typedef {{sums: Ciphertext[][], raw: string, numTallied: number, totalWeight: number}} Tally */

/**
 * Read all accepted ballots in their order: each for this election, signed with a credential of the roll, and none twice.
 * With `proofs` every proof is checked too, which takes about half a second a ballot on a tablet.
 * @param {Election} election @param {Map<bigint, number>} roll @param {string[]} raws
 * @param {{proofs?: boolean, onStep?: (share: number) => void}} options
 */
export async function readBox(election, roll, raws, { proofs = false, onStep = () => {} } = {}) {
  const [ballots, seen] = [/** @type {Ballot[]} */ ([]), new Set()];
  for (const [i, raw] of raws.entries()) {
    ballots.push(await readOne(election, roll, raw, proofs).catch((error) => Promise.reject(placed(error, i + 1))));
    if (seen.has(ballots[i].tracker)) throw new Fault("again.same_ballot", `ballot ${i + 1}`, "this ballot came before");
    seen.add(ballots[i].tracker);
    onStep((i + 1) / raws.length);
  }
  return ballots;
}

/** @param {any} error @param {number} number */
const placed = (error, number) => (error instanceof Fault ? error.within(`ballot ${number}`) : error);

/** @param {Election} election @param {Map<bigint, number>} roll @param {string} raw @param {boolean} proofs */
async function readOne(election, roll, raw, proofs) {
  const ballot = proofs ? await checkBallot(election, raw) : await readBallot(election, raw);
  if (!roll.has(ballot.credential)) throw new Fault("context.unknown_credential", "credential", "not on the roll");
  if (!proofs) await checkSignature(ballot);
  return ballot;
}

/** Of each credential the last ballot only. @param {Ballot[]} ballots */
function lastBallots(ballots) {
  const kept = new Map();
  for (const ballot of ballots) kept.set(ballot.credential, ballot);
  return [...kept.values()];
}

/** The encrypted tally of all accepted ballots, from which the last ones are taken. @param {Election} election @param {Ballot[]} ballots @param {Map<bigint, number>} roll @returns {Tally} */
export function addUp(election, ballots, roll) {
  const kept = lastBallots(ballots).map((ballot) => ({ ballot, weight: roll.get(ballot.credential) ?? 0 }));
  const sums = election.questions.map((question, i) =>
    Array.from({ length: countOfValues(question) }, (_, j) =>
      product(kept.map(({ ballot, weight }) => weighted(ballot.answers[i].choices[j], weight))),
    ),
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
