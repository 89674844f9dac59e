// The worker: does one job after another and forgets it. Nothing but the result, or a fault's code, goes back.

import { Fault } from "./faults.js";
import * as jobs from "./jobs.js";
import { patient } from "./progress.js";

/** @type {Promise<void>} */
let before = Promise.resolve();

self.addEventListener("message", ({ data }) => {
  before = before.then(() => work(data));
});

/** @param {{id?: number, job?: keyof typeof jobs}} asked and what the job needs; the job is to seal if none is named */
async function work({ id, job = "seal", ...asked }) {
  try {
    if (!Object.hasOwn(jobs, job)) throw new Fault("worker.unknown_job", "worker", "there is no such job");
    const onStep = patient((share) => self.postMessage({ id, progress: share }));
    const result = await jobs[job](/** @type {any} */ (asked), onStep);
    self.postMessage({ id, ...result });
  } catch (error) {
    const { code, where, message } = error instanceof Fault ? error : new Fault("worker.failed", "worker", "could not be done");
    self.postMessage({ id, error: { code, where, message } });
  }
}
