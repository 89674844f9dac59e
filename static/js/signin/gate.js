// The gate station: a badge is scanned by camera or USB scanner, and the answer is seen from two metres.

import { post } from "../base/api.js";
import { loginToken } from "../base/badge-key.js";
import { connectHall } from "../base/hall.js";
import { _, count, time } from "../base/i18n.js";
import { initial } from "../base/page.js";
import { badgeSecret, scannerInput } from "../base/qr.js";
import { chime } from "../base/sound.js";
import {
  Button, ConnectionBanner, EmptyState, FaceHeader, Figure, Icon, Tag, effect, html, mount, signal, useEffect,
} from "../base/ui.js";
import { stayAwake } from "../tablet/awake.js";
import { Camera, Manual, Missed } from "./gate-parts.js";
import { isUnanswered, keep, readKept, readMissed, sendKept, writeMissed } from "./kept.js";

const SHOWN = { ok: 2500, again: 3000, bad: 5000, kept: 3000 };
const IMPATIENT = 5000; // then the scan is kept and the next person is not held up

const hall = initial.meeting && connectHall({ meetingId: initial.meeting.id, face: "gate" });
/** @type {import("@preact/signals").Signal<any>} */
const answer = signal({ kind: "ready" });
const kept = signal(readKept().length);
/** @type {import("@preact/signals").Signal<{at: string, text: string}[]>} */
const missed = signal(readMissed());
const touched = signal(false);
effect(() => writeMissed(missed.value));
let timer = 0;
let turn = 0;

/** @param {any} next */
function show(next) {
  clearTimeout(timer);
  answer.value = next;
  if (next.kind !== "ready" && next.kind !== "busy") {
    chime({ ok: "ok", again: "again", bad: "bad", kept: "again" }[next.kind]);
    timer = window.setTimeout(() => show({ kind: "ready" }), SHOWN[next.kind]);
  }
}

/** The login token of the badge whose code was read. @param {string} text */
async function tokenIn(text) {
  const secret = badgeSecret(text);
  if (!secret) throw new Error(_("没有读到代表证，请把二维码对准扫描口再扫一次"));
  return loginToken(secret);
}

/** @param {string} text what the camera or the scanner read */
async function scanned(text) {
  const sitting = hall?.state.value.sitting;
  turn += 1;
  const mine = turn;
  if (!sitting) {
    show({ kind: "bad", title: _("现在没有可以签到的会议"), text: _("请会务组先准备好本次会议。") });
    return;
  }
  const at = new Date(hall.serverNow()).toISOString();
  show({ kind: "busy" });
  /** @param {any} next */
  const say = (next) => mine === turn && show(next); // the next person's scan must not be overtaken by an old answer
  let badge = "";
  try {
    badge = await tokenIn(text);
    const said = await post(`/sittings/${sitting.id}/scan`, { badge }, { signal: AbortSignal.timeout(IMPATIENT) });
    say({ kind: said.result === "already" ? "again" : "ok", person: said.person, sentence: said.sentence });
  } catch (error) {
    if (isUnanswered(error) || error instanceof DOMException) {
      const safe = keep({ badge, sitting: sitting.id, at });
      kept.value = readKept().length;
      if (safe) say({ kind: "kept", title: _("网络不通，已记下"), text: _("请继续扫描下一位。网络恢复后自动补送，届时生效。") });
      else say({ kind: "bad", title: _("网络不通，没有记下"), text: _("请记下姓名，稍后由会务组补签。") });
      return;
    }
    say({ kind: "bad", title: _("不能签到"), text: error.message });
  }
}

let sending = false;
async function flush() {
  if (sending || !readKept().length) return;
  sending = true;
  try {
    await sendKept(({ scan, error }) => {
      kept.value = readKept().length;
      if (error) missed.value = [...missed.value, { at: scan.at, text: error.message }];
    });
  } finally {
    sending = false;
    kept.value = readKept().length;
  }
}

