// Beginning and ending the session of this window.

import { ApiError, get, post } from "./api.js";
import { forgetSigning, keepSigning, loginToken } from "./badge-key.js";

/** @typedef {{badge: string} | {login: string, password: string}} Credentials `badge` is its secret, which stays here */

/**
 * What is sent to log in: for a badge its login token.
 * @param {Credentials} credentials @returns {Promise<Record<string, string>>}
 */
export async function loginBody(credentials) {
  return "badge" in credentials ? { badge: await loginToken(credentials.badge) } : credentials;
}

/**
 * Keep what the one who has just signed in to a window signs with; an account signs nothing.
 * @param {Credentials} credentials @param {string} [window] its base; this one if none is given
 */
export async function keepKey(credentials, window) {
  if ("badge" in credentials) await keepSigning(credentials.badge, window);
  else forgetSigning(window);
}

/**
 * Open a session in this window; whoever was signed in to it is not any more.
 * @param {Credentials} credentials @returns {Promise<any>} the server's answer
 */
export async function openSession(credentials) {
  const answer = await send(await loginBody(credentials));
  document.documentElement.dataset.csrf = answer.csrf;
  await keepKey(credentials);
  return answer;
}

/** @param {Record<string, string>} body */
async function send(body) {
  try {
    return await post("/sessions", body);
  } catch (error) {
    if (!(error instanceof ApiError && error.code === "csrf")) throw error;
    // Somebody is signed in here already; the change of person needs that session's token.
    document.documentElement.dataset.csrf = (await get("/me")).csrf;
    return post("/sessions", body);
  }
}

/** End the session of this window. */
export async function endSession() {
  await post("/sessions/end");
  forgetSigning();
}
