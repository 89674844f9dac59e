// The agenda: what is done, what is on, what comes next.

import { _ } from "../base/i18n.js";
import { Icon, Tag, cx, html, useEffect, useRef } from "./ui.js";
import { currentItem, nextItem } from "./state.js";
import { labelText } from "./words.js";

/** @param {{state: any, follow?: boolean}} props follow: keep the current item in view */
export function Agenda({ state, follow = false }) {
  const agenda = state.agenda ?? [];
  const current = currentItem(state);
  const next = nextItem(agenda, current);
  const list = useRef(/** @type {HTMLElement|null} */ (null));
  useEffect(() => {
    if (follow) list.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }, [current?.id, follow]);
  return html`<section class="card agenda" aria-label=${_("议程")}>
    <h2>${_("议程")}</h2>
    ${agenda.length === 0 && html`<p class="muted">${_("议程尚未公布。")}</p>`}
    <ol ref=${list}>${agenda.map((/** @type {any} */ item) => html`<li key=${item.id} data-depth=${item.depth}
      class=${cx("agenda-item", item.state === "done" && "-done")} aria-current=${item.id === current?.id ? "step" : undefined}>
      <span class="agenda-no">${labelText(item)}</span>
      <span class="agenda-text"><span>${item.title}</span>
        ${item.reporter && html`<span class="agenda-reporter">${_("报告人：%(name)s", { name: item.reporter })}</span>`}</span>
      ${item.id === current?.id && html`<${Tag} kind="live">${_("正在进行")}<//>`}
      ${item.id !== current?.id && item.id === next?.id && html`<${Tag} kind="gold">${_("接下来")}<//>`}
      ${item.state === "done" && item.id !== current?.id && html`<${Icon} name="check-lg" label=${_("已完成")} />`}
    </li>`)}</ol>
  </section>`;
}
