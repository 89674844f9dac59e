// Importing a list: choose the file, look at what it would change, confirm. Nothing is written before.

import { ApiError, download, get, post, upload } from "../base/api.js";
import { _, count } from "../base/i18n.js";
import {
  Button, Busy, Choices, DataTable, Dialog, EmptyState, ErrorNote, Icon, Notice, Tabs, Tag, html, useMemo, useRef, useState,
} from "../base/ui.js";
import { RoleTags, fieldName, roleWords } from "./words.js";

const STATES = ["bad", "new", "changed", "unchanged", "missing"];
const ACCEPT = ".xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** @param {string} state */
function stateName(state) {
  if (state === "bad") return _("不能导入");
  if (state === "new") return _("新增");
  if (state === "changed") return _("变更");
  if (state === "unchanged") return _("不变");
  return _("文件中没有");
}

/** @param {{roll: any, onFile: (file: File) => void, working: boolean}} props */
function Choose({ roll, onFile, working }) {
  const [over, setOver] = useState(false);
  const input = useRef(/** @type {HTMLInputElement|null} */ (null));
  if (working) return html`<${Busy} label=${_("正在读取名单……")} />`;
  const drop = (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer?.files[0];
    if (file) onFile(file);
  };
  return html`<div class="stack">
    <div class=${`panel${over ? " -sunken" : ""}`} onDragOver=${(event) => { event.preventDefault(); setOver(true); }}
      onDragLeave=${() => setOver(false)} onDrop=${drop}>
      <${EmptyState} icon="file-earmark-arrow-up" title=${_("选择名单文件，或拖到这里")} text=${_("支持 .xlsx 和 .csv；先看预览，确认之前不会改动名册。")}>
        <input ref=${input} class="sr-only" type="file" accept=${ACCEPT} tabindex="-1" aria-hidden="true"
          onChange=${(event) => { const file = event.currentTarget.files[0]; if (file) onFile(file); }} />
        <div class="row">
          <${Button} icon="file-earmark-excel" onClick=${() => download(`/rolls/${roll.id}/template.xlsx`)}>${_("下载模板")}<//>
          <${Button} kind="primary" icon="upload" onClick=${() => input.current?.click()}>${_("选择文件")}<//>
        </div>
      <//>
    </div>
    <p class="muted">${_("表头至少要有“姓名”；其余可有性别、代表团、职务、座位、手机后四位、身份、代表证号。文件里没有的列保持原样，没有的人员不会被删除。")}</p>
  </div>`;
}

