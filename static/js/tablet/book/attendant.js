// Always there while the meeting has documents, and shows nothing: keeps the book up to date, the counts, and the page without a network.

import { _ } from "../../base/i18n.js";
import { html, toast, useEffect } from "../ui.js";
import { FollowAside } from "../reader/follow/views.js";
import { keeperOf } from "./keeper.js";
import { keepShell } from "./offline.js";
import { keeping, waiting } from "./shelf.js";
import { waitsFor } from "./words.js";

/** @param {{hall: any, meetingId: string}} props */
export function Attendant({ hall, meetingId }) {
  const keeper = keeperOf(hall, meetingId);
  const documents = keeper.book.value?.documents ?? [];
  const open = documents.filter(waitsFor).length;
  useEffect(() => {
    keeping.tell = keeper.tell;
    return () => keeper.close();
  }, [keeper]);
  useEffect(() => { waiting.value = open; }, [open]);
  useEffect(() => {
    if (documents.length) keepShell();
  }, [documents.length > 0]);
  useReminders(hall, documents);
  return html`<${FollowAside} hall=${hall} keeper=${keeper} />`;
}

/** Say once that the secretariat asks to read. @param {any} hall @param {any[]} documents */
function useReminders(hall, documents) {
  const reminded = documents.filter((one) => hall.state.value.my_reading?.reminded?.includes(one.id) && waitsFor(one));
  const names = reminded.map((one) => one.id).join();
  useEffect(() => {
    if (reminded.length === 1) toast(_("会务组请您阅读：%(title)s", { title: reminded[0].title }), "info", { seconds: 12 });
    if (reminded.length > 1) toast(_("会务组请您阅读 %(n)s 份文件，请打开“文件”。", { n: reminded.length }), "info", { seconds: 12 });
  }, [names]);
}
