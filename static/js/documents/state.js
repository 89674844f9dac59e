// What the page knows: the library as it stands, who is on the roll, what is open and chosen.

import { get } from "../base/api.js";
import { connectHall } from "../base/hall.js";
import { initial } from "../base/page.js";
import { effect, signal } from "../base/ui.js";

export const { meeting, roll: rollId } = initial;
export const hall = connectHall({ meetingId: meeting.id, face: "desk" });

/** @type {import("@preact/signals").Signal<{documents: any[], office: boolean}|null>} */
export const library = signal(null);
export const failure = signal(/** @type {any} */ (null));
/** Delegations and people of the meeting. @type {import("@preact/signals").Signal<{delegations: any[], people: any[]}|null>} */
export const roll = signal(null);
/** Documents that are ticked. */
export const chosen = signal(/** @type {Set<string>} */ (new Set()));
/** The document whose details are open, and which of them. */
export const opened = signal(location.hash.slice(1));
export const tab = signal("settings");
/** Which documents are listed: "" for all, or the key of a figure of the overview. */
export const filter = signal("");
export const query = signal("");
/** The server's time in ms, for what opens and ends by itself. */
export const now = signal(Date.now());

/** Whether the meeting has ended, as the hall has it now. */
export const ended = () => (hall.state.value.meeting?.state ?? meeting.state) === "ended";
export const mayEdit = () => initial.edits && !ended();

/** @param {string} id */
export const documentOf = (id) => library.value?.documents.find((one) => one.id === id) ?? null;

/** @param {string} id "" closes the details @param {string} [at] the tab */
export function open(id, at) {
  opened.value = id;
  if (at) tab.value = at;
  history.replaceState(null, "", id ? `#${id}` : location.pathname + location.search);
}

/** What the server answered about one document stands at once; the live library follows. @param {any} document */
export function took(document) {
  const held = library.value;
  if (!held || !document?.id) return document;
  const known = held.documents.some((one) => one.id === document.id);
  const documents = known ? held.documents.map((one) => (one.id === document.id ? document : one)) : [...held.documents, document];
  library.value = { ...held, documents };
  return document;
}

/** @param {string} id of a document that was removed */
export function dropped(id) {
  const held = library.value;
  if (held) library.value = { ...held, documents: held.documents.filter((one) => one.id !== id) };
  if (opened.value === id) open("");
  choose([id], false);
}

/** Tick documents, or take their ticks away. @param {string[]} ids @param {boolean} on */
export function choose(ids, on) {
  const next = new Set(chosen.value);
  for (const id of ids) if (on) next.add(id); else next.delete(id);
  chosen.value = next;
}

let asked = 0;

/** Only the last answer counts. */
export async function load() {
  asked += 1;
  const mine = asked;
  try {
    const found = await get(`/meetings/${meeting.id}/library`);
    if (mine !== asked) return;
    library.value = found;
    failure.value = null;
  } catch (error) {
    if (mine === asked) failure.value = error;
  }
}

export async function loadRoll() {
  const [facts, people] = await Promise.all([get(`/rolls/${rollId}`), get(`/rolls/${rollId}/people`)]);
  roll.value = { delegations: facts.delegations, people };
}

/** Begin to follow; the library comes with the hall's state, or is asked for where it does not. @returns {() => void} stop */
export function follow() {
  void load();
  loadRoll().catch(() => undefined);
  const tick = setInterval(() => { now.value = hall.serverNow(); }, 10_000);
  const stop = effect(() => {
    const live = hall.state.value.library;
    now.value = hall.serverNow();
    if (live) {
      library.value = live;
      failure.value = null;
    }
  });
  return () => {
    clearInterval(tick);
    stop();
  };
}
