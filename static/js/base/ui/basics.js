// The small pieces every other component is made of.

import { Component, Fragment, h, render } from "preact";
import { useCallback, useEffect, useId, useMemo, useRef, useState } from "preact/hooks";
import { batch, computed, effect, signal, useComputed, useSignal, useSignalEffect } from "@preact/signals";
import htm from "htm";
import { ApiError } from "../api.js";
import { _ } from "../i18n.js";
import { toast } from "./toasts.js";

export const html = htm.bind(h);
export { Component, Fragment, h, render };
export { useCallback, useEffect, useId, useMemo, useRef, useState };
export { batch, computed, effect, signal, useComputed, useSignal, useSignalEffect };

const SPRITE = new URL("../../../vendor/icons.svg", import.meta.url).pathname;
const LATE = "late:";

/** Class names, without the empty ones. @param {...(string|false|null|undefined)} names */
export function cx(...names) {
  return names.filter(Boolean).join(" ");
}

/** The value of a signal, or the thing itself. @template T @param {T|{value: T}} thing @returns {T} */
export function val(thing) {
  return thing !== null && typeof thing === "object" && "value" in thing ? thing.value : thing;
}

/** The address of an icon; "late:moon" lies in the sprite that comes with what shows it. @param {string} name */
function drawing(name) {
  return name.startsWith(LATE) ? `${SPRITE.replace(".svg", "-late.svg")}#${name.slice(LATE.length)}` : `${SPRITE}#${name}`;
}

/** @param {{name: string, size?: "lg"|"xl", label?: string, class?: string}} props */
export function Icon({ name, size, label, class: extra }) {
  const named = label ? { role: "img", "aria-label": label } : { "aria-hidden": "true" };
  return html`<svg class=${cx("icon", size && `-${size}`, extra)} ...${named}><use href=${drawing(name)} /></svg>`;
}

const SHAPES = {
  yes: html`<circle cx="12" cy="12" r="9" />`,
  no: html`<path d="M5 5 19 19M19 5 5 19" />`,
  abstain: html`<path d="M12 3.5 21.5 20H2.5Z" />`,
  none: html`<path d="M5 12H19" />`,
};

/** The shape of a choice: circle, cross, triangle. @param {{choice: "yes"|"no"|"abstain"|"none"}} props */
export function Shape({ choice }) {
  return html`<svg class="shape" viewBox="0 0 24 24" aria-hidden="true">${SHAPES[choice] ?? SHAPES.none}</svg>`;
}

/** The word of a choice. @param {string} choice */
export function choiceWord(choice) {
  if (choice === "yes") return _("赞成");
  if (choice === "no") return _("反对");
  if (choice === "abstain") return _("弃权");
  return _("未按");
}

/** Shape and word. @param {{choice: "yes"|"no"|"abstain"|"none", label?: string}} props */
export function ChoiceMark({ choice, label }) {
  return html`<span class=${`choice-mark -${choice}`}><${Shape} choice=${choice} />${label ?? choiceWord(choice)}</span>`;
}

/**
 * Run a function that may return a promise; while it runs, further calls do nothing.
 * @param {((...args: any[]) => any)|undefined} action
 * @param {(error: unknown) => void} onError
 * @returns {[boolean, (...args: any[]) => void]} running, run
 */
export function useOnce(action, onError) {
  const [running, setRunning] = useState(false);
  const lock = useRef(false);
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  async function run(...args) {
    if (lock.current) return;
    lock.current = true;
    try {
      const result = action?.(...args);
      if (typeof result?.then === "function") {
        setRunning(true);
        await result;
      }
    } catch (error) {
      if (!(error instanceof DOMException && error.name === "AbortError")) onError(error);
    } finally {
      lock.current = false;
      if (alive.current) setRunning(false);
    }
  }
  return [running, run];
}

/** Show a failure as a toast. @param {unknown} error */
export function tell(error) {
  if (error instanceof ApiError) {
    toast(error.message, "bad");
    return;
  }
  toast(_("这个操作没有完成，请重试；如仍不行，请刷新页面。"), "bad");
  console.error(error);
}

/**
 * A button; a promise that `onClick` returns keeps it busy, so that a second tap does nothing.
 * @param {{kind?: "primary"|"secondary"|"danger"|"quiet", size?: "sm"|"md"|"lg", icon?: string, wide?: boolean,
 *   busy?: boolean, disabled?: boolean, href?: string, type?: "button"|"submit", title?: string, class?: string,
 *   onClick?: (event: Event) => any, onError?: (error: unknown) => void, children?: any} & Record<string, any>} props
 */
