// The pieces this page is made of: the large step, a fault in words, the code to compare, who has done it.

import { _ } from "../base/i18n.js";
import { Button, Icon, Notice, Tag, cx, html } from "../tablet/ui.js";
import { explained } from "./words.js";

/** @param {{label: any, what: any, tone?: string, children?: any, actions?: any}} props */
export function Step({ label, what, tone = "", children, actions }) {
  return html`<section class=${cx("next-step", tone && `-${tone}`)}>
    <p class="step-label">${label}</p>
    <h1 class="what">${what}</h1>
    ${children}
    ${actions && html`<div class="step-actions">${actions}</div>`}
  </section>`;
}

/** @param {{label: any, icon?: string, onClick: () => any, onError?: (error: unknown) => void, disabled?: boolean}} props */
export function Big({ label, ...rest }) {
  return html`<${Button} kind="primary" size="lg" class="step-go" ...${rest}>${label}<//>`;
}

/** What went wrong and what to do; the code is for whoever is asked for help. @param {{error: any, onRetry?: () => any}} props */
export function Trouble({ error, onRetry }) {
  if (!error) return null;
  const { title, text, code, where } = explained(error);
  const again = onRetry && html`<${Button} icon="arrow-clockwise" onClick=${onRetry}>${_("重试")}<//>`;
  return html`<${Notice} kind="bad" title=${title} actions=${again}>${text && html`<p class="t-lg">${text}</p>`}
    ${code && html`<p class="code">${code}${where && `（${where}）`}</p>`}<//>`;
}

/** A code that people compare: as large as the page allows. @param {{code: string, label?: string}} props */
export function Code({ code, label }) {
  const [left, right] = code.split("-");
  return html`<p class="code-huge" role="text" aria-label=${label ? `${label} ${code}` : code}><span>${left}</span><i>-</i><span>${right}</span></p>`;
}

/** @param {{title: any, people: {person_id: string, number: number, name: string, done: boolean}[], mine: string, yes: string, no: string}} props */
export function People({ title, people, mine, yes, no }) {
  return html`<section class="card people"><h2>${title}</h2><ol>${people.map(({ person_id, number, name, done }) => html`
    <li key=${number} class=${done ? "-done" : ""}><${Icon} name=${done ? "check-circle-fill" : "circle"} />
      <span class="strong">${name}</span>${person_id === mine && html`<${Tag} kind="info">${_("我")}<//>`}
      <span class="people-state">${done ? yes : no}</span></li>`)}</ol></section>`;
}
