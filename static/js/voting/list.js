// The polls of a meeting by the items of its agenda.

import { _ } from "../base/i18n.js";
import { Button, html } from "../base/ui.js";
import { Lock } from "./sealed-words.js";
import { PollState, kindOf, methodWord, relationWord } from "./words.js";

/** Items in the agenda's order with their polls, those without an item last. @param {any[]} polls @param {any[]} items */
export function grouped(polls, items) {
  const known = new Set(items.map((one) => one.id));
  const groups = items.map((item) => ({ item, polls: polls.filter(({ poll }) => poll.item_id === item.id) }));
  const rest = polls.filter(({ poll }) => !known.has(poll.item_id));
  return [...groups, { item: null, polls: rest }].filter((group) => group.polls.length > 0);
}

/** @param {{shown: any, current: boolean, onSelect: (id: string) => void}} props */
function Entry({ shown, current, onSelect }) {
  const { poll } = shown;
  return html`<li><button type="button" class="poll-entry" aria-current=${current ? "true" : undefined} onClick=${() => onSelect(poll.id)}>
    <span class="poll-entry-title clip-2">${poll.title}</span>
    <span class="row"><${PollState} state=${poll.state} />${poll.box === "sealed" && html`<${Lock} />`}<span class="note">${relationWord(poll.relation) || methodWord(kindOf(poll))}</span></span>
  </button></li>`;
}

/** @param {{polls: any[], items: any[], selected: string, edits: boolean, onSelect: (id: string) => void, onNew: () => void}} props */
export function PollList({ polls, items, selected, edits, onSelect, onNew }) {
  return html`<nav class="poll-list" aria-label=${_("本次会议的表决")}>
    <div class="row -between"><h2 class="t-lg">${_("表决")}</h2>${edits && html`<${Button} size="sm" icon="plus-lg" onClick=${onNew}>${_("新建")}<//>`}</div>
    ${grouped(polls, items).map(({ item, polls: own }) => html`<section key=${item?.id ?? ""}>
      <h3 class="note clip" title=${item?.title}>${item ? `${item.label ?? ""} ${item.title}` : _("不属于议程")}</h3>
      <ul>${own.map((/** @type {any} */ shown) => html`<${Entry} key=${shown.poll.id} shown=${shown} current=${shown.poll.id === selected} onSelect=${onSelect} />`)}</ul>
    </section>`)}
  </nav>`;
}
