// The camera as a reader of codes, with the frame in which a code is to be held.

import { _ } from "../i18n.js";
import { Button, Notice, html, useEffect, useRef, useState } from "./basics.js";

/**
 * `text` says what to hold into the frame. Without a camera it says why; what was read may be wrong: that is `onCode`'s to say.
 * @param {{text: string, onCode: (text: string) => void, onClose: () => void, closeText?: string}} props
 */
export function Camera({ text, onCode, onClose, closeText = "" }) {
  const video = useRef(/** @type {HTMLVideoElement|null} */ (null));
  const [problem, setProblem] = useState("");
  const latest = useRef(onCode);
  latest.current = onCode;
  useEffect(() => {
    const stop = new AbortController();
    const failed = (/** @type {Error} */ error) => !stop.signal.aborted && setProblem(error.message);
    const heard = { onCode: (/** @type {string} */ code) => latest.current(code), onError: failed, signal: stop.signal };
    // The reader is large: it comes only when it is used.
    import("../qr.js").then(({ scanCamera }) => scanCamera(/** @type {HTMLVideoElement} */ (video.current), heard)).catch(failed);
    return () => stop.abort();
  }, []);
  return html`<div class="stack -tight">
    ${problem ? html`<${Notice} kind="warn" title=${problem} />`
      : html`<div class="camera"><video ref=${video} muted playsinline></video><div class="camera-frame"></div>
        <div class="camera-text">${text}</div></div>`}
    <${Button} wide onClick=${onClose}>${closeText || _("关闭摄像头")}<//></div>`;
}
