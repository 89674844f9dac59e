// The deputy's tablet: waits with the hall, and votes when a poll opens.

import { get } from "../base/api.js";
import { _ } from "../base/i18n.js";
import { initial } from "../base/page.js";
import { connectHall } from "../base/hall.js";
import { Busy, EmptyState, ErrorNote, Icon, html, mount, useEffect, useMemo, useState } from "./ui.js";
import { stayAwake } from "./awake.js";
import { Header } from "./header.js";
import { Offline, Rehearsal } from "./banners.js";
import { Books, closeBook, forgetDocuments, giveWay, interrupted, isKept, openDocument, place } from "./book/shelf.js";
import { Counting } from "./paper/on-paper.js";
import { Prepared, Result } from "./result.js";
import { Stage } from "./stage.js";
import { Sealed } from "./sealed/lazy.js";
import { Notices } from "./service/door.js";
import { hasDocuments, isUnderWay, screenOf } from "./state.js";
import { followBallot } from "./vote/ballot.js";
import { Vote } from "./vote/vote.js";

const ASK_AGAIN = 10_000;
const LATE = 3000;

/** A network that lets no live connection through still brings the state now and then. @param {any} hall */
function useSlowRefresh(hall) {
  const online = hall.online.value;
  useEffect(() => {
    if (online) return undefined;
    const timer = setInterval(hall.refetch, ASK_AGAIN * (0.8 + 0.4 * Math.random()));
    return () => clearInterval(timer);
  }, [online]);
}

