// What is asked and of whom the key is: questions and the election that all ballots refer to (sections 4.9, 4.10).

import { items, loads, record, small, text } from "./canonical.js";
import { BASE58 } from "./credentials.js";
import { Fault } from "./faults.js";
import { NAME, requireMember } from "./group.js";
import { fingerprint } from "./hashing.js";
import { residue } from "./numbers.js";
import { PublicKey } from "./public-key.js";

/** @typedef {{question: string, answers: string[], min: number, max: number, blank: boolean}} Question */
/** @typedef {{raw: string, hash: string, uuid: string, key: PublicKey, questions: Question[]}} Election */

const FIELDS = ["version", "description", "name", "group", "public_key", "questions", "uuid", "administrator", "credential_authority"];
const OPTIONAL = FIELDS.slice(7);
const UUID = new RegExp(`^[${BASE58}]{14,}$`);

/**
 * Read an election and check all of it that stands alone; `hash` is its fingerprint φ.
 * @param {string} raw @returns {Promise<Election>}
 */
export async function readElection(raw) {
  const fields = record(loads(raw, "election"), "election", FIELDS, OPTIONAL);
  for (const name of ["description", "name", ...OPTIONAL.filter((one) => one in fields)]) text(fields[name], `election, ${name}`);
  if (small(fields.version, "election, version") !== 1) throw new Fault("setup.version", "election", "version must be 1");
  if (text(fields.group, "election, group") !== NAME) throw new Fault("setup.group_name", "election", `group must be ${NAME}`);
  if (!UUID.test(text(fields.uuid, "election, uuid"))) {
    throw new Fault("setup.uuid", "election", "uuid must be 14 or more base 58 characters");
  }
  const y = residue(fields.public_key, "election, public_key");
  requireMember(y, "election, public_key");
  if (y === 1n) throw new Fault("setup.key_is_one", "election", "public key is 1");
  const questions = items(fields.questions, "election, questions").map((one, i) => readQuestion(one, `election, question ${i + 1}`));
  if (!questions.length) throw new Fault("setup.questions", "election", "asks nothing");
  return { raw, hash: await fingerprint(raw), uuid: fields.uuid, key: new PublicKey(y), questions };
}

/** @param {any} value @param {string} where @returns {Question} */
function readQuestion(value, where) {
  const { answers, blank = false, min, max, question } = record(value, where, ["answers", "blank", "min", "max", "question"], ["blank"]);
  for (const answer of items(answers, `${where}, answers`)) text(answer, `${where}, answers`);
  if (typeof blank !== "boolean") throw new Fault("bytes.shape", where, "blank must be true or false");
  small(min, `${where}, min`);
  small(max, `${where}, max`);
  text(question, where);
  if (!answers.length || min > max || max > answers.length) {
    throw new Fault("setup.bounds", where, "must be 0 ≤ min ≤ max ≤ number of answers");
  }
  return { question, answers, min, max, blank };
}

/** How many values a vote on it has: one for each answer, and a leading one where blank is allowed. @param {Question} question */
export const countOfValues = ({ answers, blank }) => answers.length + Number(blank);

/** How many answers may be chosen. @param {Question} question */
export const totalsOf = ({ min, max }) => Array.from({ length: max - min + 1 }, (_, i) => min + i);

/** May a voter choose this? @param {Question} question @param {number[]} values 0 or 1 each, blank first where it is allowed */
export function isValidChoice(question, values) {
  if (values.length !== countOfValues(question) || !values.every((value) => value === 0 || value === 1)) return false;
  const chosen = values.slice(Number(question.blank)).filter((value) => value === 1).length;
  if (question.blank && values[0]) return chosen === 0;
  return question.min <= chosen && chosen <= question.max;
}
