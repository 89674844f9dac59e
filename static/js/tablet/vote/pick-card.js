// One option to choose: a touch anywhere on it chooses or takes back; its details have a key of their own.

import { _ } from "../../base/i18n.js";
import { Icon, cx, html } from "../ui.js";
import { factsText } from "../words.js";
import { useShaking } from "./refusal.js";

/** @param {any} option */
export function hasDetails(option) {
  return Boolean(option.description || option.due || option.picture);
}

/**
 * @param {{option: any, chosen: boolean, shaken: number, onTouch: () => void, onDetails: () => void, words?: string[]}} props
 *   shaken: how often this one was refused; words: chosen, not chosen
 */
export function PickCard({ option, chosen, shaken, onTouch, onDetails, words = [_("已选"), _("未选")] }) {
  const card = useShaking(shaken);
  const facts = factsText(option);
  return html`<div class=${cx("pick-card", chosen && "-chosen", shaken > 0 && "-refused")} ref=${card}>
    <button type="button" class="pick-main" role="checkbox" aria-checked=${String(chosen)} onClick=${onTouch}>
      <span class="pick-no num">${option.number}</span>
      <span class="pick-text"><span class="pick-title">${option.title}</span>${facts && html`<span class="pick-facts">${facts}</span>`}</span>
      <span class="pick-state"><span class="pick-box"><${Icon} name="check-lg" /></span><span class="pick-word">${chosen ? words[0] : words[1]}</span></span>
    </button>
    ${hasDetails(option) && html`<button type="button" class="pick-more" onClick=${onDetails}
      aria-label=${_("第 %(number)s 项的详细介绍", { number: option.number })}><${Icon} name=${option.picture ? "image" : "info-circle"} /><span>${_("详情")}</span></button>`}
  </div>`;
}
