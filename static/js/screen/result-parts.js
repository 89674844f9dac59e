// What every result on the wall has: its verdict as a seal, and the rule with the figures at its foot.

import { _, count } from "../base/i18n.js";
import { waysWords } from "../voting/paper/words.js";
import { Icon, cx, html } from "../base/ui.js";

/** The verdict as a seal: word, shape and colour. @param {{kind: "ok"|"bad"|"warn", text: any, small?: boolean}} props */
export function Stamp({ kind, text, small }) {
  const icon = { ok: "check-circle-fill", bad: "x-circle-fill", warn: "exclamation-triangle-fill" }[kind];
  return html`<p class=${cx("stamp", `-${kind}`, small && "-small")}><${Icon} name=${icon} />${text}</p>`;
}

/** The rule and the figures below every result. @param {{result: any, lines?: any[]}} props */
export function Foot({ result, lines = [] }) {
  const { figures, outcome, rule } = result;
  const said = { present: count(figures.present), cast: count(figures.cast) };
  return html`<footer class="result-foot"><span>${outcome.blank > 0
      ? _("实到 %(present)s 人，提交 %(cast)s 票，其中弃权 %(blank)s 票", { ...said, blank: count(outcome.blank) })
      : _("实到 %(present)s 人，提交 %(cast)s 票", said)}</span>
    ${lines.map((line) => html`<b key=${line.at} class="foot-line"><i aria-hidden="true"></i>${line.label}</b>`)}${result.ways && html`<span>${waysWords(result.ways)}</span>`}<span class="foot-rule">${rule}</span></footer>`;
}
