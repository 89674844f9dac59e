// Where a ballot is sealed: fetches and checks the election while the deputy reads, makes the tables, and seals in a worker.

import { ApiError, backoff, get, pause } from "../../base/api.js";
import { signingOf } from "../../base/badge-key.js";
import { _ } from "../../base/i18n.js";
import { shortCode } from "../../belenios/short-code.js";
import { isSealed } from "../ballot-keeper.js";
import { mayAnswer } from "../state.js";
import { effect, signal } from "../ui.js";
import { asksTheSame, choicesOf } from "./choices.js";
import { loadViews } from "./lazy.js";

/** @typedef {import("../../belenios/client.js").Sealer} Sealer */
/** @typedef {{poll: string, election: string}} Ready an election that was checked, its tables made */

const WORKER = new Set(["worker.failed", "worker.closed"]);

/** Whether this browser may compute what it takes: only over https (or on the server itself). */
export function canSeal() {
  return globalThis.crypto?.subtle !== undefined && typeof Worker === "function";
}

/** @param {string} text */
const said = (text) => new ApiError("page", text, 0);

/** @param {any} hall what connectHall gives */
export function sealingDesk(hall) {
  /** @type {import("@preact/signals").Signal<string>} the poll whose election is not what it should be */
  const odd = signal("");
  /** @type {import("@preact/signals").Signal<string>} the poll for which the election could not be fetched so far */
  const late = signal("");
  /** @type {import("@preact/signals").Signal<{poll: string, code: string}|null>} the election that was found right, and its code */
  const checked = signal(null);
  /** @type {import("@preact/signals").Signal<number|null>} the share that is sealed, if it takes long */
  const progress = signal(null);
  /** @type {import("@preact/signals").Signal<number>} counts other windows' scans of a badge, so that who looks for its key looks again */
  const scans = signal(0);
  /** @type {Promise<Sealer>|null} */
  let worker = null;
  let current = "";
  /** @type {Promise<Ready>|null} */
  let ready = null;
  let stop = new AbortController();

  /** The worker; one that could not be loaded is asked for again. */
  function sealer() {
    worker ??= import("../../belenios/client.js").then(({ Sealer }) => new Sealer());
    worker.catch(() => { worker = null; });
    return worker;
  }

  function dismiss() {
    worker?.then((one) => one.close(), () => {});
    worker = null;
  }

  /** Fetch and check until it is done, or found wrong. @param {any} poll @param {AbortSignal} over @returns {Promise<Ready>} */
  async function prepare(poll, over) {
    for (let attempt = 1; ; attempt += 1) {
      over.throwIfAborted();
      try {
        return await prepareOnce(poll, over);
      } catch (error) {
        if (over.aborted) throw error;
        if (isOdd(error)) {
          odd.value = poll.id;
          throw said(_("选票的题目或钥匙没有通过本机的核对，不能投票。请立即举手告诉会务人员。"));
        }
        if (!(error instanceof ApiError)) dismiss();
        late.value = poll.id;
        await pause(backoff(attempt), over);
      }
    }
  }

  /** @param {any} poll @param {AbortSignal} over @returns {Promise<Ready>} */
  async function prepareOnce(poll, over) {
    const one = await sealer();
    const { election, trustees, hash } = await get(`/polls/${poll.id}/election`, { signal: over });
    await one.ask("checkSetup", { election, trustees, hash });
    if (!asksTheSame(poll.paper, JSON.parse(election).questions) || !isAnnounced(poll.id, hash)) throw new Odd();
    await one.ask("prepare", { election });
    if (late.peek() === poll.id) late.value = "";
    checked.value = { poll: poll.id, code: shortCode(hash) };
    return { poll: poll.id, election };
  }

  /** The hall's state names the code of the election, too. @param {string} pollId @param {string} hash */
  function isAnnounced(pollId, hash) {
    const { box } = hall.state.peek();
    return box?.poll_id !== pollId || !box.hash_code || box.hash_code === shortCode(hash);
  }

  /** @param {any} poll */
  function begin(poll) {
    stop = new AbortController();
    ready = prepare(poll, stop.signal);
    ready.catch(() => {}); // whoever seals is told
  }

  function end() {
    stop.abort();
    ready = null;
    checked.value = null;
    current = "";
    dismiss();
  }

  function follow() {
    const { poll } = hall.state.value;
    if (poll && isSealed(poll)) loadViews();
    const wanted = poll && isSealed(poll) && poll.state === "open" && mayAnswer(hall.state.value) && canSeal() ? poll.id : "";
    if (wanted === current) return;
    end();
    current = wanted;
    if (wanted) begin(poll);
  }

  /** @param {StorageEvent} event */
  const scanned = ({ key }) => { if (key === null || key.startsWith("signing:")) scans.value += 1; };
  window.addEventListener("storage", scanned);
  const unfollow = effect(follow);
  return {
    progress, late, checked,
    /** @param {any} poll @returns {import("../vote/phase.js").Obstacle} */
    obstacle(poll) {
      if (!isSealed(poll)) return "";
      if (!canSeal()) return "no_crypto";
      if (odd.value === poll.id) return "odd";
      return scans.value >= 0 && signingOf() ? "" : "no_key";
    },
    /** Check the election once more. */
    again() {
      odd.value = "";
      end();
      follow();
    },
    /**
     * @param {any} poll @param {import("../ballot-keeper.js").Draft} draft @param {AbortSignal} over
     * @returns {Promise<import("../ballot-keeper.js").Sealed>}
     */
    async seal(poll, draft, over) {
      const badge = signingOf();
      if (!badge || !ready) throw said(_("这台设备还没有准备好，请再试一次。"));
      const { election } = await ready.catch((error) => { throw error instanceof ApiError ? error : said(_("投票已经停止，选票没有封好。")); });
      over.throwIfAborted();
      try {
        const one = await sealer();
        return await one.ask("seal", { election, badge, choices: choicesOf(poll.paper, draft) }, (share) => { progress.value = share; });
      } catch {
        dismiss();
        throw said(_("选票没有封好，您的选择还在本机。请再试一次；如仍不行，请换一台平板。"));
      } finally {
        progress.value = null;
      }
    },
    stop() {
      unfollow();
      window.removeEventListener("storage", scanned);
      end();
    },
  };
}

/** The election asks something else than the paper shows, or is not the one that was announced. */
class Odd extends Error {}

/** Found wrong by the checks, not merely out of reach. @param {any} error */
function isOdd(error) {
  return error instanceof Odd || error instanceof SyntaxError || (error?.name === "Fault" && !WORKER.has(error.code));
}
