// The scrutineer's key on this device: one record a key group and person, in the browser's own store and nowhere else.

/**
 * @typedef {{backup: string, publicSide: string, saved: boolean, agreed: string, refused: string}} Kept
 *   backup: the secret as text; publicSide: what was or will be posted of it; saved: the holder has put the backup by;
 *   agreed, refused: the code that the holder found equal, or not equal, to the big screen's
 */

const VERSION = 1;

/** @param {Storage|null} storage @param {string} base the window @param {string} person */
export function vault(storage, base, person) {
  const prefix = `key:${base}:`;
  const keyOf = (/** @type {string} */ group) => `${prefix}${group}:${person}`;
  /** @type {Map<string, Kept>} for a browser that keeps nothing: the key lives as long as the page */
  const here = new Map();
  return {
    /** @param {string} group @returns {Kept|null} */
    load(group) {
      try {
        const found = JSON.parse(storage?.getItem(keyOf(group)) ?? "null");
        return found?.version === VERSION ? found : (here.get(group) ?? null);
      } catch {
        return here.get(group) ?? null;
      }
    },
    /** @param {string} group @param {Kept} kept */
    save(group, kept) {
      here.set(group, kept);
      try {
        storage?.setItem(keyOf(group), JSON.stringify({ version: VERSION, ...kept }));
      } catch {
        // As above.
      }
      return kept;
    },
    /** Forget this person's key of a group. @param {string} group */
    forget(group) {
      here.delete(group);
      try {
        storage?.removeItem(keyOf(group));
      } catch {
        // As above.
      }
    },
  };
}

/**
 * The key of a backup, kept again on this device if it is the one whose public side the server has; a Fault where it is not.
 * @param {import("../belenios/client.js").Sealer} sealer @param {ReturnType<typeof vault>} keys
 * @param {{group: string, public: string|null}} mine what the server knows of it @param {string} text
 */
export async function bringBack(sealer, keys, mine, text) {
  const backup = text.replace(/\s/g, "");
  await sealer.ask("recall", { backup, publicSide: mine.public });
  return keys.save(mine.group, { backup, publicSide: mine.public ?? "", saved: true, agreed: "", refused: "" });
}
