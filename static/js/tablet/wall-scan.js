// Scans the code on the wall with the camera of this device.

import { post } from "../base/api.js";
import { _ } from "../base/i18n.js";
import { Button, Notice, html, toast, useEffect, useRef, useState } from "./ui.js";

/** The code in what the camera read: an address that ends with it, or the code itself. @param {string} text */
export function wallCode(text) {
  return /([A-Za-z0-9_-]+\.[0-9A-Za-z]{8,40})\s*$/.exec(text)?.[1] ?? null;
}

/** @param {{hall: any, sittingId: string, onClose: () => void}} props */
export function WallScan({ hall, sittingId, onClose }) {
  const video = useRef(/** @type {HTMLVideoElement|null} */ (null));
  const [problem, setProblem] = useState("");
  const [broken, setBroken] = useState(false);
  const busy = useRef(false);

  /** @param {string} text */
  async function read(text) {
    const code = wallCode(text);
    if (busy.current) return;
    if (!code) {
      setProblem(_("这不是签到码，请对准大屏幕上的签到码。"));
      return;
    }
    busy.current = true;
    try {
      const answer = await post(`/sittings/${sittingId}/wall`, { code });
      toast(answer?.sentence ?? _("已签到"), "ok");
      hall.refetch();
      onClose();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      busy.current = false;
    }
  }

  useEffect(() => {
    const stop = new AbortController();
    const failed = (/** @type {Error} */ error) => {
      if (stop.signal.aborted) return;
      setProblem(error.message);
      setBroken(true);
    };
    // The reader is large: it comes only when it is used.
    import("../base/qr.js")
      .then(({ scanCamera }) => scanCamera(/** @type {HTMLVideoElement} */ (video.current), { onCode: read, onError: failed, signal: stop.signal }))
      .catch(failed);
    return () => stop.abort();
  }, []);

  return html`<div class="signin-do">
    ${!broken && html`<div class="camera"><video ref=${video} muted playsinline></video><div class="camera-frame"></div>
      <div class="camera-text">${_("请把大屏幕上的签到码放进框内")}</div></div>`}
    ${problem && html`<${Notice} kind="warn" title=${problem} />`}
    <${Button} wide onClick=${onClose}>${_("不扫了")}<//>
  </div>`;
}
