// What the page says about itself: addresses, language, the server's initial data.

const root = document.documentElement;

/** Prefix of every address of this window: "" or "/w/<name>". */
export const base = root.dataset.base ?? "";

/** The shell: desk, tablet, chair, gate, screen, plain. */
export const face = root.dataset.shell ?? "plain";

/**
 * The JSON in the element `id`, or `fallback` where there is none.
 * @param {string} id
 * @param {any} fallback
 * @returns {any}
 */
export function embedded(id, fallback) {
  const text = document.getElementById(id)?.textContent?.trim();
  if (!text) return fallback;
  try {
    return JSON.parse(text);
  } catch {
    return fallback;
  }
}

/** What the view put into the page. */
export const initial = embedded("initial", {});

/**
 * An address of this application, in this window.
 * @param {string} path begins with "/"
 */
export function url(path) {
  return base + path;
}

const sizeKey = `size:${base}`;

/** The reader's text size, kept on this device. @returns {"normal"|"large"} */
export function textSize() {
  return root.dataset.size === "large" ? "large" : "normal";
}

/** @param {"normal"|"large"} size */
export function setTextSize(size) {
  if (size === "large") root.dataset.size = "large";
  else delete root.dataset.size;
  try {
    localStorage.setItem(sizeKey, size);
  } catch {
    // A browser that keeps nothing: the size holds until the page is left.
  }
}

try {
  if (face !== "screen" && localStorage.getItem(sizeKey) === "large") root.dataset.size = "large";
} catch {
  // As above.
}
