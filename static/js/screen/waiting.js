// Pictures of few words: the title card, a message, a remark.

import { _, date, time, weekday } from "../base/i18n.js";
import { cx, html } from "../base/ui.js";
import { useTick } from "../base/ui/live.js";
import { Fit } from "./rolling.js";
import { phrases, wordsOf } from "./view.js";

/** Text whose lines break between words. @param {{text: string}} props */
export function Words({ text }) {
  return html`<span class="words">${wordsOf(text).map((part, index) => html`${index > 0 && html`<wbr />`}${part}`)}</span>`;
}

/** A title that breaks between its parts. @param {{text: string}} props */
export function Title({ text }) {
  return html`${phrases(text).map((part, index) => html`${index > 0 && html`<wbr />`}${part}`)}`;
}

/** 会标: the meeting's title card. @param {{meeting: any, sitting?: any, serverNow?: () => number, note?: any}} props */
export function TitleCard({ meeting, sitting, serverNow = Date.now, note }) {
  useTick(1000, serverNow);
  const now = serverNow();
  const term = meeting.term?.title;
  const place = sitting?.place || meeting.place;
  return html`<div class="title-card">
    <div class="title-corner" aria-hidden="true"><i></i><i></i><i></i><i></i></div>
    <${Fit} class="title-words" least=${0.5}>
      ${term && !meeting.title.includes(term) && html`<p class="title-term">${term}</p>`}
      <h1><${Title} text=${meeting.title} /></h1>
      ${sitting && html`<div class="title-rule" aria-hidden="true"><i></i></div><p class="title-sitting">${sitting.title}</p>`}
      ${note && html`<p class="title-note">${note}</p>`}
    <//>
    <footer class="title-foot"><span>${place}</span><span>${_("%(date)s %(weekday)s", { date: date(now), weekday: weekday(now) })}</span><b class="num">${time(now)}</b></footer>
  </div>`;
}

/** @param {{text: string}} props */
export function Message({ text }) {
  const size = text.length <= 40 ? "-short" : text.length > 90 ? "-long" : "";
  return html`<${Fit} class=${cx("message", size)} least=${0.3}>${text.split(/\n+/u).map((line, index) => html`<p key=${index}><${Words} text=${line} /></p>`)}<//>`;
}

/** @param {{title: any, text?: any}} props */
export function Calm({ title, text }) {
  return html`<div class="screen-body -middle"><div class="calm"><p class="screen-big">${title}</p>${text && html`<p class="calm-text">${text}</p>`}</div></div>`;
}
