// Keeps a board fresh while its poll is under way.

import { ApiError, backoff, get } from "../base/api.js";
import { useEffect, useState } from "../base/ui/basics.js";

const EVERY = 4000;
const QUIET = 15_000;
const OVER = 60_000;

/**
 * How long to wait before the next look.
 * @param {import("./lines.js").Board|null} board @param {number} unchanged looks in a row that brought nothing new @param {number} failures
 */
export function waitOf(board, unchanged, failures) {
  if (failures) return Math.max(EVERY, backoff(failures));
  if (board?.state === "open") return Math.min(QUIET, EVERY * (1 + unchanged / 4));
  return ["checking", "unsealing"].includes(board?.state ?? "") ? EVERY * 2 : OVER;
}

/**
 * The board of a poll; asked for again by itself, and at once when `watch` changes.
 * @param {string} pollId @param {any} [watch] @returns {{board: import("./lines.js").Board|null, error: ApiError|null, again: () => void}}
 */
export function useBoard(pollId, watch) {
  const [board, setBoard] = useState(/** @type {import("./lines.js").Board|null} */ (null));
  const [error, setError] = useState(/** @type {ApiError|null} */ (null));
  const [asked, ask] = useState(0);
  useEffect(() => {
    const over = new AbortController();
    let [timer, failures, unchanged, latest] = [0, 0, 0, board];
    /** @param {import("./lines.js").Board} next */
    const take = (next) => {
      unchanged = latest?.head === next.head && latest.state === next.state ? unchanged + 1 : 0;
      [latest, failures] = [next, 0];
      setBoard(next);
      setError(null);
    };
    let looking = false;
    const look = async () => {
      looking = true;
      try {
        if (document.visibilityState === "visible") take(await get(`/polls/${encodeURIComponent(pollId)}/board`, { signal: over.signal }));
      } catch (problem) {
        if (over.signal.aborted || !(problem instanceof ApiError)) return;
        failures += 1;
        setError(problem);
        if (problem.status >= 400 && problem.status < 500 && problem.status !== 429) return;
      } finally {
        looking = false;
      }
      timer = window.setTimeout(look, waitOf(latest, unchanged, failures) * (0.8 + 0.4 * Math.random()));
    };
    void look();
    const seen = () => {
      if (looking || document.visibilityState !== "visible") return;
      clearTimeout(timer);
      void look();
    };
    document.addEventListener("visibilitychange", seen);
    return () => {
      over.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [pollId, watch, asked]);
  return { board, error, again: () => ask((n) => n + 1) };
}
