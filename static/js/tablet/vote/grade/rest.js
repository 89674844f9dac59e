// The same grade for all that is left: only on purpose, with the number said before, and the way back.

import { _, count } from "../../../base/i18n.js";
import { GradeKeys } from "../../../base/ui/grades.js";
import { Button, Dialog, Icon, html, useEffect, useState } from "../../ui.js";
import { leftOf, withRest } from "./lines.js";

const SHOWN = 20_000;

/** The lines that are left by their scales. @param {any[]} left */
function byScale(left) {
  /** @type {Map<string, {scale: any, lines: any[]}>} */
  const found = new Map();
  for (const line of left) {
    const one = found.get(line.scale.id) ?? { scale: line.scale, lines: [] };
    one.lines.push(line);
    found.set(line.scale.id, one);
  }
  return [...found.values()];
}

/** What the lines of a scale are of: the dimensions' names, where there are several. @param {any[]} lines */
function namesOf(lines) {
  return [...new Set(lines.map((line) => line.dimension.title))].join("、");
}

/** @param {{paper: any, grades: any, withdrawn: Set<string>, onTake: (grades: any, n: number) => void, onClose: () => void}} props */
export function RestDialog({ paper, grades, withdrawn, onTake, onClose }) {
  const [chosen, setChosen] = useState(/** @type {Record<string, string>} */ ({}));
  const groups = byScale(leftOf(paper, grades, withdrawn));
  const n = groups.reduce((all, { scale, lines }) => all + (chosen[scale.id] ? lines.length : 0), 0);
  const take = () => onTake(withRest(paper, grades, chosen, withdrawn), n);
  return html`<${Dialog} open size="lg" title=${_("其余全部评为同一等次")} onClose=${onClose} actions=${html`
      <${Button} size="lg" onClick=${onClose}>${_("取消")}<//>
      <${Button} kind="primary" size="lg" disabled=${n === 0} onClick=${take}>${n === 0 ? _("请先选一个等次") : _("确定，%(n)s 项都这样评", { n: count(n) })}<//>`}>
    <div class="rest">
      <p class="t-lg">${_("已经评好的不变。还没有评的，按您选的等次填写；填好后仍可逐项修改，也可以撤销。")}</p>
      ${groups.map(({ scale, lines }) => html`<section key=${scale.id}>
        <h3>${paper.dimensions.length > 1 ? _("%(what)s：还有 %(n)s 项未评", { what: namesOf(lines), n: count(lines.length) }) : _("还有 %(n)s 项未评", { n: count(lines.length) })}</h3>
        <${GradeKeys} scale=${scale} value=${chosen[scale.id]} compact label=${namesOf(lines)} mark=${_("已选")}
          onPress=${(/** @type {string} */ grade) => setChosen(({ [scale.id]: before, ...rest }) => (before === grade ? rest : { ...rest, [scale.id]: grade }))} /></section>`)}
    </div>
  <//>`;
}

/** What was filled in just now, and the way back; goes away by itself. @param {{filled: {before: any, n: number}|null, onUndo: () => void, onDone: () => void}} props */
export function Filled({ filled, onUndo, onDone }) {
  useEffect(() => {
    if (!filled) return undefined;
    const timer = setTimeout(onDone, SHOWN);
    return () => clearTimeout(timer);
  }, [filled]);
  if (!filled) return null;
  return html`<div class="filled-box"><div class="filled" role="status"><${Icon} name="check-circle-fill" />
    <span>${_("其余 %(n)s 项已填好，尚未提交", { n: count(filled.n) })}</span><${Button} icon="arrow-counterclockwise" onClick=${onUndo}>${_("撤销")}<//></div></div>`;
}
