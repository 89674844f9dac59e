// What is being written about a paper: kept on this device at every key, until the server has it.

import { newGesture } from "../base/gesture.js";
import { keep, kept } from "../base/kept.js";
import { useRef, useState } from "../base/ui.js";

const EMPTY = { delegation_id: null, item_id: null, document_id: null, person_id: null, speaker: "", kind: "opinion", text: "", tags: "" };

/** What a clerk keeps for the next one: most speak about the same paper, in the same group. */
const LASTING = ["delegation_id", "item_id", "document_id"];

/** @typedef {typeof EMPTY & {gesture: string, [more: string]: any}} Draft gesture: one id for these very words */

/** @param {string} meetingId */
const key = (meetingId) => `comment:${meetingId}`;

/** @returns {Draft} */
const fresh = () => ({ ...EMPTY, gesture: newGesture() });

/** The next one, after `sent` was saved: what was typed since then is part of it. @param {Draft} sent @param {Draft} now @returns {Draft} */
export function after(sent, now) {
  const next = fresh();
  for (const field of Object.keys(EMPTY)) {
    if (LASTING.includes(field) || now[field] !== sent[field]) next[field] = now[field];
  }
  return next;
}

/** With other words: what may have been sent under the old gesture is not this any more. @param {Draft} draft @param {any} part @returns {Draft} */
export function edited(draft, part) {
  return { ...draft, ...part, gesture: newGesture() };
}

/**
 * A draft and how it changes; the one of a new comment is kept on the device.
 * @param {string} meetingId @param {any} [begun] the fields of a comment that is changed
 * @returns {[Draft, (part: any) => void, (sent: Draft) => void]} the draft; change fields; `sent` is saved, go on with the next
 */
export function useDraft(meetingId, begun) {
  const [draft, show] = useState(() => begun ?? { ...fresh(), ...kept(key(meetingId), "localStorage") });
  const now = useRef(draft);
  const write = (/** @type {Draft} */ next) => {
    now.current = next;
    if (!begun) keep(key(meetingId), next, "localStorage");
    show(next);
  };
  return [draft, (part) => write(edited(now.current, part)), (sent) => write(after(sent, now.current))];
}
