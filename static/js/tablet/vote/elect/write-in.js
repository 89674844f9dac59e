// Writing another person in: search the roster, or a name that is typed.

import { get } from "../../../base/api.js";
import { _ } from "../../../base/i18n.js";
import { Button, Dialog, Icon, Notice, html, useEffect, useRef, useState } from "../../ui.js";
import { cleanName, faultOf, isName } from "./draft.js";

const SHOWN = 24;

/** Those whose name holds what was typed; names that begin with it first. @param {any[]} people @param {string} typed */
export function found(people, typed) {
  const name = cleanName(typed);
  if (!name) return people.slice(0, SHOWN);
  const hits = people.filter((one) => one.name.includes(name));
  return [...hits.filter((one) => one.name.startsWith(name)), ...hits.filter((one) => !one.name.startsWith(name))].slice(0, SHOWN);
}

/** Who is on the roll; null while it is fetched, and nobody where it cannot be. @param {string} pollId */
function usePeople(pollId) {
  const [people, setPeople] = useState(/** @type {any[]|null} */ (null));
  useEffect(() => {
    let alive = true;
    get(`/polls/${pollId}/write-in-people`).then((all) => alive && setPeople(all), () => alive && setPeople([]));
    return () => { alive = false; };
  }, [pollId]);
  return people;
}

/** @param {"candidate"|"twice"|""} fault @param {string} name */
function faultText(fault, name) {
  if (fault === "candidate") return _("“%(name)s”已经是候选人，赞成请选其姓名下的“赞成”。", { name });
  return fault === "twice" ? _("“%(name)s”已经填在另一名候选人之下。", { name }) : "";
}

/**
 * @param {{poll: any, draft: any, option: any, onWrite: (written: {name: string, person: string}) => void, onClose: () => void}} props
 *   option: the candidate whom the deputy is against
 */
export function WriteIn({ poll, draft, option, onWrite, onClose }) {
  const [typed, setTyped] = useState(draft.names?.[option.id]?.name ?? "");
  const people = usePeople(poll.id);
  const input = useRef(/** @type {HTMLInputElement|null} */ (null));
  useEffect(() => { input.current?.focus(); }, []);
  const name = cleanName(typed);
  const fault = faultOf(poll.paper, draft, option.id, name);
  const offered = found(people ?? [], typed);
  const exact = offered.find((one) => one.name === name);
  const free = isName(name) && !fault;
  const take = (/** @type {any} */ one) => onWrite({ name: one.name, person: one.person_id ?? "" });
  return html`<${Dialog} open size="lg" title=${_("不赞成%(name)s，另选他人", { name: option.title })} onClose=${onClose} actions=${html`
      <${Button} size="lg" onClick=${onClose}>${_("取消")}<//>
      <${Button} kind="primary" size="lg" icon="check-lg" disabled=${!free} onClick=${() => take(exact ?? { name })}>${name && free ? _("另选“%(name)s”", { name }) : _("请填写姓名")}<//>`}>
    <div class="write-in">
      <label class="write-in-label" for="write-in-name">${_("姓名")}</label>
      <input id="write-in-name" ref=${input} class="input write-in-input" type="text" autocomplete="off" maxlength="60" value=${typed}
        placeholder=${_("输入姓名，或从下面的名单中选")} onInput=${(/** @type {any} */ event) => setTyped(event.currentTarget.value)}
        onKeyDown=${(/** @type {KeyboardEvent} */ event) => { if (event.key === "Enter" && free) { event.preventDefault(); take(exact ?? { name }); } }} />
      ${fault && html`<${Notice} kind="warn" title=${faultText(fault, name)} />`}
      ${name && !isName(name) && html`<${Notice} kind="warn" title=${_("姓名应为 1 至 30 个字，不要有其他符号。")} />`}
      <p class="muted">${people === null ? _("正在取名单……") : offered.length ? _("名册中的人：") : _("名册中没有这个姓名，可以直接填写。")}</p>
      <ul class="write-in-list">${offered.map((one) => {
        const taken = faultOf(poll.paper, draft, option.id, one.name) !== "";
        return html`<li key=${one.person_id}><button type="button" class="write-in-person" disabled=${taken} onClick=${() => take(one)}>
          <${Icon} name="person" /><span class="strong">${one.name}</span><span class="muted clip">${one.delegation}</span></button></li>`;
      })}</ul>
    </div>
  <//>`;
}
