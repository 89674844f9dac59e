// One subject at a time: its name large, a key a grade, and a strip of all that shows how far each is graded.

import { _, count } from "../../../base/i18n.js";
import { GradeKeys } from "../../../base/ui/grades.js";
import { Button, Notice, cx, html, useEffect, useRef } from "../../ui.js";
import { scaleOf } from "../../../kiosk/graded.js";
import { optionsOf } from "../../ballot-keeper.js";
import { fillingOf, lineId } from "./lines.js";
import { FillingMark, ReportMark, fillingWord, hasMore } from "./subject.js";

/** Every subject by its number; a touch goes there. @param {{paper: any, grades: any, at: string, withdrawn: Set<string>, onGo: (id: string) => void}} props */
function Strip({ paper, grades, at, withdrawn, onGo }) {
  const box = useRef(/** @type {HTMLElement|null} */ (null));
  useEffect(() => { box.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" }); }, [at]);
  return html`<nav class="grade-strip" ref=${box} aria-label=${_("全部测评对象")}>${optionsOf(paper).map((one) => {
    const filling = fillingOf(paper, one.id, grades, withdrawn);
    return html`<button type="button" key=${one.id} class=${cx("grade-stop", `-${filling}`)} aria-current=${one.id === at ? "step" : undefined} title=${one.title}
      aria-label=${_("第 %(n)s 项 %(title)s，%(state)s", { n: one.number, title: one.title, state: fillingWord(filling) })} onClick=${() => onGo(one.id)}>
      <b class="num">${one.number}</b><${FillingMark} filling=${filling} word=${false} /></button>`;
  })}</nav>`;
}

/** @param {{paper: any, subject: any, grades: any, onGrade: (line: string, grade: string) => void}} props */
function Dimensions({ paper, subject, grades, onGrade }) {
  const several = paper.dimensions.length > 1;
  return html`<div class=${cx("grade-lines", several && "-several")}>${paper.dimensions.map((/** @type {any} */ one) => {
    const line = lineId(subject.id, one.id);
    return html`<div class="grade-line" key=${one.id}>
      ${several && html`<h3 class="grade-what"><span>${one.title}</span>${!grades[line] && html`<small>${_("未评")}</small>`}</h3>`}
      <${GradeKeys} scale=${scaleOf(paper, one)} value=${grades[line]} compact=${several} label=${several ? `${subject.title} ${one.title}` : subject.title}
        mark=${_("已选")} onPress=${(/** @type {string} */ grade) => onGrade(line, grade)} /></div>`;
  })}</div>`;
}

/**
 * @param {{poll: any, grades: any, withdrawn: Set<string>, at: string, onGo: (id: string) => void, onGrade: (line: string, grade: string) => void,
 *   onDetails: (subject: any) => void, notes: any, body: any}} props body: what scrolls
 */
export function Single({ poll, grades, withdrawn, at, onGo, onGrade, onDetails, notes, body }) {
  const { paper } = poll;
  const all = optionsOf(paper);
  const subject = all.find((one) => one.id === at) ?? all[0];
  useEffect(() => { body.current?.scrollTo(0, 0); }, [subject.id]);
  return html`${all.length > 1 && html`<${Strip} paper=${paper} grades=${grades} at=${subject.id} withdrawn=${withdrawn} onGo=${onGo} />`}
    <div class="vote-body grade-single" ref=${body}>
      ${notes}
      <header class="grade-subject">
        <div class="grade-name">${all.length > 1 && html`<span class="grade-no num">${_("%(n)s / %(all)s", { n: count(all.indexOf(subject) + 1), all: count(all.length) })}</span>`}
          <h2>${subject.title}</h2></div>
        <p class="grade-facts">${subject.unit && html`<span>${subject.unit}</span>`}<${ReportMark} subject=${subject} />
          ${hasMore(subject) && html`<${Button} icon="info-circle" onClick=${() => onDetails(subject)}>${_("详情")}<//>`}</p>
      </header>
      ${withdrawn.has(subject.id)
        ? html`<${Notice} kind="info" title=${_("已退出测评。")} />`
        : html`<${Dimensions} paper=${paper} subject=${subject} grades=${grades} onGrade=${onGrade} />`}
    </div>`;
}
