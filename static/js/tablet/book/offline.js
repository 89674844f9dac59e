// The tablet's own page and scripts, kept by the service worker, so that it opens without a network. Plain http has none of it.

import { base, url } from "../../base/page.js";
import { READER_FILES } from "../reader/drawing.js";

let asked = false;

/** Have the page and all that it has loaded so far kept; and what the reader will load. */
export function keepShell() {
  if (asked || !("serviceWorker" in navigator) || !window.isSecureContext) return;
  asked = true;
  navigator.serviceWorker.register(url("/sw.js"), { scope: `${base}/` }).then(() => navigator.serviceWorker.ready).then((registration) => {
    const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
    const files = [...new Set([...loaded, ...READER_FILES])].filter((name) => new URL(name).pathname.startsWith(`${base}/static/`));
    registration.active?.postMessage({ kind: "keep", page: location.href, files });
  }).catch((error) => {
    asked = false;
    console.warn("reading: no service worker", error);
  });
}
