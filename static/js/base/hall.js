// The hall's state: fetched once, kept up to date by live messages, fetched again whenever something may have been missed.

import { io } from "socket.io-client";
import { signal } from "@preact/signals";
import { ApiError, backoff, get } from "./api.js";
import { applyMessage, replay } from "./hall-messages.js";
import { base } from "./page.js";

/** @typedef {import("./hall-messages.js").HallMessage} HallMessage */
/** @typedef {import("./hall-messages.js").HallState} HallState */

const MAX_BUFFER = 500;

/**
 * The server's clock, from the answers that came quickest.
 * @param {{local?: () => number, monotonic?: () => number}} [clocks]
 */
export function serverClock({ local = Date.now, monotonic = () => performance.now() } = {}) {
  let offset = 0; // server's time − monotonic time
  let trip = Infinity;
  let taken = -Infinity;
  let known = false;
  return {
    now: () => (known ? monotonic() + offset : local()),
    /** @param {string} iso the server's time @param {number} sent @param {number} received both monotonic */
    sample(iso, sent, received) {
      const server = Date.parse(iso);
      if (Number.isNaN(server)) return;
      const took = received - sent;
      if (known && took > trip * 1.5 + 30 && received - taken < 60_000) return;
      offset = server - (sent + received) / 2;
      trip = took;
      taken = received;
      known = true;
    },
  };
}

/**
 * Follow a meeting's hall.
 * @param {{meetingId: string, face: string, initial?: HallState|null}} options
 */
export function connectHall({ meetingId, face, initial = null }) {
  /** @type {import("@preact/signals").Signal<any>} */
  const state = signal(initial ?? { versions: {} });
  const ready = signal(initial !== null);
  const online = signal(false);
  /** @type {import("@preact/signals").Signal<ApiError|null>} */
  const error = signal(null);
  const clock = serverClock();
  if (initial?.now) clock.sample(initial.now, performance.now(), performance.now());

  /** @type {HallMessage[]} */
  let buffer = [];
  let fetching = false; // a request is under way
  let wanted = true; // the held state may lack something: buffer, and ask
  let timer = 0;
  let failures = 0;
  let closed = false;
  let gapAfterFetch = false;

  const socket = io({
    path: `${base}/socket.io`,
    transports: ["websocket"],
    query: { meeting: meetingId, face },
    forceNew: true,
    reconnection: true,
    reconnectionDelay: 400,
    reconnectionDelayMax: 4000,
    randomizationFactor: 0.6,
    timeout: 8000,
  });

  /** Ask for the state after `delay`; several wishes become one request. @param {number} delay */
  function want(delay = 0) {
    if (closed) return;
    wanted = true;
    if (fetching || timer) return;
    timer = window.setTimeout(() => {
      timer = 0;
      void fetchState();
    }, delay);
  }

  /** Ask sooner than a waiting retry would. @param {number} delay */
  function hurry(delay = 0) {
    clearTimeout(timer);
    timer = 0;
    want(delay);
  }

  async function fetchState() {
    if (fetching || closed) return;
    fetching = true;
    wanted = false; // a wish that comes from here on asks once more
    const limit = new AbortController();
    const alarm = setTimeout(() => limit.abort(), 10_000);
    try {
      const sent = performance.now();
      const path = `/meetings/${encodeURIComponent(meetingId)}/hall?face=${encodeURIComponent(face)}`;
      const fetched = await get(path, { signal: limit.signal });
      if (closed) return;
      clock.sample(fetched.now, sent, performance.now());
      accept({ ...fetched, versions: fetched.versions ?? {} });
      failures = 0;
      error.value = null;
    } catch (problem) {
      if (closed) return;
      failures += 1;
      const refused = problem instanceof ApiError && problem.status > 0 && problem.status < 500 && problem.status !== 429;
      if (refused) error.value = problem;
      wanted = false;
      timer = window.setTimeout(() => {
        timer = 0;
        void fetchState();
      }, refused ? 15_000 + Math.random() * 15_000 : backoff(failures));
    } finally {
      clearTimeout(alarm);
      fetching = false;
      if (wanted && !timer) want(Math.random() * 300);
    }
  }

  /** @param {HallState} fetched */
  function accept(fetched) {
    let { state: next, gap } = replay(fetched, buffer);
    if (gap && gapAfterFetch) {
      // Fetched twice and still behind: the room is not numbered in this state. Take the messages as they are.
      for (const message of buffer) {
        if (message.version > (next.versions[message.room] ?? 0)) {
          next = { ...next, ...message.slices, versions: { ...next.versions, [message.room]: message.version } };
        }
      }
      gap = false;
    }
    gapAfterFetch = gap;
    state.value = next;
    ready.value = true;
    if (gap) want(100 + Math.random() * 200);
    else buffer = [];
  }

  /** @param {HallMessage} message */
  function receive(message) {
    if (!message?.slices) return;
    if (fetching || wanted || timer || !ready.value) {
      // Keep it for the replay; show it now as well where it fits.
      buffer.push(message);
      if (buffer.length > MAX_BUFFER) buffer.shift();
      if (!ready.value) return;
    }
    const applied = applyMessage(state.value, message);
    if (applied.changed) state.value = applied.state;
    if (applied.gap) {
      if (!buffer.includes(message)) buffer.push(message);
      want(Math.random() * 150);
    }
  }

  let connectedBefore = false;
  socket.on("connect", () => {
    online.value = true;
    if (connectedBefore) hurry(Math.random() * 300);
    else hurry(0);
    connectedBefore = true;
  });
  socket.on("disconnect", (reason) => {
    online.value = false;
    // The server itself closed: socket.io does not come back alone.
    if (reason === "io server disconnect" && !closed) setTimeout(() => socket.connect(), 1000 + Math.random() * 2000);
  });
  socket.on("connect_error", () => {
    online.value = false;
    // Refused at the door (not a network failure): socket.io gives up, the state's refusal tells why. Try again later.
    if (!socket.active && !closed) {
      want(0);
      setTimeout(() => !closed && socket.connect(), 5000 + Math.random() * 5000);
    }
  });
  socket.on("hall", receive);

  /** A connection that slept may look alive for a while: make a new one. Its "connect" asks for the state. */
  function reconnect() {
    if (closed) return;
    socket.disconnect();
    socket.connect();
    hurry(Math.random() * 300);
  }
  let hiddenAt = 0;
  const awake = () => {
    if (document.visibilityState !== "visible") {
      hiddenAt = Date.now();
      return;
    }
    if (!socket.connected || Date.now() - hiddenAt > 10_000) reconnect();
    else hurry(Math.random() * 100);
  };
  /** @param {PageTransitionEvent} event */
  const shown = (event) => {
    if (event.persisted) reconnect();
  };
  const back = () => reconnect();
  const gone = () => {
    online.value = false;
  };
  document.addEventListener("visibilitychange", awake);
  window.addEventListener("pageshow", shown);
  window.addEventListener("online", back);
  window.addEventListener("offline", gone);

  // Connect first, fetch when connected; when the door does not open soon, fetch all the same.
  want(1500);

  return {
    state,
    ready,
    online,
    error,
    serverNow: () => clock.now(),
    refetch: () => hurry(0),
    close() {
      closed = true;
      clearTimeout(timer);
      socket.close();
      document.removeEventListener("visibilitychange", awake);
      window.removeEventListener("pageshow", shown);
      window.removeEventListener("online", back);
      window.removeEventListener("offline", gone);
    },
  };
}
