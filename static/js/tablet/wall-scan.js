// Scans the code on the wall with the camera of this device.

import { post } from "../base/api.js";
import { _ } from "../base/i18n.js";
import { Camera } from "../base/ui/camera.js";
import { Notice, html, toast, useRef, useState } from "./ui.js";

/** The code in what the camera read: an address that ends with it, or the code itself. @param {string} text */
export function wallCode(text) {
  return /([A-Za-z0-9_-]+\.[0-9A-Za-z]{8,40})\s*$/.exec(text)?.[1] ?? null;
}

/** @param {{hall: any, sittingId: string, onClose: () => void}} props */
export function WallScan({ hall, sittingId, onClose }) {
  const [problem, setProblem] = useState("");
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

  return html`<div class="signin-do">
    ${problem && html`<${Notice} kind="warn" title=${problem} />`}
    <${Camera} text=${_("请把大屏幕上的签到码放进框内")} onCode=${read} onClose=${onClose} closeText=${_("不扫了")} />
  </div>`;
}