function Answer() {
  const { kind, person, sentence, title, text } = answer.value;
  if (kind === "ready") {
    return html`<section class="gate-answer -ready" aria-live="polite"><${Icon} name="qr-code-scan" />
      <div class="t-3xl strong">${_("请扫描代表证")}</div>
      <div class="muted">${_("把证件上的二维码对准摄像头或扫码枪")}</div></section>`;
  }
  if (kind === "busy") {
    return html`<section class="gate-answer" aria-live="polite"><span class="spinner"></span><div class="t-2xl strong">${_("正在核对……")}</div></section>`;
  }
  const icon = { ok: "check-circle-fill", again: "check-all", bad: "x-circle-fill", kept: "wifi-off" }[kind];
  return html`<section class=${`gate-answer -${kind === "kept" ? "again" : kind}`} role="status" aria-live="assertive">
    <${Icon} name=${icon} />
    ${person ? html`
      <div class="gate-sentence">${sentence}</div>
      <div class="name">${person.name}</div>
      <div class="t-2xl">${[person.delegation, person.votes ? "" : _("列席或旁听")].filter(Boolean).join(" · ")}</div>
      ${person.seat && html`<div class="seat-no">${_("座位 %(seat)s", { seat: person.seat })}</div>`}
      ${person.post && html`<div class="t-lg gate-post">${person.post}</div>`}`
    : html`<div class="gate-title">${title}</div><div class="t-xl">${text}</div>`}
  </section>`;
}

function Foot() {
  const { attendance } = hall.state.value;
  return html`<footer class="face-foot gate-foot">
    ${attendance && html`
      <${Figure} size="sm" label=${_("应到")} value=${attendance.expected} />
      <${Figure} size="sm" label=${_("实到")} value=${attendance.present} />
      <${Figure} size="sm" label=${_("请假")} value=${attendance.leave} />
      <${Figure} size="sm" label=${_("未到")} value=${attendance.absent} />`}
    <span class="grow"></span>
    ${kept.value > 0 && html`<${Tag} kind="warn" icon="wifi-off">${_("待补送：%(n)s", { n: count(kept.value) })}<//>`}
    <${Missed} list=${missed} />
    <${Manual} onCode=${scanned} />
  </footer>`;
}

function Gate() {
  useEffect(() => {
    const stop = scannerInput(scanned);
    const beat = setInterval(flush, 5000);
    const wake = () => { touched.value = true; };
    window.addEventListener("pointerdown", wake, { once: true });
    return () => {
      stop();
      clearInterval(beat);
    };
  }, []);
  useEffect(() => {
    if (hall.online.value) void flush();
  }, [hall.online.value]);
  const { sitting } = hall.state.value;
  return html`
    <${FaceHeader} title=${initial.meeting.title} online=${hall.online} serverNow=${hall.serverNow} />
    <${ConnectionBanner} online=${hall.online} kept=${_("扫描的代表证会记在这台设备上，恢复后自动补送。")} />
    <div class="face-body gate-body">
      <div class="gate-side stack">
        <div><div class="t-xl strong">${sitting ? sitting.title : _("现在没有可以签到的会议")}</div>
          ${sitting?.planned_at && html`<div class="muted">${_("开会时间 %(at)s", { at: time(sitting.planned_at) })}</div>`}</div>
        <${Camera} onCode=${scanned} />
        ${!touched.value && html`<div class="muted t-sm row -nowrap"><${Icon} name="volume-up" /><span>${_("点按一下屏幕，打开提示音。")}</span></div>`}
      </div>
      <${Answer} />
    </div>
    <${Foot} />`;
}

function NoMeeting() {
  return html`<div class="face-body -middle"><${EmptyState} icon="calendar-event" title=${_("还没有会议")}
    text=${_("请会务组先在工作台建立会议，然后刷新这个页面。")}>
    <${Button} kind="primary" icon="arrow-clockwise" onClick=${() => location.reload()}>${_("刷新")}<//><//></div>`;
}

stayAwake();
mount(hall ? Gate : NoMeeting);
