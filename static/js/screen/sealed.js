// A sealed poll on the wall: whose key, the codes to compare, who has opened the box.

import { get } from "../base/api.js";
import { _, count } from "../base/i18n.js";
import { Countdown, Figure, Icon, cx, html, useEffect, useMemo, useState } from "../base/ui.js";
import { Holders } from "./holders.js";
import { ListTitle } from "./poll.js";
import { Turning } from "./rolling.js";
import { boxOf, turnoutOf } from "./view.js";

const AGAIN = 4000;
const COLUMNS = 4;
const LINES = 8;

/** The codes of the box; asked for again when the box changes, and until there is an answer. @param {any} poll @param {any} box */
function useBoard(poll, box) {
  const [lines, setLines] = useState(/** @type {any[]} */ ([]));
  useEffect(() => {
    let timer = 0;
    let over = false;
    const ask = async () => {
      try {
        const board = await get(`/polls/${poll.id}/board`);
        if (!over) setLines(board.lines);
      } catch {
        // The codes that are there stay on the wall meanwhile.
        if (!over) timer = window.setTimeout(ask, AGAIN);
      }
    };
    void ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [poll.id, box?.head, box?.unchecked]);
  return lines;
}

/** Codes in pages of full columns. @param {any[]} lines @param {number} size */
export function pagesOfCodes(lines, size = COLUMNS * LINES) {
  return Array.from({ length: Math.ceil(lines.length / size) }, (_unused, page) => lines.slice(page * size, (page + 1) * size));
}

/** @param {{lines: any[]}} props */
function Board({ lines }) {
  const pages = useMemo(() => pagesOfCodes(lines), [lines]);
  if (pages.length === 0) return html`<p class="board-empty">${_("票箱里还没有选票。")}</p>`;
  const rows = Math.min(LINES, Math.ceil(lines.length / COLUMNS));
  const page = (/** @type {any[]} */ some) => html`<ol class="board-codes" style=${{ "--lines": String(rows) }}>${some.map((one) => html`
    <li key=${one.tracker + one.code} class=${cx(!one.counted && "-replaced")}><b>${one.code}</b><span>${one.counted ? one.credential : _("已改投")}</span></li>`)}</ol>`;
  return html`<${Turning} pages=${pages} page=${page} seconds=${8} least=${0.7} />`;
}

/** The code of the whole box, large. @param {{box: any, small?: boolean}} props */
export function BoxCode({ box, small = false }) {
  if (!box) return null;
  return html`<div class=${cx("box-code", small && "-small")}><span>${_("票箱码")}</span><b>${box.head_code}</b></div>`;
}

/** @param {{turnout: any}} props */
function Cast({ turnout }) {
  return turnout && html`<${Figure} label=${_("已投票 / 实到")} value=${turnout.cast} of=${turnout.present} />`;
}

/** No ballots are taken, codes are compared. @param {{state: any, serverNow: () => number}} props */
export function Checking({ state, serverNow }) {
  const { poll } = state;
  const box = boxOf(state);
  const lines = useBoard(poll, box);
  return html`<div class="screen-body checking">
    <div class="listed-head"><${ListTitle} poll=${poll} /><p class="listed-task">${_("投票已停止，请核对选票编号")}</p></div>
    <div class="checking-figures"><${BoxCode} box=${box} /><${Cast} turnout=${turnoutOf(state)} />
      ${poll.check_seconds > 0 && html`<div class="time-left"><span>${_("核对时间")}</span><${Countdown} closesAt=${poll.check_ends_at} serverNow=${serverNow} icon=${false} /></div>`}</div>
    <div class="checking-board"><p class="board-words"><span>${_("大号是选票编号，小号是凭证码，按编号排列")}</span>
      ${box?.unchecked > 0 && html`<span class="board-waits"><${Icon} name="hourglass-split" />${_("还有 %(n)s 张正在验证", { n: count(box.unchecked) })}</span>`}</p>
      <${Board} lines=${lines} /></div>
  </div>`;
}

/** @param {{box: any}} props */
function Opened({ box }) {
  if (!box?.tally_ready) return html`<div class="unsealing-wait"><p class="screen-big">${_("正在合并密封的选票")}</p></div>`;
  if (box.holders.length === 0) return html`<div class="unsealing-wait"><p class="screen-big">${_("正在开箱计票")}</p><p class="calm-text">${_("这个票箱的钥匙在服务器上")}</p></div>`;
  const rule = box.kind === "all" ? _("须 %(n)s 位全部到齐", { n: box.needed }) : _("满 %(n)s 位即可计票", { n: box.needed });
  return html`<div class="unsealing-who"><p class="unsealing-count"><b class="screen-big">${_("已开箱 %(opened)s / %(n)s", { opened: box.opened, n: box.holders.length })}</b><span>${rule}</span></p>
    <${Holders} holders=${box.holders} field="opened" yes=${_("已开箱")} no=${_("未开箱")} icons=${["unlock", "lock-fill"]} /></div>`;
}

/** The box is closed for ever, the scrutineers open it. @param {{state: any}} props */
export function Unsealing({ state }) {
  const box = boxOf(state);
  const asked = box?.tally_ready && box.holders.length > 0 && box.opened < box.needed;
  return html`<div class="screen-body unsealing">
    <div class="listed-head"><${ListTitle} poll=${state.poll} /><p class="listed-task">${asked ? _("请监票人开箱") : _("票箱已封")}</p></div>
    <${Opened} box=${box} />
    <div class="checking-figures"><${BoxCode} box=${box} /><${Cast} turnout=${turnoutOf(state)} /></div>
  </div>`;
}
