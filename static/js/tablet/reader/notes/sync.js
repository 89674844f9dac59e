// Keeps a person's notes: here at once and encrypted, on the server as soon as there is a network, on all devices of the same person.

import { computed, effect, signal, untracked } from "@preact/signals";
import { ApiError, backoff, get, noAnswer, post } from "../../../base/api.js";
import { toast } from "../../../base/ui/toasts.js";
import { isPassing } from "../../book/outbox.js";
import { packed, unpacked } from "../../book/vault.js";
import { acknowledged, batchOf, beside, byPage, changedHere, heard, keptWhole, leftOver, momentOf, nothing, only } from "./held.js";
import { makeHistory } from "./history.js";

/** @typedef {ReturnType<typeof makeNotes>} Notes */
/** @typedef {import("./held.js").Note} Note */

const SOON = 300;
const MOST = 200;
const KEEP_AFTER = 1500;
/** From so many acknowledged changes on the whole is written though the hand goes on writing. */
const KEEP_FROM = 40;

/** A fresh id: 32 characters. Without WebCrypto's randomUUID (plain http) from random bytes all the same. */
function freshId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {import("../../book/keeper.js").Keeper} keeper @param {any} hall @param {string} document */
function makeNotes(keeper, hall, document) {
  const held = signal(nothing());
  const pages = computed(() => byPage(held.value));
  /** @type {Map<number, import("@preact/signals").ReadonlySignal<Note[]>>} */
  const perPage = new Map();
  const left = computed(() => leftOver(held.value));
  const history = makeHistory();
  /** Which version's pages are shown; notes go to its pages. */
  let version = "";
  let pulled = false;
  let pushing = false;
  let pulling = false;
  let failures = 0;
  let timer = 0;
  let keepTimer = 0;
  let closed = false;
  /** What lies here of this version is shown. @type {Promise<void>} */
  let kept = Promise.resolve();
  const names = { waiting: `notes//${document}/waiting`, all: `notes//${document}/all` };

  // ---- On this device ----

  const restored = restore();

  async function restore() {
    await keeper.ready;
    const waiting = unpacked(await keeper.vault().get(names.waiting));
    let next = held.value;
    for (const note of waiting ?? []) if (!next.waiting.has(note.id)) next = changedHere(next, note);
    held.value = next;
    if (next.waiting.size) push(SOON);
  }

  /** All notes on this version as they lie here, until the server has said what there is. @param {string} asked */
  async function restoreAll(asked) {
    await restored;
    const all = unpacked(await keeper.vault().get(names.all));
    if (all?.version === asked && version === asked && !pulled) held.value = heard(held.value, all.notes);
  }

  /** What the whole on this device does not have is written at once: a dead tablet loses the stroke in hand at most. */
  function keepBeside() {
    const found = beside(held.value);
    return found.length ? keeper.vault().put(names.waiting, packed(found)) : keeper.vault().remove(names.waiting);
  }

  function keepAll() {
    if (keepTimer && held.value.unkept.size >= KEEP_FROM) return;
    clearTimeout(keepTimer);
    keepTimer = window.setTimeout(() => void writeAll(), KEEP_AFTER);
  }

  async function writeAll() {
    keepTimer = 0;
    if (closed) return;
    const { unkept } = held.value;
    const all = version ? { version, notes: [...held.value.notes.values()] } : await broughtUpToDate([...unkept.values()]);
    if (all) await keeper.vault().put(names.all, packed(all));
    if (closed || !unkept.size) return;
    held.value = keptWhole(held.value, unkept);
    await keepBeside();
  }

  /** The whole as it lies here with what was sent since; its document is not open. @param {import("./held.js").Waiting[]} sent */
  async function broughtUpToDate(sent) {
    const all = unpacked(await keeper.vault().get(names.all));
    if (!all) return null;
    const { notes } = heard(heard(nothing(), all.notes), sent.filter((note) => note.version === all.version));
    return { version: all.version, notes: [...notes.values()] };
  }

  // ---- To the server ----

  /** @param {number} delay */
  function push(delay) {
    if (closed || pushing || !held.value.waiting.size) return;
    clearTimeout(timer);
    timer = window.setTimeout(() => void send(), delay);
  }

  /** @type {Promise<void>|null} */
  let underWay = null;

  function send() {
    underWay ??= sendBatch().finally(() => { underWay = null; });
    return underWay;
  }

  async function sendBatch() {
    const batch = batchOf(held.value, MOST);
    if (!batch.length || closed) return;
    pushing = true;
    try {
      const answer = await post(`/documents/${document}/notes`, { version: batch[0].version, notes: batch.map(wire) });
      if (closed) return;
      failures = 0;
      settle(batch, answer);
    } catch (problem) {
      if (closed) return;
      failures += 1;
      if (!isPassing(problem)) return refused(/** @type {ApiError} */ (problem));
    } finally {
      pushing = false;
      void keepBeside();
      keepAll();
    }
    push(failures ? backoff(failures) : 0);
  }

  /** @param {import("./held.js").Waiting[]} batch @param {any} answer */
  function settle(batch, answer) {
    const before = held.value.seq;
    let next = acknowledged(held.value, batch, answer.refused.map((/** @type {any} */ one) => one.id));
    next = heard(next, answer.newer);
    // Every change counted was ours: there is nothing to fetch.
    const ours = answer.seq <= before + batch.length - answer.refused.length - answer.newer.length;
    held.value = pulled && ours ? { ...next, seq: Math.max(answer.seq, before) } : next;
    if (answer.refused.length) toast(answer.refused[0].message, "warn");
    if (pulled && !ours) void pull();
  }

  /** The whole was refused: there is no more room, or the document is not for this reader any more. @param {ApiError} problem */
  function refused(problem) {
    if (problem.status !== 404 && problem.status !== 410) toast(problem.message, "bad");
  }

  // ---- From the server ----

  async function pull() {
    if (pulling || closed || !version) return;
    pulling = true;
    const asked = version;
    try {
      await kept;
      const whole = held.value.seq === 0 ? new Set() : null;
      for (let more = true; more && !closed && asked === version;) {
        const answer = await get(`/documents/${document}/notes?version=${asked}&since=${held.value.seq}`);
        if (asked !== version) break;
        held.value = { ...heard(held.value, answer.notes), seq: answer.seq };
        more = answer.more;
        for (const note of answer.notes) whole?.add(note.id);
        if (more) continue;
        pulled = true;
        if (whole) held.value = only(held.value, whole);
      }
      keepAll();
    } catch {
      // Without a network what is kept here is shown; it is asked again when the network is back.
    } finally {
      pulling = false;
    }
    if (asked !== version) void pull();
  }

  const stopListening = effect(() => {
    const mine = hall.state.value.my_notes;
    const online = hall.online.value;
    untracked(() => {
      if (online && held.value.waiting.size) push(SOON * Math.random());
      if (!pulled || pushing || !mine || mine.document_id !== document) return;
      if (mine.seq > held.value.seq) void pull();
    });
  });
  const stopReturning = effect(() => {
    if (hall.online.value) untracked(() => pulled && void pull());
  });

  // ---- What the reader does ----

  /** @param {Note & {page: number}} note as it is now; `gone`: it is no more */
  function write(note) {
    const changed = momentOf(held.value, note.id, hall.serverNow());
    held.value = changedHere(held.value, { ...note, version, changed });
    void keepBeside();
    keepAll();
    push(SOON);
  }

  /** Notes as they are now; one step for 撤销. @param {(Note & {page: number})[]} changes */
  function change(changes) {
    history.did(changes.map((after) => ({ before: held.value.notes.get(after.id) ?? null, after })));
    for (const note of changes) write(note);
  }

  /** @param {"back"|"forth"} way */
  function step(way) {
    for (const note of history[way]()) write(note);
  }

  return {
    held, left,
    document,
    canUndo: history.canUndo,
    canRedo: history.canRedo,
    /** The notes of one page. @param {number} page */
    of(page) {
      let found = perPage.get(page);
      if (!found) {
        /** @type {Note[]} */
        let last = [];
        found = computed(() => {
          const now = pages.value.get(page) ?? [];
          if (now.length !== last.length || now.some((note, place) => note !== last[place])) last = now;
          return last;
        });
        perPage.set(page, found);
      }
      return found;
    },
    /** All notes, by page. */
    all: computed(() => [...pages.value.entries()].sort((a, b) => a[0] - b[0]).flatMap(([, notes]) => notes)),
    /** Show the pages of this version; notes of earlier ones come to the pages that are the same. @param {string} id */
    useVersion(id) {
      if (version === id) return;
      const other = version !== "";
      version = id;
      pulled = false;
      if (other) held.value = { ...held.value, notes: new Map([...held.value.waiting.values()].filter((note) => !note.gone && note.version === id).map((note) => [note.id, note])) };
      held.value = { ...held.value, seq: 0 };
      kept = restoreAll(id);
      void pull();
    },
    /** @param {number} page @param {string} kind @param {any} data @returns {string} its id */
    add(page, kind, data) {
      const id = freshId();
      change([{ id, page, kind: /** @type {any} */ (kind), data, changed: 0, gone: false }]);
      return id;
    },
    change,
    /** @param {Note[]} notes */
    remove: (notes) => change(notes.map((note) => ({ ...note, page: note.page ?? note.from_page ?? 1, data: {}, gone: true }))),
    /** Settled once the server has everything, or refuses. @returns {Promise<void>} */
    async sent() {
      clearTimeout(timer);
      while (held.value.waiting.size && !closed) {
        const before = failures;
        await send();
        if (failures > before) throw noAnswer();
      }
    },
    undo: () => step("back"),
    redo: () => step("forth"),
    close() {
      closed = true;
      stopListening();
      stopReturning();
      clearTimeout(timer);
      clearTimeout(keepTimer);
    },
    /** Nothing of it lies here any more: the document was taken away. */
    async forget() {
      this.close();
      held.value = nothing();
      await Promise.all([keeper.vault().remove(names.waiting), keeper.vault().remove(names.all)]);
    },
  };
}

