// The sections of the minutes under one's hands: text, what a newer draft offers, order, own sections.

import { _ } from "../base/i18n.js";
import { Button, Icon, html, useEffect, useRef } from "../base/ui.js";

const TO_FILL = "〔待补〕";

/** A text that is as high as what stands in it. @param {{value: string, label: string, onInput: (value: string) => void}} props */
function Growing({ value, label, onInput }) {
  const box = useRef(/** @type {any} */ (null));
  useEffect(() => {
    const area = box.current;
    area.style.setProperty("height", "auto");
    area.style.setProperty("height", `${area.scrollHeight + 2}px`);
  }, [value]);
  return html`<textarea ref=${box} class="minutes-text" rows="1" maxlength="20000" aria-label=${label} value=${value} onInput=${(/** @type {any} */ event) => onInput(event.currentTarget.value)}></textarea>`;
}

/** What the records say by now, beside what was written. @param {{one: any, onTake: () => void, onKeep: () => void}} props */
function Offer({ one, onTake, onKeep }) {
  return html`<div class="minutes-offer"><div class="row -between"><b><${Icon} name="arrow-repeat" /> ${_("记录有了变化，新稿是：")}</b>
      <div class="row"><${Button} size="sm" onClick=${onKeep}>${_("保留我写的")}<//><${Button} size="sm" icon="check-lg" onClick=${onTake}>${_("采用新稿")}<//></div></div>
    ${one.offered.split("\n").map((/** @type {string} */ line, /** @type {number} */ i) => html`<p key=${i}>${line}</p>`)}</div>`;
}

/** @param {{form: any, onChange: (part: any) => void}} props */
export function Sections({ form, onChange }) {
  const { parts, declined } = form;
  const put = (/** @type {any[]} */ some) => onChange({ parts: some });
  const edit = (/** @type {any} */ one, /** @type {any} */ part) => put(parts.map((/** @type {any} */ other) => (other.id === one.id ? { ...other, ...part } : other)));
  const keep = (/** @type {any} */ one) => onChange({ declined: [...declined, one.id], parts: parts.map((/** @type {any} */ other) => (other.id === one.id ? { ...other, offered: "" } : other)) });
  const add = (/** @type {number} */ place) => put([...parts.slice(0, place), { id: `own-${crypto.getRandomValues(new Uint32Array(2)).join("-")}`, heading: _("新的一节"), text: "", offered: "", own: true }, ...parts.slice(place)]);
  const move = (/** @type {number} */ from, /** @type {number} */ to) => { const some = [...parts]; some.splice(to, 0, ...some.splice(from, 1)); put(some); };
  return html`${parts.map((/** @type {any} */ one, /** @type {number} */ place) => html`<section class="minutes-section ${one.text.includes(TO_FILL) ? "-open" : ""}" key=${one.id}>
      <div class="minutes-head"><input class="minutes-heading" maxlength="300" aria-label=${_("小标题")} value=${one.heading} onInput=${(/** @type {any} */ event) => edit(one, { heading: event.currentTarget.value })} />
        <div class="minutes-keys"><${Button} size="sm" kind="quiet" icon="chevron-up" aria-label=${_("上移")} title=${_("上移")} disabled=${place === 0} onClick=${() => move(place, place - 1)} />
          <${Button} size="sm" kind="quiet" icon="chevron-down" aria-label=${_("下移")} title=${_("下移")} disabled=${place === parts.length - 1} onClick=${() => move(place, place + 1)} />
          <${Button} size="sm" kind="quiet" icon="plus-lg" aria-label=${_("在下面加一节")} title=${_("在下面加一节")} onClick=${() => add(place + 1)} />
          <${Button} size="sm" kind="quiet" icon="trash" aria-label=${_("删除这一节")} title=${_("删除这一节")} onClick=${() => put(parts.filter((/** @type {any} */ other) => other.id !== one.id))} /></div></div>
      <${Growing} value=${one.text} label=${one.heading} onInput=${(/** @type {string} */ text) => edit(one, { text })} />
      ${one.offered && html`<${Offer} one=${one} onKeep=${() => keep(one)} onTake=${() => edit(one, { text: one.offered, offered: "" })} />`}</section>`)}
    <div class="row"><${Button} icon="plus-lg" onClick=${() => add(parts.length)}>${_("添加一节")}<//></div>`;
}
