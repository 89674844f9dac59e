// 撤销 and 重做: steps of one document in this session.

import { signal } from "@preact/signals";

const MOST = 100;

/** @typedef {import("./held.js").Note} Note */
/** @typedef {{before: Note|null, after: Note & {page: number}}[]} Step */

export function makeHistory() {
  /** @type {Step[]} */
  let done = [];
  /** @type {Step[]} */
  let undone = [];
  const canUndo = signal(false);
  const canRedo = signal(false);
  const tell = () => {
    canUndo.value = done.length > 0;
    canRedo.value = undone.length > 0;
  };
  return {
    canUndo,
    canRedo,
    /** @param {Step} step */
    did(step) {
      done = [...done, step].slice(-MOST);
      undone = [];
      tell();
    },
    /** The notes as they were before the last step. @returns {(Note & {page: number})[]} */
    back() {
      const step = done.at(-1);
      if (!step) return [];
      done = done.slice(0, -1);
      undone = [...undone, step];
      tell();
      return step.map(({ before, after }) => /** @type {any} */ (before && before.page !== null ? before : { ...after, data: {}, gone: true }));
    },
    /** The notes as the step that was undone last had made them. @returns {(Note & {page: number})[]} */
    forth() {
      const step = undone.at(-1);
      if (!step) return [];
      undone = undone.slice(0, -1);
      done = [...done, step];
      tell();
      return step.map(({ after }) => after);
    },
  };
}