export function Button({
  kind = "secondary", size = "md", icon, wide, busy = false, disabled = false, href, type = "button", onClick,
  onError = tell, class: extra, children, ...rest
}) {
  const [running, run] = useOnce(onClick, onError);
  const working = busy || running;
  const bare = children === undefined || children === null || children === "";
  const shown = cx("btn", `-${kind}`, size !== "md" && `-${size}`, wide && "-wide", bare && "-icon", extra);
  const inside = html`${icon && html`<${Icon} name=${icon} />`}${!bare && html`<span>${children}</span>`}`;
  if (href !== undefined && !disabled) return html`<a class=${shown} href=${href} onClick=${onClick} ...${rest}>${inside}</a>`;
  /** @param {Event} event */
  const press = (event) => {
    if (working) event.preventDefault();
    else run(event);
  };
  return html`<button class=${shown} type=${type} disabled=${disabled} aria-busy=${working ? "true" : undefined}
    onClick=${press} ...${rest}>${inside}</button>`;
}

/** @param {{kind?: string, icon?: string, children?: any, title?: string}} props */
export function Tag({ kind = "", icon, children, title }) {
  const shape = ["yes", "no", "abstain"].includes(kind) && !icon;
  return html`<span class=${cx("tag", kind && `-${kind}`)} title=${title}>
    ${shape && html`<${Shape} choice=${kind} />`}${icon && html`<${Icon} name=${icon} />`}${children}
  </span>`;
}

/** @param {{title?: any, note?: any, actions?: any, class?: string, children?: any}} props */
export function Card({ title, note, actions, class: extra, children }) {
  return html`<section class=${cx("card", extra)}>
    ${(title || actions) && html`<div class="card-head">
      <div>${title && html`<h2>${title}</h2>`}${note && html`<p class="note">${note}</p>`}</div>
      ${actions && html`<div class="row">${actions}</div>`}
    </div>`}
    ${children}
  </section>`;
}

const NOTICE_ICONS = {
  ok: "check-circle-fill", bad: "x-circle-fill", warn: "exclamation-triangle-fill", info: "info-circle",
};

/** @param {{kind?: "ok"|"bad"|"warn"|"info", title?: any, actions?: any, children?: any}} props */
export function Notice({ kind = "info", title, actions, children }) {
  return html`<div class=${`notice -${kind}`} role=${kind === "bad" ? "alert" : "status"}>
    <${Icon} name=${NOTICE_ICONS[kind]} size="lg" />
    ${title && html`<div class="notice-title">${title}</div>`}
    ${children && html`<div class="notice-text">${children}</div>`}
    ${actions && html`<div class="notice-actions">${actions}</div>`}
  </div>`;
}

/** What went wrong and what to do. @param {{error: any, onRetry?: () => any}} props */
export function ErrorNote({ error, onRetry }) {
  const problem = val(error);
  if (!problem) return null;
  const known = problem instanceof ApiError;
  const text = known || problem.userMessage ? problem.message : _("这个操作没有完成，请重试；如仍不行，请刷新页面。");
  const again = onRetry && html`<${Button} icon="arrow-clockwise" onClick=${onRetry}>${_("重试")}<//>`;
  return html`<${Notice} kind="bad" title=${text} actions=${again}>
    ${known && problem.status >= 500 && html`<span class="code">${problem.code}</span>`}
  <//>`;
}

/** @param {{icon?: string, title: any, text?: any, children?: any}} props */
export function EmptyState({ icon = "inbox", title, text, children }) {
  return html`<div class="empty"><${Icon} name=${icon} /><h3>${title}</h3>${text && html`<p>${text}</p>`}${children}</div>`;
}

/** @param {{label?: string}} props */
export function Busy({ label }) {
  return html`<div class="busy" role="status"><span class="spinner"></span><span>${label ?? _("正在载入……")}</span></div>`;
}

/** @param {{lines?: number}} props */
export function Skeleton({ lines = 3 }) {
  return html`<div class="skeleton" aria-hidden="true">${Array.from({ length: lines }, (_unused, i) => html`<i key=${i}></i>`)}</div>`;
}
