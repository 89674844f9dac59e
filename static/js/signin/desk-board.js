// The board by delegation.

import { _, count, percent } from "../base/i18n.js";
import { Button, DataTable, html } from "../base/ui.js";

/** @param {{board: any, onLook: (delegation: string, state?: string) => void}} props */
export function Delegations({ board, onLook }) {
  const figure = (/** @type {string} */ key, /** @type {string} */ label) => ({ key, label, align: "end", search: false });
  const columns = [
    { key: "name", label: _("代表团"), header: true },
    figure("expected", _("应到")),
    figure("present", _("实到")),
    {
      key: "share", label: _("到会率"), search: false, width: "12rem", value: (/** @type {any} */ row) => row.present / Math.max(1, row.expected),
      render: (/** @type {any} */ row) => html`<div class="share-bar"><div class="bar"><div class="bar-fill"
        style=${{ width: `${(100 * row.present) / Math.max(1, row.expected)}%` }}></div></div><span class="num">${percent(row.present, row.expected, 0)}</span></div>`,
    },
    figure("leave", _("请假")),
    {
      ...figure("absent", _("未到")),
      render: (/** @type {any} */ row) => (row.absent ? html`<${Button} size="sm" kind="quiet" title=${_("查看未到人员")}
        onClick=${(/** @type {Event} */ event) => { event.stopPropagation(); onLook(row.name, "absent"); }}>${count(row.absent)}<//>` : 0),
    },
    figure("left", _("早退")),
  ];
  const foot = html`<tr><th scope="row">${_("合计")}</th><td class="-end num">${count(board.expected)}</td><td class="-end num">${count(board.present)}</td>
    <td class="num">${percent(board.present, board.expected, 0)}</td><td class="-end num">${count(board.leave)}</td>
    <td class="-end num">${count(board.absent)}</td><td class="-end num">${count(board.left)}</td></tr>`;
  return html`<${DataTable} columns=${columns} rows=${board.delegations} rowKey="name" foot=${foot} pageSize=${100}
    onRow=${(/** @type {any} */ row) => onLook(row.name)} caption=${_("点代表团查看名单")} />`;
}
