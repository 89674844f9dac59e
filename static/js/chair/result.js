// A result on the console: the words, the bars or the three figures, and the way back.

import { _ } from "../base/i18n.js";
import { Button, Figure, ResultBars, Tag, html } from "../base/ui.js";
import { Graded } from "./grade/result.js";
import { ElectionResult, RankingResult } from "../voting/election-result.js";
import { waysWords } from "../voting/paper/words.js";
import { selection, titleOf, verdict } from "../kiosk/outcome.js";

/** @param {{line: any}} props */
function ThreeFigures({ line }) {
  return html`<div class="row">
    <${Figure} value=${line.yes} label=${_("赞成")} kind="yes" /><${Figure} value=${line.no} label=${_("反对")} kind="no" />
    <${Figure} value=${line.abstain} label=${_("弃权")} kind="abstain" /><${Figure} value=${line.not_pressed} label=${_("未按")} />
  </div>`;
}

/** @param {{poll: any, result: any}} props */
function Items({ poll, result }) {
  return html`<table class="table"><thead><tr><th>${_("事项")}</th><th>${_("赞成")}</th><th>${_("反对")}</th><th>${_("弃权")}</th><th>${_("未按")}</th><th>${_("结果")}</th></tr></thead>
    <tbody>${result.outcome.lines.map((/** @type {any} */ line) => html`<tr key=${line.id}><td>${titleOf(poll, line.id)}</td>
      <td class="num">${line.yes}</td><td class="num">${line.no}</td><td class="num">${line.abstain}</td><td class="num">${line.not_pressed}</td>
      <td><${Tag} kind=${line.state === "passed" ? "ok" : "bad"}>${line.state === "passed" ? _("通过") : _("未通过")}<//></td></tr>`)}</tbody></table>`;
}

/** @param {{poll: any, result: any, onHide?: () => any, onNames?: (text: string) => any, names?: boolean}} props names: the wall shows them now */
export function Result({ poll, result, onHide, onNames, names }) {
  const said = verdict(poll, result);
  const head = html`<div class="row -between"><div class="row"><h2 class="t-lg">${_("结果：%(title)s", { title: poll.title })}</h2><${Tag} kind=${said.kind}>${said.text}<//></div>
    <div class="row">${onNames && poll.named_public && poll.method !== "rank" && html`<${Button} size="sm" icon="people" onClick=${() => onNames(names ? "" : "named")}>${names ? _("大屏显示票数") : _("大屏显示记名结果")}<//>`}
      ${onHide && html`<${Button} size="sm" icon="arrow-counterclockwise" onClick=${onHide}>${_("收回公布")}<//>`}</div></div>`;
  const body = {
    motion: () => html`<${ThreeFigures} line=${result.outcome.lines[0]} />`,
    per_item: () => html`<${Items} poll=${poll} result=${result} />`,
    grade: () => html`<${Graded} poll=${poll} result=${result} />`,
    elect: () => html`<${ElectionResult} poll=${poll} result=${result} />`,
    rank: () => html`<${RankingResult} poll=${poll} result=${result} />`,
    choose: () => html`<${ResultBars} ...${selection(poll, result)} />`,
  };
  return html`<section class="card stack">${head}${body[poll.method]?.()}${result.ways && html`<p class="strong t-sm">${waysWords(result.ways)}</p>`}<p class="muted t-sm">${result.rule}</p></section>`;
}
