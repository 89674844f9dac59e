// A badge on this device: the login token that is shown in its secret's stead, and the signing key that a window keeps
// for the deputy who signed in to it. The secret itself is neither sent nor kept.

import { ApiError } from "./api.js";
import { _ } from "./i18n.js";
import { base } from "./page.js";

/** @typedef {import("../belenios/badge.js").Master} Signing */

/** @param {string} window */
const placeOf = (window) => `signing:${window}`;

/**
 * The login token of a badge's secret: the SHA-256 of "badge login|" and the secret, 64 hexadecimal digits.
 * Throws an ApiError that can be shown as it is where the browser computes no hashes: on plain http from another machine.
 * @param {string} secret as `badgeSecret` gives it
 */
export async function loginToken(secret) {
  if (!globalThis.crypto?.subtle) {
    throw new ApiError("insecure", _("浏览器只允许 https 地址使用代表证的密钥。请改用 https 地址打开本页面。"), 0);
  }
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`badge login|${secret}`));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Keep the signing key of the badge whose holder signed in to a window; it takes the place of any other.
 * @param {string} secret @param {string} [window] its base, "" or "/w/<name>"; this one if none is given
 */
export async function keepSigning(secret, window = base) {
  forgetSigning(window);
  const { masterOf } = await import("../belenios/badge.js");
  const { key, chain } = await masterOf(secret);
  try {
    localStorage.setItem(placeOf(window), JSON.stringify({ key, chain }));
  } catch {
    // A browser that keeps nothing: the badge is scanned again when a ballot is to be signed.
  }
}

/** The signing key that this window keeps. @param {string} [window] @returns {Signing|null} */
export function signingOf(window = base) {
  try {
    const { key, chain } = JSON.parse(localStorage.getItem(placeOf(window)) ?? "null");
    return /^[0-9]+$/.test(key) && /^[0-9a-f]{64}$/.test(chain) ? { key, chain } : null;
  } catch {
    return null;
  }
}

/** Forget the signing key of this window. @param {string} [window] */
export function forgetSigning(window = base) {
  try {
    localStorage.removeItem(placeOf(window));
  } catch {
    // Then nothing was kept.
  }
}
