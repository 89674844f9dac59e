// Scans that a gate could not send: kept on this device with their time, sent when the network is back.

import { ApiError, post } from "../base/api.js";
import { base } from "../base/page.js";

const KEY = `gate-kept:${base}`;
const MISSED = `gate-missed:${base}`;
const MOST = 1000;
const LIFE = 12 * 3600_000; // what a badge logs in with does not stay on a device overnight
const TOKEN = /^[0-9a-f]{64}$/;
const SERVER_BUSY = new Set([429, 502, 503, 504]);

/** @typedef {{badge: string, sitting: string, at: string}} Kept `badge` is its login token, never its secret */

/** @returns {Kept[]} */
export function readKept() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => TOKEN.test(one.badge) && Date.now() - Date.parse(one.at) < LIFE) : [];
  } catch {
    return [];
  }
}

/** @param {Kept[]} kept */
function write(kept) {
  try {
    if (kept.length) localStorage.setItem(KEY, JSON.stringify(kept));
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
}

/**
 * Keep a scan; the same badge is kept once for each sitting.
 * @param {Kept} scan @returns {boolean} whether it is kept now
 */
export function keep(scan) {
  const kept = readKept();
  if (kept.some((one) => one.badge === scan.badge && one.sitting === scan.sitting)) return true;
  return kept.length < MOST && write([...kept, scan]);
}

/** Kept scans that were refused in the end: when, and why. @returns {{at: string, text: string}[]} */
export function readMissed() {
  try {
    const missed = JSON.parse(localStorage.getItem(MISSED) ?? "[]");
    return Array.isArray(missed) ? missed : [];
  } catch {
    return [];
  }
}

/** @param {{at: string, text: string}[]} missed */
export function writeMissed(missed) {
  try {
    localStorage.setItem(MISSED, JSON.stringify(missed.slice(-MOST)));
  } catch {
    // They stand on the screen until the page is left.
  }
}

/** Whether the server did not decide, so that the same may be sent again. @param {unknown} error */
export function isUnanswered(error) {
  return error instanceof ApiError && (error.isNetwork || SERVER_BUSY.has(error.status));
}

/**
 * Send what is kept, oldest first; stops at the first one that gets no answer. A scan leaves the store only when the
 * server has decided on it.
 * @param {(result: {scan: Kept, answer?: any, error?: any}) => void} onResult
 * @returns {Promise<boolean>} whether all was sent
 */
export async function sendKept(onResult) {
  for (;;) {
    const [scan] = readKept();
    if (!scan) return true;
    let result;
    try {
      const answer = await post(`/sittings/${scan.sitting}/scan`, { badge: scan.badge, scanned_at: scan.at },
        { signal: AbortSignal.timeout(8000) });
      result = { scan, answer };
    } catch (error) {
      const undecided = isUnanswered(error) || !(error instanceof ApiError) || error.status === 401 || error.code === "csrf";
      if (undecided) return false;
      result = { scan, error };
    }
    write(readKept().filter((one) => one.badge !== scan.badge || one.sitting !== scan.sitting));
    onResult(result);
  }
}
