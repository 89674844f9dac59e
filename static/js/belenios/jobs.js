// What the worker can be asked to do: texts and plain objects in, texts and plain objects out. Run here, it works as well.

import { readBackup, writeBackup } from "./backup.js";
import { sealBallot } from "./ballot.js";
import { dumps, loads } from "./canonical.js";
import { readRoll } from "./credentials.js";
import { decrypt } from "./decryption.js";
import { readElection } from "./election.js";
import { Fault } from "./faults.js";
import { powerOfG } from "./fixed-base.js";
import { headsOf } from "./head.js";
import { identityOf, makeCertificate, makePolynomial, makeVoutput, newSeed, openDecryptionKey } from "./pedersen.js";
import { shortCode } from "./short-code.js";
import { addUp, readBox, requireSame, sizedRaw } from "./tally.js";
import { checkTest as checkTestBallot, sealTest as sealTestBallot } from "./test-ballot.js";
import { certificatesFingerprint, checkCertificates, readCertificates } from "./threshold.js";
import { newKey, trusteeKey, writeTrusteeKey } from "./trustee-key.js";
import { checkTrustees, keysOf, ownerOf, readTrustees } from "./trustees.js";

/** @typedef {(share: number) => void} OnStep */
/** @typedef {import("./election.js").Election} Election */
/** @typedef {{election: string, trustees: string, credentials: string, ballots: string[], encryptedTally?: string, proofs?: boolean}} Box */

/** @type {{raw: string, election: Promise<Election>, known: Map<string, import("./tally.js").Counted>, trustees: string, tally: import("./tally.js").Tally|null}|null} */
let latest = null;

/** The election with its tables; ballots, trustees and sum that were checked before. @param {string} raw */
function deskOf(raw) {
  if (latest?.raw !== raw) latest = { raw, election: readElection(raw), known: new Map(), trustees: "", tally: null };
  return latest;
}

/** @param {string} raw */
const electionOf = (raw) => deskOf(raw).election;

/** Make the tables while the voter still reads. @param {{election: string}} asked @returns {Promise<{hash: string}>} */
export async function prepare({ election }) {
  const { hash, key } = await electionOf(election);
  powerOfG(1n);
  key.power(1n);
  return { hash };
}

/**
 * Seal the choices with the key of a badge, or with a credential's text.
 * @param {{election: string, choices: number[][]} & ({badge: import("./badge.js").Master} | {credential: string})} asked
 * @param {OnStep} [onStep]
 */
export async function seal({ election, choices, ...signer }, onStep) {
  const key = "badge" in signer ? signer.badge : signer.credential;
  return sealBallot(await electionOf(election), key, choices, { onStep });
}

/** @param {{election: string, choices: number[][]}} asked @param {OnStep} [onStep] */
export async function sealTest({ election, choices }, onStep) {
  return sealTestBallot(await electionOf(election), choices, { onStep });
}

/** @param {{election: string, ballot: string, randomness: string[][], choices: number[][], credentials?: string}} asked */
export async function checkTest({ election, ballot, randomness, choices, credentials }) {
  const roll = credentials === undefined ? undefined : readRoll(credentials);
  const tracker = await checkTestBallot(await electionOf(election), ballot, randomness, choices, roll);
  return { tracker, code: shortCode(tracker) };
}

/**
 * What a tablet checks before it seals anything: election, trustees' proofs, and the hash if it was told one.
 * @param {{election: string, trustees: string, hash?: string}} asked
 */
export async function checkSetup({ election, trustees, hash }) {
  const read = await electionOf(election);
  if (hash !== undefined && read.hash !== hash) throw new Fault("context.election", "election", "not the one that was announced");
  await requireTrustees(election, trustees);
  const keys = keysOf(readTrustees(trustees)).map(({ publicKey, name }, i) => ({ owner: i + 1, name: name ?? "", publicKey: String(publicKey) }));
  return { hash: read.hash, uuid: read.uuid, keys };
}

/** A scrutineer's own key: the secret's backup text, and the public side for the server. @param {{name?: string}} asked */
export async function makeKey({ name }) {
  const secret = newKey();
  const publicKey = dumps(writeTrusteeKey(await trusteeKey(secret, name)));
  return { backup: await writeBackup({ kind: "single", secret }), publicKey };
}

/** Ceremony, step 1: the seed's backup text, and the certificate for the server. */
export async function makeSeed() {
  const seed = newSeed();
  return { backup: await writeBackup({ kind: "threshold", seed }), certificate: await makeCertificate(await identityOf(seed)) };
}

/** Ceremony, step 2: what everybody compares with the big screen. @param {{certificates: string}} asked a JSON list */
export async function showCertificates({ certificates }) {
  const certs = readCertificates(certificates);
  await checkCertificates(certs, "certificates");
  const fingerprint = await certificatesFingerprint(certs);
  return { fingerprint, code: shortCode(fingerprint), count: certs.length };
}

/** Ceremony, step 3. @param {{backup: string, certificates: string, threshold: number}} asked */
export async function shareSecret({ backup, certificates, threshold }) {
  return { polynomial: await makePolynomial(await identityIn(backup), certificates, threshold) };
}

