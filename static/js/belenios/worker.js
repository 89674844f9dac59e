// The worker: does one job after another and forgets it. Nothing but the result, or a fault's code, goes back.

import { Fault } from "./faults.js";
import * as jobs from "./jobs.js";

const QUIET_MS = 500;
const EVERY_MS = 100;

/** @type {Promise<void>} */
let before = Promise.resolve();

self.addEventListener("message", ({ data }) => {
  before = before.then(() => work(data));
});

/** @param {{id?: number, job?: keyof typeof jobs}} asked and what the job needs; the job is to seal if none is named */
async function work({ id, job = "seal", ...asked }) {
  try {
    if (!Object.hasOwn(jobs, job)) throw new Fault("worker.unknown_job", "worker", "there is no such job");
    const result = await jobs[job](/** @type {any} */ (asked), progress(id));
    self.postMessage({ id, ...result });
  } catch (error) {
    const { code, where, message } = error instanceof Fault ? error : new Fault("worker.failed", "worker", "could not be done");
    self.postMessage({ id, error: { code, where, message } });
  }
}

/** Tells the share that is done, once it has taken long enough for anyone to wonder. @param {number|undefined} id */
function progress(id) {
  let next = performance.now() + QUIET_MS;
  return (/** @type {number} */ share) => {
    if (performance.now() < next) return;
    next = performance.now() + EVERY_MS;
    self.postMessage({ id, progress: share });
  };
}
