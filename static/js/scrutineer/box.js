// This scrutineer's own count of the box: fetches the ballots, checks them in the worker, compares the sum, opens.

import { get, post } from "../base/api.js";
import { computed, effect, signal, untracked } from "@preact/signals";
import { Fault } from "../belenios/faults.js";
import { beginningOf, extended } from "../belenios/head.js";
import { codeOfHex } from "../belenios/short-code.js";
import { isScrutineer, sealedPoll } from "./asked.js";
import { valid } from "./ceremony-phase.js";
import { untilAnswered } from "./patience.js";
import { bringBack } from "./vault.js";

/**
 * @typedef {{election: string, trustees: string, credentials: string, hash: string}} Setup
 * @typedef {{election: string, trustees: string, encryptedTally: string}} Checked
 * @typedef {{numTallied: number, totalWeight: number, head: string}} Sum
 */

const FOLLOWED = ["open", "checking", "unsealing"];
const LOOK_EVERY = 3000;
const CHUNK = 8;

/** @param {any} hall @param {import("../belenios/client.js").Sealer} sealer @param {ReturnType<typeof import("./vault.js").vault>} keys */
export function followBox(hall, sealer, keys) {
  const total = signal(0);
  const signed = signal(0);
  const proved = signal(0);
  const headCode = signal("");
  const sum = signal(/** @type {Sum|null} */ (null));
  const holding = signal(/** @type {any} */ (null));
  const kept = signal(/** @type {import("./vault.js").Kept|null} */ (null));
  const error = signal(/** @type {any} */ (null));
  const took = signal(0);
  let over = new AbortController();
  let wake = () => {};
  let next = 0;
  let head = "";
  /** @type {Checked|null} */
  let checked = null;

  const at = computed(() => {
    const { poll } = sealedPoll(hall.state.value) ?? {};
    const followed = poll && FOLLOWED.includes(poll.state) && isScrutineer(hall.state.value.me);
    return followed ? poll.id : "";
  });
  const closed = computed(() => sealedPoll(hall.state.value)?.poll.state === "unsealing");

  function start() {
    over.abort();
    over = new AbortController();
    checked = null;
    next = 0;
    [total.value, signed.value, proved.value, took.value] = [0, 0, 0, 0];
    headCode.value = "";
    [sum.value, holding.value, kept.value, error.value] = [null, null, null, null];
    if (at.value) follow(at.value, over.signal).catch(tellUnless(over.signal));
  }

  /** @param {AbortSignal} gone */
  const tellUnless = (gone) => (/** @type {unknown} */ problem) => {
    if (!gone.aborted) error.value = problem;
  };

  /** @param {string} poll @param {AbortSignal} gone */
  async function follow(poll, gone) {
    const setup = await setUp(poll, gone);
    /** @type {string[]} */
    const ballots = [];
    while (!gone.aborted) {
      const final = closed.value;
      await fetchNew(poll, ballots, gone);
      await checkSignatures(setup, ballots, gone);
      if (final) return finish(poll, setup, ballots, gone);
      await checkProofs(setup, ballots, performance.now() + LOOK_EVERY, gone);
      if (!closed.value && proved.value === ballots.length) await rest(gone);
    }
    return undefined;
  }

  /** The election as it is announced: trustees' proofs, the key, the hash. @param {string} poll @param {AbortSignal} gone @returns {Promise<Setup>} */
  async function setUp(poll, gone) {
    const { election, trustees, hash } = await untilAnswered(() => get(`/polls/${poll}/election`), gone);
    const { credentials } = await untilAnswered(() => get(`/polls/${poll}/credentials`), gone);
    await sealer.ask("checkSetup", { election, trustees, hash });
    await sealer.ask("prepare", { election });
    head = await beginningOf({ election, trustees, credentials });
    return { election, trustees, credentials, hash };
  }

  /** @param {string} poll @param {string[]} ballots @param {AbortSignal} gone */
  async function fetchNew(poll, ballots, gone) {
    for (;;) {
      const page = await untilAnswered(() => get(`/polls/${poll}/sealed-ballots?after=${next}`), gone);
      gone.throwIfAborted();
      next = page.next;
      head = await extended(head, ballots.length, page.ballots);
      ballots.push(...page.ballots);
      headCode.value = codeOfHex(head);
      total.value = ballots.length;
      if (page.ballots.length === 0) return;
    }
  }

  /** @param {Setup} setup @param {string[]} ballots @param {AbortSignal} gone */
  async function checkSignatures({ election, credentials }, ballots, gone) {
    while (signed.value < ballots.length) {
      const some = ballots.slice(signed.value, signed.value + CHUNK);
      await sealer.ask("checkBallots", { election, credentials, ballots: some, first: signed.value });
      gone.throwIfAborted();
      signed.value += some.length;
    }
  }

  /** One ballot a job, until `end`: whatever else the worker is asked waits for one ballot at most. @param {Setup} setup @param {string[]} ballots @param {number} end @param {AbortSignal} gone */
  async function checkProofs({ election, credentials }, ballots, end, gone) {
    while (proved.value < ballots.length && performance.now() < end && !closed.value) {
      const i = proved.value;
      await sealer.ask("checkBallots", { election, credentials, ballots: [ballots[i]], first: i, proofs: true });
      gone.throwIfAborted();
      proved.value = i + 1;
    }
  }

  /** Until it is time to look again, or the box closes. @param {AbortSignal} gone @returns {Promise<void>} */
  const rest = (gone) => new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      gone.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, LOOK_EVERY * (0.8 + 0.4 * Math.random()));
    gone.addEventListener("abort", done);
    wake = done;
  });

  /** The box is closed: add up, compare with the server's sum and head. @param {string} poll @param {Setup} setup @param {string[]} ballots @param {AbortSignal} gone */
  async function finish(poll, setup, ballots, gone) {
    const group = sealedPoll(hall.state.value)?.box?.group_id;
    const holder = group ? await mine(group, gone) : null;
    const encryptedTally = await serverSum(poll, gone);
    const found = await sealer.ask("checkBox", { ...setup, ballots, encryptedTally });
    gone.throwIfAborted();
    requireAnnounced(found, ballots.length);
    checked = { election: setup.election, trustees: setup.trustees, encryptedTally };
    holding.value = holder;
    kept.value = holder && valid(keys.load(group), holder);
    sum.value = found;
  }

  /** What the server keeps for this holder of the group; null for a scrutineer without a part of this key. @param {string} group @param {AbortSignal} gone */
  async function mine(group, gone) {
    try {
      return { ...(await untilAnswered(() => get(`/keys/${group}/mine`), gone)), group };
    } catch (problem) {
      if (/** @type {any} */ (problem).status === 403 || /** @type {any} */ (problem).status === 404) return null;
      throw problem;
    }
  }

  /** The server adds up in a moment; ask until it has. @param {string} poll @param {AbortSignal} gone */
  async function serverSum(poll, gone) {
    for (;;) {
      const { encrypted_tally } = await untilAnswered(() => get(`/polls/${poll}/tally`), gone);
      if (encrypted_tally) return encrypted_tally;
      await new Promise((resolve) => setTimeout(resolve, 300));
      gone.throwIfAborted();
    }
  }

  /** What the hall was told of the box must be what lies here. @param {{headBefore: string}} found @param {number} ballots */
  function requireAnnounced({ headBefore }, ballots) {
    const { box } = sealedPoll(hall.state.value) ?? {};
    if (!box) return;
    if (box.ballots !== ballots) throw new Fault("box.ballots", "box", "not as many ballots as announced");
    if (box.head !== headBefore) throw new Fault("box.head", "box", "not the head that was announced");
  }

  const stopWaking = effect(() => {
    if (closed.value) untracked(() => wake());
  });
  const stop = effect(() => {
    void at.value;
    untracked(start);
  });

  return {
    total, signed, proved, headCode, sum, holding, kept, error, took,
    again: start,
    /** @param {unknown} problem */
    fail(problem) {
      error.value = problem;
    },
    /** @param {string} text of a backup */
    async restore(text) {
      kept.value = await bringBack(sealer, keys, holding.value, text);
    },
    /** Make this holder's part and hand it in. */
    async open() {
      const began = performance.now();
      const { backup } = /** @type {import("./vault.js").Kept} */ (kept.value);
      const sealedKey = holding.value.sealed_key ?? undefined;
      const { part } = await sealer.ask("openChecked", { .../** @type {Checked} */ (checked), backup, sealedKey });
      await untilAnswered(() => post(`/polls/${at.value}/part`, { part }), over.signal);
      took.value = performance.now() - began;
      hall.refetch();
    },
    stop() {
      over.abort();
      stop();
      stopWaking();
    },
  };
}
