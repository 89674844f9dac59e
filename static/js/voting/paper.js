// The paper as a table to read.

import { _ } from "../base/i18n.js";
import { Card, html } from "../base/ui.js";
import { pictureUrl } from "./pictures.js";

/** @param {{paper: any}} props */
export function PaperCard({ paper }) {
  const cards = paper.method === "choose" || paper.method === "rank";
  const persons = paper.method === "elect";
  const pictures = paper.options.some((/** @type {any} */ one) => one.picture);
  const options = [...paper.options].sort((a, b) => a.number - b.number);
  return html`<${Card} title=${_("选票")} note=${persons ? _("候选人 %(n)s 名，应选 %(k)s 名", { n: options.length, k: paper.choose }) : paper.method === "choose" ? _("候选 %(m)s 项，最多选 %(k)s 项", { m: options.length, k: paper.choose }) : _("共 %(m)s 项", { m: options.length })}>
    <div class="table-wrap"><table class="table -dense paper-table">
      <thead><tr><th class="option-no">${_("序号")}</th><th>${cards ? _("项目") : persons ? _("姓名") : _("事项")}</th>
        ${pictures && html`<th class="option-picture">${_("图片")}</th>`}
        ${persons && html`<th>${_("现任职务或单位")}</th>`}
        ${cards && html`<th class="option-unit">${_("责任单位")}</th><th class="option-short">${_("总投资")}</th><th class="option-short">${_("完成时限")}</th>`}</tr></thead>
      <tbody>${options.map((one) => html`<tr key=${one.id}><td class="num">${one.number}</td>
        <th scope="row">${one.title}${one.description && html`<p class="note">${one.description}</p>`}</th>
        ${pictures && html`<td class="option-picture">${one.picture && html`<img class="picture-small" src=${pictureUrl(one)} loading="lazy" decoding="async" alt=${_("第 %(n)s 项的图片", { n: one.number })} />`}</td>`}
        ${persons && html`<td>${one.unit}</td>`}
        ${cards && html`<td>${one.unit}</td><td>${one.investment}</td><td>${one.due}</td>`}</tr>`)}</tbody>
    </table></div>
  <//>`;
}
