// The card of the next step: what, the words to read out, the buttons.

import { _ } from "../base/i18n.js";
import { Button, Dialog, SettledButton, cx, html, useState } from "../base/ui.js";

/** What is read out; long words can fill the console. @param {{lines: string[]}} props */
function Words({ lines }) {
  const [large, setLarge] = useState(false);
  const spoken = lines.map((line) => html`<p key=${line}>${line}</p>`);
  return html`<div class="words" lang="zh-CN">
      <div class="row -between"><span class="words-label">${_("宣读词")}</span>
        ${lines.length > 3 && html`<${Button} size="sm" kind="quiet" icon="arrows-fullscreen" onClick=${() => setLarge(true)}>${_("放大宣读")}<//>`}</div>
      ${spoken}</div>
    <${Dialog} open=${large} size="full" title=${_("宣读词")} onClose=${() => setLarge(false)}><div class="words -large" lang="zh-CN">${spoken}</div><//>`;
}

/**
 * @param {{what: any, label?: any, words?: string[], tone?: string, children?: any, before?: any, extra?: any}} props children: the buttons
 */
export function Card({ what, label, words = [], tone = "", children, before, extra }) {
  return html`<section class=${cx("next-step", tone && `-${tone}`)}>
    <div class="step-label">${label ?? _("下一步")}</div>
    <div class="what">${what}</div>
    ${before}
    ${words.length > 0 && html`<${Words} lines=${words} />`}
    ${extra}
    <div class="step-actions">${children}</div>
  </section>`;
}

/** What the step asks for; it takes no second tap of what was here before. @param {{label: any, icon?: string, onClick: () => any, disabled?: boolean}} props */
export function Big({ label, icon, onClick, disabled }) {
  return html`<${SettledButton} what=${label} kind="primary" size="lg" class="step-go" icon=${icon} disabled=${disabled} onClick=${onClick}>${label}<//>`;
}
