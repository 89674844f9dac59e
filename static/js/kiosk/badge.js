// The address in a badge's code, /b#<secret>: the secret leaves the address bar at once and opens a session.

import { ApiError } from "../base/api.js";
import { _ } from "../base/i18n.js";
import { url } from "../base/page.js";
import { badgeSecret } from "../base/qr.js";
import { Button, Busy, Notice, html, mount, useEffect, useState } from "../base/ui.js";
import { explained, signIn } from "./signin.js";

function takeSecret() {
  const code = location.hash.slice(1);
  // Neither the history nor a shared screen shall show it.
  history.replaceState(null, "", location.pathname + location.search);
  return badgeSecret(code);
}

let secret = takeSecret();

function BadgePage() {
  const [error, setError] = useState(/** @type {any} */ (null));
  const [working, setWorking] = useState(secret !== null);

  async function enter() {
    setError(null);
    setWorking(true);
    try {
      await signIn({ badge: /** @type {string} */ (secret) });
    } catch (problem) {
      setError(problem);
      setWorking(false);
    }
  }

  useEffect(() => {
    if (secret) void enter();
    // The badge is scanned again while this page is open: only the fragment changes.
    const again = () => {
      secret = takeSecret();
      if (secret) void enter();
    };
    window.addEventListener("hashchange", again);
    return () => window.removeEventListener("hashchange", again);
  }, []);

  if (working) return html`<${Busy} label=${_("正在登录……")} />`;
  const retry = error && (!(error instanceof ApiError) || error.isNetwork || error.status === 429 || error.status >= 500);
  const { title, text } = error ? explained(error)
    : { title: _("没有读到代表证的内容"), text: _("请重新扫描代表证上的二维码。") };
  return html`<div class="stack">
    <${Notice} kind=${error ? "bad" : "info"} title=${title}>${text}<//>
    ${retry && html`<${Button} kind="primary" size="lg" wide icon="arrow-clockwise" onClick=${enter}>${_("重试")}<//>`}
    <${Button} wide icon="qr-code-scan" href=${url("/login")}>${_("用其他方式登录")}<//>
  </div>`;
}

mount(BadgePage);