/** Ask for the current meeting every ten seconds or so until there is another than `known`. @param {string|null} known @param {(id: string) => void} found */
function useCurrentMeeting(known, found, on = true) {
  useEffect(() => {
    if (!on) return undefined;
    let timer = 0;
    let over = false;
    const ask = async () => {
      try {
        const answer = await get("/current-meeting");
        const id = answer?.meeting?.id ?? answer?.id ?? null;
        if (id && id !== known && !over) return found(id);
      } catch {
        // Nothing to say: it is asked again.
      }
      if (!over) timer = window.setTimeout(ask, ASK_AGAIN * (0.8 + 0.4 * Math.random()));
      return undefined;
    };
    timer = window.setTimeout(ask, known ? ASK_AGAIN : 0);
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [known, on]);
}

/** @param {{found: (id: string) => void}} props */
function NoMeeting({ found }) {
  useCurrentMeeting(null, found);
  return html`<div class="hall-scroll"><div class="face-body -middle"><${EmptyState} icon="calendar-event" title=${_("尚无会议")}
    text=${_("会议开始后，这里会自动显示，请稍候。")} /></div></div>`;
}

/** @param {{hall: any, ballot: any, found: (id: string) => void}} props */
function Hall({ hall, ballot, found }) {
  const [returned, setReturned] = useState("");
  const state = hall.state.value;
  const screen = screenOf(state, returned);
  const onPoll = state.stage?.face === "poll";
  useEffect(() => { if (onPoll) setReturned(""); }, [onPoll]);
  useCurrentMeeting(state.meeting.id, found, state.meeting.state === "ended");
  const underWay = isUnderWay(state.poll);
  const leave = onPoll ? null : () => setReturned("");
  const asked = screen === "vote" ? state.poll.id : "";
  useEffect(() => { if (asked) giveWay(); }, [asked]);
  const mayInterrupt = ["stage", "prepared", "result"].includes(screen);
  const meetingId = state.meeting.id;
  const at = place.value;
  if (at) {
    return html`${!at.document && html`<${Header} hall=${hall} ballot=${ballot} />`}<${Rehearsal} meeting=${state.meeting} />
      ${!at.document && html`<${Offline} hall=${hall} ballot=${ballot} />`}
      ${mayInterrupt && html`<${Notices} hall=${hall} />`}
      <${Books} view=${at.document ? "Reading" : "Book"} hall=${hall} meetingId=${meetingId} />
      ${screen !== "stage" && state.poll.state !== "prepared" ? html`<${WayBack} poll=${state.poll} voted=${ballot.inBox() !== null} back=${closeBook} />`
        : underWay && html`<${WayBack} poll=${state.poll} voted=${ballot.inBox() !== null} back=${() => { closeBook(); setReturned(state.poll.id); }} />`}`;
  }
  // A fresh key closes whatever dialog is open when a vote begins.
  return html`<${Header} key=${screen === "vote" ? `vote-${state.poll.id}` : "calm"} hall=${hall} ballot=${ballot} />
    <${Rehearsal} meeting=${state.meeting} />
    <${Offline} hall=${hall} ballot=${ballot} />
    ${mayInterrupt && html`<${Notices} hall=${hall} />`}
    ${screen === "vote" && html`<${Vote} key=${state.poll.id} hall=${hall} ballot=${ballot} leave=${leave} />`}
    ${screen === "checking" && html`<${Sealed} view="Checking" key=${state.poll.id} hall=${hall} ballot=${ballot} leave=${leave} />`}
    ${screen === "unsealing" && html`<${Sealed} view="Unsealing" key=${state.poll.id} hall=${hall} ballot=${ballot} leave=${leave} />`}
    ${screen === "counting" && html`<${Counting} key=${state.poll.id} hall=${hall} />`}
    ${screen === "result" && html`<${Result} key=${state.poll.id} hall=${hall} ballot=${ballot} />`}
    ${screen === "prepared" && html`<${Prepared} key=${state.poll.id} hall=${hall} poll=${state.poll} />`}
    ${screen === "stage" && html`<${Stage} hall=${hall} />`}
    ${underWay && screen === "stage" && html`<${WayBack} poll=${state.poll} voted=${ballot.inBox() !== null}
      back=${() => setReturned(state.poll.id)} />`}
    ${(screen !== "vote" || ballot.inBox() !== null) && html`<${ReadOn} />`}`;
}

/** The bar that leads back to the page that a vote interrupted. */
function ReadOn() {
  const was = interrupted.value;
  if (!was?.document) return null;
  const { document, page, title } = was;
  return html`<div class="read-on"><button type="button" class="read-on-main" onClick=${() => openDocument(document, page)}>
    <${Icon} name="journal-text" size="lg" /><span class="clip">${_("继续阅读：%(title)s", { title })}</span>
    <span class="num read-on-page">${_("第 %(n)s 页", { n: page })}</span><${Icon} name="chevron-right" /></button>
    <button type="button" class="read-on-close" aria-label=${_("不再阅读")} onClick=${() => { interrupted.value = null; }}><${Icon} name="x-lg" /></button></div>`;
}

/** The bar that leads back to a poll from what the stage shows meanwhile. @param {{poll: any, voted: boolean, back: () => void}} props */
function WayBack({ poll, voted, back }) {
  const calm = voted || poll.state !== "open";
  const text = poll.state === "checking" ? _("正在核对选票编号，返回查看")
    : poll.state === "unsealing" ? _("正在开箱计票，返回查看")
    : poll.state === "counting" ? _("正在计票，返回查看")
    : !isUnderWay(poll) ? _("查看表决结果")
    : voted ? _("表决进行中，您已投票") : _("表决进行中，返回投票");
  return html`<button type="button" class=${`vote-bar ${calm ? "-voted" : ""}`} onClick=${back}>
    <${Icon} name=${poll.state !== "open" ? "inboxes" : voted ? "check-circle-fill" : "hand-index"} size="lg" />
    <span>${text}</span><${Icon} name="chevron-right" /></button>`;
}

/** @param {{meetingId: string, found: (id: string) => void}} props */
function Tablet({ meetingId, found }) {
  const [hall, ballot] = useMemo(() => {
    const one = connectHall({ meetingId, face: "tablet" });
    return [one, followBallot(one)];
  }, []);
  useEffect(() => () => {
    ballot.stop();
    hall.close();
  }, []);
  useSlowRefresh(hall);
  if (hall.ready.value) {
    return html`<${Hall} hall=${hall} ballot=${ballot} found=${found} />
      ${hasDocuments(hall.state.value) && html`<${Books} view="Attendant" small hall=${hall} meetingId=${meetingId} />`}`;
  }
  if (hall.error.value) {
    return html`<div class="hall-scroll"><div class="face-body -middle"><${ErrorNote} error=${hall.error} onRetry=${hall.refetch} /></div></div>`;
  }
  return html`<${Entering} hall=${hall} meetingId=${meetingId} />`;
}

/** Without a network what has been read stays readable. @param {{hall: any, meetingId: string}} props */
function Entering({ hall, meetingId }) {
  const [late, setLate] = useState(!navigator.onLine);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LATE);
    return () => clearTimeout(timer);
  }, []);
  if (late && isKept(meetingId)) {
    return html`${!place.value?.document && html`<${Offline} hall=${hall} ballot=${null} />`}
      <${Books} view=${place.value?.document ? "Reading" : "Book"} hall=${hall} meetingId=${meetingId} />`;
  }
  return html`<div class="hall-scroll"><div class="face-body -middle"><${Busy} label=${_("正在进入会场……")} /></div></div>`;
}

function App() {
  const [meetingId, setMeetingId] = useState(initial.meeting?.id ?? null);
  return meetingId
    ? html`<${Tablet} key=${meetingId} meetingId=${meetingId} found=${setMeetingId} />`
    : html`<${NoMeeting} found=${setMeetingId} />`;
}

window.addEventListener("session-ended", () => void forgetDocuments());
stayAwake();
mount(App);
