// Asking for the book: several wishes become one request; where no answer comes it is asked again.

import { backoff } from "../../base/api.js";
import { isPassing } from "./outbox.js";

/** So many milliseconds, by chance, before a hall asks anew: not all at once. */
const CHANCE = 1500;
export const byChance = () => CHANCE * Math.random();

/** @param {{ask: () => Promise<void>, isOver: () => boolean}} given */
export function makeAsking({ ask, isOver }) {
  let timer = 0;
  let asking = false;
  let again = false;
  let failures = 0;

  async function run() {
    asking = true;
    again = false;
    try {
      await ask();
      failures = 0;
    } catch (problem) {
      failures += 1;
      if (!isOver() && isPassing(problem)) timer = window.setTimeout(() => void run(), backoff(failures) + 500 * Math.random());
    } finally {
      asking = false;
      if (again) refresh(byChance());
    }
  }

  /** Ask for the book after `delay`. @param {number} [delay] */
  function refresh(delay = 0) {
    if (isOver()) return;
    if (asking) {
      again = true;
      return;
    }
    clearTimeout(timer);
    timer = window.setTimeout(() => void run(), delay);
  }

  return { refresh, close: () => clearTimeout(timer) };
}
