// The sittings of a meeting: when, where, and how far they have come.

import { post } from "../base/api.js";
import { _, dateTime, time, weekday } from "../base/i18n.js";
import { Button, Card, ConfirmButton, Dialog, EmptyState, Field, Form, html, useState } from "../base/ui.js";
import { SittingState, fromField, toField } from "./words.js";

/** @param {{meeting: any, sitting?: any, onClose: () => void, onSaved: () => any}} props */
function SittingDialog({ meeting, sitting, onClose, onSaved }) {
  const [title, setTitle] = useState(sitting?.title ?? "");
  const [place, setPlace] = useState(sitting?.place ?? "");
  const [at, setAt] = useState(toField(sitting?.planned_at ?? null));
  async function save() {
    const planned = fromField(at);
    if (sitting) await post(`/sittings/${sitting.id}`, { title: title.trim() || sitting.title, place, planned_at: planned });
    else await post(`/meetings/${meeting.id}/sittings`, { title, place, planned_at: planned });
    await onSaved();
    onClose();
  }
  return html`<${Dialog} open title=${sitting ? _("修改会议安排") : _("添加一次会议")} onClose=${onClose}>
    <${Form} onSubmit=${save} submitLabel=${sitting ? _("保存") : _("添加")} actions=${html`<${Button} onClick=${onClose}>${_("取消")}<//>`}>
      <${Field} label=${_("名称")} value=${title} onInput=${setTitle} maxlength="200" placeholder=${sitting?.title ?? _("按次序自动命名")} />
      <${Field} label=${_("时间")} type="datetime-local" value=${at} onInput=${setAt} />
      <${Field} label=${_("地点")} value=${place} onInput=${setPlace} maxlength="200" placeholder=${meeting.place} />
    <//>
  <//>`;
}

/** @param {{sitting: any}} props */
function When({ sitting }) {
  if (sitting.opened_at) {
    const at = { open: dateTime(sitting.opened_at), close: time(sitting.closed_at) };
    return html`<span class="num">${at.close ? _("%(open)s 开会，%(close)s 休会", at) : _("%(open)s 开会", at)}</span>`;
  }
  if (!sitting.planned_at) return html`<span>${_("时间未定")}</span>`;
  return html`<span class="num">${dateTime(sitting.planned_at)} ${weekday(sitting.planned_at)}</span>`;
}

/** @param {{sitting: any, meeting: any, onDone: () => any}} props */
function Step({ sitting, meeting, onDone }) {
  const act = (/** @type {string} */ verb) => async () => {
    await post(`/sittings/${sitting.id}/${verb}`);
    await onDone();
  };
  if (meeting.state === "ended") return null;
  if (sitting.state === "open") {
    return html`<${ConfirmButton} key="close" size="sm" label=${_("休会")} title=${_("宣布休会？")} confirmLabel=${_("休会")} onConfirm=${act("close")}
      text=${_("正在进行的发言会结束，发言名单会清空。误操作可以恢复。")} />`;
  }
  if (sitting.state === "closed") {
    return html`<${ConfirmButton} key="reopen" size="sm" label=${_("恢复")} title=${_("恢复这次会议？")} confirmLabel=${_("恢复开会")} onConfirm=${act("reopen")}
      text=${_("用于误按休会的情形；签到记录继续有效。")} />`;
  }
  const first = meeting.state === "prepared";
  return html`<${ConfirmButton} key="open" size="sm" label=${_("开会")} title=${_("宣布开会？")} confirmLabel=${_("宣布开会")} onConfirm=${act("open")}
    text=${first ? _("会议随即开始：名册和全体人数冻结，不能再改。通常由主持人在主持台上宣布。") : _("通常由主持人在主持台上宣布。")} />`;
}

/** @param {{meeting: any, sittings: any[], editable: boolean, onDone: () => any}} props */
export function Sittings({ meeting, sittings, editable, onDone }) {
  const [dialog, setDialog] = useState(/** @type {null|{sitting?: any}} */ (null));
  const may = editable && meeting.state !== "ended";
  const add = may && html`<${Button} size="sm" icon="plus-lg" onClick=${() => setDialog({})}>${_("添加")}<//>`;
  return html`<${Card} title=${_("各次会议")} actions=${sittings.length > 0 && add}>
    ${sittings.length === 0 && html`<${EmptyState} icon="calendar-event" title=${_("还没有安排会议")} text=${_("代表签到、表决都在某一次会议上进行。")}>${add}<//>`}
    <ul class="sitting-list">${sittings.map((sitting) => html`<li key=${sitting.id}>
      <div class="sitting-text">
        <div class="row"><span class="strong">${sitting.title}</span><${SittingState} state=${sitting.state} /></div>
        <div class="note"><${When} sitting=${sitting} />${sitting.place && html`<br />${sitting.place}`}</div>
      </div>
      ${may && html`<${Button} size="sm" kind="quiet" class="-plain" icon="pencil" onClick=${() => setDialog({ sitting })}
        aria-label=${_("修改“%(title)s”", { title: sitting.title })} />`}
      <${Step} sitting=${sitting} meeting=${meeting} onDone=${onDone} />
    </li>`)}</ul>
    ${dialog && html`<${SittingDialog} meeting=${meeting} sitting=${dialog.sitting} onClose=${() => setDialog(null)} onSaved=${onDone} />`}
  <//>`;
}
