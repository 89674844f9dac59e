// Tells how far a job is, once it has taken long enough for anyone to wonder.

const QUIET_MS = 500;
const EVERY_MS = 100;

/**
 * A listener that hands on the share that is done: nothing in the first half second, then ten times a second at most.
 * @param {(share: number) => void} tell @param {() => number} now milliseconds
 */
export function patient(tell, now = () => performance.now()) {
  let next = now() + QUIET_MS;
  return (/** @type {number} */ share) => {
    if (now() < next) return;
    next = now() + EVERY_MS;
    tell(share);
  };
}
