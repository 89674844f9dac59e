// Pages from the vault, else from the server; what two ask for is fetched once, what nobody waits for any more is given up.

import { getBytes } from "../../base/api.js";

/**
 * @typedef {{id: string, version: {id: string}}} Paper
 * @param {{vault: () => import("./vault.js").Vault, ready: Promise<void>, mayKeep: (document: string) => boolean,
 *   refused: (document: string, error: any) => void}} given
 */
export function makeFetching({ vault, ready, mayKeep, refused }) {
  /** @typedef {{waiters: number, stop: AbortController, bytes: Promise<Uint8Array>}} Job */
  /** @type {Map<string, Job>} */
  const jobs = new Map();

  /** @param {string} document @param {string} id @param {string} path @param {AbortSignal} signal */
  async function load(document, id, path, signal) {
    await ready;
    const kept = await vault().get(id);
    if (kept) return kept;
    let bytes;
    try {
      bytes = await getBytes(path, { signal });
    } catch (error) {
      if (!signal.aborted) refused(document, error);
      throw error;
    }
    // What was withdrawn while it came is not kept.
    if (mayKeep(document)) await vault().put(id, bytes);
    return bytes;
  }

  /** Two may not share it any more: one that came after it stays. @param {string} id @param {Job} job */
  function over(id, job) {
    if (jobs.get(id) === job) jobs.delete(id);
  }

  /** @param {string} document @param {string} id @param {string} path @returns {Job} */
  function begin(document, id, path) {
    const stop = new AbortController();
    /** @type {Job} */
    const job = { waiters: 0, stop, bytes: load(document, id, path, stop.signal).finally(() => over(id, job)) };
    jobs.set(id, job);
    return job;
  }

  /** @param {string} document @param {string} id @param {string} path @param {AbortSignal} [signal] @returns {Promise<Uint8Array>} bytes of one's own */
  async function ask(document, id, path, signal) {
    const job = jobs.get(id) ?? begin(document, id, path);
    job.waiters += 1;
    const leave = () => {
      job.waiters -= 1;
      if (job.waiters > 0) return;
      over(id, job);
      job.stop.abort();
    };
    signal?.addEventListener("abort", leave, { once: true });
    try {
      return (await job.bytes).slice();
    } finally {
      signal?.removeEventListener("abort", leave);
    }
  }

  return {
    /** A page as a PDF of one page. @param {Paper} document @param {number} n @param {AbortSignal} [signal] */
    page: ({ id, version }, n, signal) =>
      ask(id, pageId(id, version.id, n), `/documents/${id}/pages/${n}?version=${version.id}`, signal),
    /** A small picture of a page. @param {Paper} document @param {number} n @param {AbortSignal} [signal] */
    thumb: ({ id, version }, n, signal) =>
      ask(id, `thumb/${id}/${version.id}/${n}`, `/documents/${id}/thumbs/${n}?version=${version.id}`, signal),
    stop() {
      for (const { stop } of jobs.values()) stop.abort();
      jobs.clear();
    },
  };
}

/** @param {string} document @param {string} version @param {number} n */
export const pageId = (document, version, n) => `page/${document}/${version}/${n}`;
