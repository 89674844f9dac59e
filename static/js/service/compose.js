// A notice is written: a template or one's own words, to whom, with or without receipt.

import { post } from "../base/api.js";
import { newGesture } from "../base/gesture.js";
import { _, count } from "../base/i18n.js";
import { Button, Dialog, ErrorNote, Field, html, toast, useMemo, useState } from "../base/ui.js";
import { NOBODY, ReadersDialog, readersOf } from "../documents/readers.js";
import { roll } from "../documents/state.js";
import { readersWord } from "../documents/words.js";
import { TEMPLATES } from "./templates.js";

const LONGEST = 300;
const EVERYONE = { ...NOBODY, everyone: true };

/** @param {{meetingId: string, onSent: (notices: any[]) => void, onClose: () => void}} props */
export function Compose({ meetingId, onSent, onClose }) {
  const [text, setText] = useState("");
  const [to, setTo] = useState(EVERYONE);
  const [receipt, setReceipt] = useState(false);
  const [urgent, setUrgent] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const [error, setError] = useState(/** @type {any} */ (null));
  // Another notice than the one that may have been sent already has another gesture.
  const gesture = useMemo(() => newGesture(), [text, to, receipt, urgent]);
  const people = readersOf(to, roll.value).length;
  async function send() {
    setError(null);
    const { notices } = await post(`/meetings/${meetingId}/notices`, { text: text.trim(), to, receipt, urgent, gesture });
    toast(_("通知已发出"), "ok");
    onSent(notices);
    onClose();
  }
  return html`<${Dialog} open size="lg" title=${_("发通知")} onClose=${onClose} actions=${html`
      <span class="grow muted num">${roll.value ? _("将发给 %(n)s 人", { n: count(people) }) : ""}</span>
      <${Button} onClick=${onClose}>${_("取消")}<//>
      <${Button} kind="primary" icon="send" disabled=${!text.trim()} onClick=${send} onError=${setError}>${_("发送")}<//>`}>
    <div class="stack">
      <div class="note-templates" role="group" aria-label=${_("常用内容")}>${TEMPLATES().map((one) => html`<${Button} key=${one.label} size="sm"
        onClick=${() => { setText(one.text); setUrgent(one.urgent); }}>${one.label}<//>`)}</div>
      <${Field} type="textarea" rows="4" maxlength=${LONGEST} label=${_("内容")} required value=${text} onInput=${setText}
        help=${_("平板上会以大字显示，请写得简短；还可以写 %(n)s 个字。", { n: count(LONGEST - text.length) })} />
      <div class="field"><span class="field-label">${_("发给")}</span><div class="row -between note-to"><b>${readersWord(to, roll.value)}</b>
        <${Button} size="sm" icon="people" onClick=${() => setChoosing(true)}>${_("选择对象…")}<//></div></div>
      <${Field} type="checkbox" label=${_("需要回执")} help=${_("代表点“知道了”就是回执；这里随时看到谁还没有确认，可以提醒。不要回执的通知半小时后自动收起。")} value=${receipt} onInput=${setReceipt} />
      <${Field} type="checkbox" label=${_("紧急")} help=${_("排在其他通知前面，以红色显示。正在表决时仍等表决结束后再显示。")} value=${urgent} onInput=${setUrgent} />
      <${ErrorNote} error=${error} />
    </div>
    ${choosing && html`<${ReadersDialog} title=${_("通知对象")} readers=${to} onTake=${setTo} onClose=${() => setChoosing(false)} />`}
  <//>`;
}
