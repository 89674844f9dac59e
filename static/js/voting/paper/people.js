// Who votes on paper: a list to tick, with a search.

import { _ } from "../../base/i18n.js";
import { SearchField, html, useState } from "../../base/ui.js";

/**
 * @param {{voters: any[], chosen: Set<string>, fixed: Set<string>, onToggle: (id: string) => void}} props fixed: cannot be taken back
 */
export function People({ voters, chosen, fixed, onToggle }) {
  const [search, setSearch] = useState("");
  const found = voters.filter((one) => `${one.name} ${one.delegation} ${one.seat ?? ""}`.includes(search.trim()));
  return html`<div class="stack -tight"><div class="row -between"><b>${_("使用纸质选票：%(n)s 人", { n: chosen.size })}</b><${SearchField} value=${search} onInput=${setSearch} placeholder=${_("搜索姓名、代表团或座位")} /></div>
    <div class="count-people">${found.map((one) => html`<label key=${one.person_id} class="count-person"><input type="checkbox" checked=${chosen.has(one.person_id)} disabled=${fixed.has(one.person_id)} onChange=${() => onToggle(one.person_id)} />
      <span><b>${one.name}</b> <span class="note">${one.delegation}${one.seat ? `　${one.seat}` : ""}</span></span></label>`)}</div></div>`;
}
