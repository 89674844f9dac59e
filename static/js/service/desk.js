// The desk of service: notices with receipts, and the calls as they come.

import { _ } from "../base/i18n.js";
import { initial, url } from "../base/page.js";
import { Busy, Button, ConnectionBanner, ErrorNote, html, mount, useEffect, useState } from "../base/ui.js";
import { hall, loadRoll } from "../documents/state.js";
import { useAlert } from "./alert.js";
import { CallList } from "./list.js";
import { Notices } from "./notices.js";

function Page() {
  const state = hall.state.value;
  const [loud, setLoud] = useState(true);
  useAlert(state.calls, loud);
  useEffect(() => { loadRoll().catch(() => undefined); }, []);
  if (!hall.ready.value) return hall.error.value ? html`<${ErrorNote} error=${hall.error} onRetry=${hall.refetch} />` : html`<${Busy} />`;
  return html`<div class="page-head"><h1>${_("会务服务")}</h1></div>
    <${ConnectionBanner} online=${hall.online} />
    <div class="service-desk">
      <${Notices} hall=${hall} edits=${initial.edits} />
      <section class="stack service-calls" aria-label=${_("呼叫服务")}>
        <div class="row -between"><h2 class="t-lg">${_("呼叫服务")}</h2><span class="row -tight">
          <${Button} size="sm" icon=${loud ? "volume-up" : "mic-mute"} aria-pressed=${loud} onClick=${() => setLoud(!loud)}>${loud ? _("提示音开") : _("提示音关")}<//>
          <${Button} size="sm" icon="tablet" href=${url(`/service?meeting=${initial.meeting.id}`)}>${_("手机页面")}<//></span></div>
        <${CallList} hall=${hall} taker=${initial.taker} />
      </section>
    </div>`;
}

mount(Page);
