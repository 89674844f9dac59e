// This holder's part in the making of keys: makes, keeps, posts, and goes on by itself where nobody has to decide.

import { get, post } from "../base/api.js";
import { computed, effect, signal, untracked } from "@preact/signals";
import { holderIn } from "./asked.js";
import { phaseOf, valid } from "./ceremony-phase.js";
import { untilAnswered } from "./patience.js";
import { bringBack } from "./vault.js";

/** @typedef {import("./vault.js").Kept} Kept */

/** @param {any} hall @param {import("../belenios/client.js").Sealer} sealer @param {ReturnType<typeof import("./vault.js").vault>} vault */
export function followCeremony(hall, sealer, vault) {
  const mine = signal(/** @type {any} */ (null));
  const kept = signal(/** @type {Kept|null} */ (null));
  const shown = signal(/** @type {{fingerprint: string, code: string, count: number}|null} */ (null));
  const error = signal(/** @type {any} */ (null));
  let turn = new AbortController();

  const place = computed(() => {
    const { keys } = hall.state.value;
    const holder = holderIn(hall.state.value);
    return holder ? `${keys.group_id} ${keys.step} ${holder.done}` : "";
  });
  const phase = computed(() => {
    const { keys } = hall.state.value;
    const holder = holderIn(hall.state.value);
    return holder && phaseOf({ keys, holder, mine: mine.value, kept: kept.value, code: shown.value?.code ?? "" });
  });

  /** Learn where one is, then do what needs no decision. */
  async function look() {
    turn.abort();
    turn = new AbortController();
    const { signal: over } = turn;
    error.value = null;
    try {
      await learn(over);
      await goOn(over);
    } catch (problem) {
      if (!over.aborted) error.value = problem;
    }
  }

  /** @param {AbortSignal} over */
  async function learn(over) {
    const group = place.value && hall.state.value.keys.group_id;
    if (!group) return;
    const answer = await untilAnswered(() => get(`/keys/${group}/mine`), over);
    const certificates = answer.certificates && (await sealer.ask("showCertificates", { certificates: answer.certificates }));
    over.throwIfAborted();
    shown.value = certificates || null;
    kept.value = valid(vault.load(group), answer);
    mine.value = { ...answer, group };
  }

  /** @param {AbortSignal} over */
  async function goOn(over) {
    const doing = { send, share, finish }[String(phase.value)];
    if (!doing) return;
    await doing(over);
    hall.refetch();
  }

  /** @param {string} what @param {any} body @param {AbortSignal} over */
  const give = (what, body, over) => untilAnswered(() => post(`/keys/${mine.value.group}/${what}`, body), over);

  /** @param {AbortSignal} over */
  async function send(over) {
    const { publicSide } = /** @type {Kept} */ (kept.value);
    await (mine.value.kind === "all" ? give("public", { public: publicSide }, over) : give("certificate", { certificate: publicSide }, over));
  }

  const asked = () => {
    const { certificates, threshold } = mine.value;
    return { backup: /** @type {Kept} */ (kept.value).backup, certificates, threshold };
  };

  /** @param {AbortSignal} over */
  async function share(over) {
    await give("polynomial", await sealer.ask("shareSecret", asked()), over);
  }

  /** @param {AbortSignal} over */
  async function finish(over) {
    await give("voutput", await sealer.ask("finishCeremony", { ...asked(), vinput: mine.value.vinput }), over);
  }

  /** @param {Partial<Kept>} changes */
  function keep(changes) {
    const before = kept.value ?? { backup: "", publicSide: "", saved: false, agreed: "", refused: "" };
    kept.value = vault.save(mine.value.group, { ...before, ...changes });
  }

  const stop = effect(() => {
    void place.value;
    untracked(look);
  });

  return {
    phase, mine, kept, shown, error,
    again: look,
    async make() {
      // Another tab of this device may have been quicker.
      kept.value = vault.load(mine.value.group);
      if (kept.value) return;
      const all = mine.value.kind === "all";
      const { name } = /** @type {{name: string}} */ (holderIn(hall.state.value));
      const { backup, ...made } = all ? await sealer.ask("makeKey", { name }) : await sealer.ask("makeSeed", {});
      keep({ backup, publicSide: "publicKey" in made ? made.publicKey : made.certificate, saved: false });
    },
    saved() {
      keep({ saved: true });
      return look();
    },
    agree() {
      keep({ agreed: shown.value?.code ?? "", refused: "" });
      return look();
    },
    refuse: () => keep({ refused: shown.value?.code ?? "", agreed: "" }),
    compareAgain: () => keep({ refused: "" }),
    /** @param {string} text of a backup */
    async restore(text) {
      await bringBack(sealer, vault, mine.value, text);
      return look();
    },
    forget() {
      vault.forget(mine.value.group);
      return look();
    },
    stop() {
      turn.abort();
      stop();
    },
  };
}
