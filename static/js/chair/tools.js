// What the hall sees, by hand: sign-in, agenda, a message; and the end of the sitting out of turn.

import { post } from "../base/api.js";
import { _ } from "../base/i18n.js";
import { HallSeats } from "../signin/seat-map.js";
import { isRunning } from "../voting/sealed-words.js";
import { FollowButton } from "./follow/button.js";
import { Button, ConfirmButton, Dialog, ErrorNote, Field, html, useState } from "../base/ui.js";

/** @param {{meeting: any}} props */
function Message({ meeting }) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const [error, setError] = useState(/** @type {any} */ (null));
  const show = async () => {
    setError(null);
    await post(`/meetings/${meeting.id}/stage`, { face: "message", text });
    setOpen(false);
  };
  return html`<${Button} size="sm" icon="megaphone" onClick=${() => setOpen(true)}>${_("通知")}<//>
    <${Dialog} open=${open} title=${_("在大屏和平板上显示通知")} onClose=${() => setOpen(false)} actions=${html`
      <${Button} onClick=${() => setOpen(false)}>${_("取消")}<//><${Button} kind="primary" disabled=${!text.trim()} onClick=${show} onError=${setError}>${_("显示")}<//>`}>
      <div class="stack"><${Field} label=${_("内容")} type="textarea" rows=${3} value=${text} onInput=${setText} placeholder=${_("例如：休息十五分钟，十点二十分继续开会")} />
        <${ErrorNote} error=${error} /></div>
    <//>`;
}

/** Who is in, and during a vote who has pressed, at one glance. @param {{state: any}} props */
function Seats({ state }) {
  const [open, setOpen] = useState(false);
  if (!state.seats) return null;
  const voting = state.poll?.state === "open" && state.pressed?.poll_id === state.poll.id;
  return html`<${Button} size="sm" icon="grid-3x3-gap" onClick=${() => setOpen(true)}>${_("座位图")}<//>
    <${Dialog} open=${open} size="full" title=${voting ? _("座位图：谁已提交") : _("座位图：谁已签到")} onClose=${() => setOpen(false)}>
      <${HallSeats} seats=${state.seats} pressed=${voting ? state.pressed : undefined} height=${460} legend />
    <//>`;
}

/** @param {{state: any}} props */
export function Tools({ state }) {
  const { meeting, sitting, stage, poll } = state;
  const show = (/** @type {string} */ face) => post(`/meetings/${meeting.id}/stage`, { face });
  const faces = [["waiting", _("会标"), "flag"], ["signin", _("签到"), "person-check"], ["agenda", _("议程"), "list-ol"], ["speakers", _("发言"), "mic"]];
  return html`<section class="chair-tools-bar">
    <div class="chair-tools"><h2 class="t-sm muted">${_("大屏显示")}</h2>${faces.map(([face, label, icon]) => html`<${Button} key=${face} size="sm" icon=${icon} aria-pressed=${String(stage.face === face)}
      onClick=${() => show(face)}>${label}<//>`)}
      <${Message} meeting=${meeting} /><${Seats} state=${state} /><${FollowButton} state=${state} />
      ${isRunning(poll) && stage.face !== "poll" && html`<${Button} size="sm" kind="primary" icon="bar-chart-line"
        onClick=${() => post(`/meetings/${meeting.id}/stage`, { face: "poll", poll_id: poll.id })}>${_("回到表决")}<//>`}</div>
    ${sitting?.state === "open" && !isRunning(poll) && html`<div class="chair-early"><${ConfirmButton} size="sm" kind="quiet" icon="door-closed" label=${_("提前休会")} title=${_("提前休会？")}
      text=${_("还有议程没有进行。休会后不能再签到和表决；如系误操作，可以恢复开会。")} onConfirm=${() => post(`/sittings/${sitting.id}/close`, {})} /></div>`}
  </section>`;
}
