// Who leads turns the pages by reading: the page in view goes to everybody; a pointer by touch.

import { computed, signal } from "@preact/signals";
import { post } from "../../../base/api.js";
import { toast } from "../../../base/ui/toasts.js";

const TURN_AFTER = 120;
const POINT_EVERY = 110;

/** Sends the page in view, the last wish only, and knows own turns from others'. @param {string} meetingId @param {string} documentId */
export function pageTurner(meetingId, documentId) {
  let timer = 0;
  const sending = signal(false);
  /** @type {import("@preact/signals").Signal<{page: number, part?: string}|null>} */
  const wish = signal(null);
  /** Whether an own turn is on its way: what is heard meanwhile may have come before it. */
  const pending = computed(() => sending.value || wish.value !== null);
  /** The number of the last own turn. */
  let last = 0;

  async function send() {
    const turn = wish.peek();
    if (sending.peek() || turn === null) return;
    sending.value = true;
    wish.value = null;
    try {
      last = (await post(`/meetings/${meetingId}/follow/page`, { ...turn, document_id: documentId })).turns;
    } catch (error) {
      last = 0; // the hall sees another page: back to it
      toast(/** @type {Error} */ (error).message, "bad");
    } finally {
      sending.value = false;
    }
    await send();
  }

  return {
    /** @param {number} page @param {string} [part] what the big screen shows of it */
    turn(page, part) {
      wish.value = { page, part };
      clearTimeout(timer);
      timer = window.setTimeout(() => void send(), TURN_AFTER);
    },
    pending,
    /** Whether the page that was heard is another's turn, after one's own. @param {{turns: number}} follow */
    isAnothers: ({ turns }) => !pending.peek() && turns > last,
    stop: () => clearTimeout(timer),
  };
}

/** Sends where one points, no more often than can be seen. @param {string} meetingId @param {string} documentId */
export function pointer(meetingId, documentId) {
  let timer = 0;
  /** @type {any} */
  let wish = null;
  const send = () => {
    timer = 0;
    if (!wish) return;
    const body = wish;
    wish = null;
    post(`/meetings/${meetingId}/follow/pointer`, body).catch(() => {}); // the next touch says it anew
    timer = window.setTimeout(send, POINT_EVERY);
  };
  const say = (/** @type {any} */ body) => {
    wish = { ...body, document_id: documentId };
    if (!timer) send();
  };
  return {
    /** @param {number} page @param {number} x @param {number} y shares of the page */
    at: (page, x, y) => say({ page, x: within(x), y: within(y) }),
    off: () => say({ off: true }),
  };
}

/** @param {number} share */
const within = (share) => Math.round(Math.max(0, Math.min(1, share)) * 1000);
