// Pick people of the roster.

import { _, count } from "../../base/i18n.js";
import { Button, Dialog, SearchField, html, useState } from "../../base/ui.js";
import { roleWords } from "../../roster/words.js";

const SHOWN = 80;

/** @param {any} person @param {string[]} words */
function matches(person, words) {
  const text = `${person.name} ${person.delegation} ${person.seat} ${person.post} ${roleWords(person.roles)}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

/**
 * @param {{title: string, roll: any[], taken?: Set<string>, chosen?: string[], onTake: (people: any[]) => void, onClose: () => void}} props
 *   taken: not on offer any more; chosen: ticked to begin with
 */
export function PeopleDialog({ title, roll, taken = new Set(), chosen = [], onTake, onClose }) {
  const [query, setQuery] = useState("");
  const [picked, setPicked] = useState(() => new Set(chosen));
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = roll.filter((one) => !taken.has(one.person_id) && matches(one, words));
  function toggle(/** @type {string} */ id) {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    setPicked(next);
  }
  const take = () => { onTake(roll.filter((one) => picked.has(one.person_id))); onClose(); };
  return html`<${Dialog} open size="lg" title=${title} onClose=${onClose} actions=${html`<${Button} onClick=${onClose}>${_("取消")}<//>
      <${Button} kind="primary" onClick=${take}>${_("确定，共 %(n)s 人", { n: count(picked.size) })}<//>`}>
    <div class="stack -tight"><${SearchField} value=${query} onInput=${setQuery} placeholder=${_("搜索姓名、代表团、身份")} />
      <ul class="people-pick">${found.slice(0, SHOWN).map((one) => html`<li key=${one.person_id}><label class="check"><input type="checkbox" checked=${picked.has(one.person_id)} onChange=${() => toggle(one.person_id)} />
        <span><b>${one.name}</b> <span class="note">${[one.delegation, one.post, roleWords(one.roles)].filter(Boolean).join(" · ")}</span></span></label></li>`)}</ul>
      ${found.length > SHOWN && html`<p class="note">${_("还有 %(n)s 人，请输入文字缩小范围", { n: count(found.length - SHOWN) })}</p>`}</div>
  <//>`;
}
