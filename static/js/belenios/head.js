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
export async function headsOf(setup, ballots) {
  const before = await extended(await beginningOf(setup), 0, ballots);
  return { before, after: await fileHash(dumps({ parent: before, height: ballots.length + 1, type: "EndBallots" })) };
}

/** The head of an empty box. @param {Setup} setup */
export async function beginningOf({ election, trustees, credentials }) {
  const hashes = { election: await fileHash(election), trustees: await fileHash(trustees), credentials: await fileHash(credentials) };
  return fileHash(dumps({ height: 0, type: "Setup", payload: await fileHash(dumps(hashes)) }));
}

/** The head after these ballots, that come behind `count` others. @param {string} head @param {number} count @param {string[]} ballots */
export async function extended(head, count, ballots) {
  for (const [i, ballot] of ballots.entries()) {
    head = await fileHash(dumps({ parent: head, height: count + i + 1, type: "Ballot", payload: await fileHash(ballot) }));
  }
  return head;
}
