// One person: add, change, badge, take off the roll.

import { download, post } from "../base/api.js";
import { _, dateTime } from "../base/i18n.js";
import { Button, Choices, ConfirmButton, Dialog, Field, Form, Notice, html, toast, useState } from "../base/ui.js";
import { ROLES, VOTING } from "./words.js";

const OTHERS = ["attending", "observer", "scrutineer", "chief_scrutineer", "chair", "secretariat"];

/** @param {any} roll @param {any} person */
function fieldsOf(roll, person) {
  return {
    name: person.name ?? "", gender: person.gender ?? "", delegation: person.delegation ?? "", post: person.post ?? "",
    phone4: person.phone4 ?? "", seat: person.seat ?? "", number: person.number ? String(person.number) : "",
    roles: person.roles ?? [VOTING[roll.kind]], new_delegation: false,
  };
}

/** @param {{roll: any, person: any, onIssued: () => any}} props */
function Badge({ roll, person, onIssued }) {
  async function reissue() {
    await download(`/people/${person.person_id}/badge`, { roll_id: roll.id });
    toast(_("新代表证已生成，原证作废"), "ok");
    await onIssued();
  }
  async function revoke() {
    await post(`/people/${person.person_id}/badge/revoke`);
    toast(_("代表证已作废"), "ok");
    await onIssued();
  }
  const text = person.badge_issued_at
    ? _("代表证于 %(at)s 制作。", { at: dateTime(person.badge_issued_at) })
    : _("还没有代表证。");
  return html`<div class="panel -sunken stack -tight"><div>${text}</div><div class="row">
    ${person.badge_issued_at
      ? html`<${ConfirmButton} size="sm" icon="arrow-repeat" label=${_("补办")} title=${_("补办代表证")} confirmLabel=${_("补办")}
            text=${_("新证生成后，原证立即作废，用原证登录的设备会退出。")} onConfirm=${reissue} />
          <${ConfirmButton} size="sm" kind="danger" icon="slash-circle" label=${_("作废")} title=${_("作废代表证")}
            text=${_("原证不能再签到和登录，用它登录的设备会退出。")} onConfirm=${revoke} />`
      : html`<${Button} size="sm" icon="printer" onClick=${reissue}>${_("制证")}<//>`}
  </div></div>`;
}

/** Only what was edited: the page may be old, and what others changed meanwhile stays. @param {any} before @param {any} now */
export function editedOf(before, now) {
  return Object.fromEntries(Object.entries(now).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key])));
}

/**
 * @param {{roll: any, person: any, onClose: () => void, onChanged: () => any, onIssued: () => any}} props
 * person without an id: a new one; onIssued: the badge is another, the dialog stays
 */
export function PersonDialog({ roll, person, onClose, onChanged, onIssued }) {
  const [begun] = useState(() => fieldsOf(roll, person));
  const [fields, setFields] = useState(begun);
  const isNew = !person.person_id;
  const known = roll.delegations.some((d) => d.name === fields.delegation);
  const set = (key) => (value) => setFields({ ...fields, [key]: value });
  const lists = [...new Set([VOTING[roll.kind], ...OTHERS, ...fields.roles])];
  const path = `/rolls/${roll.id}/people`;

  async function save() {
    const wanted = { ...fields, new_delegation: fields.new_delegation && !known };
    if (isNew) await post(path, wanted);
    else await post(`${path}/${person.person_id}`, editedOf(begun, wanted));
    toast(isNew ? _("已添加") : _("已保存"), "ok");
    await onChanged();
  }
  async function remove() {
    await post(`${path}/${person.person_id}/remove`);
    toast(_("已移出名册"), "ok");
    await onChanged();
  }

  return html`<${Dialog} open size="lg" title=${isNew ? _("添加人员") : person.name} onClose=${onClose}>
    <div style=${{ "--measure": "100%" }}><${Form} wide=${false} onSubmit=${save} submitLabel=${_("保存")} actions=${html`
        <${Button} onClick=${onClose}>${_("取消")}<//>
        ${!isNew && !roll.frozen_at && html`<${ConfirmButton} kind="danger" icon="person-dash" label=${_("移出名册")}
          title=${_("移出名册")} text=${_("“%(name)s”将不再参加本次会议；本届的其他会议不受影响。", { name: person.name })} onConfirm=${remove} />`}`}>
      <div class="form-row">
        <${Field} label=${_("姓名")} value=${fields.name} onInput=${set("name")} required maxlength="50" />
        <${Field} label=${_("性别")} type="select" value=${fields.gender} onInput=${set("gender")} options=${[
          { value: "", label: _("未填") }, { value: "男", label: _("男") }, { value: "女", label: _("女") }]} />
        <${Field} label=${_("代表证号")} value=${fields.number} onInput=${set("number")} inputmode="numeric" maxlength="6"
          placeholder=${isNew ? _("自动编号") : ""} />
      </div>
      <div class="form-row">
        <${Field} label=${_("代表团")} value=${fields.delegation} onInput=${set("delegation")} list="delegations" maxlength="50" />
        <${Field} label=${_("座位")} value=${fields.seat} onInput=${set("seat")} placeholder="3-12" help=${_("排-座")} maxlength="12" />
        <${Field} label=${_("手机后四位")} value=${fields.phone4} onInput=${set("phone4")} inputmode="numeric" maxlength="11" />
      </div>
      <datalist id="delegations">${roll.delegations.map((d) => html`<option key=${d.id} value=${d.name} />`)}</datalist>
      ${fields.delegation.trim() && !known && html`<${Notice} kind="warn" title=${_("名册中还没有代表团“%(name)s”", { name: fields.delegation })}>
        <label class="check"><input type="checkbox" checked=${fields.new_delegation}
          onChange=${(event) => set("new_delegation")(event.currentTarget.checked)} /><span>${_("新建这个代表团")}</span></label><//>`}
      <${Field} label=${_("职务")} type="textarea" rows="2" value=${fields.post} onInput=${set("post")} maxlength="120" />
      <${Choices} label=${_("身份")} multiple across value=${fields.roles} onChange=${set("roles")}
        options=${lists.map((role) => ({ value: role, label: ROLES[role] ?? role,
          help: role === VOTING[roll.kind] ? _("有表决权") : undefined,
          disabled: Boolean(roll.frozen_at) && role === VOTING[roll.kind] }))} />
      ${!isNew && html`<${Badge} roll=${roll} person=${person} onIssued=${onIssued} />`}
    <//></div>
  <//>`;
}
