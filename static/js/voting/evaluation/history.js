// What became of one subject over the years.

import { get } from "../../base/api.js";
import { _, date } from "../../base/i18n.js";
import { Busy, Button, Dialog, EmptyState, ErrorNote, Tag, html, useEffect, useState } from "../../base/ui.js";
import { GradeBar } from "../../base/ui/grades.js";
import { scaleOf, scoreText, shareText, verdictKind } from "../../kiosk/graded.js";

/** @param {{subject: string}} props */
function History({ subject }) {
  const [past, setPast] = useState(/** @type {any[]|null} */ (null));
  const [error, setError] = useState(/** @type {any} */ (null));
  const load = () => get(`/subjects/${encodeURIComponent(subject)}/history`).then((found) => { setPast(found); setError(null); }, setError);
  useEffect(() => { void load(); }, [subject]);
  if (error) return html`<${ErrorNote} error=${error} onRetry=${load} />`;
  if (!past) return html`<${Busy} />`;
  if (!past.length) return html`<${EmptyState} icon="clock-history" title=${_("还没有公布过的测评")} />`;
  return html`<ol class="history">${past.map((one) => html`<li key=${one.evaluation_id}><div class="row -between"><b>${one.evaluation}</b>${one.result.verdict && html`<${Tag} kind=${verdictKind(one.scales, one.result.verdict, one.result.follow)}>${one.result.verdict}<//>`}</div>
    <p class="note">${one.meeting} · ${date(one.announced_at)} · ${one.ruleset}${one.result.score !== null ? ` · ${_("得分 %(score)s", { score: scoreText(one.result.score) })}` : ""}</p>
    ${one.result.lines.map((/** @type {any} */ line) => {
      const dimension = one.dimensions.find((/** @type {any} */ other) => other.id === line.dimension);
      const scale = scaleOf(one, dimension);
      return html`<div class="distribution-row" key=${line.dimension}><span>${dimension.title}</span><${GradeBar} scale=${scale} marks=${line.whole.marks} label=${dimension.title} /><b class="num">${shareText(line.whole.satisfied)}</b></div>`;
    })}</li>`)}</ol>`;
}

/** @param {{subject: string, title: string}} props */
export function HistoryButton({ subject, title }) {
  const [open, setOpen] = useState(false);
  if (subject.includes("/")) return null;
  return html`<${Button} size="sm" kind="quiet" icon="clock-history" onClick=${() => setOpen(true)}>${_("历次测评")}<//>
    <${Dialog} open=${open} size="lg" title=${_("历次测评：%(title)s", { title })} onClose=${() => setOpen(false)}>${open && html`<${History} subject=${subject} />`}<//>`;
}
