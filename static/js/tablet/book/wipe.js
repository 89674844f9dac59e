// Forgetting all that a device keeps of documents. Stands alone: the login page calls it as well.

/** The database in which this window keeps pages. @param {string} base */
export const databaseName = (base) => `reading:${base}`;

/** Where the session keeps the key of those pages. @param {string} base */
export const keyName = (base) => `reading-key:${base}`;

/** The cache in which the service worker keeps this window's page. @param {string} base */
const pageCacheName = (base) => `tablet-page:${base}/`;

/** A note that something lies here, and of which meeting; says nothing else. @param {string} base */
const noteName = (base) => `reading:${base}`;

/** @param {string} base @param {string} meetingId */
export function mark(base, meetingId) {
  try {
    localStorage.setItem(noteName(base), meetingId);
  } catch {
    // A browser that keeps nothing.
  }
}

/** Called before the database is deleted, so that whoever has it open lets go. @type {Set<() => void>} */
export const letGo = new Set();

/** @param {string} base prefix of this window. Never rejects: a browser that keeps nothing has nothing to forget. */
export async function wipe(base) {
  for (const close of letGo) close();
  try {
    sessionStorage.removeItem(keyName(base));
    localStorage.removeItem(noteName(base));
  } catch {
    // A browser that keeps nothing.
  }
  await Promise.allSettled([
    "indexedDB" in window ? deleteDatabase(databaseName(base)) : null,
    "caches" in window ? caches.delete(pageCacheName(base)) : null,
  ]);
}

/** @param {string} name @returns {Promise<void>} */
function deleteDatabase(name) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
    // Another page of this window has it open; it lets go when it is told (onversionchange), and then this succeeds.
  });
}
