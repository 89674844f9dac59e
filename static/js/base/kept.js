// What was typed, kept in this window or on this device; a browser that keeps nothing hinders nothing.

/** @typedef {"sessionStorage"|"localStorage"} Where this window alone, or the device */

/** @param {string} key @param {Where} [where] @returns {any} null where nothing is kept */
export function kept(key, where = "sessionStorage") {
  try {
    return JSON.parse(globalThis[where].getItem(key) ?? "null");
  } catch {
    return null;
  }
}

/** @param {string} key @param {any} value @param {Where} [where] */
export function keep(key, value, where = "sessionStorage") {
  try {
    globalThis[where].setItem(key, JSON.stringify(value));
  } catch {
    // it stays in the page
  }
}

/** @param {string} key */
export function forget(key) {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // nothing was kept
  }
}
