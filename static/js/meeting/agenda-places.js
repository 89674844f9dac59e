// Where an agenda item may go. Pure: works on the flat agenda in reading order ({id, parent_id, depth}).

export const MAX_DEPTH = 3;

/** @typedef {{id: string, parent_id: string|null, depth: number}} Entry */

/** The item and all below it. @param {Entry[]} agenda @param {string} id @returns {Set<string>} */
export function branch(agenda, id) {
  const found = new Set([id]);
  for (const entry of agenda) if (entry.parent_id && found.has(entry.parent_id)) found.add(entry.id);
  return found;
}

/** @param {Entry[]} agenda @param {string|null} parentId */
function brothers(agenda, parentId) {
  return agenda.filter((entry) => entry.parent_id === parentId);
}

/** Levels that the item needs with all below it. @param {Entry[]} agenda @param {string} id */
function height(agenda, id) {
  const members = branch(agenda, id);
  const own = agenda.find((entry) => entry.id === id)?.depth ?? 0;
  return Math.max(...agenda.filter((entry) => members.has(entry.id)).map((entry) => entry.depth)) - own + 1;
}

/**
 * The place one step away, or null where there is none.
 * @param {Entry[]} agenda @param {string} id @param {"up"|"down"|"in"|"out"} way
 * @returns {{parent_id: string|null, position: number}|null}
 */
export function step(agenda, id, way) {
  const entry = agenda.find((one) => one.id === id);
  if (!entry) return null;
  const family = brothers(agenda, entry.parent_id);
  const at = family.findIndex((one) => one.id === id);
  if (way === "up") return at > 0 ? { parent_id: entry.parent_id, position: at - 1 } : null;
  if (way === "down") return at < family.length - 1 ? { parent_id: entry.parent_id, position: at + 1 } : null;
  if (way === "in") {
    const parent = family[at - 1];
    if (!parent || entry.depth + 1 + height(agenda, id) > MAX_DEPTH) return null;
    return { parent_id: parent.id, position: brothers(agenda, parent.id).length };
  }
  const parent = agenda.find((one) => one.id === entry.parent_id);
  if (!parent) return null;
  const uncles = brothers(agenda, parent.parent_id);
  return { parent_id: parent.parent_id, position: uncles.findIndex((one) => one.id === parent.id) + 1 };
}

/**
 * The place for an item dropped before `index` of the agenda without its branch, as near to `depth` as the neighbours allow.
 * @param {Entry[]} agenda @param {string} id @param {number} index @param {number} depth
 * @returns {{parent_id: string|null, position: number, depth: number}}
 */
export function drop(agenda, id, index, depth) {
  const members = branch(agenda, id);
  const rest = agenda.filter((entry) => !members.has(entry.id));
  const before = rest[index - 1];
  const after = rest[index];
  const deepest = Math.max(0, Math.min(before ? before.depth + 1 : 0, MAX_DEPTH - height(agenda, id)));
  const shallowest = Math.min(after?.depth ?? 0, deepest);
  const wanted = Math.max(shallowest, Math.min(depth, deepest));
  const above = rest.slice(0, index);
  const parent = wanted === 0 ? null : [...above].reverse().find((entry) => entry.depth === wanted - 1) ?? null;
  const parentId = parent?.id ?? null;
  return { parent_id: parentId, position: brothers(above, parentId).length, depth: wanted };
}
