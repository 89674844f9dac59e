// The strip above every picture, and what appears when somebody moves the pointer.

import { _, count, time } from "../base/i18n.js";
import { Button, Clock, Icon, Tag, html, useEffect, useMemo, useState } from "../base/ui.js";
import { votingElsewhere } from "./view.js";

const LOST_AFTER = 5000;
const POINTER_STAYS = 3000;

/** A small mark once the connection has been lost for five seconds; the last picture stays. @param {{hall: any}} props */
export function Lost({ hall }) {
  const online = hall.online.value;
  const [since, setSince] = useState(0);
  useEffect(() => {
    if (online) {
      setSince(0);
      return undefined;
    }
    const at = hall.serverNow();
    const timer = setTimeout(() => setSince(at), LOST_AFTER);
    return () => clearTimeout(timer);
  }, [online]);
  if (online || !since) return null;
  return html`<span class="lost" role="status"><${Icon} name="wifi-off" />${_("正在重连，画面停在 %(time)s", { time: time(since) })}</span>`;
}

/** The template shows the marker when it knows the meeting; else the page shows its own. @param {{meeting: any}} props */
export function Rehearsal({ meeting }) {
  const shown = useMemo(() => document.querySelector("body > .rehearsal") !== null, []);
  if (!meeting.rehearsal || shown) return null;
  return html`<div class="rehearsal" role="note"><b>${_("演练")}</b><span>${_("这是演练会议，结果不作数，也不存档。")}</span></div>`;
}

/** What goes on with a poll that the wall does not show. @param {any} poll @param {any} turnout */
function runningWords(poll, turnout) {
  if (poll.state === "checking") return _("正在核对选票");
  if (poll.state === "unsealing") return _("正在开箱");
  if (poll.state === "counting") return _("正在计票");
  return turnout?.poll_id === poll.id ? _("表决进行中 %(cast)s / %(present)s", { cast: count(turnout.cast), present: count(turnout.present) }) : _("表决进行中");
}

/** @param {{hall: any, state: any}} props */
export function Head({ hall, state }) {
  const { meeting, sitting, turnout } = state;
  const poll = votingElsewhere(state);
  return html`<header class="screen-head">
    <div class="screen-title clip">${meeting.title}</div>
    ${poll && html`<${Tag} kind="live">${runningWords(poll, turnout)}<//>`}
    ${meeting.rehearsal && html`<b class="rehearsal-mark">${_("演练")}</b>`}
    <${Lost} hall=${hall} />
    ${sitting && !poll && html`<span class="screen-sitting">${sitting.title}</span>`}
    <${Clock} serverNow=${hall.serverNow} />
  </header>`;
}

/** The full-screen button and the pointer: both there only for a moment after a movement. */
export function FullScreen() {
  const [near, setNear] = useState(false);
  const [full, setFull] = useState(Boolean(document.fullscreenElement));
  useEffect(() => {
    let timer = 0;
    const moved = () => {
      setNear(true);
      clearTimeout(timer);
      timer = window.setTimeout(() => setNear(false), POINTER_STAYS);
    };
    const changed = () => setFull(Boolean(document.fullscreenElement));
    window.addEventListener("pointermove", moved);
    document.addEventListener("fullscreenchange", changed);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("pointermove", moved);
      document.removeEventListener("fullscreenchange", changed);
    };
  }, []);
  useEffect(() => {
    document.documentElement.toggleAttribute("data-pointer", near);
  }, [near]);
  if (!near || !document.fullscreenEnabled) return null;
  return html`<div class="full-screen"><${Button} icon=${full ? "fullscreen-exit" : "arrows-fullscreen"}
    onClick=${() => (full ? document.exitFullscreen() : document.documentElement.requestFullscreen())}>${full ? _("退出全屏") : _("全屏显示")}<//></div>`;
}
