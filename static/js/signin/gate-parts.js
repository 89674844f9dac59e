// The parts of the gate: its camera, what is typed by hand, and the kept scans that were refused in the end.

import { _, count, seconds } from "../base/i18n.js";
import { base } from "../base/page.js";
import { scanCamera } from "../base/qr.js";
import { Button, Dialog, Field, Icon, Notice, html, useEffect, useRef, useState } from "../base/ui.js";

const KEY = `gate-camera:${base}`;

function remembered() {
  try {
    return localStorage.getItem(KEY) ?? "on";
  } catch {
    return "on";
  }
}

/** The camera, which may be switched off where a USB scanner does the work. @param {{onCode: (text: string) => void}} props */
export function Camera({ onCode }) {
  const video = useRef(/** @type {HTMLVideoElement|null} */ (null));
  const [on, setOn] = useState(remembered() === "on");
  const [problem, setProblem] = useState("");
  const [facing, setFacing] = useState(/** @type {"environment"|"user"} */ ("environment"));
  useEffect(() => {
    setProblem("");
    if (!on || !video.current) return undefined;
    const stop = new AbortController();
    const fail = (/** @type {any} */ error) => !stop.signal.aborted && setProblem(error.message);
    scanCamera(video.current, { onCode, onError: fail, signal: stop.signal, facing }).catch(fail);
    return () => stop.abort();
  }, [on, facing]);
  /** @param {boolean} next */
  const turn = (next) => {
    setOn(next);
    try {
      localStorage.setItem(KEY, next ? "on" : "off");
    } catch {
      // Asked again after a reload.
    }
  };
  if (!on) {
    return html`<div class="stack -tight"><div class="gate-camera -off"><${Icon} name="upc-scan" size="xl" /><span>${_("使用扫码枪")}</span></div>
      <${Button} size="sm" icon="camera" onClick=${() => turn(true)}>${_("改用摄像头")}<//></div>`;
  }
  return html`<div class="stack -tight">
    <div class="gate-camera" hidden=${problem !== ""}><video ref=${video} muted playsinline></video><i aria-hidden="true"></i></div>
    ${problem && html`<${Notice} kind="warn" title=${_("摄像头不可用，扫码枪仍可使用")}>${problem}<//>`}
    <div class="row">
      ${problem ? html`<${Button} size="sm" icon="arrow-clockwise" onClick=${() => { setOn(false); setTimeout(() => setOn(true)); }}>${_("重试")}<//>`
        : html`<${Button} size="sm" icon="arrow-counterclockwise" onClick=${() => setFacing(facing === "user" ? "environment" : "user")}>${_("换摄像头")}<//>`}
      <${Button} size="sm" icon="upc-scan" onClick=${() => turn(false)}>${_("只用扫码枪")}<//>
    </div>
  </div>`;
}

/** A badge whose code is typed or pasted. @param {{onCode: (text: string) => void}} props */
export function Manual({ onCode }) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const send = () => {
    if (!text.trim()) return;
    onCode(text);
    setText("");
    setOpen(false);
  };
  return html`<${Button} icon="keyboard" onClick=${() => setOpen(true)}>${_("输入证件码")}<//>
    <${Dialog} open=${open} title=${_("输入证件码")} size="sm" onClose=${() => setOpen(false)}
      actions=${html`<${Button} onClick=${() => setOpen(false)}>${_("取消")}<//><${Button} kind="primary" onClick=${send} disabled=${!text.trim()}>${_("签到")}<//>`}>
      <form onSubmit=${(/** @type {Event} */ event) => { event.preventDefault(); send(); }}>
        <${Field} label=${_("证件码或代表证地址")} help=${_("可用扫码枪扫进这个框；中文输入法、大小写都不影响。")} value=${text}
          onInput=${setText} autocomplete="off" autofocus spellcheck=${false} maxlength="500" />
      </form>
    <//>`;
}

/** Kept scans that the server refused when they were sent. @param {{list: {value: {at: string, text: string}[]}}} props */
export function Missed({ list }) {
  const [open, setOpen] = useState(false);
  const found = list.value;
  if (!found.length) return null;
  const clear = () => {
    list.value = [];
    setOpen(false);
  };
  return html`<${Button} kind="danger" icon="exclamation-triangle" onClick=${() => setOpen(true)}>${_("补送未成功：%(n)s", { n: count(found.length) })}<//>
    <${Dialog} open=${open} title=${_("补送未成功的扫描")} onClose=${() => setOpen(false)}
      actions=${html`<${Button} onClick=${() => setOpen(false)}>${_("关闭")}<//><${Button} kind="primary" onClick=${clear}>${_("已处理，清除")}<//>`}>
      <p>${_("请按时间找到当事人，重新扫描，或由会务组补签。")}</p>
      <ul>${found.map((one, i) => html`<li key=${i}><b class="num">${seconds(one.at)}</b> ${one.text}</li>`)}</ul>
    <//>`;
}
