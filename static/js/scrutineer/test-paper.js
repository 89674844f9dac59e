// The paper of a test ballot: the questions of the election as they are sealed.

import { _, count } from "../base/i18n.js";
import { Icon, html, toast } from "../tablet/ui.js";

/** @typedef {{question: string, answers: string[], blank: boolean, min: number, max: number}} Question */

/** @param {string} election the text @returns {Question[]} */
export const questionsIn = (election) => JSON.parse(election).questions.map((/** @type {any} */ one) => ({ blank: false, ...one }));

/** Nothing chosen. @param {Question[]} questions */
export const emptyChoices = (questions) => questions.map(({ answers, blank }) => Array(answers.length + Number(blank)).fill(0));

/** The lines to choose from, blank first where it is allowed. @param {Question} question */
export const linesOf = ({ answers, blank }) => (blank ? [_("弃权（空白票）"), ...answers] : answers);

/** Whether it can be sealed. @param {Question} question @param {number[]} values */
export function isComplete({ blank, min, max }, values) {
  const chosen = values.reduce((sum, one) => sum + one, 0);
  return (blank && values[0] === 1) || (chosen >= min && chosen <= max);
}

/** The values after a touch; null where there is no room for one more. @param {Question} question @param {number[]} values @param {number} i */
export function touched({ blank, max }, values, i) {
  const next = values.map((one, j) => (j === i ? 1 - one : one));
  if (next[i] === 0) return next;
  if (max === 1 || (blank && i === 0)) return values.map((_unused, j) => Number(j === i));
  if (blank) next[0] = 0;
  return next.reduce((sum, one) => sum + one, 0) > max ? null : next;
}

/** @param {{question: Question}} props */
function Rule({ question: { min, max, blank } }) {
  const rule = max === 1 ? _("选一项") : min === max ? _("选 %(n)s 项", { n: count(max) }) : _("最多选 %(n)s 项", { n: count(max) });
  return html`<span class="muted">${rule}${blank && ` · ${_("可以弃权")}`}</span>`;
}

/** @param {{questions: Question[], choices: number[][], onChange: (choices: number[][]) => void}} props */
export function TestPaper({ questions, choices, onChange }) {
  /** @param {number} q @param {number} i */
  const touch = (q, i) => {
    const values = touched(questions[q], choices[q], i);
    if (values) onChange(choices.map((one, k) => (k === q ? values : one)));
    else toast(_("最多选 %(n)s 项，请先取消一项", { n: count(questions[q].max) }), "warn");
  };
  return questions.map((question, q) => html`<fieldset class="question" key=${q}><legend>${question.question} <${Rule} question=${question} /></legend>
    <div class="question-answers">${linesOf(question).map((line, i) => html`<button key=${i} type="button" role="checkbox"
      aria-checked=${String(choices[q][i] === 1)} onClick=${() => touch(q, i)}><${Icon} name=${choices[q][i] ? "check-circle-fill" : "circle"} /><span>${line}</span></button>`)}</div></fieldset>`);
}

/** What a ballot holds, in words. @param {{questions: Question[], choices: number[][]}} props */
export function Holds({ questions, choices }) {
  const lines = questions.flatMap((question, q) => linesOf(question)
    .filter((_unused, i) => choices[q]?.[i] === 1)
    .map((line) => (questions.length > 1 ? `${question.question}：${line}` : line)));
  return html`<ul class="test-holds">${lines.length ? lines.map((line) => html`<li key=${line}><${Icon} name="check-lg" /><span>${line}</span></li>`) : html`<li>${_("没有选任何一项")}</li>`}</ul>`;
}
