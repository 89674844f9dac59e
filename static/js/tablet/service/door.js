// The door to service in the head, with the number of notices that are not confirmed; and the banner's place.

import { _, count } from "../../base/i18n.js";
import { Button, html, useEffect, useState } from "../ui.js";
import { isSeen } from "./kept.js";
import { Service } from "./lazy.js";

/** @param {any} state @returns {any[]} */
function open({ my_notices: notices, meeting }) {
  return (notices ?? []).filter((/** @type {any} */ one) => one.meeting_id === meeting.id && !isSeen(one));
}

/** @param {{hall: any}} props */
export function ServiceButton({ hall }) {
  const [shown, setShown] = useState(false);
  const state = hall.state.value;
  const n = open(state).length;
  if (!state.me) return null;
  return html`<${Button} class="head-service" icon="bell" onClick=${() => setShown(true)}
    aria-label=${n ? _("会务服务，%(n)s 条通知未确认", { n: count(n) }) : _("会务服务")}><span class="head-word">${_("服务")}</span>${n > 0 && html`<b class="head-count num">${count(n)}</b>`}<//>
    ${shown && html`<${Service} view="ServiceDialog" small hall=${hall} onClose=${() => setShown(false)} />`}`;
}

/** The banner of notices; not on a vote, which comes first: it waits. @param {{hall: any}} props */
export function Notices({ hall }) {
  const state = hall.state.value;
  const foreign = state.my_notices?.some((/** @type {any} */ one) => one.meeting_id !== state.meeting.id);
  useEffect(() => { if (foreign) hall.refetch(); }, [foreign]); // of another meeting of the same person
  return open(state).length ? html`<${Service} view="Banner" small hall=${hall} />` : null;
}
