// A ballot before it is in the box: the choice, the step, the gesture. Pure: storage and chance come in as arguments.
//
// One record is kept a poll and person, so that a reload, a flat battery or a lost network loses nothing; it is forgotten
// as soon as the ballot is in the box or the poll is over.

/**
 * @typedef {{vote?: string|null, chosen?: string[], votes?: Record<string, string>, grades?: Record<string, string>,
 *   names?: Record<string, {name: string, person: string}>, order?: string[]}} Draft what is chosen so far
 * @typedef {{ballot: string, tracker: string, code: string}} Sealed what is left of the choices once they are sealed
 * @typedef {{paper: string, draft: Draft, step: "choosing"|"review"|"sending"|"held", gesture: string|null, basis: string|null,
 *   revising: boolean, sealed: Sealed|null}} Kept gesture: one id a submission; basis: the mark of the ballot that was in the box as
 *   this one was begun; held: sealed, and the server could not say yes or no
 * @typedef {{id: string, state: string, press: string, box?: string, paper: any}} Poll
 * @typedef {{mark: string}} InBox mark: when it was cast, or the tracker of a sealed one
 */

import { cleanElect, cleanRank, electAnswer, electDraft, rankAnswer, rankDraft } from "./vote/elect/draft.js";

const VERSION = 1;
const STEPS = ["choosing", "review", "sending", "held"];

/** Whether nobody learns what is on a ballot of this poll. @param {Poll} poll */
export function isSealed(poll) {
  return poll.box === "sealed";
}

/** A short mark of a paper's content: a draft fits no other. @param {any} paper */
export function fingerprint(paper) {
  const asked = [paper.method, paper.title, paper.choose ?? null, (paper.options ?? []).map((one) => [one.id, one.number, one.title])];
  const more = { grade: [paper.dimensions, paper.scales], elect: [paper.write_ins], rank: [paper.winners] }[paper.method] ?? [];
  const text = JSON.stringify([...asked, ...more]);
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return `${text.length}-${(hash >>> 0).toString(16)}`;
}

/** The options by their number on the paper. @param {any} paper @returns {any[]} */
export function optionsOf(paper) {
  return [...(paper.options ?? [])].sort((a, b) => a.number - b.number);
}

/**
 * The lines of a paper of grades, subject by subject, dimension by dimension, as voting/rules/grading.py has them.
 * @param {any} paper @returns {{id: string, subject: any, dimension: any, scale: any}[]}
 */
export function gradedLines(paper) {
  return optionsOf(paper).flatMap((subject) => paper.dimensions.map((dimension) => (
    { id: `${subject.id}:${dimension.id}`, subject, dimension, scale: paper.scales.find((one) => one.id === dimension.scale) })));
}

/** @param {string} method @returns {Draft} */
export function emptyDraft(method) {
  if (method === "choose") return { chosen: [] };
  if (method === "per_item") return { votes: {} };
  if (method === "grade") return { grades: {} };
  if (method === "elect") return { votes: {}, names: {} };
  if (method === "rank") return { order: [] };
  return { vote: null };
}

/** How many options are chosen or lines answered. @param {Draft} draft */
export function countOf(draft) {
  if (draft.chosen) return draft.chosen.length;
  if (draft.votes) return Object.keys(draft.votes).length;
  if (draft.grades) return Object.keys(draft.grades).length;
  if (draft.order) return draft.order.length;
  return draft.vote ? 1 : 0;
}

/**
 * Choose an option or take it back. Beyond `limit` nothing changes and `refused` is true.
 * @param {Draft} draft @param {string} id @param {number} limit @returns {{draft: Draft, refused: boolean}}
 */
export function toggled(draft, id, limit) {
  const chosen = draft.chosen ?? [];
  if (chosen.includes(id)) return { draft: { chosen: chosen.filter((one) => one !== id) }, refused: false };
  if (chosen.length >= limit) return { draft, refused: true };
  return { draft: { chosen: [...chosen, id] }, refused: false };
}

/**
 * Answer a line; the same key again takes the answer back.
 * @param {Draft} draft @param {string} id @param {string} vote @returns {Draft}
 */
export function answered(draft, id, vote) {
  const { [id]: before, ...rest } = draft.votes ?? {};
  return { votes: before === vote ? rest : { ...rest, [id]: vote } };
}

/** The answer that the server expects, in the paper's order. @param {any} paper @param {Draft} draft */
export function answerOf(paper, draft) {
  const ids = optionsOf(paper).map((one) => one.id);
  if (paper.method === "choose") return { chosen: ids.filter((id) => draft.chosen?.includes(id)) };
  if (paper.method === "per_item") {
    return { votes: Object.fromEntries(ids.filter((id) => draft.votes?.[id]).map((id) => [id, draft.votes?.[id]])) };
  }
  if (paper.method === "grade") return { grades: inOrder(paper, draft.grades) };
  if (paper.method === "elect") return electAnswer(paper, draft);
  if (paper.method === "rank") return rankAnswer(paper, draft);
  return { vote: draft.vote };
}

/** The grades in the paper's order; only those that the paper knows. @param {any} paper @param {any} grades */
function inOrder(paper, grades) {
  const known = gradedLines(paper).filter(({ id, scale }) => scale?.grades.some((one) => one.id === grades?.[id]));
  return Object.fromEntries(known.map(({ id }) => [id, grades[id]]));
}

/** Whether a draft says what an answer in the box says. @param {any} paper @param {Draft} draft @param {any} answer */
export function says(paper, draft, answer) {
  return JSON.stringify(answerOf(paper, draft)) === JSON.stringify(answerOf(paper, draftOf(paper, answer)));
}

