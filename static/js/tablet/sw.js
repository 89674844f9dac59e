// The service worker of a tablet: its page and its scripts without a network. Served as /sw.js with the build in front.
// It never answers for the API: what may be read is decided by the server, and kept, encrypted, by the page.

/* global BUILD */
const SCOPE = new URL(self.registration.scope).pathname;
const PAGES = `tablet-page:${SCOPE}`;
const FILES = `tablet-files:${SCOPE}:`;
const PATIENCE = 5000;

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith(FILES) && name !== FILES + BUILD) await caches.delete(name);
    await self.clients.claim();
  })());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate" && pathname === `${SCOPE}tablet`) event.respondWith(page(request));
  else if (pathname.startsWith(`${SCOPE}static/`)) event.respondWith(file(request));
});

self.addEventListener("message", (event) => {
  if (event.data?.kind === "keep") event.waitUntil(keep(event.data));
});

/** The tablet's page: from the network while there is one. A login page in its place means that nothing may stay. */
async function page(request) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const answer = await fetch(request, { signal: stop.signal });
    if (answer.type === "opaqueredirect" || answer.status === 401) await caches.delete(PAGES);
    else if (answer.ok && !answer.redirected) await store(PAGES, request.url, answer.clone());
    if (answer.status < 502) return answer;
    return (await kept(PAGES, request)) ?? answer;
  } catch {
    return (await kept(PAGES, request)) ?? Response.error();
  } finally {
    clearTimeout(timer);
  }
}

/** A file of the build never changes under its address. */
async function file(request) {
  const found = await kept(FILES + BUILD, request);
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok && answer.status === 200) await store(FILES + BUILD, request.url, answer.clone());
  return answer;
}

async function kept(name, request) {
  const cache = await caches.open(name);
  return (await cache.match(request)) ?? (name === PAGES ? cache.match(request, { ignoreSearch: true }) : undefined);
}

/** A full disk keeps nothing, and the page still comes. */
async function store(name, url, answer) {
  try {
    await (await caches.open(name)).put(url, answer);
  } catch {
    // Asked again from the network.
  }
}

/** What the page had before this worker was there. */
async function keep({ page: address, files }) {
  const pages = await caches.open(PAGES);
  if (!(await pages.match(address))) {
    const answer = await fetch(address, { credentials: "same-origin", redirect: "manual" }).catch(() => null);
    if (answer?.ok) await store(PAGES, address, answer);
  }
  const cache = await caches.open(FILES + BUILD);
  for (const name of files) {
    if (await cache.match(name)) continue;
    const answer = await fetch(name).catch(() => null);
    if (answer?.ok) await store(FILES + BUILD, name, answer);
  }
}
