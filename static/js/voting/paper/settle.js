// What two counts differ in, side by side, and how each difference was settled; void ballots looked at again.

import { post } from "../../base/api.js";
import { _ } from "../../base/i18n.js";
import { Button, Card, Dialog, Field, Form, Notice, html, useState } from "../../base/ui.js";
import { Faults, Figures, contradictionsOf } from "./entry.js";
import { faultsOf, figuresBody, keyWords, numberOf, voidTotal } from "./figures.js";

/** @param {{shown: any, onDone: (shown: any) => void}} props */
export function Differences({ shown, onDone }) {
  const [values, setValues] = useState(/** @type {Record<string, string>} */ ({}));
  const [whys, setWhys] = useState(/** @type {Record<string, string>} */ ({}));
  const [found, setFound] = useState(/** @type {any[]|null} */ (null));
  const by = (/** @type {string} */ place) => shown.entries.find((/** @type {any} */ one) => one.place === place)?.by ?? "";
  const ready = shown.differences.every((/** @type {any} */ one) => values[one.key] && (whys[one.key] ?? "").trim());
  const send = async () => {
    setFound(null);
    const choices = shown.differences.map((/** @type {any} */ one) => ({ key: one.key, value: numberOf(values[one.key]), why: whys[one.key].trim() }));
    try {
      onDone(await post(`/polls/${shown.count.poll_id}/paper/settle`, { choices }));
    } catch (error) {
      setFound(contradictionsOf(error));
    }
  };
  const pick = (/** @type {string} */ key, /** @type {number} */ n) => html`<button type="button" class=${values[key] === String(n) ? "count-pick -chosen" : "count-pick"} aria-pressed=${values[key] === String(n)}
    onClick=${() => setValues({ ...values, [key]: String(n) })}><b class="num">${n}</b></button>`;
  return html`<${Card} title=${_("两次录入不一致：%(n)s 处", { n: shown.differences.length })} note=${_("请与总监票人一起核对选票，确定每一处的数字并说明依据。")}>
    <div class="stack"><div class="table-wrap"><table class="table count-differences"><thead><tr><th>${_("项目")}</th><th>${_("第一次（%(name)s）", { name: by("first") })}</th><th>${_("第二次（%(name)s）", { name: by("second") })}</th><th>${_("确定为")}</th><th>${_("依据")}</th></tr></thead>
      <tbody>${shown.differences.map((/** @type {any} */ one) => html`<tr key=${one.key}><th scope="row">${keyWords(shown.layout, one.key)}</th><td>${pick(one.key, one.first)}</td><td>${pick(one.key, one.second)}</td>
        <td><input class="count-input" inputmode="numeric" maxlength="6" aria-label=${_("“%(what)s”确定为", { what: keyWords(shown.layout, one.key) })} disabled=${!shown.settles} value=${values[one.key] ?? ""} onInput=${(/** @type {any} */ event) => setValues({ ...values, [one.key]: event.target.value.replace(/\D/g, "") })} /></td>
        <td><input class="count-why" maxlength="300" aria-label=${_("“%(what)s”的依据", { what: keyWords(shown.layout, one.key) })} placeholder=${_("例如：当场复点")} disabled=${!shown.settles} value=${whys[one.key] ?? ""} onInput=${(/** @type {any} */ event) => setWhys({ ...whys, [one.key]: event.target.value })} /></td></tr>`)}</tbody></table></div>
      ${found && html`<${Faults} faults=${found} />`}
      ${shown.settles ? html`<div class="row"><${Button} kind="primary" icon="check-lg" disabled=${!ready} onClick=${send}>${_("确定这些数字")}<//><${RecountButton} shown=${shown} onDone=${onDone} /></div>`
        : html`<${Notice} kind="info">${_("请总监票人或会务组确定。")}<//>`}</div>
  <//>`;
}

/** @param {{shown: any, onDone: (shown: any) => void}} props */
export function RecountButton({ shown, onDone }) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const send = async () => {
    onDone(await post(`/polls/${shown.count.poll_id}/paper/recount`, { reason }));
    setOpen(false);
  };
  return html`<${Button} icon="arrow-repeat" onClick=${() => setOpen(true)}>${_("重新计票")}<//>
    <${Dialog} open=${open} title=${_("重新计票？")} onClose=${() => setOpen(false)}><${Form} onSubmit=${send} submitLabel=${_("重新计票")} actions=${html`<${Button} onClick=${() => setOpen(false)}>${_("取消")}<//>`}>
      <p>${_("两名计票人重新录入，互相仍看不到。以前的录入留在日志中。")}</p><${Field} label=${_("理由")} required maxlength="300" value=${reason} onInput=${setReason} /><//><//>`;
}

/** Void ballots found valid by the chief scrutineer. @param {{shown: any, onDone: (shown: any) => void}} props */
export function RecheckButton({ shown, onDone }) {
  const { layout } = shown;
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState(/** @type {Record<string, string>} */ ({}));
  const [written, setWritten] = useState(/** @type {string[]} */ ([]));
  const [chief, setChief] = useState("");
  const [found, setFound] = useState(/** @type {any[]|null} */ (null));
  const restored = voidTotal(layout, typed);
  const whole = { ...typed, valid: String(restored) };
  const faults = faultsOf(layout, whole, null, written);
  const send = async () => {
    setFound(null);
    try {
      onDone(await post(`/polls/${shown.count.poll_id}/paper/recheck`, { restored: figuresBody(layout, whole, written), chief }));
      setOpen(false);
    } catch (error) {
      setFound(contradictionsOf(error));
    }
  };
  return html`<${Button} icon="search" onClick=${() => setOpen(true)}>${_("复核废票")}<//>
    <${Dialog} open=${open} size="lg" title=${_("总监票人复核废票")} onClose=${() => setOpen(false)}><${Form} onSubmit=${send} submitLabel=${_("记录复核结果")} actions=${html`<${Button} onClick=${() => setOpen(false)}>${_("取消")}<//>`}>
      <p>${_("按原因填写改判为有效的张数，再填写这些选票的内容。没有改判的，全部留空，只记录已经复核。")}</p>
      <${Figures} layout=${layout} typed=${whole} set=${(/** @type {string} */ name, /** @type {string} */ value) => setTyped({ ...typed, [name]: value })} collected=${null} written=${written} onNames=${setWritten} faults=${faults} />
      ${restored > 0 && html`<${Faults} faults=${found ?? faults} />`}
      <${Field} label=${_("总监票人姓名")} maxlength="100" value=${chief} onInput=${setChief} help=${_("由总监票人本人登录操作的，可以不填。")} /><//><//>`;
}
