// The JSON API. Every failure is an ApiError whose message can be shown as it is.

import { base } from "./page.js";
import { _ } from "./i18n.js";

const root = document.documentElement;
const RETRIED = new Set([502, 503, 504]);

/** A refusal by the server, or no answer at all (code "network", status 0). */
export class ApiError extends Error {
  /**
   * @param {string} code @param {string} message @param {number} status @param {Record<string, any>} [details]
   */
  constructor(code, message, status, details = {}) {
    super(message);
    this.name = "ApiError";
    this.code = code;
    this.status = status;
    this.details = details;
  }

  /** No answer came: the same may be tried again. */
  get isNetwork() {
    return this.code === "network";
  }
}

/** @param {string} path */
export function apiUrl(path) {
  return `${base}/api/v1${path}`;
}

export function noAnswer() {
  return new ApiError("network", _("网络不通，没有收到答复。请检查网络后重试。"), 0);
}

/** What a refusing answer says. @param {Response} response @param {string} path @returns {Promise<ApiError>} */
export async function refusal(response, path) {
  let error = null;
  try {
    error = (await response.json())?.error;
  } catch {
    // Not JSON: a proxy answered, or the answer broke off.
  }
  if (response.status === 401 && !path.startsWith("/sessions")) {
    window.dispatchEvent(new CustomEvent("session-ended", { detail: error }));
  }
  if (error?.code) return new ApiError(error.code, error.message, response.status, error.details ?? {});
  const message = RETRIED.has(response.status)
    ? _("系统正忙或正在重新启动，请稍后重试。")
    : _("系统没有给出可用的答复（%(status)s），请重试；如仍不行，请联系会务人员。", { status: response.status });
  return new ApiError(`http.${response.status}`, message, response.status);
}

/**
 * @param {string} method @param {string} path
 * @param {{json?: any, form?: FormData, signal?: AbortSignal}} [options]
 * @returns {Promise<Response>}
 */
async function request(method, path, { json, form, signal } = {}) {
  /** @type {Record<string, string>} */
  const headers = { Accept: "application/json" };
  if (method !== "GET") headers["X-CSRF-Token"] = root.dataset.csrf ?? "";
  if (json !== undefined) headers["Content-Type"] = "application/json";
  let response;
  try {
    response = await fetch(apiUrl(path), {
      method,
      headers,
      body: form ?? (json === undefined ? undefined : JSON.stringify(json)),
      credentials: "same-origin",
      cache: "no-store",
      signal,
    });
  } catch (error) {
    if (signal?.aborted) throw signal.reason ?? error;
    throw noAnswer();
  }
  if (!response.ok) throw await refusal(response, path);
  return response;
}

/** @param {Response} response @param {AbortSignal} [signal] */
async function content(response, signal) {
  if (response.status === 204) return null;
  try {
    const text = await response.text();
    return text ? JSON.parse(text) : null;
  } catch (error) {
    if (signal?.aborted) throw signal.reason ?? error;
    throw noAnswer(); // the answer broke off
  }
}

/**
 * @param {string} path @param {{signal?: AbortSignal}} [options]
 * @returns {Promise<any>}
 */
export async function get(path, { signal } = {}) {
  return content(await request("GET", path, { signal }), signal);
}

/**
 * The bytes of an answer. @param {string} path @param {{signal?: AbortSignal}} [options]
 * @returns {Promise<Uint8Array>}
 */
export async function getBytes(path, { signal } = {}) {
  const response = await request("GET", path, { signal });
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    if (signal?.aborted) throw signal.reason ?? error;
    throw noAnswer();
  }
}

/**
 * @param {string} path @param {any} [body] @param {{signal?: AbortSignal}} [options]
 * @returns {Promise<any>}
 */
export async function post(path, body = {}, { signal } = {}) {
  return content(await request("POST", path, { json: body, signal }), signal);
}

/**
 * @param {string} path @param {FormData} form @param {{signal?: AbortSignal}} [options]
 * @returns {Promise<any>}
 */
export async function upload(path, form, { signal } = {}) {
  return content(await request("POST", path, { form, signal }), signal);
}

/** @param {string|null} header */
export function fileName(header) {
  const extended = /filename\*=(?:UTF-8|utf-8)''([^;]+)/.exec(header ?? "");
  if (extended) {
    try {
      return decodeURIComponent(extended[1]);
    } catch {
      // Fall through to the plain name.
    }
  }
  const plain = /filename="?([^";]+)"?/.exec(header ?? "");
  return plain ? plain[1] : "download";
}

/**
 * Fetch a file (GET, or POST where there is a body) and save it under the server's name.
 * @param {string} path @param {any} [body]
 */
export async function download(path, body) {
  const response = await (body === undefined ? request("GET", path) : request("POST", path, { json: body }));
  let blob;
  try {
    blob = await response.blob();
  } catch {
    throw noAnswer();
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = fileName(response.headers.get("Content-Disposition"));
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * Wait; the return of the network ends the wait early (with a little spread, so that a hall does not call at once).
 * @param {number} ms @param {AbortSignal} [signal]
 * @returns {Promise<void>}
 */
export function pause(ms, signal) {
  return new Promise((resolve, reject) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", early);
      signal?.removeEventListener("abort", stop);
      resolve();
    };
    const stop = () => {
      done();
      reject(signal?.reason);
    };
    const early = () => {
      clearTimeout(timer);
      timer = setTimeout(done, Math.random() * 500);
    };
    let timer = setTimeout(done, ms);
    if (signal?.aborted) return stop();
    window.addEventListener("online", early, { once: true });
    signal?.addEventListener("abort", stop, { once: true });
    return undefined;
  });
}

/**
 * The wait before attempt `attempt` (1, 2, …): doubling from 0.5 s up to 8 s, each between half and whole.
 * @param {number} attempt @param {() => number} [random]
 */
export function backoff(attempt, random = Math.random) {
  const whole = Math.min(8000, 500 * 2 ** (attempt - 1));
  return Math.round(whole * (0.5 + 0.5 * random()));
}

/**
 * Send an idempotent gesture until the server has answered. Network failure, time-out, 502, 503 and 504 are tried
 * again, for ever, until `signal` aborts; any other refusal is thrown at once.
 * @param {string} path @param {any} body
 * @param {{signal?: AbortSignal, timeout?: number,
 *          onWaiting?: (waiting: {attempt: number, delay: number, error: ApiError}) => void}} [options]
 * @returns {Promise<any>}
 */
export async function postUntilAnswered(path, body, { signal, timeout = 12_000, onWaiting } = {}) {
  for (let attempt = 1; ; attempt += 1) {
    signal?.throwIfAborted();
    const limit = new AbortController();
    const stop = () => limit.abort(signal?.reason);
    signal?.addEventListener("abort", stop, { once: true });
    const timer = setTimeout(() => limit.abort(noAnswer()), timeout);
    try {
      return await post(path, body, { signal: limit.signal });
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      if (!(error instanceof ApiError) || !(error.isNetwork || RETRIED.has(error.status))) throw error;
      const delay = backoff(attempt);
      onWaiting?.({ attempt, delay, error });
      await pause(delay, signal);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener("abort", stop);
    }
  }
}
