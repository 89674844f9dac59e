// Make a meeting or a rehearsal.

import { post } from "../base/api.js";
import { _ } from "../base/i18n.js";
import { url } from "../base/page.js";
import { Button, Choices, Dialog, EmptyState, Field, Form, html, useState } from "../base/ui.js";
import { TermDialog } from "./term-dialog.js";
import { KINDS, kindWord, usualTitle, voterWord } from "./words.js";

/**
 * @param {{terms: any[], meetings: any[], onClose: () => void, onTerm: (term: any) => void}} props
 */
export function NewMeeting({ terms, meetings, onClose, onTerm }) {
  const [kind, setKind] = useState("plenary");
  const [termId, setTermId] = useState(terms[0]?.id ?? "");
  const [number, setNumber] = useState("");
  const [title, setTitle] = useState("");
  const [place, setPlace] = useState("");
  const [rehearsal, setRehearsal] = useState(false);
  const [termOpen, setTermOpen] = useState(false);
  const term = terms.find((one) => one.id === termId) ?? terms[0];

  const before = meetings.filter((one) => one.kind === kind && one.term.id === term?.id && !one.rehearsal);
  const next = Math.max(0, ...before.map((one) => one.number)) + 1;
  const suggested = term ? usualTitle(kind, term.title, Number(number) || next) : "";

  async function make() {
    const made = await post("/meetings", {
      term_id: term.id, kind, number: Number(number) || next, title: title.trim() || suggested, place: place.trim(), rehearsal,
    });
    location.assign(url(`/meetings/${made.id}`));
    await new Promise(() => {}); // the button stays busy until the page is left
  }
  const made = (/** @type {any} */ one) => {
    setTermOpen(false);
    onTerm(one);
    setTermId(one.id);
  };
  const dialog = termOpen && html`<${TermDialog} last=${terms[0]} onClose=${() => setTermOpen(false)} onMade=${made} />`;
  if (!term) {
    return html`<${Dialog} open title=${_("新建会议")} onClose=${onClose}>
      <${EmptyState} icon="calendar-event" title=${_("先建立一届")} text=${_("会议和代表证都属于某一届，只需建立一次。")}>
        <${Button} kind="primary" icon="plus-lg" onClick=${() => setTermOpen(true)}>${_("新建一届")}<//>
      <//>${dialog}<//>`;
  }
  return html`<${Dialog} open title=${_("新建会议")} onClose=${onClose}>
    <${Form} onSubmit=${make} submitLabel=${_("新建会议")} actions=${html`<${Button} onClick=${onClose}>${_("取消")}<//>`}>
      <${Choices} label=${_("类型")} across value=${kind} onChange=${setKind}
        options=${KINDS.map((one) => ({ value: one, label: kindWord(one), help: _("%(who)s表决", { who: voterWord(one) }) }))} />
      <div class="stack -snug">
        <${Field} label=${_("届")} type="select" value=${term.id} onInput=${setTermId}
          options=${terms.map((one) => ({ value: one.id, label: one.title }))} />
        <div><${Button} kind="quiet" size="sm" icon="plus-lg" onClick=${() => setTermOpen(true)}>${_("新建一届")}<//></div>
      </div>
      <div class="form-row">
        <${Field} label=${_("第几次")} type="number" min="1" max="999" value=${number} onInput=${setNumber} placeholder=${String(next)} />
        <${Field} label=${_("地点")} value=${place} onInput=${setPlace} maxlength="200" />
      </div>
      <${Field} label=${_("名称")} maxlength="200" value=${title} onInput=${setTitle} placeholder=${suggested}
        help=${_("不填就用浅色的名称；名称会出现在大屏、代表证和报告上。")} />
      <${Field} type="checkbox" label=${_("这是一次演练")} value=${rehearsal} onInput=${setRehearsal}
        help=${_("演练在每个画面上都有标记，不进入存档。")} />
    <//>${dialog}<//>`;
}
