// The code on the wall: a QR code that changes every half minute, with the figures of the sign-in beside it.

import { get, post } from "../base/api.js";
import { connectHall } from "../base/hall.js";
import { _ } from "../base/i18n.js";
import { initial } from "../base/page.js";
import {
  Busy, Clock, ConnectionBanner, Figure, Icon, html, mount, signal, useEffect, useState,
} from "../base/ui.js";
import { stayAwake } from "../tablet/awake.js";
import { QrCode } from "./qr-code.js";
import { quorumWords } from "./words.js";

const hall = connectHall({ meetingId: initial.meeting.id, face: "screen" });
const AROUND = 2 * Math.PI * 44;
const GRACE = 25_000; // an old code is still taken for half a minute; then it is better to show none

/** @type {import("@preact/signals").Signal<{code: string, url: string, ends_at: string, period_seconds: number}|null>} */
const shown = signal(null);
const problem = signal("");

/** Show the sitting's code and change it in time, until the signal aborts. @param {string} sitting @param {AbortSignal} stop */
async function follow(sitting, stop) {
  const rest = (/** @type {number} */ ms) => new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    stop.addEventListener("abort", () => { clearTimeout(timer); resolve(undefined); }, { once: true });
  });
  let started = false;
  while (!stop.aborted) {
    try {
      const limit = AbortSignal.any([stop, AbortSignal.timeout(6000)]);
      shown.value = started
        ? await get(`/sittings/${sitting}/wall`, { signal: limit })
        : await post(`/sittings/${sitting}/wall/start`, {}, { signal: limit });
      started = true;
      problem.value = "";
      await rest(Math.max(300, Date.parse(/** @type {any} */ (shown.value).ends_at) - hall.serverNow() + 60));
    } catch (error) {
      if (stop.aborted) return;
      problem.value = error.message || _("网络不通，没有收到答复。请检查网络后重试。");
      await rest(2000);
    }
  }
}

function Ring() {
  const [, again] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => again((n) => n + 1), 200);
    return () => clearInterval(timer);
  }, []);
  const code = shown.value;
  if (!code) return null;
  const left = Math.max(0, Date.parse(code.ends_at) - hall.serverNow());
  const share = Math.min(1, left / (code.period_seconds * 1000));
  return html`<div class="wall-ring"><svg viewBox="0 0 100 100" aria-hidden="true">
      <circle class="track" cx="50" cy="50" r="44" /><circle class="left" cx="50" cy="50" r="44"
        style=${{ strokeDasharray: `${AROUND}`, strokeDashoffset: `${AROUND * (1 - share)}` }} /></svg>
    <span class="num">${Math.ceil(left / 1000)}</span></div>
    <span>${_("签到码每%(n)s秒更换一次", { n: code.period_seconds })}</span>`;
}

function Code() {
  const [, again] = useState(0);
  const code = shown.value;
  useEffect(() => {
    const timer = setInterval(() => again((n) => n + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  const stale = code && hall.serverNow() - Date.parse(code.ends_at) > GRACE;
  if (!code || stale) {
    return html`<div class="wall-code -none">${problem.value
      ? html`<${Icon} name="wifi-off" size="xl" /><div>${problem.value}</div>` : html`<${Busy} label=${_("正在准备签到码……")} />`}</div>`;
  }
  return html`<div class="wall-code"><${QrCode} text=${code.url} label=${_("签到码")} /></div>`;
}

function Wall() {
  const { sitting, attendance } = hall.state.value;
  useEffect(() => {
    shown.value = null;
    if (!sitting) return undefined;
    const stop = new AbortController();
    void follow(sitting.id, stop.signal);
    return () => stop.abort();
  }, [sitting?.id]);
  return html`<div class="screen">
    <header class="screen-head"><div class="screen-title clip-2">${initial.meeting.title}</div><${Clock} serverNow=${hall.serverNow} /></header>
    ${sitting ? html`<div class="screen-body wall-body">
      <div class="wall-left"><${Code} /><div class="wall-change"><${Ring} /></div></div>
      <div class="wall-right">
        <div class="screen-big">${sitting.title}</div>
        <div class="wall-how"><${Icon} name="qr-code-scan" /><div><div>${_("请代表用手机扫码签到")}</div><div class="wall-note">${_("手机还没有登录的，按提示先扫描代表证")}</div></div></div>
        ${attendance && attendance.sitting_id === sitting.id && html`
          <div class="wall-figures">
            <${Figure} size="lg" label=${_("应到")} value=${attendance.expected} />
            <${Figure} size="lg" label=${_("实到")} value=${attendance.present} />
          </div>
          <div class="wall-quorum">
            <div>${quorumWords(attendance.quorum)}</div>
            <div class="strong row -nowrap"><${Icon} name=${attendance.quorum.met ? "check-circle-fill" : "hourglass-split"} />
              <span>${attendance.quorum.met ? _("已达法定人数")
                : _("还差%(n)s人", { n: attendance.quorum.needed - attendance.present })}</span></div>
          </div>`}
      </div>
    </div>` : html`<div class="screen-body -middle"><div class="screen-big">${_("现在没有可以签到的会议")}</div>
      <div>${hall.ready.value ? _("会务组准备好本次会议后，这里会自动出现签到码。") : ""}</div></div>`}
    <${ConnectionBanner} online=${hall.online} />
  </div>`;
}

stayAwake();
mount(Wall);
