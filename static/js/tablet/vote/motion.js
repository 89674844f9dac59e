// A motion: three keys, nothing else.

import { _ } from "../../base/i18n.js";
import { VoteKeys, html } from "../ui.js";
import { Keep } from "./revising.js";

/** @param {{ballot: any, poll: any, draft: any, revising: boolean, notes: any}} props */
export function Motion({ ballot, poll, draft, revising, notes }) {
  return html`<div class="vote-body -middle">
      ${notes}
      <div class="motion-keys"><${VoteKeys} value=${draft.vote} label=${poll.title}
        onChange=${(/** @type {string} */ vote) => ballot.change({ vote }, "review")} /></div>
    </div>
    <footer class="vote-foot"><p class="grow">${_("按下后还要确认一次，才会提交。")}</p>
      ${revising && html`<${Keep} ballot=${ballot} />`}</footer>`;
}
