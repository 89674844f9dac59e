// Asking until an answer comes: what a page does that nobody touches.

import { ApiError, backoff, pause } from "../base/api.js";

/** Whether the same question may be asked again. @param {unknown} error */
const passing = (error) => error instanceof ApiError && (error.isNetwork || error.status >= 500 || error.status === 429);

/**
 * Ask again and again while the network or the server is away; any other refusal is thrown.
 * @template T @param {() => Promise<T>} ask @param {AbortSignal} signal @returns {Promise<T>}
 */
export async function untilAnswered(ask, signal) {
  for (let attempt = 1; ; attempt += 1) {
    signal.throwIfAborted();
    try {
      return await ask();
    } catch (error) {
      if (signal.aborted || !passing(error)) throw error;
      await pause(backoff(attempt), signal);
    }
  }
}
