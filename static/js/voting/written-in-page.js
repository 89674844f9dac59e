// The page of written-in names: for the chief scrutineer and the secretariat.

import { connectHall } from "../base/hall.js";
import { _ } from "../base/i18n.js";
import { initial, url } from "../base/page.js";
import { Button, Card, ConnectionBanner, html, mount } from "../base/ui.js";
import { WrittenIn } from "./written-in.js";

const hall = connectHall({ meetingId: initial.meeting.id, face: "scrutineer" });

function Page() {
  const line = (hall.state.value.polls ?? []).find((/** @type {any} */ one) => one.id === initial.poll.id);
  return html`<${ConnectionBanner} online=${hall.online} />
    <div class="hall-scroll"><div class="result-body">
      <div class="row -between"><h1 class="t-2xl">${_("另选他人：核对与合并")}</h1><${Button} icon="arrow-left" href=${url(initial.back)}>${_("返回")}<//></div>
      <p class="muted">${initial.poll.title}</p>
      <${Card}><${WrittenIn} pollId=${initial.poll.id} stamp=${line?.state} /><//>
    </div></div>`;
}

mount(Page);
