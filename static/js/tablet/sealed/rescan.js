// This device has no signing key of the badge: scan it once more. What was chosen stays.

import { _ } from "../../base/i18n.js";
import { badgeSecret, scannerInput } from "../../base/qr.js";
import { Camera } from "../../base/ui/camera.js";
import { explained, signIn } from "../../kiosk/signin.js";
import { Busy, Button, Field, Icon, Notice, html, useEffect, useRef, useState } from "../ui.js";

/** The badge's code, however it comes; the login is opened anew with it. */
function useBadge() {
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState(/** @type {{title: string, text: string}|null} */ (null));
  /** @param {string} code */
  async function read(code) {
    const secret = badgeSecret(code);
    if (!secret) {
      setProblem({ title: _("这不是代表证的二维码或地址，请重新扫描。"), text: "" });
      return;
    }
    setProblem(null);
    setWorking(true);
    try {
      await signIn({ badge: secret }); // the page is loaded again; the choice is kept
    } catch (error) {
      setProblem(explained(error));
      setWorking(false);
    }
  }
  const latest = useRef(read);
  latest.current = read;
  useEffect(() => scannerInput((code) => latest.current(code)), []);
  return { working, problem, read };
}

/** @param {{kept: boolean}} props kept: a choice is waiting on this device */
export function Rescan({ kept }) {
  const { working, problem, read } = useBadge();
  const [camera, setCamera] = useState(false);
  const [text, setText] = useState("");
  if (working) return html`<div class="vote-body -middle"><${Busy} label=${_("正在登录……")} /></div>`;
  return html`<div class="vote-body -middle"><div class="rescan">
    <div class="rescan-why"><${Icon} name="person-badge" /><h2>${_("请再扫一次代表证")}</h2>
      <p>${_("无记名选票要用您代表证里的钥匙签名，这台设备上现在没有。扫一次就可以继续。")}</p>
      ${kept && html`<p class="strong">${_("您的选择已保留在本机。")}</p>`}</div>
    <div class="rescan-how">
      ${problem && html`<${Notice} kind="bad" title=${problem.title}>${problem.text}<//>`}
      ${camera ? html`<${Camera} text=${_("请把代表证上的二维码放进框内")} onCode=${read} onClose=${() => setCamera(false)} />`
        : html`<${Button} kind="primary" size="lg" wide icon="camera" onClick=${() => setCamera(true)}>${_("用摄像头扫描")}<//>`}
      <p class="row -nowrap muted"><${Icon} name="upc-scan" size="lg" /><span>${_("有扫码枪时，直接扫描即可，不必点任何按钮。")}</span></p>
      <form class="rescan-link" autocomplete="off" onSubmit=${(/** @type {Event} */ event) => { event.preventDefault(); void read(text); }}>
        <${Field} label=${_("或粘贴代表证的地址")} type="password" name="badge" value=${text} onInput=${setText}
          autocomplete="off" autocapitalize="off" spellcheck=${false} placeholder=${_("扫描二维码得到的完整地址")} />
        <${Button} type="submit" disabled=${!text.trim()}>${_("继续")}<//>
      </form></div>
  </div></div>`;
}
