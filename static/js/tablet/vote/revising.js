// Leaving a change of mind: what is in the box stays.

import { _ } from "../../base/i18n.js";
import { SettledButton, html } from "../ui.js";

/** @param {{ballot: any}} props */
export function Keep({ ballot }) {
  return html`<${SettledButton} size="lg" onClick=${() => ballot.drop()}>${_("不改了，保留原来的投票")}<//>`;
}
