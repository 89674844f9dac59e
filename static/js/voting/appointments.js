// A list of appointments and removals (任免): person by person, removals before appointments to the same post.

import { _ } from "../base/i18n.js";
import { Button, EmptyState, Notice, html } from "../base/ui.js";
import { LineKeys } from "./line-keys.js";
import { edited, moved, option, without } from "./options.js";
import { NomineeList, personOf, useNominees } from "./people.js";

const REMOVALS = new Set(["remove", "remove_decided", "resign"]);
const DEEDS = ["appoint", "remove", "appoint_decided", "remove_decided", "resign"];

/** @param {string} deed */
function deedWord(deed) {
  return {
    appoint: _("任命"), appoint_decided: _("决定任命"), remove: _("免去"), remove_decided: _("决定免去"), resign: _("接受辞职"), merged: _("合并表决"),
  }[deed] ?? "";
}

const plain = (/** @type {string} */ text) => text.normalize("NFKC").replace(/\s+/gu, "");

/** The lines that are removals from a post to which somebody is appointed further up. @param {any[]} options @returns {any[]} */
function outOfOrder(options) {
  const filled = new Set();
  return options.filter((one) => {
    const post = plain(one.post);
    if (REMOVALS.has(one.deed)) return post && filled.has(post);
    filled.add(post);
    return false;
  });
}

/** Each removal before the first appointment to its post, everything else as it was: as voting/rules/appointments.py. @param {any[]} options */
export function inOrder(options) {
  const lines = [];
  let waiting = [...options];
  for (const one of options) {
    if (!REMOVALS.has(one.deed)) {
      const earlier = waiting.filter((other) => REMOVALS.has(other.deed) && plain(other.post) === plain(one.post));
      lines.push(...earlier);
      waiting = waiting.filter((other) => !earlier.includes(other));
    }
    if (waiting.includes(one)) {
      lines.push(one);
      waiting = waiting.filter((other) => other !== one);
    }
  }
  return lines;
}

/** A line to begin with. @param {string} deed */
export function appointment(deed = "appoint") {
  return option({ deed, name: "", post: "", title: "" });
}

/** @param {{one: any, place: number, last: number, late: boolean, people: any[], onEdit: (part: any) => void, onMove: (to: number) => void, onRemove: () => void}} props */
function Line({ one, place, last, late, people, onEdit, onMove, onRemove }) {
  const number = place + 1;
  return html`<tr class=${late ? "-late" : ""}><td class="num option-no">${number}</td>
    <td><select class="input" aria-label=${_("%(n)s 任免", { n: number })} value=${one.deed} onChange=${(/** @type {any} */ event) => onEdit({ deed: event.currentTarget.value })}>
      ${DEEDS.map((deed) => html`<option key=${deed} value=${deed} selected=${deed === one.deed}>${deedWord(deed)}</option>`)}</select></td>
    <td><input class="input" list="nominees" required maxlength="60" aria-label=${_("%(n)s 姓名", { n: number })} value=${one.name}
      onInput=${(/** @type {any} */ event) => onEdit({ name: event.currentTarget.value, person: personOf(people, event.currentTarget.value) })} /></td>
    <td><input class="input" required maxlength="200" aria-label=${_("%(n)s 职务", { n: number })} value=${one.post} onInput=${(/** @type {any} */ event) => onEdit({ post: event.currentTarget.value })} /></td>
    <td class="option-keys"><div class="row -nowrap">
      <${LineKeys} number=${number} place=${place} last=${last} onMove=${onMove} onRemove=${onRemove} />
    </div></td></tr>`;
}

/** @param {{meetingId: string, options: any[], merged: boolean, onChange: (options: any[]) => void}} props merged: voted on together, not to be changed here */
export function AppointmentTable({ meetingId, options, merged, onChange }) {
  const people = useNominees(meetingId);
  const late = outOfOrder(options);
  const add = (/** @type {string} */ deed) => onChange([...options, appointment(deed)]);
  if (merged) return html`<${Notice} kind="info" title=${_("这份名单合并表决")}>${_("如要修改名单，请先在表决页取消合并。")}<//>`;
  return html`<div class="stack -tight"><${NomineeList} people=${people} />
    <div class="row"><${Button} size="sm" icon="plus-lg" onClick=${() => add("remove")}>${_("添加免职")}<//><${Button} size="sm" icon="plus-lg" onClick=${() => add("appoint")}>${_("添加任命")}<//></div>
    ${late.length > 0 && html`<${Notice} kind="warn" title=${_("同一职务应当先免后任")} actions=${html`<${Button} size="sm" icon="arrow-repeat" onClick=${() => onChange(inOrder(options))}>${_("调整为先免后任")}<//>`}>
      ${_("第 %(n)s 项免职排在任命之后。", { n: late.map((one) => options.indexOf(one) + 1).join("、") })}<//>`}
    ${options.length === 0 ? html`<div class="panel"><${EmptyState} icon="people" title=${_("还没有任免事项")} text=${_("逐人填写免去或任命的职务。")} /></div>`
      : html`<div class="table-wrap"><table class="table -dense option-table appoint-table"><thead><tr><th class="option-no">${_("序号")}</th><th class="appoint-deed">${_("任免")}</th><th class="nominee-name">${_("姓名")}</th>
        <th>${_("职务")}</th><th class="option-keys"><span class="sr-only">${_("操作")}</span></th></tr></thead>
        <tbody>${options.map((one, place) => html`<${Line} key=${one.key} one=${one} place=${place} last=${options.length - 1} late=${late.includes(one)} people=${people}
          onEdit=${(/** @type {any} */ part) => onChange(edited(options, one.key, part))}
          onMove=${(/** @type {number} */ to) => onChange(moved(options, place, to))} onRemove=${() => onChange(without(options, one.key))} />`)}</tbody></table></div>`}
    <p class="note">${_("表决开始之前，大屏、平板和公示板只显示“人事任免事项”，不显示姓名和职务。")}</p>
  </div>`;
}
