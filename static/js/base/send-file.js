// Files on their way to the server, with how much of them is there: fetch() does not tell, XMLHttpRequest does.

import { ApiError, apiUrl, noAnswer, refusal } from "./api.js";
import { _ } from "./i18n.js";

/**
 * POST a form with a file; the answer's JSON. Throws ApiError, or what `signal` was aborted with.
 * @param {string} path below /api/v1 @param {FormData} form
 * @param {{signal?: AbortSignal, onProgress?: (sent: number, total: number) => void}} [options] progress in bytes of the request
 * @returns {Promise<any>}
 */
export function sendFile(path, form, { signal, onProgress } = {}) {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    const settle = (/** @type {(value: any) => void} */ how, /** @type {any} */ value) => {
      signal?.removeEventListener("abort", stop);
      how(value);
    };
    request.open("POST", apiUrl(path));
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-CSRF-Token", document.documentElement.dataset.csrf ?? "");
    request.upload.onprogress = (event) => onProgress?.(event.loaded, event.lengthComputable ? event.total : 0);
    request.onabort = () => settle(reject, signal?.reason ?? noAnswer());
    request.onerror = () => settle(reject, noAnswer());
    request.onload = () => {
      const { status, responseText } = request;
      if (status === 413 && !responseText.startsWith("{")) settle(reject, new ApiError("http.413", _("文件太大，服务器没有接收。请压缩或拆分后再试。"), 413));
      else if (status < 200 || status > 299) refusal(new Response(responseText, { status: Math.max(200, status) }), path).then((error) => settle(reject, error));
      else {
        try {
          settle(resolve, JSON.parse(responseText));
        } catch {
          settle(reject, noAnswer()); // the answer broke off
        }
      }
    };
    signal?.addEventListener("abort", stop, { once: true });
    request.send(form);
  });
}
