// The root of a page: the component, its safety net, toasts, and what to do when the login has ended.

import { ApiError } from "../api.js";
import { forgetSigning } from "../badge-key.js";
import { _ } from "../i18n.js";
import { base, face, url } from "../page.js";
import { Button, Component, Notice, html, render, tell, useEffect, useState } from "./basics.js";
import { Dialog } from "./dialogs.js";
import { Toasts } from "./toasts.js";

class Net extends Component {
  constructor(/** @type {any} */ props) {
    super(props);
    this.state = { failed: false };
  }

  componentDidCatch(/** @type {unknown} */ error) {
    console.error(error);
    this.setState({ failed: true });
    // Nobody stands at the big screen to touch it.
    if (face === "screen") setTimeout(() => location.reload(), 5000);
  }

  render(/** @type {any} */ { children }, /** @type {any} */ { failed }) {
    if (!failed) return children;
    return html`<div class="face-body -middle"><${Notice} kind="bad" title=${_("这个页面出了故障。")}
      actions=${html`<${Button} kind="primary" icon="arrow-clockwise" onClick=${() => location.reload()}>${_("刷新页面")}<//>`}>
      ${_("已经提交的内容都在系统里，刷新后继续。")}<//></div>`;
  }
}

function SessionEnded() {
  const [message, setMessage] = useState("");
  useEffect(() => {
    const listen = (/** @type {any} */ event) => setMessage(event.detail?.message || _("登录已失效，请重新登录。"));
    window.addEventListener("session-ended", listen);
    return () => window.removeEventListener("session-ended", listen);
  }, []);
  const here = location.pathname.slice(base.length) + location.search;
  return html`<${Dialog} open=${message !== ""} locked size="sm" title=${_("需要重新登录")} onClose=${() => {}}
    actions=${html`<${Button} kind="primary" icon="box-arrow-in-right" href=${url(`/login?next=${encodeURIComponent(here)}`)}>${_("去登录")}<//>`}>
    <p>${message}</p>
  <//>`;
}

/**
 * Show `Root` in the page.
 * @param {any} Root @param {Element|null} [element]
 */
export function mount(Root, element = document.getElementById("app")) {
  if (!element) throw new Error("no #app in this page");
  window.addEventListener("unhandledrejection", (event) => {
    if (event.reason instanceof ApiError) {
      event.preventDefault();
      tell(event.reason);
    }
  });
  window.addEventListener("session-ended", () => forgetSigning());
  element.replaceChildren();
  render(html`<${Net}><${Root} /><//><${SessionEnded} /><${Toasts} />`, element);
}
