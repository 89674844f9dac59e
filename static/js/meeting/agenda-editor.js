// The agenda as a tree that is put in order by dragging, by buttons or by keys.

import { post } from "../base/api.js";
import { _ } from "../base/i18n.js";
import {
  Button, Card, ConfirmButton, EmptyState, Form, Icon, Tag, cx, html, tell, toast, useEffect, useRef, useState,
} from "../base/ui.js";
import { drag, startDrag } from "./agenda-drag.js";
import { branch, step } from "./agenda-places.js";
import { ItemDialog } from "./item-dialog.js";

const WAYS = [
  ["up", "chevron-up", _("上移（Alt+↑）")],
  ["down", "chevron-down", _("下移（Alt+↓）")],
  ["out", "chevron-left", _("升一级（Alt+←）")],
  ["in", "chevron-right", _("降一级（Alt+→）")],
];
const KEYS = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "out", ArrowRight: "in" };

/** @param {{state: string}} props */
function ItemState({ state }) {
  if (state === "current") return html`<${Tag} kind="live">${_("正在进行")}<//>`;
  if (state === "done") return html`<${Tag} kind="quiet" icon="check">${_("已完成")}<//>`;
  return null;
}

/** @param {{depth: number}} props */
function DropLine({ depth }) {
  return html`<li class="agenda-drop" role="presentation" style=${{ "--depth": depth }}></li>`;
}

/**
 * @param {{entry: any, chosen: boolean, first: boolean, editable: boolean, sitting: any, onChoose: () => void, onOpen: () => void,
 *   onGrab: (event: PointerEvent) => void, lifted: boolean}} props
 */
function Row({ entry, chosen, first, editable, sitting, onChoose, onOpen, onGrab, lifted }) {
  return html`<li role="treeitem" aria-level=${entry.depth + 1} aria-selected=${String(chosen)} data-item=${entry.id}
    class=${cx("agenda-row", `-${entry.state}`, lifted && "-lifted")} style=${{ "--depth": entry.depth }}
    tabindex=${chosen || first ? 0 : -1} onClick=${onChoose} onFocus=${onChoose} onDblClick=${editable && onOpen}>
    ${editable && html`<span class="agenda-handle" aria-hidden="true" title=${_("拖动可移动位置，左右拖动可改变级别")} onPointerDown=${onGrab}></span>`}
    <span class="agenda-no num">${entry.label}${entry.depth === 0 ? "、" : entry.depth === 2 ? "." : ""}</span>
    <span class="agenda-text">
      <span class="agenda-title">${entry.title}</span>
      ${(entry.reporter || sitting || entry.note) && html`<span class="agenda-note">
        ${entry.reporter && html`<span><${Icon} name="mic" label=${_("报告人")} /> ${entry.reporter}</span>`}
        ${sitting && html`<span><${Icon} name="calendar-event" label=${_("会议")} /> ${sitting.title}</span>`}
        ${entry.note && html`<span class="clip">${entry.note}</span>`}
      </span>`}
    </span>
    <${ItemState} state=${entry.state} />
  </li>`;
}

/**
 * @param {{meetingId: string, agenda: any[], sittings: any[], editable: boolean, onAgenda: (agenda: any[]) => void}} props
 */
