// Ticks that are not saved yet, over a list that others may change meanwhile. Pure.

/** @typedef {{added: string[], removed: string[]}} Ticks what is to come to the list and to leave it */

/** @type {Ticks} */
export const NONE = { added: [], removed: [] };

/** The list as it is ticked. @param {Set<string>} list @param {Ticks} ticks */
export function ticked(list, { added, removed }) {
  const chosen = new Set([...list, ...added]);
  for (const id of removed) chosen.delete(id);
  return chosen;
}

/** One more tick, or one less. @param {Set<string>} list @param {Ticks} ticks @param {string} id @returns {Ticks} */
export function toggled(list, ticks, id) {
  const on = !ticked(list, ticks).has(id);
  const [added, removed] = [ticks.added, ticks.removed].map((ids) => ids.filter((one) => one !== id));
  return on ? { added: [...added, id], removed } : { added, removed: [...removed, id] };
}

/** What is left to be saved after `sent` was. @param {Ticks} sent @param {Ticks} ticks @returns {Ticks} */
export function after(sent, ticks) {
  return { added: ticks.added.filter((id) => !sent.added.includes(id)), removed: ticks.removed.filter((id) => !sent.removed.includes(id)) };
}

/** Whether saving would change the list. @param {Set<string>} list @param {Ticks} ticks */
export function changes(list, { added, removed }) {
  return added.some((id) => !list.has(id)) || removed.some((id) => list.has(id));
}
