// The seat map at the desk: who is in at one glance; drawn anew, edited seat by seat, imported from a sheet.

import { get, post, upload } from "../base/api.js";
import { _, count } from "../base/i18n.js";
import { Button, ErrorNote, Field, Notice, Skeleton, html, toast, useEffect, useRef, useState } from "../base/ui.js";
import { SeatMap } from "../base/ui/seats.js";
import { plainGrid, renumber, squared, toggled } from "./seat-grid.js";
import { HallSeats } from "./seat-map.js";

/**
 * @param {{meeting: string, live: any, edits: boolean, current: boolean, onPick: (personId: string) => void,
 *   onMoved: () => Promise<void>}} props `onMoved`: people have other seats now
 */
export function Seats({ meeting, live, edits, current, onPick, onMoved }) {
  const [map, setMap] = useState(/** @type {any} */ (null));
  const [error, setError] = useState(/** @type {any} */ (null));
  const [drawing, setDrawing] = useState(false);
  const [imported, setImported] = useState(/** @type {any} */ (null));
  const file = useRef(/** @type {HTMLInputElement|null} */ (null));
  const pushed = useRef(live);
  pushed.current = live;
  /** Show what the server answers until a later push comes: the push of this very change may still be on its way. @param {Promise<any>} answer */
  const showing = async (answer) => {
    const before = pushed.current;
    setMap({ ...await answer, before });
    setError(null);
  };
  const load = () => showing(get(`/meetings/${meeting}/seats`)).catch(setError);
  useEffect(() => { void load(); }, [meeting]);
  async function bring() {
    const chosen = file.current?.files?.[0];
    if (!chosen) return;
    const form = new FormData();
    form.append("file", chosen);
    try {
      const done = await upload(`/meetings/${meeting}/seats/import`, form);
      await Promise.all([load(), onMoved()]);
      setImported(done);
      toast(_("座位图已导入"), "ok");
    } finally {
      if (file.current) file.current.value = "";
    }
  }
  if (error && !map) return html`<${ErrorNote} error=${error} onRetry=${load} />`;
  if (!map) return html`<${Skeleton} lines=${8} />`;
  const seats = live && live !== map.before ? live : map.seats;
  if (drawing) {
    return html`<${Drawing} rows=${seats.rows} people=${seats.people} most=${{ rows: map.most_rows, columns: map.most_columns }}
      onCancel=${() => setDrawing(false)}
      onSave=${async (/** @type {any} */ rows) => { await showing(post(`/meetings/${meeting}/seats`, { rows })); setDrawing(false); toast(_("座位图已保存"), "ok"); }} />`;
  }
  return html`<div class="stack">
    ${edits && html`<div class="row">
      <${Button} icon="grid-3x3-gap" onClick=${() => setDrawing(true)}>${_("编辑座位图")}<//>
      <${Button} icon="upload" onClick=${() => file.current?.click()}>${_("从表格导入")}<//>
      <input ref=${file} type="file" hidden accept=".xlsx,.csv" onChange=${() => bring().catch((problem) => setError(problem))} />
      <span class="muted t-sm">${_("表格可以画成座位的样子（格内写座位号或姓名），也可以是“排、号、姓名”三列。")}</span>
    </div>`}
    <${ErrorNote} error=${error} />
    ${imported && html`<${Notice} kind=${imported.strangers.length || imported.off_map.length ? "warn" : "ok"} title=${_("导入完成：%(rows)s排，调整座位%(moved)s人", { rows: count(imported.rows.length), moved: count(imported.moved) })}>
      ${imported.strangers.length > 0 && html`<div>${_("名册里没有：%(names)s", { names: imported.strangers.join("、") })}</div>`}
      ${imported.off_map.length > 0 && html`<div>${_("图上没有这些座位：%(seats)s", { seats: imported.off_map.join("、") })}</div>`}<//>`}
    ${!imported && map.off_map.length > 0 && html`<${Notice} kind="warn" title=${_("有人的座位不在图上")}>${map.off_map.join("、")}<//>`}
    ${!current && html`<p class="muted">${_("座位图显示的是当前会议的签到情况。")}</p>`}
    ${seats.rows.length === 0 ? html`<${Notice} kind="info" title=${_("还没有座位图")}>${_("请在名册里填写座位，或在这里画出座位图。")}<//>`
      : html`<div class="panel seat-panel"><${HallSeats} seats=${seats} height=${620} onPick=${(/** @type {any} */ seat) => seat.person && onPick(seat.person.person_id)} /></div>`}
  </div>`;
}

/**
 * @param {{rows: (string|null)[][], people: Record<string, any>, most: {rows: number, columns: number}, onCancel: () => void,
 *   onSave: (rows: (string|null)[][]) => Promise<any>}} props
 */
function Drawing({ rows, people, most, onCancel, onSave }) {
  const [grid, setGrid] = useState(() => squared(rows));
  const [size, setSize] = useState({ rows: String(rows.length || 12), columns: "18", aisles: "6,12" });
  const whole = (/** @type {string} */ text, /** @type {number} */ limit) => /^[1-9]\d{0,2}$/.test(text) && Number(text) <= limit;
  const sound = whole(size.rows, most.rows) && whole(size.columns, most.columns) && /^[\d,，、\s]*$/.test(size.aisles);
  const lost = Object.keys(people).filter((seat) => !grid.some((row) => row.includes(seat)));
  const shown = grid.map((row, y) => row.map((seat, x) => ({
    id: `${y}:${x}`, label: seat ?? _("空位"), name: seat ? people[seat]?.name : "", state: seat ? (people[seat] ? "in" : "absent") : "empty",
  })));
  const pick = (/** @type {any} */ cell) => {
    const [y, x] = cell.id.split(":").map(Number);
    setGrid(toggled(grid, y, x));
  };
  return html`<div class="stack">
    <${Notice} kind="info" title=${_("编辑座位图")}>${_("点座位可去掉或恢复。先按排数和每排座位生成，再点去不存在的座位；绿色的座位已安排人员。")}<//>
    <div class="row">
      <${Field} label=${_("排数")} inputmode="numeric" value=${size.rows} onInput=${(/** @type {string} */ value) => setSize({ ...size, rows: value })} class="short" />
      <${Field} label=${_("每排座位")} inputmode="numeric" value=${size.columns} onInput=${(/** @type {string} */ value) => setSize({ ...size, columns: value })} class="short" />
      <${Field} label=${_("过道在第几座之后")} value=${size.aisles} onInput=${(/** @type {string} */ value) => setSize({ ...size, aisles: value })} class="short" />
      <${Button} disabled=${!sound} onClick=${() => setGrid(plainGrid(Number(size.rows), Number(size.columns), size.aisles))}>${_("重新生成")}<//>
      <${Button} onClick=${() => setGrid(renumber(grid))}>${_("按顺序重新编号")}<//>
    </div>
    ${lost.length > 0 && html`<${Notice} kind="warn" title=${_("这些座位上有人，但不在图上")}>${lost.slice(0, 30).join("、")}<//>`}
    <div class="panel seat-panel"><${SeatMap} rows=${shown} onPick=${pick} height=${560} /></div>
    <div class="row"><${Button} kind="primary" onClick=${() => onSave(grid)}>${_("保存座位图")}<//><${Button} onClick=${onCancel}>${_("取消")}<//></div>
  </div>`;
}