/** Ceremony, step 5. @param {{backup: string, certificates: string, threshold: number, vinput: string}} asked */
export async function finishCeremony({ backup, certificates, threshold, vinput }) {
  return { voutput: await makeVoutput(await identityIn(backup), certificates, threshold, vinput) };
}

/**
 * Is this the text of a key, and of the one whose public side is known? A Fault says what it is instead.
 * @param {{backup: string, publicSide?: string|null}} asked the public side as `makeKey` or `makeSeed` wrote it
 */
export async function recall({ backup, publicSide }) {
  const key = await readBackup(backup);
  if (publicSide) {
    const known = loads(publicSide, "public side");
    const single = "public_key" in known;
    if (single !== (key.kind === "single")) throw new Fault("backup.other_kind", "backup", "a key of another kind");
    const own = key.kind === "single" ? powerOfG(key.secret) : (await identityOf(key.seed)).verification;
    const theirs = single ? known.public_key : loads(known.message, "public side").verification;
    if (String(own) !== theirs) throw new Fault("backup.other_key", "backup", "the text of another key");
  }
  return { kind: key.kind };
}

/** @param {string} backup */
async function identityIn(backup) {
  const key = await readBackup(backup);
  if (key.kind !== "threshold") throw new Fault("backup.other_kind", "backup", "not the seed of a threshold group");
  return identityOf(key.seed);
}

/**
 * Check some ballots of the box and remember them, so that little is left to do when it closes; `first`: the place of the first.
 * @param {{election: string, credentials: string, ballots: string[], first: number, proofs?: boolean}} asked
 */
export async function checkBallots({ election, credentials, ballots, first, proofs }) {
  const { known } = deskOf(election);
  await readBox(await electionOf(election), readRoll(credentials), ballots, { first, proofs, known });
  return { checked: ballots.length };
}

/**
 * Add up the ballots that came from the server, and compare with its sum; again and again while people vote.
 * @param {Box} asked @param {OnStep} [onStep]
 */
export async function checkBox(asked, onStep) {
  const { tally } = await openableTally(asked, onStep);
  deskOf(asked.election).tally = tally;
  return describe(asked, tally);
}

/**
 * Add up the ballots, compare, and only then make this scrutineer's part.
 * @param {Box & {backup: string, sealedKey?: string}} asked `sealedKey`: the private_key of step 5
 * @param {OnStep} [onStep]
 */
export async function openBox(asked, onStep) {
  const secret = await secretIn(asked.backup, asked.sealedKey);
  const owner = ownerOf(readTrustees(asked.trustees), powerOfG(secret));
  const { election, tally } = await openableTally(asked, onStep);
  return { ...(await describe(asked, tally)), owner, part: await decrypt(election, tally.sums, secret) };
}

/**
 * Make this scrutineer's part of the sum that `checkBox` added up here before: all that is left to do at a touch.
 * @param {{election: string, trustees: string, encryptedTally: string, backup: string, sealedKey?: string}} asked
 */
export async function openChecked({ election: raw, trustees, encryptedTally, backup, sealedKey }) {
  const { tally } = deskOf(raw);
  if (!tally) throw new Fault("tally.unchecked", "encrypted tally", "not added up here before");
  requireSame(tally, encryptedTally);
  const secret = await secretIn(backup, sealedKey);
  const owner = ownerOf(readTrustees(trustees), powerOfG(secret));
  return { owner, part: await decrypt(await electionOf(raw), tally.sums, secret) };
}

/** @param {Box} asked @param {OnStep} [onStep] */
async function openableTally({ election: raw, trustees, credentials, ballots, encryptedTally, proofs }, onStep) {
  const election = await electionOf(raw);
  await requireTrustees(raw, trustees);
  const roll = readRoll(credentials);
  const { known } = deskOf(raw);
  const tally = addUp(election, await readBox(election, roll, ballots, { proofs, onStep, known }), roll);
  if (encryptedTally !== undefined) requireSame(tally, encryptedTally);
  return { election, tally };
}

/** Check the trustees of an election, once. @param {string} raw @param {string} trustees */
async function requireTrustees(raw, trustees) {
  const desk = deskOf(raw);
  if (desk.trustees === trustees) return;
  await checkTrustees(readTrustees(trustees), (await desk.election).key.y);
  desk.trustees = trustees;
}

/** @param {Box} box @param {import("./tally.js").Tally} tally */
async function describe(box, tally) {
  const { raw, numTallied, totalWeight } = tally;
  const { before, after } = await headsOf(box, box.ballots);
  return { encryptedTally: raw, sized: await sizedRaw(tally), numTallied, totalWeight, headBefore: before, head: after };
}

/** @param {string} backup @param {string} [sealedKey] */
async function secretIn(backup, sealedKey) {
  const key = await readBackup(backup);
  if (key.kind === "single") return key.secret;
  if (sealedKey === undefined) throw new Fault("backup.incomplete", "backup", "a threshold key also needs what the server keeps sealed");
  return openDecryptionKey(await identityOf(key.seed), sealedKey);
}
