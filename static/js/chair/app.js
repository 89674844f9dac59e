// The chair's console: one large next step, the words for it, the figures, and a way back.

import { get } from "../base/api.js";
import { connectHall } from "../base/hall.js";
import { _ } from "../base/i18n.js";
import { initial, url } from "../base/page.js";
import { endSession } from "../base/session.js";
import {
  Busy, Button, ConfirmButton, ConnectionBanner, EmptyState, ErrorNote, FaceHeader, LanguageSwitch, html, mount, useEffect, useState,
} from "../base/ui.js";
import { Agenda } from "./agenda.js";
import { Figures } from "./figures.js";
import { currentItem } from "./next-step.js";
import { NextStep } from "./step.js";
import { Tools } from "./tools.js";
import { Floor } from "./floor.js";

/** What the meeting is at. @param {{state: any}} props */
function Now({ state }) {
  const item = currentItem(state);
  if (!item || state.sitting?.state !== "open") return null;
  return html`<p class="chair-now"><span class="muted">${_("正在进行")}</span><b class="clip">${item.label}　${item.title}</b></p>`;
}

/** @param {{hall: any}} props */
function Console({ hall }) {
  const state = hall.state.value;
  const leave = async () => {
    await endSession();
    location.assign(url("/login?next=/chair"));
  };
  return html`
    <${FaceHeader} title=${state.meeting.title} person=${state.sitting?.title ?? ""} online=${hall.online} serverNow=${hall.serverNow}>
      <${LanguageSwitch} />
      <${ConfirmButton} label=${_("退出")} title=${_("退出主持台？")} text=${_("会议和表决照常进行，重新登录后可以继续主持。")} onConfirm=${leave} />
    <//>
    <${ConnectionBanner} online=${hall.online} kept=${_("断开期间请勿宣布下一步。")} />
    <div class="chair-body">
      <div class="chair-main">
        <${Now} state=${state} />
        <${NextStep} state=${state} serverNow=${hall.serverNow} />
        <${Tools} state=${state} />
      </div>
      <aside class="chair-side">
        <${Figures} state=${state} serverNow=${hall.serverNow} />
        <${Floor} state=${state} serverNow=${hall.serverNow} />
        <${Agenda} state=${state} />
      </aside>
    </div>`;
}

/** @param {{meetingId: string}} props */
function Connected({ meetingId }) {
  const [hall] = useState(() => connectHall({ meetingId, face: "chair" }));
  if (hall.ready.value) return html`<${Console} hall=${hall} />`;
  if (hall.error.value) return html`<div class="face-body"><${ErrorNote} error=${hall.error} onRetry=${() => hall.refetch()} /></div>`;
  return html`<${Busy} />`;
}

function Chair() {
  const [meetingId, setMeetingId] = useState(initial.meeting?.id ?? null);
  const look = () => get("/current-meeting").then(({ id }) => setMeetingId(id));
  useEffect(() => {
    if (meetingId) return undefined;
    const timer = setInterval(look, 10_000);
    return () => clearInterval(timer);
  }, [meetingId]);
  if (meetingId) return html`<${Connected} meetingId=${meetingId} />`;
  return html`<${EmptyState} icon="calendar-event" title=${_("还没有可以主持的会议")} text=${_("秘书处建立会议后，这里会自动打开。")}>
    <${Button} icon="arrow-clockwise" onClick=${look}>${_("刷新")}<//><//>`;
}

mount(Chair);
