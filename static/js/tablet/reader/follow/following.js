// Following on the tablet: what is shared, whether this reader goes along, and the way back to where they were.

import { computed, effect, signal, untracked } from "@preact/signals";
import { closeBook, interrupted, openBook, openDocument, place, standingAt } from "../../book/shelf.js";
import { keyOf, stepOf, votes } from "./step.js";

/** @param {any} hall @param {import("../../book/keeper.js").Keeper} keeper */
function followHall(hall, keeper) {
  const follow = computed(() => hall.state.value.follow ?? null);
  /** The document that is followed, where this reader's book has it. */
  const document = computed(() => {
    const id = follow.value?.document_id;
    return (id && keeper.book.value?.documents.find((/** @type {any} */ one) => one.id === id)) || null;
  });
  const left = signal("");
  const goes = computed(() => Boolean(document.value) && left.value !== keyOf(follow.value));
  const leads = computed(() => Boolean(document.value) && follow.value.leader_id === hall.state.value.me?.person_id);
  /** Where this reader was before going along; undefined: does not. @type {import("../../book/shelf.js").Place|null|undefined} */
  let own;
  let pageAtVote = /** @type {string|null} */ (null);
  let before = "";

  const stop = effect(() => {
    const shared = follow.value;
    const found = document.value;
    const state = hall.state.value;
    const gone = left.value;
    untracked(() => {
      const key = found ? keyOf(shared) : "";
      const held = votes(state);
      const at = `${key} ${shared?.page}`;
      if (!held) pageAtVote = null;
      else if (pageAtVote === null || state.poll?.state === "open") pageAtVote = at;
      if (before && !key) goBack();
      before = key;
      const open = place.value?.document ?? null;
      const step = stepOf({ follow: shared, inBook: Boolean(found), votes: held, voting: state.poll?.state === "open", left: gone === key, open, turned: at !== pageAtVote });
      if (step !== "none" && own === undefined) own = standingAt();
      if (step === "open") openDocument(shared.document_id, shared.page);
    });
  });

  // Who goes away by the book's own ways has left, unless a vote took the page.
  const stopWatching = effect(() => {
    const open = place.value?.document ?? null;
    untracked(() => {
      if (own === undefined || !document.value || open === follow.value.document_id || interrupted.value) return;
      own = undefined;
      left.value = keyOf(follow.value);
    });
  });

  /** Back to where one was. */
  function goBack() {
    const back = own;
    own = undefined;
    if (back === undefined || place.value === null) return;
    if (back === null) closeBook();
    else if (back.document) openDocument(back.document, back.page);
    else openBook();
  }

  return {
    follow,
    document,
    goes,
    leads,
    /** Read alone: where one was before, or on from here for whom the sharing brought here. */
    leave() {
      left.value = keyOf(follow.value);
      if (own?.document) goBack();
      own = undefined;
    },
    comeBack() {
      left.value = "";
      if (place.value?.document === follow.value?.document_id) return;
      openDocument(follow.value.document_id, follow.value.page);
    },
    close() {
      stop();
      stopWatching();
    },
  };
}

/** @type {WeakMap<any, ReturnType<typeof followHall>>} */
const all = new WeakMap();

/** The following of this hall; there is one as long as the keeper lives. @param {any} hall @param {import("../../book/keeper.js").Keeper} keeper */
export function followingOf(hall, keeper) {
  let found = all.get(keeper);
  if (!found) all.set(keeper, (found = followHall(hall, keeper)));
  return found;
}
