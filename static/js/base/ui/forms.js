// Fields, choices and forms.

import { _ } from "../i18n.js";
import { Button, ErrorNote, Icon, cx, html, useId, useOnce, useState } from "./basics.js";

/**
 * A labelled control. `onInput` gets the value itself (a boolean for a checkbox).
 * @param {{label: any, help?: any, error?: any, type?: string, value?: any, onInput?: (value: any) => void,
 *   required?: boolean, options?: {value: any, label: string, disabled?: boolean}[], children?: any, class?: string}
 *   & Record<string, any>} props
 */
export function Field({
  label, help, error, type = "text", value, onInput, required = false, options, children, class: extra, ...rest
}) {
  const id = useId();
  const described = cx(help && `${id}-help`, error && `${id}-error`) || undefined;
  const common = {
    id, class: "input", required, "aria-invalid": error ? "true" : undefined, "aria-describedby": described, ...rest,
  };
  /** @param {any} event */
  const changed = (event) => onInput?.(event.currentTarget.value);
  let control = children;
  if (!children || (Array.isArray(children) && !children.length)) {
    if (type === "textarea") control = html`<textarea ...${common} value=${value ?? ""} onInput=${changed}></textarea>`;
    else if (type === "select") {
      control = html`<select ...${common} value=${value ?? ""} onChange=${changed}>
        ${options?.map((one) => html`<option key=${one.value} value=${one.value} disabled=${one.disabled}
          selected=${String(one.value) === String(value ?? "")}>${one.label}</option>`)}
      </select>`;
    } else if (type === "checkbox") {
      return html`<div class=${cx("field", extra)}>
        <label class="check"><input ...${common} class="" type="checkbox" checked=${Boolean(value)}
          onChange=${(/** @type {any} */ event) => onInput?.(event.currentTarget.checked)} /><span>${label}</span></label>
        ${help && html`<div class="help" id=${`${id}-help`}>${help}</div>`}
        ${error && html`<div class="error" id=${`${id}-error`}><${Icon} name="exclamation-circle" /><span>${error}</span></div>`}
      </div>`;
    } else control = html`<input ...${common} type=${type} value=${value ?? ""} onInput=${changed} />`;
  }
  return html`<div class=${cx("field", extra)}>
    <label for=${id} class=${required && "-required"}>${label}</label>
    ${control}
    ${help && html`<div class="help" id=${`${id}-help`}>${help}</div>`}
    ${error && html`<div class="error" id=${`${id}-error`}><${Icon} name="exclamation-circle" /><span>${error}</span></div>`}
  </div>`;
}

/**
 * Large rows to choose from: one (radio) or several (checkbox).
 * @param {{label?: any, options: {value: any, label: any, help?: any, disabled?: boolean}[], value: any,
 *   onChange: (value: any) => void, multiple?: boolean, across?: boolean, error?: any}} props
 */
export function Choices({ label, options, value, onChange, multiple = false, across = false, error }) {
  const name = useId();
  const chosen = multiple ? new Set(value ?? []) : null;
  /** @param {any} one */
  function pick(one) {
    if (!chosen) return onChange(one);
    if (chosen.has(one)) chosen.delete(one);
    else chosen.add(one);
    return onChange(options.map((option) => option.value).filter((v) => chosen.has(v)));
  }
  return html`<fieldset class="field">
    ${label && html`<legend class="field-label">${label}</legend>`}
    <div class=${cx("choices", across && "-across")}>
      ${options.map((one) => html`<label class="choice" key=${one.value}>
        <input type=${multiple ? "checkbox" : "radio"} name=${name} disabled=${one.disabled}
          checked=${chosen ? chosen.has(one.value) : value === one.value} onChange=${() => pick(one.value)} />
        <span>${one.label}</span>${one.help && html`<span class="help">${one.help}</span>`}
      </label>`)}
    </div>
    ${error && html`<div class="error"><${Icon} name="exclamation-circle" /><span>${error}</span></div>`}
  </fieldset>`;
}

/** @param {{value: string, onInput: (value: string) => void, placeholder?: string} & Record<string, any>} props */
export function SearchField({ value, onInput, placeholder, ...rest }) {
  const text = placeholder ?? _("搜索");
  return html`<div class="search" role="search">
    <${Icon} name="search" />
    <input class="input" type="search" value=${value} placeholder=${text} aria-label=${text} autocomplete="off" spellcheck=${false}
      onInput=${(/** @type {any} */ event) => onInput(event.currentTarget.value)} ...${rest} />
    ${value && html`<button type="button" class="clear" aria-label=${_("清除")} onClick=${() => onInput("")}><${Icon} name="x-lg" /></button>`}
  </div>`;
}

/**
 * A form: `onSubmit` may return a promise; its failure is shown above the actions; a second submit meanwhile does nothing.
 * @param {{onSubmit: (event: Event) => any, submitLabel: any, submitIcon?: string, actions?: any, children?: any, class?: string,
 *   wide?: boolean, large?: boolean, disabled?: boolean}} props
 */
export function Form({ onSubmit, submitLabel, submitIcon, actions, children, class: extra, wide, large, disabled }) {
  const [error, setError] = useState(/** @type {any} */ (null));
  const [running, run] = useOnce((event) => {
    setError(null);
    return onSubmit(event);
  }, setError);
  return html`<form class=${cx("form", extra)} novalidate=${false}
    onSubmit=${(/** @type {Event} */ event) => { event.preventDefault(); run(event); }}>
    ${children}
    ${error && html`<${ErrorNote} error=${error} />`}
    <div class="form-actions">
      <${Button} kind="primary" type="submit" icon=${submitIcon} busy=${running} disabled=${disabled} wide=${wide}
        size=${large ? "lg" : "md"}>${submitLabel}<//>
      ${actions}
    </div>
  </form>`;
}