/** The draft that an answer in the box came from. @param {any} paper @param {any} answer @returns {Draft} */
export function draftOf(paper, answer) {
  if (paper.method === "choose") return { chosen: [...(answer?.chosen ?? [])] };
  if (paper.method === "per_item") return { votes: { ...answer?.votes } };
  if (paper.method === "grade") return { grades: { ...answer?.grades } };
  if (paper.method === "elect") return electDraft(answer);
  if (paper.method === "rank") return rankDraft(answer);
  return { vote: answer?.vote ?? null };
}

/** Only what the paper knows and allows: storage may have been written by an older page. @param {any} paper @param {any} draft @returns {Draft} */
export function cleaned(paper, draft) {
  const ids = new Set(optionsOf(paper).map((one) => one.id));
  const votes = new Set(["yes", "no", "abstain"]);
  if (paper.method === "choose") {
    const list = Array.isArray(draft?.chosen) ? draft.chosen : [];
    return { chosen: [...new Set(list.filter((id) => ids.has(id)))].slice(0, paper.choose ?? 0) };
  }
  if (paper.method === "per_item") {
    const lines = Object.entries(draft?.votes ?? {}).filter(([id, vote]) => ids.has(id) && votes.has(vote));
    return { votes: Object.fromEntries(lines) };
  }
  if (paper.method === "grade") return { grades: inOrder(paper, draft?.grades) };
  if (paper.method === "elect") return cleanElect(paper, draft);
  if (paper.method === "rank") return cleanRank(paper, draft);
  return { vote: votes.has(draft?.vote) ? draft.vote : null };
}

/** A ballot that is begun. @param {any} paper @param {string|null} [basis] @returns {Kept} */
export function begun(paper, basis = null) {
  return {
    paper: fingerprint(paper), draft: emptyDraft(paper.method), step: "choosing", gesture: null, basis, revising: basis !== null,
    sealed: null,
  };
}

/** With another draft: what was to be sent under the old gesture is not this any more. @param {Kept} kept @param {Draft} draft @returns {Kept} */
export function withDraft(kept, draft) {
  return { ...kept, draft, gesture: null, sealed: null };
}

/** Ready to send: under one gesture, however often it is sent. @param {Kept} kept @param {() => string} makeGesture @returns {Kept} */
export function ready(kept, makeGesture) {
  return { ...kept, step: "sending", gesture: kept.gesture ?? makeGesture() };
}

/** Sealed, and from here on nothing on this device knows the choices. @param {Kept} kept @param {any} paper @param {Sealed} sealed @returns {Kept} */
export function sealedUp(kept, paper, { ballot, tracker, code }) {
  return { ...kept, draft: emptyDraft(paper.method), step: "sending", gesture: null, sealed: { ballot, tracker, code } };
}

/**
 * What to do with a kept ballot when the page finds one (after a reload, or when the poll changed).
 * "go on": restore it; "send": its submission was under way, ask again; "none": nothing was kept;
 * "in": the box has a ballot of this person already; "changed": the paper is another; "missed": the poll is over.
 * @param {Kept|null} kept @param {Poll} poll @param {InBox|null} inBox
 * @returns {"none"|"go on"|"send"|"in"|"changed"|"missed"}
 */
export function outlook(kept, poll, inBox) {
  if (!kept) return "none";
  // Cast since: by this very submission whose answer was lost, or on another device. What lies in the box counts.
  if (inBox && inBox.mark !== kept.basis) return "in";
  if (kept.paper !== fingerprint(poll.paper)) return "changed";
  // The server alone knows whether a submission that was under way arrived before the end.
  if (kept.step === "sending") return "send";
  // From the checking of the codes the poll may go on.
  if (poll.state !== "open" && poll.state !== "checking" && kept.step !== "held") return "missed";
  return "go on";
}

/** @param {string} base @param {string} pollId @param {string} personId */
export function keyOf(base, pollId, personId) {
  return `${prefixOf(base)}${pollId}:${personId}`;
}

/** @param {string} base */
function prefixOf(base) {
  return `ballot:${base}:`;
}

/** @param {Storage|null} storage @param {string} key @param {any} paper @returns {Kept|null} */
export function load(storage, key, paper) {
  try {
    const data = JSON.parse(storage?.getItem(key) ?? "null");
    if (data?.version !== VERSION || !STEPS.includes(data.step)) return null;
    const gesture = typeof data.gesture === "string" ? data.gesture : null;
    const sealed = typeof data.sealed?.ballot === "string" ? data.sealed : null;
    const begunToSend = data.step === "sending" || data.step === "held";
    return {
      paper: String(data.paper), draft: sealed ? emptyDraft(paper.method) : cleaned(paper, data.draft),
      step: begunToSend ? (gesture || sealed ? "sending" : "review") : data.step,
      gesture, basis: data.basis ?? null, revising: Boolean(data.revising), sealed,
    };
  } catch {
    return null;
  }
}

/** @param {Storage|null} storage @param {string} key @param {Kept} kept */
export function save(storage, key, kept) {
  try {
    storage?.setItem(key, JSON.stringify({ version: VERSION, ...kept }));
  } catch {
    // A full or forbidden store: the ballot lives as long as the page.
  }
}

/**
 * Forget the ballots of this window, all but one.
 * @param {Storage|null} storage @param {string} base @param {string} [except] a key
 */
export function forget(storage, base, except = "") {
  try {
    const keys = Array.from({ length: storage?.length ?? 0 }, (_unused, i) => storage?.key(i) ?? "");
    for (const key of keys) if (key.startsWith(prefixOf(base)) && key !== except) storage?.removeItem(key);
  } catch {
    // As above.
  }
}

/** The store of this browser, or none. @returns {Storage|null} */
export function browserStorage() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
