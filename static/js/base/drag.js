// One gesture of dragging by a handle, with mouse, pen or finger: follows after a few pixels, scrolls at the window's edges, Esc stops it.

const SLACK = 5;
const EDGE = 90;
const STEP = 12;

/** The place among rows at a height: before which of them. @param {Element[]} rows @param {number} y */
export function indexAt(rows, y) {
  const below = rows.findIndex((row) => {
    const box = row.getBoundingClientRect();
    return y < box.top + box.height / 2;
  });
  return below === -1 ? rows.length : below;
}

/**
 * Begin. `follow` is told of each move, how far sideways it is from the start too; then `finish` of the drop, or `stop` of the end without one.
 * @param {PointerEvent} event @param {{follow: (now: PointerEvent, aside: number) => void, finish: () => void, stop: () => void}} does
 */
export function dragBy(event, { follow, finish, stop }) {
  if (event.button !== 0) return;
  event.preventDefault();
  const handle = /** @type {HTMLElement} */ (event.currentTarget);
  const { clientX, clientY } = event;
  const over = new AbortController();
  let moved = false;
  handle.setPointerCapture(event.pointerId);

  /** @param {PointerEvent} now */
  function move(now) {
    if (!moved && Math.hypot(now.clientX - clientX, now.clientY - clientY) < SLACK) return;
    moved = true;
    follow(now, now.clientX - clientX);
    if (now.clientY < EDGE) window.scrollBy(0, -STEP);
    else if (now.clientY > window.innerHeight - EDGE) window.scrollBy(0, STEP);
  }
  function drop() {
    over.abort();
    if (moved) finish();
    else stop();
  }
  function leave() {
    over.abort();
    stop();
  }
  const until = { signal: over.signal };
  handle.addEventListener("pointermove", move, until);
  handle.addEventListener("pointerup", drop, until);
  handle.addEventListener("pointercancel", leave, until);
  window.addEventListener("keydown", (key) => { if (key.key === "Escape") leave(); }, until);
}