export function AgendaEditor({ meetingId, agenda, sittings, editable, onAgenda }) {
  const [chosenId, setChosenId] = useState("");
  const [dialog, setDialog] = useState(/** @type {null|{item?: any, parent?: any}} */ (null));
  const [quick, setQuick] = useState("");
  const list = useRef(/** @type {HTMLElement|null} */ (null));
  const refocus = useRef(false);
  const chosen = agenda.find((entry) => entry.id === chosenId);
  const held = drag.value;

  useEffect(() => {
    if (!refocus.current) return;
    refocus.current = false;
    /** @type {HTMLElement|null|undefined} */ (list.current?.querySelector(`[data-item="${chosenId}"]`))?.focus();
  });
  /** @param {any} answer */
  const took = (answer) => {
    onAgenda(answer.agenda);
    refocus.current = true;
    setChosenId(answer.id);
  };
  /** @param {string} id @param {any} place */
  const place = async (id, place) => took(await post(`/agenda/${id}/move`, place));
  /** @param {string} way */
  const go = async (way) => {
    const to = chosen && step(agenda, chosen.id, /** @type {any} */ (way));
    if (to) await place(chosen.id, to);
  };
  const remove = async () => {
    const answer = await post(`/agenda/${chosen.id}/remove`);
    onAgenda(answer.agenda);
    setChosenId("");
    toast(_("已删除“%(title)s”", { title: chosen.title }), "ok");
  };
  const add = async () => {
    const title = quick;
    setQuick("");
    try {
      took(await post(`/meetings/${meetingId}/agenda`, { title }));
    } catch (error) {
      setQuick((next) => next || title);
      throw error;
    }
    refocus.current = false;
  };
  /** @param {KeyboardEvent} event */
  const keyed = (event) => {
    const at = agenda.findIndex((entry) => entry.id === chosenId);
    if (event.altKey && KEYS[event.key] && editable) {
      event.preventDefault();
      go(KEYS[event.key]).catch(tell);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const next = agenda[Math.max(0, Math.min(agenda.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)))];
      refocus.current = true;
      setChosenId(next.id);
    } else if (event.key === "Enter" && chosen && editable) {
      event.preventDefault();
      setDialog({ item: chosen });
    }
  };

  const rows = [];
  let staying = 0;
  for (const entry of agenda) {
    const lifted = held?.members.has(entry.id) ?? false;
    if (held && !lifted && staying === held.index) rows.push(html`<${DropLine} key="drop" depth=${held.place.depth} />`);
    if (!lifted) staying += 1;
    rows.push(html`<${Row} key=${entry.id} entry=${entry} lifted=${lifted} chosen=${entry.id === chosenId} editable=${editable}
      first=${!chosen && entry === agenda[0]} sitting=${sittings.length > 1 && sittings.find((one) => one.id === entry.sitting_id)}
      onChoose=${() => setChosenId(entry.id)} onOpen=${() => setDialog({ item: entry })}
      onGrab=${(/** @type {PointerEvent} */ event) => {
        setChosenId(entry.id);
        if (list.current) startDrag(event, agenda, entry, list.current, (id, to) => place(id, to).catch(tell));
      }} />`);
  }
  if (held && staying === held.index) rows.push(html`<${DropLine} key="drop" depth=${held.place.depth} />`);

  const below = chosen ? branch(agenda, chosen.id).size - 1 : 0;
  const can = (/** @type {any} */ way) => Boolean(chosen && step(agenda, chosen.id, way));
  const tools = editable && agenda.length > 0 && html`<div class="agenda-tools" role="toolbar" aria-label=${_("所选议程")}>
    ${WAYS.map(([way, icon, label]) => html`<${Button} key=${way} size="sm" icon=${icon} disabled=${!can(way)} aria-label=${label}
      title=${label} onClick=${() => go(way)} />`)}
    <span class="agenda-gap"></span>
    <${Button} size="sm" icon="plus-lg" disabled=${!chosen || chosen.depth > 1} onClick=${() => setDialog({ parent: chosen })}>${_("添加下级")}<//>
    <${Button} size="sm" icon="pencil" disabled=${!chosen} title="Enter" onClick=${() => setDialog({ item: chosen })}>${_("修改")}<//>
    <${ConfirmButton} size="sm" icon="trash" kind="danger" label=${_("删除")} disabled=${!chosen || chosen.state !== "waiting"}
      title=${_("删除这项议程？")} confirmLabel=${_("删除")} onConfirm=${remove}
      text=${below ? _("“%(title)s”和它的 %(n)s 项下级议程都会删除。", { title: chosen?.title, n: below }) : chosen?.title} />
  </div>`;

  return html`<${Card} title=${_("议程")} note=${editable && agenda.length > 1 ? _("拖动左侧的手柄，或选中后用按钮移动；会议进行中也可以调整。") : undefined}>
    ${tools}
    ${agenda.length === 0
      ? html`<${EmptyState} icon="list-ol" title=${_("还没有议程")}
          text=${editable ? _("在下面输入第一项议程的标题，按回车添加。") : _("议程由秘书处添加。")} />`
      : html`<ul class="agenda-list" role="tree" aria-label=${_("议程")} ref=${list} onKeyDown=${keyed}>${rows}</ul>`}
    ${editable && html`<${Form} class="agenda-add" onSubmit=${add} submitLabel=${_("添加")} submitIcon="plus-lg" disabled=${!quick.trim()}>
      <input class="input" aria-label=${_("新议程的标题")} value=${quick} maxlength="300" autocomplete="off"
        placeholder=${_("输入议程标题，按回车添加")} onInput=${(/** @type {any} */ event) => setQuick(event.currentTarget.value)} />
    <//>`}
    ${dialog && html`<${ItemDialog} meetingId=${meetingId} item=${dialog.item} parent=${dialog.parent} sittings=${sittings}
      onClose=${() => setDialog(null)} onSaved=${took} />`}
  <//>`;
}
