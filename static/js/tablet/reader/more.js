// What else may be done with the document: attachments, download, print, what is new, comparison.

import { download, getBytes } from "../../base/api.js";
import { _, count, dateTime } from "../../base/i18n.js";
import { sizeWord } from "../book/words.js";
import { Busy, Button, Notice, html, useState } from "../ui.js";
import { PanelButton } from "./bar.js";
import { printPages } from "./print.js";
import { addTool } from "./tools.js";
import { hasComparison } from "./news.js";

/** @param {{reader: import("./reader.js").Reader}} props */
function More({ reader }) {
  const { id, title, label, version, may_download: mayDownload, may_print: mayPrint, attachments = [], until } = reader.document.value;
  const [printing, setPrinting] = useState("");
  const online = reader.hall.online.value;
  async function print() {
    setPrinting(_("正在准备打印……"));
    try {
      const bytes = await getBytes(`/documents/${id}/document.pdf?print=1`);
      await printPages(bytes, (done, all) => setPrinting(_("正在准备打印：%(n)s / %(all)s 页", { n: count(done), all: count(all) })));
    } finally {
      setPrinting("");
    }
  }
  return html`<div class="more-panel">
    <p class="strong">${title}</p>
    <dl class="key-value">
      ${label && html`<dt>${_("编号")}</dt><dd>${label}</dd>`}
      <dt>${_("页数")}</dt><dd class="num">${count(version.pages)}</dd>
      <dt>${_("版本")}</dt><dd>${_("第 %(n)s 版", { n: version.number })}${version.ready_at && html`<br /><span class="muted">${dateTime(version.ready_at)}</span>`}</dd>
      ${until && html`<dt>${_("可阅读至")}</dt><dd>${dateTime(until)}</dd>`}
    </dl>
    ${version.note && version.number > 1 && html`<${Notice} kind="info" title=${_("本版更新")}>${version.note}<//>`}
    ${!version.has_text && html`<${Notice} kind="info" title=${_("扫描件：没有文字，不能搜索。")} />`}
    ${hasComparison(reader) && html`<${Button} wide icon="late:arrow-left-right" disabled=${!online} onClick=${() => { reader.panel.value = "compare"; }}>${_("与上一版对比")}<//>`}
    ${mayDownload && html`<${Button} wide icon="download" disabled=${!online} onClick=${() => download(`/documents/${id}/document.pdf`)}>${_("下载 PDF（带水印）")}<//>`}
    ${mayPrint && html`<${Button} wide icon="printer" disabled=${!online} busy=${printing !== ""} onClick=${print}>${_("打印")}<//>`}
    ${printing && html`<${Busy} label=${printing} />`}
    ${!mayDownload && !mayPrint && html`<p class="muted">${_("这份文件不能下载、打印。")}</p>`}
    ${attachments.length > 0 && html`<h3>${_("附件")}</h3>${attachments.map((/** @type {any} */ one) => html`<${Button} wide key=${one.id} icon="late:paperclip" disabled=${!online}
      onClick=${() => download(`/documents/${id}/attachments/${one.id}`)}>${_("%(name)s（%(size)s）", { name: one.name, size: sizeWord(one.size) })}<//>`)}`}
    ${!online && html`<p class="muted">${_("没有网络时不能下载、打印。")}</p>`}
  </div>`;
}

addTool({
  id: "more", order: 70,
  component: ({ reader }) => html`<${PanelButton} reader=${reader} id="more" icon="info-circle" label=${_("更多")} />`,
  panel: { title: () => _("关于这份文件"), component: More },
});
