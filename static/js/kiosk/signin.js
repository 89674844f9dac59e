// Signing in with a badge or an account: shared by the login page and the badge's address.

import { ApiError } from "../base/api.js";
import { _ } from "../base/i18n.js";
import { url } from "../base/page.js";
import { openSession } from "../base/session.js";

/**
 * Where to go after signing in: the page that was asked for with its fragment, if it lies in this window; else what the
 * server says.
 * @param {string} next @param {string} [asked]
 */
export function target(next, asked = new URLSearchParams(location.search).get("next") ?? "") {
  const local = /^\/(?![/\\])/.test(asked) && new URL(url(asked), location.origin).origin === location.origin;
  return url(local ? asked + location.hash : next || "/");
}

/** Open a session and go on. @param {import("../base/session.js").Credentials} credentials */
export async function signIn(credentials) {
  const answer = await openSession(credentials);
  location.replace(target(answer.next));
  await new Promise(() => {}); // busy until the next page is there
}

/** The sentence for a failure, and what to do where the server could not say it. @param {any} error */
export function explained(error) {
  if (!(error instanceof ApiError)) return { title: _("登录没有完成，请重试。"), text: "" };
  const text = error.isNetwork ? _("请确认设备已连上会场网络。") : "";
  return { title: error.message, text };
}
