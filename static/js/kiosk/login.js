// Signing in: the badge (camera, USB scanner, pasted address) or a work account.

import { forgetSigning } from "../base/badge-key.js";
import { _ } from "../base/i18n.js";
import { base, initial } from "../base/page.js";
import { badgeSecret, scanCamera, scannerInput } from "../base/qr.js";
import { Button, Busy, Field, Form, Icon, Notice, Tabs, html, mount, useEffect, useRef, useState } from "../base/ui.js";
import { wipe } from "../tablet/book/wipe.js";
import { explained, signIn } from "./signin.js";

/** The tab that was used last on this device comes first. */
const WAY = "login-way";

function remembered() {
  try {
    return localStorage.getItem(WAY) === "account" ? "account" : "badge";
  } catch {
    return "badge";
  }
}

/** @param {{onCode: (text: string) => void}} props */
function Camera({ onCode }) {
  const video = useRef(/** @type {HTMLVideoElement|null} */ (null));
  const [state, setState] = useState(/** @type {"off"|"starting"|"on"} */ ("off"));
  const [problem, setProblem] = useState(/** @type {Error|null} */ (null));
  const handler = useRef(onCode);
  handler.current = onCode;
  useEffect(() => {
    if (state === "off") return undefined;
    const stop = new AbortController();
    const failed = (/** @type {Error} */ error) => {
      setProblem(error);
      setState("off");
    };
    scanCamera(/** @type {HTMLVideoElement} */ (video.current), {
      onCode: (text) => handler.current(text), onError: failed, signal: stop.signal,
    }).then(() => setState("on"), failed);
    return () => stop.abort();
  }, [state === "off"]);
  if (state === "off") {
    return html`<div class="stack -tight">
      <${Button} kind="primary" size="lg" wide icon="camera" onClick=${() => { setProblem(null); setState("starting"); }}>${_("用摄像头扫描")}<//>
      ${problem && html`<${Notice} kind="warn">${problem.message}<//>`}
    </div>`;
  }
  return html`<div class="stack -tight">
    <div class="camera">
      <video ref=${video} muted playsinline></video>
      <div class="camera-frame"></div>
      <div class="camera-text">${state === "on" ? _("请把代表证上的二维码放进框内") : _("正在打开摄像头……")}</div>
    </div>
    <${Button} kind="quiet" wide onClick=${() => setState("off")}>${_("关闭摄像头")}<//>
  </div>`;
}

function Badge() {
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState("");
  const [error, setError] = useState(/** @type {any} */ (null));
  const [working, setWorking] = useState(false);
  const lock = useRef(false);

  /** @param {string} code */
  async function enter(code) {
    if (lock.current) return;
    const secret = badgeSecret(code);
    setError(null);
    setWrong("");
    if (!secret) {
      setWrong(_("这不是代表证的二维码或地址，请重新扫描。"));
      return;
    }
    lock.current = true;
    setWorking(true);
    try {
      await signIn({ badge: secret });
    } catch (problem) {
      setError(problem);
      setText("");
    } finally {
      lock.current = false;
      setWorking(false);
    }
  }

  const latest = useRef(enter);
  latest.current = enter;
  useEffect(() => scannerInput((code) => latest.current(code)), []);

  if (working) return html`<${Busy} label=${_("正在登录……")} />`;
  const said = error && explained(error);
  return html`<div class="stack">
    ${error && html`<${Notice} kind="bad" title=${said.title}>${said.text}<//>`}
    <${Camera} onCode=${enter} />
    <div class="row -nowrap muted"><${Icon} name="upc-scan" size="lg" /><span>${_("有扫码枪时，直接扫描即可，不必点任何按钮。")}</span></div>
    <form class="stack -tight" autocomplete="off" onSubmit=${(/** @type {Event} */ event) => { event.preventDefault(); void enter(text); }}>
      <${Field} label=${_("或粘贴代表证的地址")} type="password" name="badge" value=${text} onInput=${setText} error=${wrong}
        autocomplete="off" autocapitalize="off" spellcheck=${false} placeholder=${_("扫描二维码得到的完整地址")} />
      <${Button} type="submit" wide disabled=${!text.trim()}>${_("登录")}<//>
    </form>
  </div>`;
}

function Account() {
  const [login, setLogin] = useState("");
  const [password, setPassword] = useState("");
  const [shown, setShown] = useState(false);
  async function submit() {
    await signIn({ login: login.trim(), password });
  }
  return html`<${Form} onSubmit=${submit} submitLabel=${_("登录")} submitIcon="box-arrow-in-right" class="-tight" large wide>
    <${Field} label=${_("账号")} name="login" value=${login} onInput=${setLogin} required autocomplete="username" autocapitalize="off" spellcheck=${false} autofocus />
    <${Field} label=${_("密码")} name="password" type=${shown ? "text" : "password"} value=${password} onInput=${setPassword} required
      autocomplete="current-password" autocapitalize="off" spellcheck=${false} />
    <${Field} type="checkbox" label=${_("显示密码")} value=${shown} onInput=${setShown} />
  <//>`;
}

function Login() {
  const [way, setWay] = useState(remembered());
  /** @param {string} next */
  const choose = (next) => {
    setWay(next);
    try {
      localStorage.setItem(WAY, next);
    } catch {
      // Nothing is kept; the badge comes first next time.
    }
  };
  return html`
    <${Tabs} even label=${_("登录方式")} current=${way} onSelect=${choose}
      tabs=${[{ id: "badge", label: _("扫代表证") }, { id: "account", label: _("工作账号") }]} />
    ${way === "badge" ? html`<${Badge} />` : html`<${Account} />`}`;
}

// A session that ended while nobody looked, and its deputy's key and documents with it.
if (!initial.known) {
  forgetSigning();
  void wipe(base);
}

mount(Login);
