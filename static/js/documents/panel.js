// One document in full: what readers see, its settings, its versions, who has read it.

import { post } from "../base/api.js";
import { _ } from "../base/i18n.js";
import { Button, ErrorNote, Icon, Tabs, html, toast, useState } from "../base/ui.js";
import { PreviewDialog } from "./preview.js";
import { Readings } from "./readings.js";
import { StateTag } from "./row.js";
import { SettingsFields, settingsOf } from "./settings.js";
import { ended, mayEdit, now, open, tab, took } from "./state.js";
import { TitleEdit } from "./title.js";
import { Versions } from "./versions.js";
import { Deeds } from "./withdraw.js";
import { current, sight } from "./words.js";

/** @param {{document: any}} props */
function Settings({ document }) {
  const [edits, setEdits] = useState(/** @type {any} */ ({}));
  const [error, setError] = useState(/** @type {any} */ (null));
  const value = { ...settingsOf(document), ...edits };
  const changed = Object.entries(edits).filter(([key, one]) => JSON.stringify(one) !== JSON.stringify(settingsOf(document)[key]));
  const missing = value.opens === "at" && !value.opens_at;
  async function save() {
    const body = Object.fromEntries(changed);
    if (body.opens === "at") body.opens_at = value.opens_at;
    took(await post(`/documents/${document.id}`, body));
    // What was touched while the answer was under way is still to be saved.
    setEdits((/** @type {any} */ now) => Object.fromEntries(Object.entries(now).filter(([key, one]) => one !== edits[key])));
    setError(null);
    toast(_("设置已保存"), "ok");
  }
  return html`<div class="stack"><${SettingsFields} value=${value} disabled=${!mayEdit()} onChange=${(/** @type {any} */ part) => { setEdits({ ...edits, ...part }); setError(null); }} />
    <${ErrorNote} error=${error} />
    ${changed.length > 0 && html`<div class="doc-save"><p class="note">${missing ? _("请填写开放的时间。")
        : document.state === "published" ? _("保存后立即生效。") : _("尚未保存。")}</p>
      <div class="row"><${Button} onClick=${() => { setEdits({}); setError(null); }}>${_("还原")}<//><${Button} kind="primary" disabled=${missing} onClick=${save} onError=${setError}>${_("保存设置")}<//></div></div>`}
  </div>`;
}

/** @param {{document: any}} props */
export function Panel({ document }) {
  const [renaming, setRenaming] = useState(false);
  const [previewing, setPreviewing] = useState(false);
  const seen = sight(document, now.value, ended());
  const tabs = [{ id: "settings", label: _("设置") }, { id: "versions", label: _("版本"), count: document.versions.length }, { id: "readings", label: _("阅读情况") }];
  return html`<aside class="doc-panel" aria-label=${_("文件详情")}>
    <div class="doc-panel-head"><div class="row -between -nowrap"><span class="row -tight"><${StateTag} document=${document} />${document.label && html`<span class="doc-label">${document.label}</span>`}</span>
        <${Button} size="sm" kind="quiet" class="-plain" icon="x-lg" aria-label=${_("关闭详情")} onClick=${() => open("")} /></div>
      ${renaming ? html`<${TitleEdit} document=${document} onDone=${() => setRenaming(false)} />`
        : html`<h2>${document.title}${mayEdit() && html`<button type="button" class="doc-rename -shown" aria-label=${_("改标题")} title=${_("改标题")} onClick=${() => setRenaming(true)}><${Icon} name="pencil" /></button>`}</h2>`}
      <p class=${`doc-sight -${seen.kind}`}><${Icon} name=${seen.sees ? "eye" : "eye-slash"} />${seen.text}</p>
      <div class="row"><${Deeds} document=${document} />${current(document) && html`<${Button} icon="eye" onClick=${() => setPreviewing(true)}>${_("预览")}<//>`}</div>
    </div>
    <${Tabs} even tabs=${tabs} current=${tab.value} onSelect=${(/** @type {string} */ id) => { tab.value = id; }} label=${_("文件详情")} />
    <div class="doc-panel-body">
      ${tab.value === "settings" && html`<${Settings} key=${document.id} document=${document} />`}
      ${tab.value === "versions" && html`<${Versions} key=${document.id} document=${document} />`}
      ${tab.value === "readings" && html`<${Readings} key=${document.id} document=${document} />`}
    </div>
    ${previewing && html`<${PreviewDialog} document=${document} onClose=${() => setPreviewing(false)} />`}
  </aside>`;
}
