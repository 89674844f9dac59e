// What the wall shows of the hall's state: pure questions.

import { isRunning } from "../voting/sealed-words.js";

/** @typedef {{name: string, key: string}} View key: the same as long as nothing but figures changes; "pending" keeps the last picture */

/**
 * The picture for this state.
 * @param {any} state @returns {View}
 */
export function viewOf(state) {
  const { stage } = state;
  const face = stage?.face ?? "waiting";
  if (makesKeys(state)) return { name: "ceremony", key: `ceremony-${state.keys.group_id}` };
  if (face === "item" && !itemOf(state)) return { name: "agenda", key: "agenda" };
  if (face === "poll" || face === "result") return pollView(state);
  if (face === "evaluation") return evaluationView(state);
  if (face === "document") return documentView(state);
  return { name: face, key: face === "item" ? `item-${stage.item_id}` : face === "message" ? `message-${stage.since}` : face };
}

const GIVES_WAY = ["waiting", "agenda", "item", "poll"];

/** Whether scrutineers make their keys and nothing else is being shown or voted on. @param {any} state */
function makesKeys({ keys, stage, poll }) {
  if (!keys || keys.step === "ready" || !GIVES_WAY.includes(stage?.face ?? "waiting") || isRunning(poll)) return false;
  return stage?.face !== "poll" || poll?.state === "prepared";
}

/** @param {any} state @returns {View} */
function pollView({ stage, poll, result }) {
  // Stage, poll and result come in messages of their own, one after the other.
  const shown = poll?.state === "shown";
  if (shown && poll.id === stage.poll_id && !result && poll.evaluation_id && poll.group) return { name: "apart", key: `apart-${poll.id}` };
  if (!poll || poll.id !== stage.poll_id || (shown && result?.poll_id !== poll.id)) return { name: "pending", key: "pending" };
  const names = stage.face === "result" && stage.text === "named" && poll.box !== "sealed";
  const name = shown ? (names ? "named" : "result") : poll.state;
  return { name, key: `${name}-${poll.id}` };
}

/** @param {any} state @returns {View} */
function evaluationView({ stage, evaluation }) {
  if (!evaluation?.results || evaluation.id !== stage.text.split(" ")[0]) return { name: "pending", key: "pending" };
  return { name: "evaluation", key: `evaluation-${evaluation.id}` };
}

/** The followed page; the stage comes first and its page a moment later. @param {any} state @returns {View} */
function documentView({ stage, screen_page: page }) {
  if (page?.document_id !== stage.text.split(" ")[0]) return { name: "pending", key: "pending" };
  return { name: "document", key: `document-${page.document_id}` };
}

/** The poll that is being voted on, checked or counted while the wall shows something else. @param {any} state @returns {any|null} */
export function votingElsewhere({ stage, poll }) {
  return isRunning(poll) && poll.id !== stage?.poll_id ? poll : null;
}

/** The item on the stage, else the current one. @param {any} state @returns {any|null} */
export function itemOf({ agenda = [], stage }) {
  return agenda.find((/** @type {any} */ one) => one.id === stage?.item_id) ?? agenda.find((/** @type {any} */ one) => one.state === "current") ?? null;
}

/** The first item after `item` that still waits; without an item the first of all. @param {any[]} agenda @param {any|null} item */
export function nextOf(agenda, item) {
  const from = item ? agenda.findIndex((one) => one.id === item.id) + 1 : 0;
  return agenda.slice(from).find((one) => one.state === "waiting") ?? null;
}

/** The items above `item`, from the top. @param {any[]} agenda @param {any} item @returns {any[]} */
export function above(agenda, item) {
  const parent = agenda.find((one) => one.id === item.parent_id);
  return parent ? [...above(agenda, parent), parent] : [];
}

/** @param {any} poll @returns {any[]} the paper's options by their numbers */
export function optionsOf(poll) {
  return [...poll.paper.options].sort((a, b) => a.number - b.number);
}

/** The turnout of this poll and no other. @param {any} state */
export function turnoutOf({ turnout, poll }) {
  return turnout?.poll_id === poll.id ? turnout : null;
}

/** The sealed box of this poll and no other. @param {any} state */
export function boxOf({ box, poll }) {
  return box?.poll_id === poll.id ? box : null;
}

/**
 * How wide a title is, in letters as wide as they are high.
 * @param {string} text
 */
export function lettersOf(text) {
  let width = 0;
  for (const letter of text) width += /[\u0000-\u02ff\u2010-\u2027]/u.test(letter) ? 0.6 : 1;
  return width;
}

/**
 * A congress's title in the pieces between which a line may break.
 * @param {string} title @returns {string[]}
 */
export function phrases(title) {
  return title.split(/(?<=人民代表大会|委员会|主席团|主任会议)(?!常务委员会)|(?<=人民代表大会)(?=常务委员会)|(?=（)/u).filter(Boolean);
}

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
const OPENING = /^[（“《〈「『【]/u;
const BINDS_NEXT = /[\d（“《〈「『【]$|^[区市县省州镇乡第]$|^第.+$|^[一二三四五六七八九十百千万两]+$/u;
const BINDS_BEFORE = /^[\p{P}\s的]/u;
const STANDS_ALONE = /^[和与及对在为由将就]$/u;

/** Whether no line may break between two words. @param {string} before @param {string} after */
function bound(before, after) {
  if (BINDS_NEXT.test(before)) return true;
  if (BINDS_BEFORE.test(after) && !OPENING.test(after)) return true;
  return before.length === 1 && after.length === 1 && !STANDS_ALONE.test(before) && !STANDS_ALONE.test(after);
}

/**
 * Chinese text in the pieces between which a line may break: words, with their punctuation, and numbers with their unit.
 * Two single letters in a row are taken for a word that the dictionary lacks (票决, 实事).
 * @param {string} text @returns {string[]}
 */
export function wordsOf(text) {
  /** @type {string[]} */
  const pieces = [];
  let before = "";
  for (const { segment } of segmenter.segment(text)) {
    const joined = before !== "" && bound(before, segment);
    if (joined) pieces[pieces.length - 1] += segment;
    else pieces.push(segment);
    before = joined && before.length === 1 && segment.length === 1 ? before + segment : segment;
  }
  return pieces;
}
