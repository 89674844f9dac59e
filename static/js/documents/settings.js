// The settings of a document, or of several at once, where undefined leaves each as it is.

import { _, count } from "../base/i18n.js";
import { Button, Icon, html, useState } from "../base/ui.js";
import { fromField, toField } from "../meeting/words.js";
import { ReadersDialog, readersOf } from "./readers.js";
import { Segments } from "./segments.js";
import { roll } from "./state.js";
import { SECRECIES, readersWord, secrecyWord } from "./words.js";

const SAME = { value: undefined, label: _("不变") };

/** @param {{label: string, value: boolean|undefined, many: boolean, onChange: (value: any) => void, yes: string, no: string, disabled: boolean}} props */
function Switch({ label, value, many, onChange, yes, no, disabled }) {
  if (many) return html`<${Segments} label=${label} value=${value} onChange=${onChange} options=${[SAME, { value: true, label: yes }, { value: false, label: no }]} />`;
  return html`<label class="check"><input type="checkbox" checked=${Boolean(value)} disabled=${disabled} onChange=${() => onChange(!value)} /><span>${label}</span></label>`;
}

/** @param {{label: string, value: string|null, onChange: (value: string|null) => void, disabled: boolean}} props */
function Moment({ label, value, onChange, disabled }) {
  return html`<input class="input" type="datetime-local" aria-label=${label} value=${toField(value)} disabled=${disabled}
    onChange=${(/** @type {any} */ event) => onChange(fromField(event.currentTarget.value))} />`;
}

/** @param {{value: any, many: boolean, onChange: (part: any) => void, disabled: boolean}} props */
function Readers({ value, many, onChange, disabled }) {
  const [editing, setEditing] = useState(false);
  const said = value.readers ? html`<b>${readersWord(value.readers, roll.value)}</b>
    ${roll.value && html` <span class="note num">${_("共 %(n)s 人", { n: count(readersOf(value.readers, roll.value).length) })}</span>`}` : html`<span class="muted">${_("不变")}</span>`;
  return html`<div class="field"><span class="field-label">${_("谁可以阅读")}</span>
    <div class="row -between -nowrap doc-readers"><span>${said}</span>
      <span class="row -nowrap">${many && value.readers && html`<${Button} size="sm" kind="quiet" onClick=${() => onChange({ readers: undefined })}>${_("不变")}<//>`}
      <${Button} size="sm" icon="people" disabled=${disabled} onClick=${() => setEditing(true)}>${_("选择…")}<//></span></div>
    ${editing && html`<${ReadersDialog} readers=${value.readers ?? { everyone: true }} onTake=${(/** @type {any} */ readers) => onChange({ readers })} onClose=${() => setEditing(false)} />`}
  </div>`;
}

/**
 * @param {{value: any, many?: boolean, onChange: (part: any) => void, disabled?: boolean}} props many: several documents
 */
export function SettingsFields({ value, many = false, onChange, disabled = false }) {
  const also = many ? [SAME] : [];
  const ends = value.until === undefined ? undefined : value.until !== null;
  const risky = ["secret", "confidential"].includes(value.secrecy) && (value.may_download || value.may_print);
  return html`<div class="stack doc-settings">
    <${Segments} label=${_("密级")} value=${value.secrecy} disabled=${disabled} onChange=${(/** @type {any} */ secrecy) => onChange({ secrecy })}
      options=${[...also, ...SECRECIES.map((one) => ({ value: one, label: secrecyWord(one) }))]} />
    <${Readers} value=${value} many=${many} onChange=${onChange} disabled=${disabled} />
    <div class="stack -snug"><${Segments} label=${_("什么时候可以阅读")} value=${value.opens} disabled=${disabled} onChange=${(/** @type {any} */ opens) => onChange({ opens })}
      options=${[...also, { value: "now", label: _("发放后立即") }, { value: "called", label: _("进行到该议程") }, { value: "at", label: _("定时") }]} />
      ${value.opens === "at" && html`<${Moment} label=${_("从这个时间起")} value=${value.opens_at ?? null} disabled=${disabled} onChange=${(/** @type {any} */ opens_at) => onChange({ opens_at })} />`}
      ${!many && value.opens === "called" && !value.item_id && html`<p class="doc-hint"><${Icon} name="exclamation-triangle" />${_("这份文件在资料库，没有挂在议程上，不会自动开放。")}</p>`}</div>
    <div class="stack -snug"><${Segments} label=${_("到什么时候为止")} value=${ends} disabled=${disabled}
      onChange=${(/** @type {any} */ on) => onChange({ until: on === undefined ? undefined : on ? value.until ?? defaultUntil() : null })}
      options=${[...also, { value: false, label: _("会议结束") }, { value: true, label: _("指定时间") }]} />
      ${ends && html`<${Moment} label=${_("到这个时间为止")} value=${value.until} disabled=${disabled} onChange=${(/** @type {any} */ until) => onChange({ until })} />`}</div>
    <div class=${many ? "doc-switches -many" : "doc-switches"}>
      <${Switch} label=${_("可以下载")} yes=${_("可以")} no=${_("不可以")} value=${value.may_download} many=${many} disabled=${disabled} onChange=${(/** @type {any} */ may_download) => onChange({ may_download })} />
      <${Switch} label=${_("可以打印")} yes=${_("可以")} no=${_("不可以")} value=${value.may_print} many=${many} disabled=${disabled} onChange=${(/** @type {any} */ may_print) => onChange({ may_print })} />
      <${Switch} label=${_("需要签阅")} yes=${_("需要")} no=${_("不需要")} value=${value.must_sign} many=${many} disabled=${disabled} onChange=${(/** @type {any} */ must_sign) => onChange({ must_sign })} />
      <${Switch} label=${_("会议文件编号")} yes=${_("编号")} no=${_("不编号")} value=${value.numbered} many=${many} disabled=${disabled} onChange=${(/** @type {any} */ numbered) => onChange({ numbered })} />
    </div>
    ${risky && html`<p class="doc-hint"><${Icon} name="exclamation-triangle" />${_("秘密、机密文件下载或打印后就收不回来了，一般不要开放。")}</p>`}
  </div>`;
}

/** In a day, on the hour. */
function defaultUntil() {
  const hour = 3_600_000;
  return new Date(Math.ceil(Date.now() / hour) * hour + 24 * hour).toISOString();
}

/** The settings of a document as the form has them. @param {any} document */
export function settingsOf(document) {
  const { secrecy, readers, opens, opens_at, until, may_download, may_print, must_sign, number, item_id } = document;
  return { secrecy, readers, opens, opens_at, until, may_download, may_print, must_sign, numbered: number !== null, item_id };
}
