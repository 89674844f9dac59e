// Time and connection: what moves by itself.

import { _, duration, setLanguage, lang, time } from "../i18n.js";
import { setTextSize, textSize } from "../page.js";
import { Button, Icon, cx, html, useEffect, useRef, useState, val } from "./basics.js";

/**
 * Render again in each period, at its beginning.
 * @param {number} period in ms @param {() => number} [now]
 */
export function useTick(period, now = Date.now) {
  const [, again] = useState(0);
  useEffect(() => {
    let timer = 0;
    const tick = () => {
      again((n) => n + 1);
      timer = window.setTimeout(tick, period - (now() % period) + 5);
    };
    timer = window.setTimeout(tick, period - (now() % period) + 5);
    return () => clearTimeout(timer);
  }, [period]);
}

const SETTLING = 400;
const NEVER = Symbol("never");

/**
 * Whether what is here has been here for a moment: what has just come under the finger must not get the second tap of a double tap.
 * @param {unknown} [what] what a tap would do
 */
export function useSettled(what = "") {
  const [settled, setSettled] = useState(/** @type {unknown} */ (NEVER));
  useEffect(() => {
    const timer = setTimeout(() => setSettled(() => what), SETTLING);
    return () => clearTimeout(timer);
  }, [what]);
  return settled === what;
}

/** A button that takes no tap until it is settled; it looks the same meanwhile. @param {{what?: unknown, class?: string, onClick: (event: Event) => any} & Record<string, any>} props */
export function SettledButton({ what, class: extra, onClick, ...rest }) {
  const settled = useSettled(what);
  const waiting = settled ? {} : { "aria-disabled": "true" };
  return html`<${Button} class=${cx(extra, !settled && "-settling")} onClick=${settled ? onClick : undefined} ...${waiting} ...${rest} />`;
}

/**
 * The time left until `closesAt` by the server's clock.
 * @param {{closesAt: string|null|undefined, serverNow: () => number, onEnd?: () => void, size?: "lg"|"xl", soon?: number,
 *   icon?: boolean}} props
 */
export function Countdown({ closesAt, serverNow, onEnd, size, soon = 30, icon = true }) {
  const [, again] = useState(0);
  const ended = useRef("");
  const left = closesAt ? Date.parse(closesAt) - serverNow() : NaN;
  useEffect(() => {
    if (!closesAt) return undefined;
    const timer = setInterval(() => again((n) => n + 1), 200);
    return () => clearInterval(timer);
  }, [closesAt]);
  useEffect(() => {
    if (closesAt && left <= 0 && ended.current !== closesAt) {
      ended.current = closesAt;
      onEnd?.();
    }
  });
  if (Number.isNaN(left)) return null;
  const whole = Math.max(0, Math.ceil(left / 1000));
  const said = [60, 30, 10].find((mark) => whole <= mark && whole > mark - 3);
  return html`<span class=${cx("countdown", size && `-${size}`, whole <= soon && "-soon")} role="timer">
    ${icon && html`<${Icon} name=${whole <= soon ? "hourglass-split" : "stopwatch"} />`}<span>${duration(left)}</span>
    <span class="sr-only" aria-live="polite">${said ? _("还剩 %(n)s 秒", { n: said }) : ""}</span>
  </span>`;
}

/** Hours and minutes by the server's clock. @param {{serverNow?: () => number}} props */
export function Clock({ serverNow = Date.now }) {
  useTick(1000, serverNow);
  return html`<time class="clock">${time(serverNow())}</time>`;
}

/** The small state in a header. @param {{online: any}} props */
export function Connection({ online }) {
  const on = val(online);
  return html`<span class=${cx("connection", !on && "-off")} role="status">${on ? _("已连接") : _("正在重连")}</span>`;
}

/**
 * A banner when the connection has been lost for two seconds.
 * @param {{online: any, kept?: any, delay?: number}} props kept: what is kept until it is back
 */
export function ConnectionBanner({ online, kept, delay = 2000 }) {
  const on = val(online);
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (on) return undefined;
    const timer = setTimeout(() => setLate(true), delay);
    return () => clearTimeout(timer);
  }, [on]);
  if (on || !late) return null;
  return html`<div class="offline" role="alert">
    <${Icon} name="wifi-off" size="lg" />
    <span>${_("网络已断开，正在自动重连。")}<span class="kept">${kept ?? ""}</span></span>
  </div>`;
}

/**
 * The head of a face: meeting, who sits here, connection, clock.
 * @param {{title: any, person?: any, seat?: any, online?: any, serverNow?: () => number, children?: any}} props
 */
export function FaceHeader({ title, person, seat, online, serverNow, children }) {
  return html`<header class="face-head">
    <div class="face-title clip-2">${title}</div>
    ${person && html`<div class="who"><span class="name">${person}</span>${seat && html`<span class="seat-no">${seat}</span>`}</div>`}
    ${children}
    ${online !== undefined && html`<${Connection} online=${online} />`}
    <${Clock} serverNow=${serverNow} />
  </header>`;
}

export function SizeSwitch() {
  const [size, setSize] = useState(textSize());
  /** @param {"normal"|"large"} next */
  const choose = (next) => {
    setTextSize(next);
    setSize(next);
  };
  return html`<div class="segments" role="group" aria-label=${_("字号")}>
    <button type="button" aria-pressed=${String(size === "normal")} onClick=${() => choose("normal")}>${_("标准")}</button>
    <button type="button" aria-pressed=${String(size === "large")} onClick=${() => choose("large")}><span class="t-lg">${_("大字")}</span></button>
  </div>`;
}

export function LanguageSwitch() {
  const other = lang === "zh" ? "en" : "zh";
  return html`<${Button} kind="quiet" icon="translate" lang=${other === "zh" ? "zh-CN" : "en"} onClick=${() => setLanguage(other)}>
    ${other === "zh" ? "中文" : "English"}<//>`;
}
