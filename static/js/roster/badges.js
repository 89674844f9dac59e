// Printing badges for many at once.

import { download } from "../base/api.js";
import { _, count } from "../base/i18n.js";
import { Button, Choices, Dialog, ErrorNote, Field, Notice, html, toast, useState } from "../base/ui.js";

/** @param {{roll: any, people: any[], onClose: () => void, onDone: () => any}} props */
export function BadgeDialog({ roll, people, onClose, onDone }) {
  const missing = people.filter((person) => !person.badge_issued_at);
  const [who, setWho] = useState(missing.length ? "missing" : "delegation");
  const [delegation, setDelegation] = useState("");
  const [sure, setSure] = useState(false);
  const [error, setError] = useState(/** @type {any} */ (null));
  const chosen = who === "missing" ? missing : who === "all" ? people : people.filter((person) => person.delegation === delegation);
  const replaced = chosen.filter((person) => person.badge_issued_at).length;

  async function print() {
    setError(null);
    const body = who === "missing" ? { only_missing: true } : who === "all" ? {} : { person_ids: chosen.map((p) => p.person_id) };
    await download(`/rolls/${roll.id}/badges`, body);
    toast(_("代表证已生成，请妥善保管文件，打印后删除"), "ok");
    await onDone();
  }

  return html`<${Dialog} open title=${_("制作代表证")} onClose=${onClose} actions=${html`
    <${Button} onClick=${onClose}>${_("取消")}<//>
    <${Button} kind="primary" icon="printer" disabled=${chosen.length === 0 || (replaced > 0 && !sure)} onClick=${print} onError=${setError}>
      ${_("生成 %(n)s 张", { n: count(chosen.length) })}<//>`}>
    <div class="stack">
      <${Choices} label=${_("为谁制证")} value=${who} onChange=${(value) => { setWho(value); setSure(false); }} options=${[
        { value: "missing", label: _("还没有代表证的 %(n)s 人", { n: count(missing.length) }), disabled: missing.length === 0 },
        { value: "delegation", label: _("一个代表团") },
        { value: "all", label: _("全部 %(n)s 人", { n: count(people.length) }) },
      ]} />
      ${who === "delegation" && html`<${Field} label=${_("代表团")} type="select" value=${delegation}
        onInput=${(value) => { setDelegation(value); setSure(false); }} options=${[
          { value: "", label: _("未分团人员") }, ...roll.delegations.map((d) => ({ value: d.name, label: d.name }))]} />`}
      ${replaced > 0 && html`<${Notice} kind="warn" title=${_("其中 %(n)s 人已有代表证", { n: count(replaced) })}>
        <p>${_("重新制证后，原证立即作废，用原证登录的设备也会退出。")}</p>
        <label class="check"><input type="checkbox" checked=${sure} onChange=${(event) => setSure(event.currentTarget.checked)} />
          <span>${_("确认作废原证")}</span></label><//>`}
      <p class="muted">${_("每页 8 张，带裁切线，用 A4 纸按实际大小打印。二维码就是登录凭证，系统不保存，文件丢失只能重新制证。")}</p>
      <${ErrorNote} error=${error} />
    </div>
  <//>`;
}
