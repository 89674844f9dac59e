// The way a key comes back from its backup: by camera, USB scanner, picture file, or typed.

import { _ } from "../base/i18n.js";
import { scannerInput } from "../base/qr.js";
import { Camera } from "../base/ui/camera.js";
import { Button, Field, Icon, html, useEffect, useRef, useState } from "../tablet/ui.js";
import { Trouble } from "./parts.js";

/** @param {{onRestore: (text: string) => Promise<any>}} props it throws where the text is not the key */
export function Restore({ onRestore }) {
  const [text, setText] = useState("");
  const [camera, setCamera] = useState(false);
  const [error, setError] = useState(/** @type {any} */ (null));
  const busy = useRef(false);
  const file = useRef(/** @type {HTMLInputElement|null} */ (null));

  /** @param {() => string|Promise<string>} read */
  async function take(read) {
    if (busy.current) return;
    busy.current = true;
    setError(null);
    try {
      await onRestore(await read());
    } catch (problem) {
      setError(problem);
    } finally {
      busy.current = false;
    }
  }
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => scannerInput((code) => latest.current(() => code)), []);

  /** @param {Event} event */
  function picked(event) {
    const input = /** @type {HTMLInputElement} */ (event.target);
    const [chosen] = input.files ?? [];
    input.value = "";
    if (chosen) void take(async () => (await import("../base/read-image.js")).readImage(chosen));
  }

  return html`<div class="restore">
    ${error && html`<${Trouble} error=${error} />`}
    ${camera ? html`<${Camera} text=${_("请把备份上的二维码放进框内")} onCode=${(/** @type {string} */ code) => take(() => code)} onClose=${() => setCamera(false)} />`
      : html`<div class="step-actions">
        <${Button} kind="primary" size="lg" class="step-go" icon="camera" onClick=${() => setCamera(true)}>${_("用摄像头扫描备份")}<//>
        <${Button} size="lg" icon="image" onClick=${() => file.current?.click()}>${_("选择备份的照片")}<//></div>`}
    <input ref=${file} class="sr-only" type="file" accept="image/*" tabindex="-1" aria-label=${_("选择备份的照片")} onChange=${picked} />
    <p class="muted"><${Icon} name="upc-scan" />${_("有扫码枪时，直接扫描即可，不必点任何按钮。")}</p>
    <form class="restore-typed" autocomplete="off" onSubmit=${(/** @type {Event} */ event) => { event.preventDefault(); void take(() => text); }}>
      <${Field} label=${_("或输入备份上的文字（区分大小写）")} name="backup" value=${text} onInput=${setText} placeholder="BK1-…"
        autocomplete="off" autocapitalize="off" autocorrect="off" spellcheck=${false} />
      <${Button} type="submit" size="lg" disabled=${!text.trim()}>${_("恢复钥匙")}<//>
    </form>
  </div>`;
}
