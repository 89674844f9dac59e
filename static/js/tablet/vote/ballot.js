// The ballot of this deputy in the present poll: follows the hall's state, keeps the choice, sends it until it is answered.

import { ApiError, postUntilAnswered } from "../../base/api.js";
import { newGesture } from "../../base/gesture.js";
import { _, seconds } from "../../base/i18n.js";
import { base } from "../../base/page.js";
import { batch, effect, signal, toast } from "../ui.js";
import * as keeper from "../ballot-keeper.js";
import { sealingDesk } from "../sealed/desk.js";
import { inBoxOf, refusedOf } from "./in-box.js";
import { phaseOf } from "./phase.js";

const TOO_LATE = new Set(["poll.closed", "poll.time_up", "poll.void", "poll.not_open", "poll.checking"]);
const MAY_STILL_WORK = new Set([401, 408, 425, 429]);

/** @typedef {{poll: string, kind: "unsent"|"changed"|"elsewhere", text?: string}} Remark a sentence about this poll */

/** @param {any} hall what connectHall gives */
export function followBallot(hall) {
  const storage = keeper.browserStorage();
  /** @type {import("@preact/signals").Signal<keeper.Kept|null>} */
  const kept = signal(null);
  /** @type {import("@preact/signals").Signal<any>} the server's receipt, until the state brings the same */
  const receipt = signal(null);
  /** @type {import("@preact/signals").Signal<boolean>} no answer yet after a first try */
  const waiting = signal(false);
  /** @type {import("@preact/signals").Signal<ApiError|null>} why the last submission was refused */
  const problem = signal(null);
  /** @type {import("@preact/signals").Signal<Remark|null>} */
  const remark = signal(null);
  /** @type {import("@preact/signals").Signal<string>} the poll of which it is known whether this person has voted */
  const known = signal("");
  let key = "";
  let paper = "";
  let fetchedAt = "";
  let asking = 0;
  /** @type {AbortController|null} the submission under way */
  let running = null;
  const desk = sealingDesk(hall);
  /** @type {import("@preact/signals").Signal<boolean>} a ballot is being sealed */
  const sealing = signal(false);

  const present = () => hall.state.peek();

  /** The ballot in the box, if it is of the present poll. */
  const inBox = () => inBoxOf(hall.state.value, receipt.value);

  /** @param {keeper.Kept} next */
  function keep(next) {
    kept.value = next;
    keeper.save(storage, key, next);
  }

  /** @param {Remark|null} [why] */
  function drop(why = null) {
    batch(() => {
      if (why) remark.value = why;
      kept.value = null;
    });
    keeper.forget(storage, base);
  }

  /** Say what became of a choice that was not yet in the box when the hall went on to something else. */
  function part() {
    const left = kept.peek();
    kept.value = null;
    if (running) running = null; // its answer is told when it comes
    else if (left && keeper.countOf(left.draft) > 0) toast(_("上一项表决已结束，您的选择没有提交。"), "warn", { seconds: 20 });
  }

  /** Another poll or another person: what was kept for it? @param {any} poll @param {string} next */
  function enter(poll, next) {
    batch(() => {
      if (key) part();
      key = next;
      paper = keeper.fingerprint(poll.paper);
      keeper.forget(storage, base, key);
      problem.value = null;
      waiting.value = false;
      kept.value = keeper.load(storage, key, poll.paper);
    });
  }

  /**
   * Whether this person has voted comes with the whole state and with messages to this person, not with a poll that the
   * stage brings back. Nobody has voted in one that is only now prepared or opened. @param {any} state
   */
  function learn({ now, poll }) {
    const fresh = now !== fetchedAt;
    fetchedAt = now;
    if (fresh || ["prepared", "open"].includes(poll.state)) known.value = poll.id;
    if (known.peek() === poll.id || asking) return;
    asking = window.setTimeout(() => {
      asking = 0;
      if (known.peek() !== present().poll?.id) hall.refetch();
    }, 200 + 1500 * Math.random());
  }

  function follow() {
    const { poll, me } = hall.state.value;
    const ballot = inBox();
    if (!hall.ready.value || !me) return;
    if (!poll) {
      if (key) part();
      key = "";
      keeper.forget(storage, base);
      return;
    }
    learn(hall.state.value);
    const next = keeper.keyOf(base, poll.id, me.person_id);
    const edited = paper !== keeper.fingerprint(poll.paper);
    if (key !== next || (edited && !kept.peek())) enter(poll, next);
    if (known.peek() !== poll.id) return;
    if (running) return; // the answer to the submission decides
    const held = kept.peek();
    const touched = held !== null && !isTheSame(poll, held, ballot)
      && (keeper.countOf(held.draft) > 0 || held.step === "review" || held.sealed !== null);
    switch (keeper.outlook(held, poll, ballot)) {
      case "in": drop(touched ? { poll: poll.id, kind: "elsewhere" } : null); break;
      case "changed": drop(touched ? { poll: poll.id, kind: "changed" } : null); paper = keeper.fingerprint(poll.paper); break;
      case "missed": drop(touched ? { poll: poll.id, kind: "unsent" } : null); break;
      case "send": void send(); break;
      default:
    }
  }

  async function send() {
    const { poll } = present();
    const held = kept.peek();
    if (running || !poll || !held) return;
    const attempt = new AbortController();
    running = attempt;
    batch(() => {
      problem.value = null;
      remark.value = null;
    });
    try {
      const submission = await ready(poll, held, attempt);
      if (running !== attempt) throw attempt.signal.reason;
      keep(submission);
      const answer = await postUntilAnswered(...letter(poll, submission), {
        signal: attempt.signal, onWaiting: () => { waiting.value = running === attempt; },
      });
      if (running === attempt) received(poll, submission, answer);
      else toast(_("“%(title)s”：已投票 %(time)s", { title: poll.title, time: seconds(answer?.cast_at ?? answer?.at) }), "ok", { seconds: 20 });
    } catch (error) {
      if (running !== attempt) {
        toast(_("“%(title)s”：您的选择没有提交。", { title: poll.title }), "warn", { seconds: 20 });
        return;
      }
      running = null;
      refused(error, poll);
    }
  }

  /** What is to be sent: the answer under its gesture, or sealed bytes. @param {any} poll @param {keeper.Kept} held @param {AbortController} attempt */
  async function ready(poll, held, attempt) {
    if (!keeper.isSealed(poll)) return keeper.ready(held, newGesture);
    if (held.sealed) return { ...held, step: /** @type {const} */ ("sending") };
    sealing.value = true;
    try {
      return keeper.sealedUp(held, poll.paper, await desk.seal(poll, held.draft, attempt.signal));
    } finally {
      sealing.value = false;
    }
  }

  /** Where it goes, and what is in it. @param {any} poll @param {keeper.Kept} submission @returns {[string, any]} */
  function letter(poll, { draft, gesture, sealed }) {
    if (sealed) return [`/polls/${poll.id}/sealed-ballot`, { ballot: sealed.ballot }];
    return [`/polls/${poll.id}/ballot`, { answer: keeper.answerOf(poll.paper, draft), gesture }];
  }

  /** @param {any} poll @param {keeper.Kept} submission @param {any} answer */
  function received(poll, submission, answer) {
    running = null;
    const known = answer?.cast_at || answer?.at;
    batch(() => {
      if (known) receipt.value = { poll_id: poll.id, ...(submission.sealed ? {} : { answer: keeper.answerOf(poll.paper, submission.draft) }), ...answer };
      waiting.value = false;
      drop();
    });
    if (!known) hall.refetch();
  }

  /** @param {unknown} error @param {any} poll */
  function refused(error, poll) {
    const known = error instanceof ApiError;
    if (!known) console.error(error);
    const shown = known ? error : new ApiError("page", _("提交没有完成，请再试一次。"), 0);
    batch(() => {
      waiting.value = false;
      if (known && TOO_LATE.has(error.code)) {
        drop({ poll: poll.id, kind: "unsent", text: error.message });
      } else {
        if (kept.peek()) setBack(/** @type {keeper.Kept} */ (kept.peek()), shown);
        problem.value = shown;
      }
    });
    if (known && shown.status) hall.refetch();
  }

  /** What remains of a submission that was not taken. @param {keeper.Kept} held @param {ApiError} shown */
  function setBack(held, shown) {
    if (!held.sealed) {
      // A gesture that the server never took in may be sent again; one that it refused is not used for another content.
      const again = shown.status >= 500 || shown.code === "page" ? held.gesture : null;
      keep({ ...held, step: "review", gesture: again });
    } else if (isFinal(shown)) {
      // The choices are forgotten and these bytes are of no use: an empty paper.
      keep({ ...keeper.begun(present().poll.paper, held.basis), revising: held.revising });
    } else {
      keep({ ...held, step: "held" });
    }
  }

  /** @param {keeper.Draft} draft @param {"choosing"|"review"} [step] */
  function change(draft, step = "choosing") {
    const { poll } = present();
    if (running || !poll) return;
    batch(() => {
      problem.value = null;
      remark.value = null;
      keep({ ...keeper.withDraft(kept.peek() ?? keeper.begun(poll.paper, inBox()?.mark ?? null), draft), step });
    });
  }

  /** @param {"choosing"|"review"} step */
  function go(step) {
    const held = kept.peek();
    if (!running && held) {
      problem.value = null;
      keep({ ...held, step });
    }
  }

  /** Begin again where the last press counts; of a sealed ballot nobody knows what is on it. @param {any} ballot what is in the box */
  function revise(ballot) {
    const { poll } = present();
    const begun = keeper.begun(poll.paper, ballot.mark);
    keep(keeper.isSealed(poll) ? begun : { ...begun, draft: keeper.draftOf(poll.paper, ballot.answer) });
  }

  /** Another window of this browser sealed or sent the ballot: nothing is left of the choices here either. @param {StorageEvent} event */
  function elsewhere(event) {
    const { poll } = present();
    if (event.key !== key || !key || running || !poll || !keeper.isSealed(poll)) return;
    const other = keeper.load(storage, key, poll.paper);
    if (!other || other.sealed) kept.value = other;
  }
  window.addEventListener("storage", elsewhere);

  const unfollow = effect(follow);
  function stop() {
    unfollow();
    window.removeEventListener("storage", elsewhere);
    clearTimeout(asking);
    running?.abort();
    desk.stop();
  }
  return {
    kept, waiting, problem, remark, known, desk, inBox, change, go, revise, send, drop,
    /** The phase and the draft for the view. */
    view() {
      const state = hall.state.value;
      const ballot = inBox();
      const draft = kept.value?.draft ?? keeper.emptyDraft(state.poll.paper.method);
      const device = { obstacle: desk.obstacle(state.poll), sealing: sealing.value };
      return {
        phase: phaseOf(state, kept.value, ballot, device), draft, inBox: ballot, refused: refusedOf(state, receipt.value),
        revising: kept.value?.revising ?? false,
      };
    },
    forget: () => keeper.forget(storage, base),
    stop,
  };
}

/** The same bytes will never be taken. @param {ApiError} error */
function isFinal({ code, status }) {
  return status >= 400 && status < 500 && !MAY_STILL_WORK.has(status) && code !== "csrf";
}

/** Is the ballot in the box the very one that is kept here? @param {any} poll @param {keeper.Kept} held @param {any} ballot */
function isTheSame(poll, held, ballot) {
  if (!ballot) return false;
  return keeper.isSealed(poll) ? held.sealed?.tracker === ballot.tracker : keeper.says(poll.paper, held.draft, ballot.answer);
}
