// The page's side of the worker.

import { Fault } from "./faults.js";

/** @typedef {typeof import("./jobs.js")} Jobs */
/** @typedef {{resolve: (result: any) => void, reject: (fault: Fault) => void, onProgress: (share: number) => void}} Waiting */

/** A worker of one's own. `close` ends it, and with it all that it knew. */
export class Sealer {
  /** @type {Map<number, Waiting>} */
  #waiting = new Map();
  #last = 0;
  #worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });

  constructor() {
    this.#worker.addEventListener("message", ({ data }) => this.#hear(data));
    this.#worker.addEventListener("error", () => this.#end(new Fault("worker.failed", "worker", "could not be started")));
  }

  /**
   * Have a job of jobs.js done; `onProgress` hears the share that is done if it takes over half a second.
   * @template {keyof Jobs} Name @param {Name} job @param {Parameters<Jobs[Name]>[0]} asked
   * @param {(share: number) => void} onProgress @returns {Promise<Awaited<ReturnType<Jobs[Name]>>>}
   */
  ask(job, asked, onProgress = () => {}) {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, onProgress });
      this.#worker.postMessage({ ...asked, id, job });
    });
  }

  /** End the worker; whoever still waits is told. */
  close() {
    this.#worker.terminate();
    this.#end(new Fault("worker.closed", "worker", "was closed"));
  }

  /** @param {any} data */
  #hear({ id, progress, error, ...result }) {
    const waiting = this.#waiting.get(id);
    if (progress !== undefined) return waiting?.onProgress(progress);
    this.#waiting.delete(id);
    if (error) return waiting?.reject(new Fault(error.code, error.where, error.message));
    waiting?.resolve(result);
  }

  /** @param {Fault} fault */
  #end(fault) {
    for (const { reject } of this.#waiting.values()) reject(fault);
    this.#waiting.clear();
  }
}