/** @param {import("./held.js").Waiting} note as it is sent */
const wire = ({ id, page, kind, data, changed, gone }) => ({ id, page, kind, data, changed, gone });

/** @type {WeakMap<any, Map<string, Notes>>} */
const desks = new WeakMap();

/** The notes of a document; they live as long as the keeper, so that what waits is sent after the document was closed. @param {import("../../book/keeper.js").Keeper} keeper @param {any} hall @param {string} document */
export function notesOf(keeper, hall, document) {
  let desk = desks.get(keeper);
  if (!desk) desks.set(keeper, (desk = openDesk(keeper, hall)));
  let found = desk.get(document);
  if (!found) desk.set(document, (found = makeNotes(keeper, hall, document)));
  return found;
}

/** @param {import("../../book/keeper.js").Keeper} keeper @param {any} hall */
function openDesk(keeper, hall) {
  /** @type {Map<string, Notes>} */
  const desk = new Map();
  const stop = effect(() => {
    const away = keeper.withdrawn.value;
    const over = keeper.ended.value;
    untracked(() => {
      for (const [id, notes] of desk) {
        if (!over && !away.has(id)) continue;
        desk.delete(id);
        void notes.forget();
      }
    });
  });
  const watch = window.setInterval(() => {
    if (!keeper.isClosed()) return;
    clearInterval(watch);
    stop();
    for (const notes of desk.values()) notes.close();
    desk.clear();
  }, 5000);
  void sendWhatWaits(keeper, hall);
  return desk;
}

/** What an earlier page wrote and could not send is sent, its document be opened or not. @param {import("../../book/keeper.js").Keeper} keeper @param {any} hall */
async function sendWhatWaits(keeper, hall) {
  await keeper.ready;
  for (const id of await keeper.vault().ids()) {
    const [kind, , document, part] = id.split("/");
    if (kind === "notes" && part === "waiting") notesOf(keeper, hall, document);
  }
}
