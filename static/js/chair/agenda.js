// The agenda beside the next step: where we are, and a jump to any item.

import { post } from "../base/api.js";
import { _ } from "../base/i18n.js";
import { Button, Icon, cx, html, useEffect, useRef } from "../base/ui.js";
import { Lock } from "../voting/sealed-words.js";
import { currentItem } from "./next-step.js";

/** @param {{state: any}} props */
export function Agenda({ state }) {
  const { agenda, meeting, sitting, polls } = state;
  const box = useRef(/** @type {HTMLElement|null} */ (null));
  const current = currentItem(state);
  useEffect(() => {
    box.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
  }, [current?.id]);
  if (agenda.length === 0) return null;
  const live = sitting?.state === "open";
  const jump = (/** @type {any} */ item) => post(`/meetings/${meeting.id}/stage`, { face: "item", item_id: item.id });
  return html`<section class="stack -tight">
    <div class="row -between"><h2 class="t-md">${_("议程")}</h2>
      <${Button} size="sm" icon="arrow-left" disabled=${!live || !current} onClick=${() => post(`/meetings/${meeting.id}/stage/previous`, { seen: current?.id ?? null })}>${_("上一项")}<//></div>
    <ol class="chair-agenda" ref=${box}>${agenda.map((/** @type {any} */ item) => {
      const own = polls.filter((/** @type {any} */ poll) => poll.item_id === item.id);
      return html`<li key=${item.id}><button type="button" class=${cx("agenda-row", `-${item.state}`)} disabled=${!live} data-depth=${item.depth}
        aria-current=${item.state === "current" ? "step" : undefined} onClick=${() => jump(item)}>
        <span class="agenda-label">${item.label}</span><span class="clip-2">${item.title}</span>
        ${own.length > 0 && html`<${Icon} name="bar-chart-line" label=${_("有表决")} />`}
        ${own.some((/** @type {any} */ poll) => poll.box === "sealed") && html`<${Lock} />`}${item.state === "done" && html`<${Icon} name="check-lg" label=${_("已完成")} />`}
      </button></li>`;
    })}</ol>
  </section>`;
}
