// What is new in a version: said once when it is opened, and compared with the one before.

import { _ } from "../../base/i18n.js";
import { styles } from "../../base/styles.js";
import { CompareView } from "../../documents/compare-view.js";
import { Button, Icon, html, useEffect, useState } from "../ui.js";
import { addTool } from "./tools.js";

/** Versions whose news this page has shown. @type {Set<string>} */
const told = new Set();

/** Whether there is a version before, with text to compare. @param {import("./reader.js").Reader} reader */
export function hasComparison(reader) {
  const { number, has_text: hasText } = reader.version.value;
  return number > 1 && hasText;
}

/** Said above the pages until it is put away. @param {{reader: import("./reader.js").Reader, fresh: boolean}} props fresh: this reader had an older version */
export function News({ reader, fresh }) {
  const { id, note, number } = reader.version.value;
  const [shown, setShown] = useState(fresh && number > 1 && !told.has(id));
  useEffect(() => { told.add(id); }, [id]);
  if (!shown) return null;
  return html`<div class="reader-note -news" role="status"><${Icon} name="arrow-repeat" size="lg" />
    <span><b>${_("这份文件已更新（第 %(n)s 版）。", { n: number })}</b>${note}</span>
    ${hasComparison(reader) && html`<${Button} icon="late:arrow-left-right" onClick=${() => { reader.panel.value = "compare"; setShown(false); }}>${_("与上一版对比")}<//>`}
    <${Button} kind="quiet" onClick=${() => setShown(false)}>${_("知道了")}<//></div>`;
}

/** @param {{reader: import("./reader.js").Reader}} props */
function Comparison({ reader }) {
  const { id, version } = reader.document.value;
  useEffect(() => { styles("compare").catch(() => undefined); }, []);
  return html`<${CompareView} key=${version.id} documentId=${id} />`;
}

addTool({ id: "compare", order: 65, component: () => null, panel: { title: () => _("与上一版对比"), component: Comparison } });
