// After the vote: one's own ballot is in the box, by its code.

import { _, seconds } from "../../base/i18n.js";
import { Icon, html } from "../ui.js";
import { BigCode, BoardButton } from "./code.js";

/** @param {{hall: any, poll: any, inBox: any}} props */
export function Voted({ hall, poll, inBox }) {
  return html`<div class="own -sealed"><p class="own-state -in"><${Icon} name="check-circle-fill" /><span>${_("您已投票")} <b class="num">${seconds(inBox.cast_at)}</b></span></p>
    <${BoardButton} hall=${hall} poll=${poll} tracker=${inBox.tracker} /><${BigCode} code=${inBox.code} /></div>`;
}
