// The big screen: follows the stage, shows one picture at a time, and keeps the last one while the network is away.

import { get } from "../base/api.js";
import { connectHall } from "../base/hall.js";
import { _ } from "../base/i18n.js";
import { initial } from "../base/page.js";
import { html, mount, useEffect, useRef, useState } from "../base/ui.js";
import { stayAwake } from "../tablet/awake.js";
import { Agenda, Item, Speakers } from "./agenda.js";
import { Ceremony } from "./ceremony.js";
import { Grading } from "./grade/grading.js";
import { Apart, EvaluationResult, GradeResult } from "./grade/result.js";
import { FollowedPage } from "./document-late.js";
import { FullScreen, Head, Lost, Rehearsal } from "./head.js";
import { Named } from "./named.js";
import { Counting, OnPaper } from "./paper/counting.js";
import { Closed, Poll, Void } from "./poll.js";
import { Result } from "./result.js";
import { Checking, Unsealing } from "./sealed.js";
import { SignIn } from "./signin.js";
import { viewOf } from "./view.js";
import { Calm, Message, TitleCard } from "./waiting.js";

const ASK_AGAIN = 10_000;

/** One picture for what is graded, another for what is voted on. @param {any} Graded @param {any} Voted @returns {(props: any) => any} */
const either = (Graded, Voted) => (props) => html`<${props.state.poll.method === "grade" ? Graded : Voted} ...${props} />`;

/** Where no tablet votes the wall says how. @param {any} Other */
const byHand = (Other) => (/** @type {any} */ props) => (["paper", "hands"].includes(props.state.poll.way) ? html`<${OnPaper} ...${props} />` : html`<${Other} ...${props} />`);

/** @type {Record<string, (props: {state: any, serverNow: () => number}) => any>} */
const PICTURES = {
  signin: SignIn,
  agenda: Agenda,
  item: Item,
  speakers: Speakers,
  prepared: either(Grading, Poll),
  open: byHand(either(Grading, Poll)),
  ceremony: Ceremony,
  checking: Checking,
  unsealing: Unsealing,
  counting: Counting,
  closed: Closed,
  void: Void,
  result: either(GradeResult, Result),
  named: either(GradeResult, Named),
  apart: Apart,
  evaluation: EvaluationResult,
  document: FollowedPage,
  message: ({ state }) => html`<div class="screen-body"><${Message} text=${state.stage.text} /></div>`,
};

/** @param {{hall: any}} props */
function Hall({ hall }) {
  const last = useRef(/** @type {any} */ (null));
  const now = { state: hall.state.value, view: viewOf(hall.state.value) };
  if (now.view.name !== "pending") last.current = now;
  const { state, view } = last.current ?? now;
  const Picture = PICTURES[view.name];
  useOtherMeeting(state.meeting.id, state.meeting.state === "ended");
  const sitting = state.sitting;
  const rehearsal = html`<${Rehearsal} meeting=${state.meeting} />`;
  if (!Picture) {
    return html`${rehearsal}<div class="screen -card" data-view="waiting"><div class="picture" key="waiting"><${TitleCard} meeting=${state.meeting} sitting=${sitting} serverNow=${hall.serverNow} />
      <div class="lost-corner"><${Lost} hall=${hall} /></div></div></div>`;
  }
  return html`${rehearsal}<div class="screen" data-view=${view.name}><${Head} hall=${hall} state=${state} />
    <div class="picture" key=${view.key}><${Picture} state=${state} serverNow=${hall.serverNow} /></div></div>`;
}

/** Open the page anew when another meeting is on. @param {string|null} known @param {boolean} on */
function useOtherMeeting(known, on) {
  useEffect(() => {
    if (!on) return undefined;
    const ask = async () => {
      const found = await get("/current-meeting").catch(() => null);
      if (found?.id && found.id !== known) location.replace(location.pathname);
    };
    const timer = setInterval(ask, ASK_AGAIN);
    return () => clearInterval(timer);
  }, [known, on]);
}

/** @param {{meeting: any}} props */
function Connected({ meeting }) {
  const [hall] = useState(() => connectHall({ meetingId: meeting.id, face: "screen" }));
  if (hall.ready.value) return html`<${Hall} hall=${hall} />`;
  const problem = hall.error.value;
  return html`<div class="screen -card" data-view="connecting"><div class="picture"><${TitleCard} meeting=${meeting} note=${problem?.message} /></div></div>`;
}

function NoMeeting() {
  useOtherMeeting(null, true);
  return html`<div class="screen" data-view="none"><${Calm} title=${_("尚无会议")} text=${_("会议建立后，这里会自动打开。")} /></div>`;
}

function Screen() {
  return html`${initial.meeting ? html`<${Connected} meeting=${initial.meeting} />` : html`<${NoMeeting} />`}<${FullScreen} />`;
}

stayAwake();
mount(Screen);
