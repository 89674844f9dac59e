// Documents that go from this device: withdrawn, out of time, no longer in the book; all when the meeting has ended. The server is told of each.

import { batch } from "@preact/signals";
import { backoff, pause, post } from "../../base/api.js";
import { isPassing } from "./outbox.js";

/**
 * @param {object} given
 * @param {string} given.meetingId
 * @param {import("./holdings.js").Holdings} given.held
 * @param {Promise<void>} given.ready
 * @param {ReturnType<typeof import("./outbox.js").makeOutbox>} given.outbox
 * @param {() => void} given.stop nothing is fetched or sent any more
 */
export function makeRemoval({ meetingId, held, ready, outbox, stop }) {
  /** Documents of which this device has said that they are gone, until they come back. @type {Set<string>} */
  const told = new Set();

  /** @param {string[]} ids */
  function tell(ids) {
    const fresh = [...new Set(ids)].filter((id) => !told.has(id));
    for (const id of fresh) told.add(id);
    if (fresh.length) void report(fresh);
  }

  /** Tell that this device has forgotten them, until it is heard. @param {string[]|null} documents null: all */
  async function report(documents) {
    for (let attempt = 1; !held.closed.value; attempt += 1) {
      try {
        await post(`/meetings/${meetingId}/wiped`, { documents });
        return;
      } catch (problem) {
        if (!isPassing(problem)) return;
        await pause(backoff(attempt));
      }
    }
  }

  return {
    tell,
    /** These are here, whatever was said before. @param {string[]} ids */
    cameBack(ids) {
      for (const id of ids) told.delete(id);
    },
    /** Withdrawn. @param {string[]} ids */
    async takeAway(ids) {
      const fresh = ids.filter((id) => !held.withdrawn.value.has(id));
      if (!fresh.length) return;
      const known = held.documents().map((one) => one.id).filter((id) => fresh.includes(id));
      batch(() => {
        held.withdrawn.value = new Set([...held.withdrawn.value, ...fresh]);
        held.leaveOut(fresh);
      });
      await ready;
      await outbox.drop((document) => fresh.includes(document));
      const had = await held.drop(({ document }) => fresh.includes(document));
      tell([...known, ...had]);
    },
    /** What was withdrawn and is not any more may come back. @param {string[]} withdrawn all that are */
    restore(withdrawn) {
      const still = [...held.withdrawn.value].filter((id) => withdrawn.includes(id));
      if (still.length < held.withdrawn.value.size) held.withdrawn.value = new Set(still);
    },
    /** The time to read them is over, also without a network. @param {number} now */
    async letExpire(now) {
      const over = held.documents().filter((one) => one.until && Date.parse(one.until) <= now).map((one) => one.id);
      if (!over.length) return;
      held.leaveOut(over);
      await held.drop(({ document }) => over.includes(document));
    },
    /** The meeting has ended. */
    async takeAllAway() {
      if (held.ended.value) return;
      held.ended.value = true;
      await ready;
      stop();
      if (await held.clear()) await report(null);
    },
  };
}
