// After the meeting: whose tablets have reported that every paper is gone from them.

import { get } from "../base/api.js";
import { _, count, dateTime } from "../base/i18n.js";
import { Busy, Button, DataTable, Dialog, ErrorNote, Notice, Tag, html, useEffect, useState } from "../base/ui.js";
import { meeting } from "./state.js";

/** @param {{onClose: () => void}} props */
export function Wipes({ onClose }) {
  const [found, setFound] = useState(/** @type {any} */ (null));
  const [error, setError] = useState(/** @type {any} */ (null));
  const load = () => get(`/meetings/${meeting.id}/wipes`).then((answer) => { setFound(answer); setError(null); }, setError);
  useEffect(() => {
    void load();
    const timer = setInterval(load, 10_000);
    return () => clearInterval(timer);
  }, []);
  const people = found?.people ?? [];
  const waiting = people.filter((/** @type {any} */ one) => !one.wiped_at);
  const columns = [
    { key: "name", label: _("姓名"), header: true }, { key: "delegation", label: _("代表团") }, { key: "seat", label: _("座位") },
    { key: "opened_n", label: _("打开过几份"), align: "end", search: false },
    { key: "wiped_at", label: _("平板上的文件"), search: false, value: (/** @type {any} */ row) => row.wiped_at ?? "", render: (/** @type {any} */ row) => (row.wiped_at
      ? html`<span class="row -tight"><${Tag} kind="ok" icon="check">${_("已清除")}<//><span class="num note">${dateTime(row.wiped_at)}</span></span>` : html`<${Tag} kind="warn">${_("尚未报告")}<//>`) },
  ];
  return html`<${Dialog} open size="full" title=${_("会后清除情况")} onClose=${onClose} actions=${html`<${Button} icon="printer" onClick=${() => window.print()}>${_("打印")}<//>`}>
    ${error && !found ? html`<${ErrorNote} error=${error} onRetry=${load} />` : !found ? html`<${Busy} />` : html`
      ${waiting.length === 0
        ? html`<${Notice} kind="ok" title=${people.length ? _("打开过文件的 %(n)s 人，平板都已报告清除", { n: count(people.length) }) : _("没有人在平板上打开过文件")} />`
        : html`<${Notice} kind="warn" title=${_("%(n)s 人的平板还没有报告", { n: count(waiting.length) })}>${_("没有联网或没有开机的平板，下次打开时先清除再报告；退出登录后密钥已失效，缓存无法再读。需要时请收回平板核对。")}<//>`}
      <${DataTable} columns=${columns} rows=${people} rowKey="person_id" search=${_("搜索姓名、代表团")} dense />`}
  <//>`;
}
