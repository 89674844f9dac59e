// Windows: opening a face of the demo under a session of its own, so that many fit into one browser.

import { url } from "../base/page.js";
import { keepKey, loginBody } from "../base/session.js";

/**
 * @typedef {import("../base/session.js").Credentials} Credentials
 * @typedef {{window: string, path: string, title: string, credentials: Credentials, width: number, height: number}} Face
 */

/** The address of a face in its window. @param {Face} face */
export function addressOf(face) {
  return url(`/w/${face.window}${face.path}`);
}

/**
 * Log in the face's window, unless that is done already.
 * @param {Face} face
 */
export async function prepare(face) {
  const place = url(`/w/${face.window}`);
  const api = `${place}/api/v1`;
  const me = await fetch(`${api}/me`, { headers: { Accept: "application/json" } });
  const csrf = me.ok ? (await me.json()).csrf : "";
  const answer = await fetch(`${api}/sessions`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf },
    body: JSON.stringify(await loginBody(face.credentials)),
  });
  if (!answer.ok) throw new Error((await answer.json()).error?.message ?? answer.statusText);
  await keepKey(face.credentials, place);
}

/**
 * Open a face in a browser tab of its own. The tab is opened at once, so that no pop-up blocker stands in the way.
 * @param {Face} face
 */
export async function open(face) {
  const tab = window.open("about:blank", `hall-${face.window}`);
  try {
    await prepare(face);
    if (tab) tab.location.replace(addressOf(face));
    else location.assign(addressOf(face));
  } catch (error) {
    tab?.close();
    throw error;
  }
}
