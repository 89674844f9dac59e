// How long one may speak: the times in force, said to be defaults where nobody set them.

import { post } from "../base/api.js";
import { _ } from "../base/i18n.js";
import { Button, Card, Dialog, Field, Form, KeyValue, Tag, html, useState } from "../base/ui.js";

/** @param {number} seconds */
function minutes(seconds) {
  return _("%(n)s 分钟", { n: Math.round((seconds / 60) * 10) / 10 });
}

/** @param {{meetingId: string, speaking: any, onClose: () => void, onSaved: () => any}} props */
function SpeakingDialog({ meetingId, speaking, onClose, onSaved }) {
  const [times, setTimes] = useState(() => Object.fromEntries(
    Object.entries(speaking.rule).map(([name, seconds]) => [name, String(seconds / 60)]),
  ));
  const save = async () => {
    const changed = Object.entries(times).filter(([name, text]) => {
      const seconds = Math.round(Number(text) * 60);
      return speaking.set_here.includes(name) || seconds !== speaking.defaults[name];
    });
    await post(`/meetings/${meetingId}`, {
      speaking: Object.fromEntries(changed.map(([name, text]) => [name, Math.round(Number(text) * 60)])),
    });
    await onSaved();
    onClose();
  };
  const reset = async () => {
    await post(`/meetings/${meetingId}`, { speaking: null });
    await onSaved();
    onClose();
  };
  const field = (/** @type {string} */ name, /** @type {string} */ label) => html`<${Field} label=${label} type="number" min="0.5" max="120"
    step="0.5" required value=${times[name]} onInput=${(/** @type {string} */ text) => setTimes({ ...times, [name]: text })}
    help=${_("默认 %(time)s", { time: minutes(speaking.defaults[name]) })} />`;
  return html`<${Dialog} open title=${_("发言时限")} onClose=${onClose}>
    <${Form} onSubmit=${save} submitLabel=${_("保存")} actions=${html`
      <${Button} onClick=${onClose}>${_("取消")}<//>
      ${speaking.set_here.length > 0 && html`<${Button} kind="quiet" onClick=${reset}>${_("恢复默认")}<//>`}`}>
      <p class="note">${_("单位：分钟。对下一次给予的发言起作用，正在进行的发言不变。")}</p>
      <div class="form-row">
        ${field("first_seconds", _("第一次发言"))}
        ${field("later_seconds", _("再次发言"))}
        ${field("extend_seconds", _("每次延时"))}
      </div>
    <//>
  <//>`;
}

/** @param {{meeting: any, speaking: any, editable: boolean, onDone: () => any}} props */
export function Speaking({ meeting, speaking, editable, onDone }) {
  const [open, setOpen] = useState(false);
  const own = speaking.set_here.length > 0;
  const shown = (/** @type {string} */ name) => html`<span class="num">${minutes(speaking.rule[name])}</span>
    ${own && !speaking.set_here.includes(name) && html` <${Tag} kind="quiet">${_("默认")}<//>`}`;
  return html`<${Card} title=${_("发言时限")} note=${own ? undefined : _("默认值，请按本级人大的议事规则设定")}
    actions=${editable && meeting.state !== "ended" && html`<${Button} size="sm" icon="pencil" onClick=${() => setOpen(true)}>${_("修改")}<//>`}>
    <${KeyValue} entries=${[
      [_("第一次发言"), shown("first_seconds")],
      [_("再次发言"), shown("later_seconds")],
      [_("每次延时"), shown("extend_seconds")],
    ]} />
    ${open && html`<${SpeakingDialog} meetingId=${meeting.id} speaking=${speaking} onClose=${() => setOpen(false)} onSaved=${onDone} />`}
  <//>`;
}
