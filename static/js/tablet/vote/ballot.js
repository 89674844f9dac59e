// The ballot of this deputy in the present poll: follows the hall's state, keeps the choice, sends it until it is answered.

import { ApiError, postUntilAnswered } from "../../base/api.js";
import { _, seconds } from "../../base/i18n.js";
import { base } from "../../base/page.js";
import { batch, effect, signal, toast } from "../ui.js";
import * as keeper from "../ballot-keeper.js";
import { isHere } from "../state.js";

const TOO_LATE = new Set(["poll.closed", "poll.time_up", "poll.void", "poll.not_open"]);

/**
 * @typedef {"void"|"prepared"|"observer"|"not_signed_in"|"choosing"|"review"|"sending"|"submitted"|"over"} Phase
 * @typedef {{poll: string, kind: "unsent"|"changed"|"elsewhere", text?: string}} Remark a sentence about this poll
 */

/**
 * Where the deputy stands in the poll.
 * @param {any} state @param {keeper.Kept|null} kept @param {any} inBox @returns {Phase}
 */
export function phaseOf(state, kept, inBox) {
  const { poll, me } = state;
  if (poll.state === "void") return "void";
  if (kept?.step === "sending") return "sending";
  if (poll.state === "prepared") return "prepared";
  if (poll.state !== "open") return "over";
  if (inBox && !kept?.revising) return "submitted";
  if (!me?.votes) return "observer";
  if (!isHere(state)) return "not_signed_in";
  return kept?.step ?? "choosing";
}

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

  const present = () => hall.state.peek();

  /** The ballot in the box, if it is of the present poll. */
  function inBox() {
    const { poll, my_ballot: mine } = hall.state.value;
    const last = receipt.value;
    if (!poll) return null;
    const said = mine?.poll_id === poll.id ? mine : null;
    const got = last?.poll_id === poll.id ? last : null;
    if (!said || !got) return said ?? got;
    return Date.parse(got.cast_at) > Date.parse(said.cast_at) ? got : said;
  }

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
    const said = held !== null && ballot !== null && keeper.says(poll.paper, held.draft, ballot.answer);
    const touched = held !== null && !said && (keeper.countOf(held.draft) > 0 || held.step === "review");
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
    const submission = keeper.ready(held, keeper.newGesture);
    batch(() => {
      keep(submission);
      problem.value = null;
      remark.value = null;
    });
    const body = { answer: keeper.answerOf(poll.paper, submission.draft), gesture: submission.gesture };
    try {
      const answer = await postUntilAnswered(`/polls/${poll.id}/ballot`, body, {
        signal: attempt.signal, onWaiting: () => { waiting.value = running === attempt; },
      });
      if (running !== attempt) {
        toast(_("“%(title)s”：已投票 %(time)s", { title: poll.title, time: seconds(answer?.cast_at) }), "ok", { seconds: 20 });
        return;
      }
      running = null;
      batch(() => {
        if (answer?.cast_at) receipt.value = { poll_id: poll.id, answer: body.answer, ...answer };
        waiting.value = false;
        drop();
      });
      if (!answer?.cast_at) hall.refetch();
    } catch (error) {
      if (running !== attempt) {
        toast(_("“%(title)s”：您的选择没有提交。", { title: poll.title }), "warn", { seconds: 20 });
        return;
      }
      running = null;
      refused(error, submission, poll.id);
    }
  }

  /** @param {unknown} error @param {keeper.Kept} submission @param {string} pollId */
  function refused(error, submission, pollId) {
    const known = error instanceof ApiError;
    if (!known) console.error(error);
    const shown = known ? error : new ApiError("page", _("提交没有完成，请再试一次。"), 0);
    batch(() => {
      waiting.value = false;
      if (known && TOO_LATE.has(error.code)) {
        drop({ poll: pollId, kind: "unsent", text: error.message });
      } else {
        // A gesture that the server never took in may be sent again; one that it refused is not used for another content.
        const again = shown.status >= 500 || shown.code === "page" ? submission.gesture : null;
        if (kept.peek()) keep({ ...submission, step: "review", gesture: again });
        problem.value = shown;
      }
    });
    if (known) hall.refetch();
  }

  /** @param {keeper.Draft} draft @param {"choosing"|"review"} [step] */
  function change(draft, step = "choosing") {
    const { poll } = present();
    if (running || !poll) return;
    batch(() => {
      problem.value = null;
      remark.value = null;
      keep({ ...keeper.withDraft(kept.peek() ?? keeper.begun(poll.paper, inBox()?.cast_at ?? null), draft), step });
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

  /** Begin again where the last press counts. @param {any} ballot what is in the box */
  function revise(ballot) {
    const { poll } = present();
    keep({ ...keeper.begun(poll.paper, ballot.cast_at), draft: keeper.draftOf(poll.paper, ballot.answer) });
  }

  const unfollow = effect(follow);
  function stop() {
    unfollow();
    clearTimeout(asking);
    running?.abort();
  }
  return {
    kept, waiting, problem, remark, known, inBox, change, go, revise, send, drop,
    /** The phase and the draft for the view. */
    view() {
      const state = hall.state.value;
      const ballot = inBox();
      const draft = kept.value?.draft ?? keeper.emptyDraft(state.poll.paper.method);
      return { phase: phaseOf(state, kept.value, ballot), draft, inBox: ballot, revising: kept.value?.revising ?? false };
    },
    forget: () => keeper.forget(storage, base),
    stop,
  };
}
