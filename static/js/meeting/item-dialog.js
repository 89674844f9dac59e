// One agenda item: make it or change it.

import { post } from "../base/api.js";
import { _ } from "../base/i18n.js";
import { Button, Dialog, Field, Form, html, useState } from "../base/ui.js";

/**
 * @param {{meetingId: string, item?: any, parent?: any, sittings: any[], onClose: () => void, onSaved: (answer: any) => void}} props
 *   item: the one to change; without it a new one is made below `parent`, or at the top
 */
export function ItemDialog({ meetingId, item, parent, sittings, onClose, onSaved }) {
  const [title, setTitle] = useState(item?.title ?? "");
  const [reporter, setReporter] = useState(item?.reporter ?? "");
  const [note, setNote] = useState(item?.note ?? "");
  const [sitting, setSitting] = useState(item?.sitting_id ?? parent?.sitting_id ?? "");
  const [done, setDone] = useState(item?.state === "done");

  async function save() {
    const fields = { title, reporter, note, sitting_id: sitting || null };
    if (!item) onSaved(await post(`/meetings/${meetingId}/agenda`, { ...fields, parent_id: parent?.id ?? null }));
    else {
      const marked = item.state !== "current" && done !== (item.state === "done");
      onSaved(await post(`/agenda/${item.id}`, marked ? { ...fields, done } : fields));
    }
    onClose();
  }
  const heading = item ? _("修改议程") : parent ? _("添加下级议程") : _("添加议程");
  return html`<${Dialog} open title=${heading} onClose=${onClose}>
    <${Form} onSubmit=${save} submitLabel=${item ? _("保存") : _("添加")} actions=${html`<${Button} onClick=${onClose}>${_("取消")}<//>`}>
      ${parent && html`<p class="note">${_("放在“%(title)s”之下", { title: `${parent.label} ${parent.title}` })}</p>`}
      <${Field} label=${_("标题")} type="textarea" rows="3" required maxlength="300" value=${title} onInput=${setTitle} />
      <${Field} label=${_("报告人")} value=${reporter} onInput=${setReporter} maxlength="100" placeholder=${_("姓名、职务")} />
      ${sittings.length > 0 && html`<${Field} label=${_("在哪一次会议上")} type="select" value=${sitting} onInput=${setSitting}
        options=${[{ value: "", label: _("未定") }, ...sittings.map((one) => ({ value: one.id, label: one.title }))]} />`}
      <${Field} label=${_("备注")} type="textarea" rows="3" maxlength="4000" value=${note} onInput=${setNote} />
      ${item && item.state !== "current" && html`<${Field} type="checkbox" label=${_("已经进行完毕")} value=${done} onInput=${setDone} />`}
    <//>
  <//>`;
}
