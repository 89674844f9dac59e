// A choice in the language of the sealed box: 0 or 1 for each answer of each question. Pure.

import { gradedLines, optionsOf } from "../ballot-keeper.js";

/** @typedef {import("../ballot-keeper.js").Draft} Draft */

const KEYS = ["yes", "no", "abstain"];
const THREE_KEYS = ["赞成", "反对", "弃权"];

/** One question of three keys. @param {string|null|undefined} vote */
const line = (vote) => KEYS.map((key) => Number(key === vote));

/** An election of fewer than there are candidates (差额): at most 应选 赞成 in one question, nothing else is told apart. @param {any} paper */
function oneQuestion(paper) {
  return paper.method === "elect" && paper.choose < paper.options.length;
}

/** The values to seal: one row a question, the blank answer first where there is one. @param {any} paper @param {Draft} draft @returns {number[][]} */
export function choicesOf(paper, draft) {
  const options = optionsOf(paper);
  if (paper.method === "choose") {
    const chosen = options.map((one) => Number(draft.chosen?.includes(one.id) ?? false));
    return [[Number(!chosen.includes(1)), ...chosen]];
  }
  if (paper.method === "grade") {
    return gradedLines(paper).map(({ id, scale }) => scale.grades.map((/** @type {any} */ grade) => Number(draft.grades?.[id] === grade.id)));
  }
  if (oneQuestion(paper)) {
    const chosen = options.map((one) => Number(draft.votes?.[one.id] === "yes"));
    return [[Number(!chosen.includes(1)), ...chosen]];
  }
  if (paper.method === "per_item" || paper.method === "elect") return options.map((one) => line(draft.votes?.[one.id]));
  return [line(draft.vote)];
}

/** The questions that an election over this paper asks. @param {any} paper */
export function questionsOf(paper) {
  const named = optionsOf(paper).map((one) => `${one.number}. ${one.title}`);
  if (paper.method === "choose" || oneQuestion(paper)) return [{ question: paper.title, answers: named, blank: true, min: 1, max: paper.choose }];
  if (paper.method === "grade") {
    return gradedLines(paper).map(({ subject, dimension, scale }) => (
      { question: `${subject.number}. ${subject.title}：${dimension.title}`, answers: scale.grades.map((/** @type {any} */ grade) => grade.title), blank: false, min: 0, max: 1 }));
  }
  if (paper.method === "per_item" || paper.method === "elect") return named.map((question) => ({ question, answers: THREE_KEYS, blank: false, min: 0, max: 1 }));
  return [{ question: paper.title, answers: THREE_KEYS, blank: false, min: 1, max: 1 }];
}

/** Does the election ask what this paper shows, in the same order? @param {any} paper @param {any[]} questions */
export function asksTheSame(paper, questions) {
  const plain = (/** @type {any} */ { question, answers, blank = false, min, max }) => [question, answers, blank, min, max];
  return JSON.stringify(questions.map(plain)) === JSON.stringify(questionsOf(paper).map(plain));
}
