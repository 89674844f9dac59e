// Codes: read by the camera, or typed by a USB scanner that behaves like a keyboard.

import { _ } from "./i18n.js";

/** Why the camera cannot be used; the message can be shown as it is. */
export class ScanError extends Error {
  /** @param {"insecure"|"no_camera"|"denied"|"busy"|"unsupported"} code @param {string} message */
  constructor(code, message) {
    super(message);
    this.name = "ScanError";
    this.code = code;
  }
}

/** @param {unknown} error @returns {ScanError} */
function explain(error) {
  const name = error instanceof Error ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") {
    return new ScanError("denied", _("没有得到使用摄像头的许可。请在浏览器设置中允许使用摄像头，或改用扫码枪。"));
  }
  if (name === "NotFoundError" || name === "OverconstrainedError") {
    return new ScanError("no_camera", _("这台设备没有可用的摄像头。请改用扫码枪，或粘贴代表证的地址。"));
  }
  if (name === "NotReadableError" || name === "AbortError") {
    return new ScanError("busy", _("摄像头正被其他程序使用。请关闭其他程序后重试。"));
  }
  return new ScanError("unsupported", _("无法使用摄像头。请改用扫码枪，或粘贴代表证的地址。"));
}

const WIDTH = 640; // a badge's code is large in the picture; more pixels only cost time

/**
 * Show the camera in `video` and report each code. The same code is reported again only after two seconds.
 * Rejects with a ScanError where there is no camera; later failures go to `onError`.
 * @param {HTMLVideoElement} video
 * @param {{onCode: (text: string) => void, onError?: (error: ScanError) => void, signal?: AbortSignal,
 *          facing?: "environment"|"user"}} options
 * @returns {Promise<{stop: () => void}>}
 */
export async function scanCamera(video, { onCode, onError, signal, facing = "environment" }) {
  if (!window.isSecureContext) {
    throw new ScanError("insecure", _("浏览器只允许 https 地址使用摄像头。请改用 https 地址，或使用扫码枪。"));
  }
  if (!navigator.mediaDevices?.getUserMedia) throw explain(null);
  const { decodeQR } = await import("qr/decode.js");
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: { ideal: facing }, width: { ideal: 1280 }, height: { ideal: 720 } },
    });
  } catch (error) {
    throw explain(error);
  }
  let running = true;
  let timer = 0;
  let last = "";
  let lastSeen = 0;
  function stop() {
    running = false;
    clearTimeout(timer);
    for (const track of stream.getTracks()) track.stop();
    if (video.srcObject === stream) video.srcObject = null;
    signal?.removeEventListener("abort", stop);
  }
  if (signal?.aborted) {
    stop();
    return { stop };
  }
  signal?.addEventListener("abort", stop, { once: true });
  stream.getVideoTracks()[0]?.addEventListener("ended", () => {
    if (!running) return;
    stop();
    onError?.(new ScanError("busy", _("摄像头已断开。请重新连接后重试。")));
  });
  video.setAttribute("playsinline", "");
  video.muted = true;
  video.srcObject = stream;
  try {
    await video.play();
  } catch (error) {
    stop();
    throw explain(error);
  }

  const canvas = document.createElement("canvas");
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { willReadFrequently: true }));
  let wide = false;
  function look() {
    if (!running) return;
    const { videoWidth, videoHeight } = video;
    if (videoWidth && document.visibilityState === "visible") {
      // By turns the middle square and the whole picture: near and far codes.
      wide = !wide;
      const side = Math.min(videoWidth, videoHeight);
      const [w, h] = wide ? [videoWidth, videoHeight] : [side, side];
      const scale = Math.min(1, WIDTH / w);
      canvas.width = Math.round(w * scale);
      canvas.height = Math.round(h * scale);
      context.drawImage(video, (videoWidth - w) / 2, (videoHeight - h) / 2, w, h, 0, 0, canvas.width, canvas.height);
      try {
        const text = decodeQR(context.getImageData(0, 0, canvas.width, canvas.height), { timeLimit: 40 });
        if (text) {
          const now = performance.now();
          if (text !== last || now - lastSeen > 2000) onCode(text);
          last = text;
          lastSeen = now;
        }
      } catch {
        // No code in this picture.
      }
    }
    if (running) timer = window.setTimeout(look, 70);
  }
  look();
  return { stop };
}

/**
 * Listen for a USB scanner: characters that follow each other faster than a hand types, ended by Enter. What people type
 * into fields is left alone; what a scanner types outside of fields never presses a button by its Enter.
 * @param {(text: string) => void} onCode
 * @param {{minLength?: number, gap?: number}} [options] gap: longest time between two characters, in ms
 * @returns {() => void} stop
 */
export function scannerInput(onCode, { minLength = 8, gap = 150 } = {}) {
  let text = "";
  let last = 0;
  /** @param {KeyboardEvent} event */
  function listen(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const target = /** @type {HTMLElement} */ (event.target);
    if (target?.closest?.("input, textarea, select, [contenteditable]")) {
      text = "";
      return;
    }
    const now = event.timeStamp;
    const quick = now - last <= gap;
    last = now;
    if (event.key === "Enter" || event.key === "Tab") {
      const whole = quick ? text : "";
      text = "";
      if (whole.length >= minLength) {
        event.preventDefault();
        event.stopPropagation();
        onCode(whole);
      }
      return;
    }
    if (event.key.length !== 1) return; // Shift and the like
    text = quick ? text + event.key : event.key;
    if (text.length > 3) event.preventDefault();
  }
  window.addEventListener("keydown", listen, true);
  return () => window.removeEventListener("keydown", listen, true);
}

const LONGEST = 500;

/**
 * The secret in what a badge's code says: in the address "https://hall/b#secret", its end, or by itself.
 *
 * A USB scanner types what it reads: behind a Chinese input method that may come out in full-width or upper-case
 * letters, with stray spaces, or without the characters that the input method swallowed. Crockford's alphabet allows to
 * fold case and look-alikes.
 * @param {string} text @returns {string|null}
 */
export function badgeSecret(text) {
  const plain = text.slice(0, LONGEST).normalize("NFKC").trim().toLowerCase();
  const tail = plain.split(/\/b#|\/b|#/).pop() ?? "";
  const secret = tail.replace(/[\s-]/g, "").replaceAll("o", "0").replace(/[il]/g, "1");
  return /^[0-9a-hjkmnp-tv-z]{26}$/.test(secret) ? secret : null;
}
