// Ballots: made from a signing key and choices, read strictly, and checked (section 4.15).

import { checkAnswer, makeAnswer, readAnswer, writeAnswer } from "./answer.js";
import { pollExponent } from "./badge.js";
import { dumps, items, loads, record, text } from "./canonical.js";
import { secure } from "./chance.js";
import { secretExponent } from "./credentials.js";
import { countOfValues, isValidChoice } from "./election.js";
import { Fault } from "./faults.js";
import { powerOfG } from "./fixed-base.js";
import { fingerprint } from "./hashing.js";
import { residue } from "./numbers.js";
import { readProof, writeProof } from "./proofs/proof.js";
import { checkBallotSignature, signBallot } from "./proofs/schnorr.js";
import { shortCode } from "./short-code.js";

/** @typedef {import("./election.js").Election} Election */
/** @typedef {import("./chance.js").Source} Source */
/** @typedef {string | import("./badge.js").Master} Signer a credential's text, or a badge's master key */
/** @typedef {{ballot: string, tracker: string, code: string}} Sealed the bytes to cast, their hash, and its short form */
/** @typedef {{source?: Source, onStep?: (share: number) => void}} Options `onStep` hears the share that is done, 0 to 1 */
/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./proofs/proof.js").Proof} Proof */
/** @typedef {{credential: bigint, answers: Answer[], signedHash: string, signature: Proof, hashToSign: string, tracker: string}} Ballot */

const FIELDS = ["election_uuid", "election_hash", "credential", "answers", "signature"];

/**
 * Seal the choices: per question 0 or 1 for each answer, the blank one first where it is allowed.
 * @param {Election} election @param {Signer} signer @param {number[][]} choices @param {Options} options
 * @returns {Promise<Sealed>}
 */
export async function sealBallot(election, signer, choices, options = {}) {
  return (await sealAndTell(election, signer, choices, options)).sealed;
}

/**
 * The sealed ballot together with the chance in its ciphertexts: for test ballots only.
 * @param {Election} election @param {Signer} signer @param {number[][]} choices @param {Options} options
 */
export async function sealAndTell(election, signer, choices, { source = secure, onStep = () => {} } = {}) {
  requireValid(election, choices);
  const tick = stepsOf(election, onStep);
  const secret = await (typeof signer === "string" ? secretExponent : pollExponent)(signer, election.uuid);
  const publicKey = powerOfG(secret);
  const made = [];
  for (const [i, question] of election.questions.entries()) {
    made.push(await makeAnswer(election.key, question, contextOf(election, publicKey), choices[i], source, tick));
  }
  const unsigned = {
    election_uuid: election.uuid,
    election_hash: election.hash,
    credential: String(publicKey),
    answers: made.map(({ answer }) => writeAnswer(answer)),
  };
  const hash = await fingerprint(dumps(unsigned));
  const proof = writeProof(await signBallot(hash, secret, source));
  const ballot = dumps({ ...unsigned, signature: { hash, proof } });
  const tracker = await fingerprint(ballot);
  return { sealed: { ballot, tracker, code: shortCode(tracker) }, openings: made.map(({ openings }) => openings) };
}

/** @param {Election} election @param {number[][]} choices */
function requireValid({ questions }, choices) {
  if (choices.length !== questions.length || !questions.every((question, i) => isValidChoice(question, choices[i]))) {
    throw new Fault("choices.invalid", "choices", "not a valid answer to the questions");
  }
}

/** Counts the steps of sealing. @param {Election} election @param {(share: number) => void} onStep */
function stepsOf({ questions }, onStep) {
  const all = questions.reduce((sum, question) => sum + countOfValues(question) + 1, 0);
  let done = 0;
  return () => onStep(++done / all);
}

/** The string S0. @param {Election} election @param {bigint} credential */
const contextOf = ({ hash }, credential) => `${hash}|${credential}`;

/**
 * Read a ballot: bytes, context and counts; no proof is checked yet.
 * @param {Election} election @param {string} raw @returns {Promise<Ballot>}
 */
export async function readBallot(election, raw) {
  const fields = record(loads(raw, "ballot"), "ballot", FIELDS);
  if (text(fields.election_uuid, "election_uuid") !== election.uuid) {
    throw new Fault("context.uuid", "election_uuid", "the ballot is for another election");
  }
  if (text(fields.election_hash, "election_hash") !== election.hash) {
    throw new Fault("context.election", "election_hash", "the ballot is for another election");
  }
  const answers = items(fields.answers, "answers");
  if (answers.length !== election.questions.length) throw new Fault("counts.answers", "answers", "must be one for each question");
  const { signature, ...unsigned } = fields;
  const { hash, proof } = record(signature, "signature", ["hash", "proof"]);
  return {
    credential: residue(fields.credential, "credential"),
    answers: answers.map((answer, i) => readAnswer(answer, election.questions[i], `question ${i + 1}`)),
    signedHash: text(hash, "signature, hash"),
    signature: readProof(proof, "signature, proof"),
    hashToSign: await fingerprint(dumps(unsigned)),
    tracker: await fingerprint(raw),
  };
}

/** Was it signed with its credential? Whether that is on the roll is for the caller to ask. @param {Ballot} ballot */
export async function checkSignature({ credential, signedHash, signature, hashToSign }) {
  if (signedHash !== hashToSign) throw new Fault("proof.signed_hash", "signature", "signed another ballot");
  if (!(await checkBallotSignature(signedHash, credential, signature))) {
    throw new Fault("proof.signature", "signature", "not made with the credential");
  }
}

/**
 * Read a ballot and check the signature, the subgroup and every proof.
 * @param {Election} election @param {string} raw @returns {Promise<Ballot>}
 */
export async function checkBallot(election, raw) {
  const ballot = await readBallot(election, raw);
  await checkSignature(ballot);
  for (const [i, question] of election.questions.entries()) {
    await checkAnswer(election.key, question, contextOf(election, ballot.credential), ballot.answers[i], `question ${i + 1}`);
  }
  return ballot;
}
