// A count of hands, fast: the numbers, two witnesses.

import { post } from "../../base/api.js";
import { _ } from "../../base/i18n.js";
import { forget, keep, kept } from "../../base/kept.js";
import { Field, Form, html, useState } from "../../base/ui.js";
import { Faults, Number_, contradictionsOf } from "./entry.js";
import { cell, figuresBody, lineTotal } from "./figures.js";
import { markWord } from "./words.js";

const WITNESSES = "hands-witnesses";

const NOTHING = { typed: /** @type {Record<string, string>} */ ({}), reason: "" };

/** Who saw the count before in this window: mostly the same two. @returns {[string, string]} */
function lastWitnesses() {
  return kept(WITNESSES) ?? ["", ""];
}

/**
 * @param {{poll: any, layout: any, people: number, onDone: (shown: any) => void}} props poll: {poll_id}; people: how many may raise a hand
 */
export function HandsForm({ poll, layout, people, onDone }) {
  const key = `hands-${poll.poll_id}`;
  const [begun, setBegun] = useState(() => kept(key) ?? NOTHING);
  const { typed, reason } = /** @type {typeof NOTHING} */ (begun);
  const [witnesses, setWitnesses] = useState(lastWitnesses);
  const [found, setFound] = useState(/** @type {any[]|null} */ (null));
  const hold = (/** @type {Partial<typeof NOTHING>} */ more) => {
    const now = { ...begun, ...more };
    keep(key, now); // the end of the voting puts another form here
    setBegun(now);
  };
  const saw = (/** @type {number} */ i, /** @type {string} */ name) => {
    const now = /** @type {[string, string]} */ (i === 0 ? [name, witnesses[1]] : [witnesses[0], name]);
    keep(WITNESSES, now);
    setWitnesses(now);
  };
  const set = (/** @type {string} */ name, /** @type {string} */ value) => { hold({ typed: { ...typed, [name]: value } }); setFound(null); };
  const most = Math.max(0, ...layout.lines.map((/** @type {any} */ line) => lineTotal(line, typed)));
  const send = async () => {
    try {
      const shown = await post(`/polls/${poll.poll_id}/hands`, { counts: figuresBody(layout, typed).options, witnesses: witnesses.map((one) => one.trim()), reason });
      forget(key);
      onDone(shown);
    } catch (error) {
      setFound(contradictionsOf(error));
    }
  };
  const walk = (/** @type {any} */ event) => {
    if (event.key !== "Enter" || !event.target.matches("input")) return;
    event.preventDefault();
    const all = [...event.currentTarget.querySelectorAll("input, button[type=submit]")];
    all[all.indexOf(event.target) + 1]?.focus();
  };
  return html`<div onKeyDown=${walk}><${Form} onSubmit=${send} submitLabel=${_("记录票数，结束表决")} submitIcon="check-lg">
    <div class="stack">${layout.lines.map((/** @type {any} */ line) => html`<div key=${line.id} class="hands-line">${layout.lines.length > 1 && html`<b>${line.number ? `${line.number}. ` : ""}${line.title}</b>`}
      <div class="hands-numbers">${line.marks.map(([mark, word]) => html`<label key=${mark} class="count-cell -lead"><span>${markWord(mark, word)}</span><${Number_} name=${cell(line.id, mark)} label=${`${line.title} ${word}`} typed=${typed} set=${set} /></label>`)}</div></div>`)}
    <p class=${most > people ? "count-faults" : "note"} role="status">${most > people ? _("举手 %(n)s 人，多于在场可以举手的 %(people)s 人，请重新清点。", { n: most, people }) : _("举手 %(n)s 人；在场可以举手的 %(people)s 人。", { n: most, people })}</p>
    <div class="form-row">${[0, 1].map((i) => html`<${Field} key=${i} label=${i === 0 ? _("见证人一") : _("见证人二")} required maxlength="100" value=${witnesses[i]} onInput=${(/** @type {string} */ name) => saw(i, name)} />`)}
      <${Field} label=${_("说明（可不填）")} maxlength="300" value=${reason} onInput=${(/** @type {string} */ text) => hold({ reason: text })} /></div>
    ${found && html`<${Faults} faults=${found} />`}</div>
  <//></div>`;
}
