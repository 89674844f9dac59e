// Who leads turns the pages by reading: the page in view goes to everybody; a pointer by touch.

import { post } from "../../../base/api.js";
import { toast } from "../../../base/ui/toasts.js";

const TURN_AFTER = 120;
const REMEMBERED = 4000;
const POINT_EVERY = 110;

/** Sends the page in view, the last wish only, and knows its own echo. @param {string} meetingId @param {string} documentId */
export function pageTurner(meetingId, documentId) {
  let timer = 0;
  let sending = false;
  /** @type {number|null} */
  let wish = null;
  /** @type {Map<number, number>} pages that were sent, and when */
  const sent = new Map();

  async function send() {
    if (sending || wish === null) return;
    const page = wish;
    wish = null;
    sending = true;
    sent.set(page, Date.now());
    try {
      await post(`/meetings/${meetingId}/follow/page`, { page, document_id: documentId });
    } catch (error) {
      toast(/** @type {Error} */ (error).message, "bad");
    } finally {
      sending = false;
      sent.set(page, Date.now()); // its message comes about now, however slow the network was
    }
    await send();
  }

  return {
    /** @param {number} page */
    turn(page) {
      wish = page;
      clearTimeout(timer);
      timer = window.setTimeout(() => void send(), TURN_AFTER);
    },
    /** Whether a page that was heard is one's own, or comes before what is on its way. @param {number} page */
    isOwn: (page) => wish !== null || sending || Date.now() - (sent.get(page) ?? 0) < REMEMBERED,
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
