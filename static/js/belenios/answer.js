// The encrypted answer to one question, and the proofs that it is a valid one (section 4.11).

import { items, record } from "./canonical.js";
import { climb, encrypt, openingOfProduct, product, readCiphertext, writeCiphertext } from "./ciphertext.js";
import { countOfValues, totalsOf } from "./election.js";
import { Fault } from "./faults.js";
import { outside } from "./group.js";
import { checkBlank, checkBlankOrInterval, proveBlank, proveBlankOrInterval } from "./proofs/blank.js";
import { checkInterval, proveInterval } from "./proofs/interval.js";
import { readProofs, writeProof } from "./proofs/proof.js";

/** @typedef {import("./election.js").Question} Question */
/** @typedef {import("./ciphertext.js").Ciphertext} Ciphertext */
/** @typedef {import("./proofs/proof.js").Proof} Proof */
/** @typedef {import("./proofs/disjunction.js").Opening} Opening */
/** @typedef {import("./public-key.js").PublicKey} PublicKey */
/** @typedef {import("./chance.js").Source} Source */
/** @typedef {{choices: Ciphertext[], individual: Proof[][], overall: Proof[], blank: Proof[]|null}} Answer */

const BIT = [0, 1];

/**
 * Encrypt the values and prove them; `context` is the string S0 of the ballot, `tick` is called after each piece of work.
 * @param {PublicKey} key @param {Question} question @param {string} context @param {number[]} values
 * @param {Source} source @param {() => void} tick @returns {Promise<{answer: Answer, openings: Opening[]}>}
 */
export async function makeAnswer(key, question, context, values, source, tick) {
  const pairs = values.map((value) => encrypt(key, value, source));
  const [choices, openings] = [pairs.map((pair) => pair.ciphertext), pairs.map((pair) => pair.opening)];
  const individual = [];
  for (const { ciphertext, opening } of pairs) {
    individual.push(await proveInterval(key, context, ciphertext, opening, BIT, source));
    tick();
  }
  const rest = await proveWhole(key, question, wholeStatement(context, choices), choices, openings, source);
  tick();
  return { answer: { choices, individual, ...rest }, openings };
}

/**
 * @param {PublicKey} key @param {Question} question @param {string} statement @param {Ciphertext[]} choices
 * @param {Opening[]} openings @param {Source} source
 */
async function proveWhole(key, question, statement, choices, openings, source) {
  const values = totalsOf(question);
  if (!question.blank) {
    const overall = await proveInterval(key, statement, product(choices), openingOfProduct(openings), values, source);
    return { overall, blank: null };
  }
  const [blank, total] = [openings[0], openingOfProduct(openings.slice(1))];
  const overall = await proveBlankOrInterval(key, statement, blank, total, values, source);
  return { overall, blank: await proveBlank(key, statement, blank, total, source) };
}

/** The string S: the context and all choices of the question. @param {string} context @param {Ciphertext[]} choices */
const wholeStatement = (context, choices) => `${context}|${choices.map(({ alpha, beta }) => `${alpha},${beta}`)}`;

/** @param {Answer} answer */
export function writeAnswer({ choices, individual, overall, blank }) {
  const fields = {
    choices: choices.map(writeCiphertext),
    individual_proofs: individual.map((proofs) => proofs.map(writeProof)),
    overall_proof: overall.map(writeProof),
  };
  return blank ? { ...fields, blank_proof: blank.map(writeProof) } : fields;
}

/**
 * Read an answer of exactly the shape that the question asks for.
 * @param {any} value @param {Question} question @param {string} where @returns {Answer}
 */
export function readAnswer(value, question, where) {
  const names = ["choices", "individual_proofs", "overall_proof", "blank_proof"];
  const fields = record(value, where, names, names.slice(3));
  const answer = {
    choices: items(fields.choices, `${where}, choices`).map((one, i) => readCiphertext(one, `${where}, choice ${i + 1}`)),
    individual: items(fields.individual_proofs, `${where}, individual_proofs`).map((one, i) =>
      readProofs(one, `${where}, individual_proof ${i + 1}`),
    ),
    overall: readProofs(fields.overall_proof, `${where}, overall_proof`),
    blank: "blank_proof" in fields ? readProofs(fields.blank_proof, `${where}, blank_proof`) : null,
  };
  requireCounts(answer, question, where);
  return answer;
}

/** @param {Answer} answer @param {Question} question @param {string} where */
function requireCounts({ choices, individual, overall, blank }, question, where) {
  const count = countOfValues(question);
  if (choices.length !== count) throw new Fault("counts.choices", where, `must be ${count} choices`);
  if (individual.length !== count || individual.some((proofs) => proofs.length !== 2)) {
    throw new Fault("counts.individual_proofs", where, "must be two proofs for each choice");
  }
  if (overall.length !== totalsOf(question).length + Number(question.blank)) {
    throw new Fault("counts.overall_proof", where, "must be one proof for each possible total");
  }
  if (question.blank ? blank?.length !== 2 : blank !== null) {
    throw new Fault("counts.blank_proof", where, "must be two proofs if and only if a blank vote is allowed");
  }
}

/**
 * Check the subgroup and every proof.
 * @param {PublicKey} key @param {Question} question @param {string} context @param {Answer} answer
 * @param {string} where
 */
export async function checkAnswer(key, question, context, answer, where) {
  const climbed = answer.choices.map(climb);
  for (const [i, choice] of answer.choices.entries()) {
    const place = `${where}, choice ${i + 1}`;
    if (choice.alpha === 1n) throw new Fault("group.alpha_one", place, "alpha is 1: not encrypted");
    if (!climbed[i].alpha.isMember()) throw outside(`${place}, alpha`);
    if (!climbed[i].beta.isMember()) throw outside(`${place}, beta`);
    if (!(await checkInterval(key, context, choice, climbed[i], BIT, answer.individual[i]))) {
      throw new Fault("proof.individual", place, "not proved to be 0 or 1");
    }
  }
  await checkWhole(key, question, wholeStatement(context, answer.choices), answer, climbed[0], where);
}

/**
 * @param {PublicKey} key @param {Question} question @param {string} statement @param {Answer} answer
 * @param {ReturnType<typeof climb>} first @param {string} where
 */
async function checkWhole(key, question, statement, { choices, overall, blank }, first, where) {
  const values = totalsOf(question);
  const sum = product(question.blank ? choices.slice(1) : choices);
  const total = climb(sum);
  if (blank && !(await checkBlank(key, statement, first, total, blank))) {
    throw new Fault("proof.blank", where, "not proved that a blank vote chooses nothing");
  }
  const good = blank
    ? await checkBlankOrInterval(key, statement, first, total, values, overall)
    : await checkInterval(key, statement, sum, total, values, overall);
  if (!good) throw new Fault("proof.overall", where, "not proved that the right number of answers is chosen");
}
