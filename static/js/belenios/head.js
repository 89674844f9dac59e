// The chain of an archive's events: the head hash that is announced before the box closes (section 4.4).

import { dumps } from "./canonical.js";
import { fileHash } from "./hashing.js";

/** @typedef {{election: string, trustees: string, credentials: string}} Setup the bytes that are archived */

/**
 * The hash of the last event after these ballots, and of EndBallots if the box is closed.
 * @param {Setup} setup @param {string[]} ballots @param {boolean} closed
 */
export async function headOf({ election, trustees, credentials }, ballots, closed) {
  const hashes = { election: await fileHash(election), trustees: await fileHash(trustees), credentials: await fileHash(credentials) };
  let head = await fileHash(dumps({ height: 0, type: "Setup", payload: await fileHash(dumps(hashes)) }));
  for (const [i, ballot] of ballots.entries()) {
    head = await fileHash(dumps({ parent: head, height: i + 1, type: "Ballot", payload: await fileHash(ballot) }));
  }
  if (!closed) return head;
  return fileHash(dumps({ parent: head, height: ballots.length + 1, type: "EndBallots" }));
}
