// Who has the floor and who waits for it.

import { post } from "../base/api.js";
import { _ } from "../base/i18n.js";
import { Countdown, SettledButton, Tag, html } from "../base/ui.js";

/** @param {any} current */
function endOf(current) {
  if (!current.limit_seconds) return null;
  return new Date(Date.parse(current.started_at) + current.limit_seconds * 1000).toISOString();
}

/** One who waits; who moves up takes no second tap of the one before. @param {{one: any, place: number}} props */
function Waiting({ one, place }) {
  return html`<div class="floor-row">
      <span><b>${one.name}</b><span class="muted t-sm"> ${one.delegation}${one.reason ? ` · ${one.reason}` : ""}</span></span>
      <${SettledButton} what=${place} size="sm" icon="mic" onClick=${() => post(`/floor/${one.request_id}/grant`, {})}>${_("请发言")}<//></div>`;
}

/** @param {{state: any, serverNow: () => number}} props */
export function Floor({ state, serverNow }) {
  const { current, queue } = state.speakers;
  if (!current && queue.length === 0) return null;
  return html`<section class="stack -tight">
    <div class="row -between"><h2 class="t-md">${_("发言")}</h2>${queue.length > 0 && html`<${Tag} kind="info">${_("%(n)s 人等候", { n: queue.length })}<//>`}</div>
    ${current && html`<div class="floor-row -now"><b>${current.name}</b><${Countdown} closesAt=${endOf(current)} serverNow=${serverNow} /></div>`}
    ${queue.map((/** @type {any} */ one, /** @type {number} */ at) => html`<${Waiting} key=${one.request_id} one=${one} place=${current ? at + 1 : at} />`)}
  </section>`;
}
