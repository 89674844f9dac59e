// The secretariat's page of two versions compared: any two.

import { get } from "../base/api.js";
import { _ } from "../base/i18n.js";
import { initial, url } from "../base/page.js";
import { Busy, Button, ErrorNote, Field, Notice, html, mount, useEffect, useState } from "../base/ui.js";
import { CompareView } from "./compare-view.js";

const { meeting, document_id: documentId } = initial;

function Page() {
  const [document, setDocument] = useState(/** @type {any} */ (null));
  const [error, setError] = useState(/** @type {any} */ (null));
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const load = () => get(`/meetings/${meeting.id}/library`).then((found) => {
    const one = found.documents.find((/** @type {any} */ each) => each.id === documentId);
    const ready = (one?.versions ?? []).filter((/** @type {any} */ each) => each.state === "ready").sort((/** @type {any} */ a, /** @type {any} */ b) => b.number - a.number);
    setDocument({ title: one?.title ?? "", ready });
    setTo(ready[0]?.id ?? "");
    setFrom(ready[1]?.id ?? "");
  }, setError);
  useEffect(() => { void load(); }, []);
  if (error) return html`<${ErrorNote} error=${error} onRetry=${load} />`;
  if (!document) return html`<${Busy} />`;
  const options = document.ready.map((/** @type {any} */ one) => ({ value: one.id, label: _("第 %(n)s 版 %(name)s", { n: one.number, name: one.note || one.filename }) }));
  return html`<div class="page-head"><h1>${_("版本对比")}</h1><p class="note">${document.title}</p><${Button} icon="arrow-left" href=${url(`/meetings/${meeting.id}/documents#${documentId}`)}>${_("返回文件")}<//></div>
    ${document.ready.length < 2 ? html`<${Notice} kind="info">${_("这份文件只有一个版本，没有可以对比的上一版。")}<//>`
      : html`<div class="compare-choose"><${Field} type="select" label=${_("从")} value=${from} onInput=${setFrom} options=${options} />
          <${Field} type="select" label=${_("到")} value=${to} onInput=${setTo} options=${options} /></div>
        <${CompareView} documentId=${documentId} from=${from} to=${to} />`}`;
}

mount(Page);
