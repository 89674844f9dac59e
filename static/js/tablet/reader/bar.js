// The reader's bars: above, what is read and the tools; below, where one stands.

import { _, count } from "../../base/i18n.js";
import { Button, Dialog, Field, Icon, cx, html, useState } from "../ui.js";
import { Secrecy } from "../book/entry.js";
import { tools } from "./tools.js";

/**
 * A button of the bar: an icon above its word.
 * @param {{icon: string, label: string, pressed?: boolean, disabled?: boolean, badge?: any, onClick: () => void} & Record<string, any>} props
 *   pressed: undefined where it is no switch
 */
export function ToolButton({ icon, label, pressed, disabled = false, badge, onClick, ...rest }) {
  return html`<button type="button" class="tool" aria-pressed=${pressed === undefined ? undefined : String(pressed)} disabled=${disabled} onClick=${onClick} ...${rest}>
    <${Icon} name=${icon} /><span class="tool-word">${label}</span>${badge && html`<span class="tool-badge num">${badge}</span>`}</button>`;
}

/** A switch for the panel of this id. @param {{reader: import("./reader.js").Reader, id: string, icon: string, label: string}} props */
export function PanelButton({ reader, id, icon, label }) {
  const open = reader.panel.value === id;
  return html`<${ToolButton} icon=${icon} label=${label} pressed=${open} onClick=${() => { reader.panel.value = open ? "" : id; }} />`;
}

/** @param {{reader: import("./reader.js").Reader, close: () => void}} props */
export function TopBar({ reader, close }) {
  const { title, label, secrecy } = reader.document.value;
  return html`<header class="reader-bar">
    <${Button} icon="arrow-left" class="reader-back" aria-label=${_("返回文件目录")} onClick=${close}><span class="hide-phone">${_("返回")}</span><//>
    <div class="reader-what">
      <span class="reader-line">${label && html`<span class="doc-label">${label}</span>`}<${Secrecy} secrecy=${secrecy} /></span>
      <h1 class="reader-title" title=${title}>${title}</h1>
    </div>
    <div class="reader-tools" role="toolbar" aria-label=${_("阅读工具")}>
      ${tools.value.filter((tool) => !tool.bar).map(({ id, component: Tool }) => html`<${Tool} key=${id} reader=${reader} />`)}
    </div>
  </header>
  ${tools.value.filter((tool) => tool.bar).map(({ id, component: Bar }) => html`<${Bar} key=${id} reader=${reader} />`)}`;
}

/** @param {{reader: import("./reader.js").Reader, children?: any}} props children: what else stands in the bar, e.g. 签阅 */
export function PageBar({ reader, children }) {
  const [asking, setAsking] = useState(false);
  const page = reader.page.value;
  const pages = reader.pages.value;
  return html`<div class="page-bar" data-seen=${reader.seen.value}>
    <button type="button" class="page-step" aria-label=${_("上一页")} disabled=${page <= 1} onClick=${() => reader.turn(-1)}><${Icon} name="chevron-left" /></button>
    <button type="button" class="page-where num" aria-label=${_("第 %(n)s 页，共 %(all)s 页，跳转", { n: page, all: pages })} onClick=${() => setAsking(true)}>
      <b>${count(page)}</b><span>/ ${count(pages)}</span></button>
    <button type="button" class="page-step" aria-label=${_("下一页")} disabled=${page >= pages} onClick=${() => reader.turn(1)}><${Icon} name="chevron-right" /></button>
    ${children}
    ${asking && html`<${Jump} reader=${reader} onClose=${() => setAsking(false)} />`}
  </div>`;
}

/** @param {{reader: import("./reader.js").Reader, onClose: () => void}} props */
function Jump({ reader, onClose }) {
  const [wish, setWish] = useState("");
  const pages = reader.pages.value;
  const number = Number(wish);
  const fits = Number.isInteger(number) && number >= 1 && number <= pages;
  const go = () => {
    if (!fits) return;
    reader.goto(number);
    onClose();
  };
  const digits = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  const add = (/** @type {number} */ digit) => setWish((now) => `${now}${digit}`.replace(/^0+/, "").slice(0, 4));
  return html`<${Dialog} open title=${_("跳到哪一页")} onClose=${onClose} actions=${html`
      <${Button} size="lg" onClick=${onClose}>${_("取消")}<//><${Button} kind="primary" size="lg" disabled=${!fits} onClick=${go}>${_("跳转")}<//>`}>
    <form class="jump" onSubmit=${(/** @type {Event} */ event) => { event.preventDefault(); go(); }}>
      <div class="jump-wish">
        <${Field} label=${_("页码（1 至 %(n)s）", { n: count(pages) })} type="text" inputmode="none" autocomplete="off" value=${wish}
          onInput=${(/** @type {string} */ text) => setWish(text.replace(/\D/g, "").slice(0, 4))} error=${wish && !fits ? _("没有这一页，共 %(n)s 页", { n: count(pages) }) : ""} />
        <${Button} icon="late:chevron-bar-left" wide onClick=${() => { reader.goto(1); onClose(); }}>${_("第一页")}<//>
        <${Button} icon="late:chevron-bar-right" wide onClick=${() => { reader.goto(pages); onClose(); }}>${_("最后一页")}<//></div>
      <div class="jump-keys">${digits.map((digit) => html`<button type="button" class="btn -secondary num" key=${digit} onClick=${() => add(digit)}>${digit}</button>`)}
        <button type="button" class="btn -secondary" onClick=${() => setWish("")}>${_("清除")}</button>
        <button type="button" class="btn -secondary num" onClick=${() => add(0)}>0</button>
        <button type="button" class="btn -secondary" aria-label=${_("退一格")} onClick=${() => setWish((now) => now.slice(0, -1))}>⌫</button></div>
    </form>
  <//>`;
}

/** What stands beside the pages; over them on a phone. @param {{reader: import("./reader.js").Reader}} props */
export function SidePanel({ reader }) {
  const open = tools.value.find((tool) => tool.panel && tool.id === reader.panel.value);
  if (!open?.panel) return null;
  const { title, component: Panel } = open.panel;
  const close = () => { reader.panel.value = ""; };
  return html`<aside class=${cx("panel-side", `-${open.id}`)} aria-label=${title()}>
    <div class="panel-head"><h2>${title()}</h2><${Button} kind="quiet" class="-plain" icon="x-lg" aria-label=${_("关闭")} onClick=${close} /></div>
    <div class="panel-body"><${Panel} reader=${reader} close=${close} /></div>
  </aside>`;
}
