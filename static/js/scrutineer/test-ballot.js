// Test ballots: made on one device, checked on any other; never cast.

import { get } from "../base/api.js";
import { connectHall } from "../base/hall.js";
import { _ } from "../base/i18n.js";
import { initial } from "../base/page.js";
import { Sealer } from "../belenios/client.js";
import { Busy, ConnectionBanner, EmptyState, ErrorNote, Notice, html, mount, useEffect, useMemo, useState } from "../tablet/ui.js";
import { sealedPoll } from "./asked.js";
import { Head } from "./head.js";
import { TestList } from "./test-list.js";
import { TestMaker } from "./test-maker.js";
import { questionsIn } from "./test-paper.js";

const asked = new URLSearchParams(location.search).get("poll");

/** What it proves, and what not. */
function Why() {
  return html`<${Notice} kind="info" title=${_("试验票用来查验：平板封进去的，是不是您选的")}>
    <p>${_("编号先登记，随机数后揭示，所以票在登记之后换不了；另一台设备用随机数自己验算，就能确认票里装的正是所选的内容。")}</p>
    <p>${_("试验票用名册以外的一次性凭据签名，票箱不收，永远不会计票。")}</p><//>`;
}

/** @param {{poll: string}} props */
function Trials({ poll }) {
  const [setup, setSetup] = useState(/** @type {any} */ (null));
  const [error, setError] = useState(/** @type {any} */ (null));
  const [made, setMade] = useState(0);
  const sealer = useMemo(() => new Sealer(), []);
  useEffect(() => () => sealer.close(), []);
  async function load() {
    setError(null);
    try {
      const [{ election, trustees, hash }, { credentials }] = await Promise.all([get(`/polls/${poll}/election`), get(`/polls/${poll}/credentials`)]);
      await sealer.ask("checkSetup", { election, trustees, hash });
      setSetup({ poll, election, credentials, questions: questionsIn(election) });
    } catch (problem) {
      setError(problem);
    }
  }
  useEffect(() => void load(), [poll]);
  if (error) return html`<${ErrorNote} error=${error} onRetry=${load} />`;
  if (!setup) return html`<${Busy} />`;
  return html`<${TestMaker} setup=${setup} sealer=${sealer} onMade=${() => setMade((n) => n + 1)} /><${TestList} setup=${setup} sealer=${sealer} made=${made} />`;
}

/** @param {{hall: any}} props */
function Page({ hall }) {
  const poll = asked ?? sealedPoll(hall.state.value)?.poll.id;
  return html`<${Head} hall=${hall} title=${_("试验票")} />
    <${ConnectionBanner} online=${hall.online} />
    <div class="hall-scroll"><div class="scrutiny -one"><div class="scrutiny-main"><${Why} />
      ${poll ? html`<${Trials} key=${poll} poll=${poll} />`
        : html`<${EmptyState} icon="clipboard-check" title=${_("现在没有无记名表决")} text=${_("无记名表决开始后，才能制作试验票。")} />`}
    </div></div></div>`;
}

/** @param {{meetingId: string}} props */
function Connected({ meetingId }) {
  const hall = useMemo(() => connectHall({ meetingId, face: "scrutineer" }), []);
  useEffect(() => () => hall.close(), []);
  if (hall.ready.value) return html`<${Page} hall=${hall} />`;
  if (hall.error.value) return html`<div class="face-body -middle"><${ErrorNote} error=${hall.error} onRetry=${hall.refetch} /></div>`;
  return html`<div class="face-body -middle"><${Busy} label=${_("正在进入会场……")} /></div>`;
}

function App() {
  return initial.meeting
    ? html`<${Connected} meetingId=${initial.meeting.id} />`
    : html`<div class="face-body -middle"><${EmptyState} icon="calendar-event" title=${_("尚无会议")} text=${_("会议准备好后，请刷新。")} /></div>`;
}

mount(App);
