// Pages are drawn one after the other, the nearest first: a page that was scrolled past never holds up the one in view.

/**
 * @typedef {{distance: () => number, job: () => Promise<void>}} Turn
 * @param {number} [together] how many may draw at a time
 */
export function makeTurns(together = 1) {
  /** @type {Set<Turn>} */
  const waiting = new Set();
  let running = 0;

  function next() {
    while (running < together && waiting.size) {
      const turn = [...waiting].reduce((nearest, one) => (one.distance() < nearest.distance() ? one : nearest));
      waiting.delete(turn);
      running += 1;
      turn.job().catch(() => {}).finally(() => {
        running -= 1;
        next();
      });
    }
  }

  return {
    /** @param {() => number} distance pages from the one in view @param {() => Promise<void>} job @returns {() => void} takes the wish back */
    ask(distance, job) {
      const turn = { distance, job };
      waiting.add(turn);
      queueMicrotask(next); // those that are asked for together compete
      return () => waiting.delete(turn);
    },
  };
}
