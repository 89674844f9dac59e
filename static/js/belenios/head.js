// The chain of an archive's events: the head hash that is announced before the box closes (section 4.4).

import { dumps } from "./canonical.js";
import { fileHash } from "./hashing.js";

/** @typedef {{election: string, trustees: string, credentials: string}} Setup the bytes that are archived */

/**
 * The hash of the last event after these ballots, and of EndBallots if the box is closed.
 * @param {Setup} setup @param {string[]} ballots @param {boolean} closed
 */
export async function headOf(setup, ballots, closed) {
  const { before, after } = await headsOf(setup, ballots);
  return closed ? after : before;
}

/** The head before and after the box is closed. @param {Setup} setup @param {string[]} ballots */
export async function headsOf({ election, trustees, credentials }, ballots) {
  const hashes = { election: await fileHash(election), trustees: await fileHash(trustees), credentials: await fileHash(credentials) };
  let before = await fileHash(dumps({ height: 0, type: "Setup", payload: await fileHash(dumps(hashes)) }));
  for (const [i, ballot] of ballots.entries()) {
    before = await fileHash(dumps({ parent: before, height: i + 1, type: "Ballot", payload: await fileHash(ballot) }));
  }
  return { before, after: await fileHash(dumps({ parent: before, height: ballots.length + 1, type: "EndBallots" })) };
}