/** What is wrong with a row, what is worth a look, what changes. @param {{row: any}} props */
function Remarks({ row }) {
  return html`<div class="stack -snug">
    ${row.faults?.map((one) => html`<div key=${one.code}><${Tag} kind="bad" icon="x-lg">${_("有误")}<//> ${one.message}</div>`)}
    ${row.warnings?.map((one) => html`<div key=${one.code}><${Tag} kind="warn" icon="exclamation-triangle">${_("注意")}<//> ${one.message}</div>`)}
    ${row.state === "changed" && row.changes.map((one) => html`<div key=${one.field}>
      <span class="muted">${fieldName(one.field)}</span> ${one.before ? html`<s>${one.before}</s>` : html`<span class="muted">${_("空")}</span>`}
      <${Icon} name="arrow-right" label=${_("改为")} /> <b>${one.after || _("空")}</b></div>`)}
  </div>`;
}

/** @param {{roll: any, rows: any[], state: string}} props */
function Rows({ roll, rows, state }) {
  const columns = [
    { key: "row", label: _("行"), width: "4rem", align: /** @type {const} */ ("end"), render: (row) => html`<span class="num">${row.row ?? ""}</span>` },
    { key: "name", label: _("姓名"), header: true, width: "11rem" },
    { key: "delegation", label: _("代表团"), width: "10rem" },
    { key: "seat", label: _("座位"), width: "5rem" },
    { key: "roles", label: _("身份"), width: "10rem", value: (row) => roleWords(row.roles ?? []),
      render: (row) => html`<${RoleTags} roles=${row.roles ?? []} votes=${row.votes} kind=${roll.kind} />` },
    { key: "remarks", label: _("说明"), sort: false, value: (row) => [...(row.faults ?? []), ...(row.warnings ?? [])].map((f) => f.message).join(" "),
      render: (row) => html`<${Remarks} row=${row} />` },
  ];
  const plain = columns.filter((column) => state !== "missing" || !["row", "seat", "roles", "remarks"].includes(column.key));
  const number = { key: "number", label: _("证号"), width: "5rem", render: (row) => html`<span class="num">${row.number ?? ""}</span>` };
  return html`<${DataTable} key=${state} dense columns=${state === "missing" ? [number, ...plain] : plain} rows=${rows}
    rowKey=${(row) => row.row ?? row.person_id} search pageSize=${25} empty=${_("没有这样的行")} />`;
}

/** @param {{roll: any, preview: any, agreed: string[], onAgree: (names: string[]) => void}} props */
function Preview({ roll, preview, agreed, onAgree }) {
  const { counts } = preview;
  const [tab, setTab] = useState(STATES.find((state) => counts[state] > 0) ?? "new");
  const rows = useMemo(
    () => (tab === "missing" ? preview.missing : preview.rows.filter((row) => row.state === tab)), [preview, tab]);
  const names = preview.unknown_delegations.map((one) => one.name);
  return html`<div class="stack">
    ${preview.notes.map((note) => html`<${Notice} key=${note.code} kind="info" title=${note.message} />`)}
    ${names.length > 0 && html`<${Notice} kind="warn" title=${_("名单中有 %(n)s 个代表团还不存在", { n: count(names.length) })}>
      <${Choices} multiple across value=${agreed} onChange=${onAgree} label=${_("勾选要新建的代表团；写错的请改正文件后重新上传。")}
        options=${preview.unknown_delegations.map((one) => ({ value: one.name, label: one.name, help: _("%(n)s 人", { n: count(one.rows) }) }))} />
      ${agreed.length < names.length && html`<div class="row" style=${{ marginTop: "0.75rem" }}><${Button} size="sm" icon="check-all" onClick=${() => onAgree(names)}>${_("全部新建")}<//></div>`}
    <//>`}
    ${preview.members_n !== null && preview.voters_after > preview.members_n && html`<${Notice} kind="warn"
      title=${_("导入后有表决权的人数（%(voters)s）将超过已设定的全体人数（%(n)s），请核对。", { voters: count(preview.voters_after), n: count(preview.members_n) })} />`}
    <${Tabs} label=${_("预览")} current=${tab} onSelect=${setTab}
      tabs=${STATES.map((state) => ({ id: state, label: stateName(state), count: counts[state] }))} />
    ${tab === "missing" && counts.missing > 0 && html`<p class="muted">${_("这些人员在名册中而不在文件里，导入后仍保留；确需移出的，请在名册中逐个移出。")}</p>`}
    <${Rows} roll=${roll} rows=${rows} state=${tab} />
  </div>`;
}

/** @param {{summary: any}} props */
function Done({ summary }) {
  return html`<${EmptyState} icon="check-circle-fill" title=${_("导入完成")}
    text=${_("新增 %(new)s 人，变更 %(changed)s 人，不变 %(same)s 人，跳过 %(skipped)s 行。", {
      new: count(summary.new), changed: count(summary.changed), same: count(summary.unchanged), skipped: count(summary.skipped) })} />`;
}

/** @param {{roll: any, onClose: () => void, onDone: () => any}} props */
export function ImportDialog({ roll, onClose, onDone }) {
  const [preview, setPreview] = useState(/** @type {any} */ (null));
  const [agreed, setAgreed] = useState(/** @type {string[]} */ ([]));
  const [skip, setSkip] = useState(false);
  const [working, setWorking] = useState(false);
  const [error, setError] = useState(/** @type {any} */ (null));
  const [summary, setSummary] = useState(/** @type {any} */ (null));
  const latest = useRef(0);

  async function agree(id, names) {
    setAgreed(names);
    const turn = ++latest.current;
    try {
      const seen = await get(`/imports/${id}?new_delegations=${encodeURIComponent(names.join("|"))}`);
      if (turn === latest.current) setPreview(seen);
    } catch (problem) {
      setError(problem);
    }
  }
  async function choose(file) {
    setError(null);
    setWorking(true);
    const form = new FormData();
    form.append("file", file);
    try {
      const seen = await upload(`/rolls/${roll.id}/imports`, form);
      setSkip(false);
      setAgreed([]);
      // The first list of a term brings its delegations along: they are offered as agreed to.
      const first = roll.delegations.length === 0 && seen.unknown_delegations.length > 0;
      if (first) await agree(seen.id, seen.unknown_delegations.map((one) => one.name));
      else setPreview(seen);
    } catch (problem) {
      setError(problem);
    } finally {
      setWorking(false);
    }
  }
  function again() {
    setPreview(null);
    setError(null);
  }
  async function confirm() {
    setError(null);
    const names = preview.unknown_delegations.map((one) => one.name).filter((one) => agreed.includes(one));
    setSummary(await post(`/imports/${preview.id}/confirm`, { skip_bad: skip, new_delegations: names }));
    await onDone();
  }

  const rows = preview ? preview.counts.new + preview.counts.changed : 0;
  const stale = preview?.stale || (error instanceof ApiError && error.code === "import.stale");
  const blocked = stale || (preview?.counts.bad > 0 && !skip) || rows === 0;
  const actions = summary
    ? html`<${Button} kind="primary" onClick=${onClose}>${_("完成")}<//>`
    : preview && html`${preview.counts.bad > 0 && html`<label class="check grow"><input type="checkbox" checked=${skip}
        onChange=${(event) => setSkip(event.currentTarget.checked)} />
        <span>${_("跳过不能导入的 %(n)s 行，只导入其余的行", { n: count(preview.counts.bad) })}</span></label>`}
      <${Button} icon="arrow-left" onClick=${again}>${_("换一个文件")}<//>
      <${Button} kind="primary" icon="check-lg" disabled=${blocked} onClick=${confirm} onError=${setError}>
        ${rows === 0 ? _("没有需要导入的内容") : _("确认导入 %(n)s 人", { n: count(rows) })}<//>`;
  const title = preview && !summary ? _("预览：%(file)s", { file: preview.filename }) : _("导入名单");
  return html`<${Dialog} open size=${preview && !summary ? "full" : "lg"} title=${title} onClose=${onClose} actions=${actions}>
    <div class="stack">
      <${ErrorNote} error=${error} />
      ${stale && !error && html`<${Notice} kind="warn" title=${_("预览之后名册又有改动，请重新上传文件并核对预览")} />`}
      ${summary ? html`<${Done} summary=${summary} />`
        : preview ? html`<${Preview} roll=${roll} preview=${preview} agreed=${agreed} onAgree=${(names) => agree(preview.id, names)} />`
          : html`<${Choose} roll=${roll} onFile=${choose} working=${working} />`}
    </div>
  <//>`;
}
