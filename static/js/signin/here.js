// Where the code on the wall leads: the person whose device this is signs in, after a scan of the badge if need be.

import { ApiError, postUntilAnswered } from "../base/api.js";
import { _, time } from "../base/i18n.js";
import { initial, url } from "../base/page.js";
import { badgeSecret, scanCamera } from "../base/qr.js";
import { openSession } from "../base/session.js";
import { Busy, Button, Icon, Notice, html, mount, useEffect, useRef, useState } from "../base/ui.js";

/** The code in an address "…/here#code" or the bare code. @param {string} text @returns {string|null} */
export function wallCode(text) {
  const code = text.trim().split("#").pop()?.toLowerCase() ?? "";
  return /^[0-9a-z]{16}\.[0-9a-z]{16}$/.test(code) ? code : null;
}

function takeCode() {
  const code = wallCode(location.hash);
  history.replaceState(null, "", location.pathname + location.search);
  return code;
}

/** A camera that begins at a touch and ends at the first code that fits. @param {{label: string, take: (text: string) => boolean}} props */
function ScanButton({ label, take }) {
  const video = useRef(/** @type {HTMLVideoElement|null} */ (null));
  const [on, setOn] = useState(false);
  const [problem, setProblem] = useState("");
  useEffect(() => {
    if (!on || !video.current) return undefined;
    const stop = new AbortController();
    const fail = (/** @type {any} */ error) => {
      if (stop.signal.aborted) return;
      setProblem(error.message);
      setOn(false);
    };
    const onCode = (/** @type {string} */ text) => take(text) && setOn(false);
    scanCamera(video.current, { signal: stop.signal, onError: fail, onCode }).catch(fail);
    return () => stop.abort();
  }, [on]);
  return html`${on && html`<div class="gate-camera"><video ref=${video} muted playsinline></video><i aria-hidden="true"></i></div>`}
    ${problem && html`<${Notice} kind="warn" title=${_("这里打不开摄像头")}>${_("请用手机自带的相机或微信“扫一扫”来扫描。")} ${problem}<//>`}
    ${!on && html`<${Button} kind="primary" size="lg" wide icon="qr-code-scan" onClick=${() => { setProblem(""); setOn(true); }}>${label}<//>`}`;
}

/** @param {{icon: string, kind: string, title: any, children?: any}} props */
function Result({ icon, kind, title, children }) {
  return html`<div class=${`here-result -${kind}`} role="status"><${Icon} name=${icon} /><div class="t-2xl strong">${title}</div>${children}</div>`;
}

function Here() {
  const [person, setPerson] = useState(initial.person);
  const [code, setCode] = useState(takeCode);
  const [done, setDone] = useState(/** @type {any} */ (null));
  const [error, setError] = useState(/** @type {any} */ (null));
  const [waiting, setWaiting] = useState(false);

  useEffect(() => {
    const again = () => {
      const fresh = takeCode();
      if (fresh) setCode(fresh);
    };
    window.addEventListener("hashchange", again);
    return () => window.removeEventListener("hashchange", again);
  }, []);

  useEffect(() => {
    if (!person || !code) return undefined;
    const stop = new AbortController();
    setDone(null);
    setError(null);
    setWaiting(false);
    postUntilAnswered(`/sittings/${code.split(".")[0]}/wall`, { code }, { signal: stop.signal, timeout: 8000, onWaiting: () => setWaiting(true) })
      .then(setDone, (problem) => {
        if (stop.signal.aborted) return;
        setError(problem);
        setCode(null);
      });
    return () => stop.abort();
  }, [person, code]);

  /** @param {string} text */
  const scanWall = (text) => {
    const found = wallCode(text);
    if (!found) return false;
    setCode(found);
    return true;
  };
  /** @param {string} text */
  const scanBadge = (text) => {
    const secret = badgeSecret(text);
    if (!secret) return false;
    setError(null);
    openSession({ badge: secret }).then((answer) => setPerson({ name: answer.actor.name }), setError);
    return true;
  };

  if (initial.other) {
    return html`<${Notice} kind="warn" title=${_("这台设备登录的是工作账号")}>${_("请代表用本人的手机扫码签到。")}<//>`;
  }
  if (done) {
    return html`<${Result} kind=${done.result === "already" ? "again" : "ok"} icon=${done.result === "already" ? "check-all" : "check-circle-fill"}
        title=${done.result === "already" ? _("您已签到") : _("签到成功")}>
        <div class="t-lg">${done.person.name}${done.person.seat ? ` · ${_("座位 %(seat)s", { seat: done.person.seat })}` : ""}</div>
        <div class="t-lg num">${_("签到时间 %(at)s", { at: time(done.at) })}</div><//>
      <${Button} wide icon="tablet" href=${url("/tablet")}>${_("进入会议")}<//>`;
  }
  if (!person) {
    return html`
      ${error ? html`<${Notice} kind="bad" title=${error.message} />`
        : html`<${Notice} kind="info" title=${_("请先扫描您的代表证")}>${_("这台手机还没有登录。扫描代表证后会接着签到；如签到码已更换，再扫一次屏幕即可。")}<//>`}
      <${ScanButton} label=${_("扫描代表证")} take=${scanBadge} />`;
  }
  if (code) {
    return html`<${Busy} label=${waiting ? _("网络不通，正在重试……") : _("正在签到……")} />`;
  }
  const old = error instanceof ApiError && error.code === "wall.old_code";
  const unknown = error instanceof ApiError && error.code === "not_found";
  return html`
    ${error && html`<${Result} kind="bad" icon=${old ? "clock-history" : "x-circle-fill"} title=${old ? _("签到码已更换") : _("没有签到")}>
      <div>${unknown ? _("这不是您参加的会议的签到码，或您不在本次会议的名册上，请到会务组核对。") : error.message}</div><//>`}
    ${!error && html`<div class="here-result"><${Icon} name="qr-code-scan" /><div class="t-xl strong">${_("请扫描会场屏幕上的签到码")}</div>
      <div class="muted">${person.name}</div></div>`}
    <${ScanButton} label=${error ? _("重新扫描签到码") : _("扫描签到码")} take=${scanWall} />`;
}

mount(Here);
