// The list of calls on a phone.

import { connectHall } from "../base/hall.js";
import { _ } from "../base/i18n.js";
import { initial, url } from "../base/page.js";
import { Busy, Button, ErrorNote, Icon, html, useEffect, useState } from "../base/ui/basics.js";
import { ConnectionBanner, FaceHeader } from "../base/ui/live.js";
import { mount } from "../base/ui/mount.js";
import { stayAwake } from "../tablet/awake.js";
import { isUnderWay } from "../tablet/state.js";
import { useAlert } from "./alert.js";
import { CallList } from "./list.js";

const hall = connectHall({ meetingId: initial.meeting.id, face: "tablet" });

/** A device makes no sound before it was touched. A click, for what moves under a finger that still presses is not what it meant. */
function useTouched() {
  const [touched, setTouched] = useState(false);
  useEffect(() => {
    const touch = () => setTouched(true);
    addEventListener("click", touch, { once: true });
    return () => removeEventListener("click", touch);
  }, []);
  return touched;
}

/** Somebody who serves may have a vote as well. @param {{state: any}} props */
function VoteBar({ state }) {
  if (!state.me?.votes || !isUnderWay(state.poll)) return null;
  return html`<a class="vote-bar" href=${url("/tablet")}><${Icon} name="hand-index" size="lg" /><span>${_("表决进行中，去投票")}</span><${Icon} name="chevron-right" /></a>`;
}

function Page() {
  const state = hall.state.value;
  const touched = useTouched();
  const [loud, setLoud] = useState(true);
  useAlert(state.calls, loud);
  if (!hall.ready.value) {
    return html`<div class="face-body -middle">${hall.error.value ? html`<${ErrorNote} error=${hall.error} onRetry=${hall.refetch} />` : html`<${Busy} />`}</div>`;
  }
  return html`<${FaceHeader} title=${_("呼叫服务")} online=${hall.online} serverNow=${hall.serverNow}>
      <${Button} icon=${loud ? "volume-up" : "mic-mute"} aria-pressed=${loud} aria-label=${loud ? _("提示音已开，点按关闭") : _("提示音已关，点按打开")} onClick=${() => setLoud(!loud)} />
      ${initial.person && html`<${Button} icon="tablet" href=${url("/tablet")} aria-label=${_("返回会场平板")} />`}
    <//>
    <${ConnectionBanner} online=${hall.online} />
    <div class="hall-scroll"><div class="face-body calls-body">
      ${loud && !touched && html`<p class="calls-hint"><${Icon} name="volume-up" />${_("点一下屏幕，新呼叫时就会有提示音。")}</p>`}
      <${CallList} hall=${hall} taker=${initial.taker} />
    </div></div>
    <${VoteBar} state=${state} />`;
}

stayAwake();
mount(Page);
