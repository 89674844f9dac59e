// Test ballots: sealed like any other, then opened to show that the tablet seals what it is told. They are never cast.

import { checkBallot, sealAndTell } from "./ballot.js";
import { secure } from "./chance.js";
import { encryption } from "./ciphertext.js";
import { newCredential } from "./credentials.js";
import { isValidChoice } from "./election.js";
import { Fault } from "./faults.js";
import { exponentOf } from "./numbers.js";

/** @typedef {import("./election.js").Election} Election */
/** @typedef {import("./ballot.js").Sealed & {neverCast: true, randomness: string[][]}} TestBallot */

/**
 * Seal choices with a credential that is thrown away at once and stands on no roll, so that no box takes the ballot,
 * and tell the chance that went into it. Show the code before the randomness: only then does the test prove anything.
 * @param {Election} election @param {number[][]} choices @param {import("./ballot.js").Options} options
 * @returns {Promise<TestBallot>}
 */
export async function sealTest(election, choices, options = {}) {
  const credential = newCredential(options.source ?? secure);
  const { sealed, openings } = await sealAndTell(election, credential, choices, options);
  const randomness = openings.map((question) => question.map(({ r }) => String(r)));
  return { ...sealed, neverCast: true, randomness };
}

/**
 * On any device: is this ballot a valid one, does it hold exactly these choices, and does no credential of the roll sign it?
 * Answers its tracker, to compare with the one that was shown before; a Fault says what is wrong.
 * @param {Election} election @param {string} raw @param {string[][]} randomness @param {number[][]} choices
 * @param {Map<bigint, number>} [roll]
 */
export async function checkTest(election, raw, randomness, choices, roll = new Map()) {
  const { answers, credential, tracker } = await checkBallot(election, raw);
  if (roll.has(credential)) throw new Fault("test.real_credential", "credential", "is on the roll: this is a real ballot");
  for (const [i, question] of election.questions.entries()) {
    if (!isValidChoice(question, choices[i] ?? [])) throw new Fault("choices.invalid", `question ${i + 1}`, "not a valid answer");
    answers[i].choices.forEach((choice, j) => {
      const where = `question ${i + 1}, choice ${j + 1}`;
      const again = encryption(election.key, { r: exponentOf(randomness[i]?.[j], where), m: choices[i][j] });
      if (again.alpha !== choice.alpha) throw new Fault("test.randomness", where, "not the randomness of this ballot");
      if (again.beta !== choice.beta) throw new Fault("test.choice", where, "the ballot holds something else");
    });
  }
  return tracker;
}
