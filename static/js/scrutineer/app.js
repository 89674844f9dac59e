// The scrutineer's page: what is asked of this scrutineer now, and the way back to the vote.

import { get } from "../base/api.js";
import { connectHall } from "../base/hall.js";
import { _ } from "../base/i18n.js";
import { base, initial, url } from "../base/page.js";
import { Sealer } from "../belenios/client.js";
import { browserStorage } from "../tablet/ballot-keeper.js";
import { stayAwake } from "../tablet/awake.js";
import { Busy, Button, ConfirmButton, ConnectionBanner, EmptyState, ErrorNote, Icon, html, mount, useEffect, useMemo, useState } from "../tablet/ui.js";
import { WrittenIn } from "../voting/written-in.js";
import { holderIn, isScrutineer, mergesNames, mustVote, sealedPoll } from "./asked.js";
import { followBox } from "./box.js";
import { Opening, Over, Watching } from "./box-view.js";
import { followCeremony } from "./ceremony.js";
import { BackupAgain, Ceremony } from "./ceremony-view.js";
import { Head } from "./head.js";
import { People, Step } from "./parts.js";
import { vault } from "./vault.js";

/** A poll that opens is not missed here. @param {{state: any}} props */
function VoteBar({ state }) {
  if (!mustVote(state)) return null;
  return html`<a class="vote-bar" href=${url("/tablet")}><${Icon} name="hand-index" size="lg" /><span>${_("表决进行中，您还没有投票，去投票")}</span><${Icon} name="chevron-right" /></a>`;
}

/** The main thing on the page. @param {{hall: any, ceremony: any, box: any}} props */
function Main({ hall, ceremony, box }) {
  const state = hall.state.value;
  const at = sealedPoll(state);
  const holder = holderIn(state);
  if (at?.box && at.poll.state === "unsealing") {
    const restore = (/** @type {string} */ text) => box.restore(text).then(ceremony.again);
    return html`<${Opening} at=${at} box=${box} onRestore=${restore} />`;
  }
  if (holder && state.keys.step !== "ready") return html`<${Ceremony} hall=${hall} ceremony=${ceremony} />`;
  const watched = at && ["open", "checking"].includes(at.poll.state);
  const over = at && ["closed", "shown"].includes(at.poll.state) && state.stage?.poll_id === at.poll.id;
  const merges = mergesNames(state);
  const keyless = holder && ceremony.phase.value === "restore";
  return html`${watched && html`<${Watching} state=${state} at=${at} box=${box} serverNow=${hall.serverNow} />`}
    ${over && html`<${Over} state=${state} at=${at} />`}
    ${holder && (keyless || (!watched && !over)) && html`<${Ceremony} hall=${hall} ceremony=${ceremony} />`}
    ${merges && html`<section class="card stack"><h2 class="t-xl">${_("另选他人：核对与合并")}</h2><p class="muted">${state.poll.title}</p>
      <${WrittenIn} pollId=${state.poll.id} stamp=${state.poll.state} /></section>`}
    ${!holder && !watched && !over && !merges && html`<${NothingYet} keys=${state.keys} />`}`;
}

/** @param {{keys: any}} props */
function NothingYet({ keys }) {
  return keys
    ? html`<${Step} label=${_("不必做什么")} what=${_("本次会议的钥匙不由您保管")}><p class="t-lg">${_("表决时，这台平板会自己核对票箱里的票。")}</p><//>`
    : html`<${Step} label=${_("不必做什么")} what=${_("还没有开始生成钥匙")}><p class="t-lg">${_("会务人员开始后，这里会自动出现下一步。")}</p><//>`;
}

/** @param {{state: any}} props */
function Side({ state }) {
  const at = sealedPoll(state);
  const mine = state.me.person_id;
  if (at?.box?.holders.length && at.poll.state === "unsealing") {
    const people = at.box.holders.map((/** @type {any} */ one) => ({ ...one, done: one.opened }));
    return html`<${People} title=${_("开箱 %(n)s / %(all)s", { n: at.box.opened, all: at.box.needed })} people=${people} mine=${mine}
      yes=${_("已开箱")} no=${_("未开箱")} />`;
  }
  if (!state.keys) return null;
  const ready = state.keys.step === "ready";
  return html`<${People} title=${_("监票人")} people=${state.keys.holders.map((/** @type {any} */ one) => ({ ...one, done: ready || one.done }))} mine=${mine}
    yes=${ready ? _("钥匙就绪") : _("已完成")} no=${_("等待中")} />`;
}

/** @param {{hall: any, ceremony: any}} props */
function Tools({ hall, ceremony }) {
  const state = hall.state.value;
  const at = sealedPoll(state);
  return html`<section class="card tools">
    ${at && html`<${Button} icon="clipboard-check" wide href=${url(`/test-ballot?poll=${at.poll.id}`)}>${_("试验票")}<//>`}
    ${ceremony.kept.value?.saved && html`<${BackupAgain} state=${state} ceremony=${ceremony} />`}
    ${ceremony.kept.value && state.keys.step === "ready" && html`<${ConfirmButton} wide icon="trash" label=${_("从本机删除钥匙")} title=${_("从这台平板删除您的钥匙？")}
      text=${_("换平板或会议结束时才需要删除。删除后只能用备份恢复。")} confirmKind="danger" onConfirm=${ceremony.forget} />`}
  </section>`;
}

/** @param {{hall: any}} props */
function Console({ hall }) {
  const state = hall.state.value;
  const [ceremony, box, sealer] = useMemo(() => {
    const worker = new Sealer();
    const keys = vault(browserStorage(), base, state.me.person_id);
    return [followCeremony(hall, worker, keys), followBox(hall, worker, keys), worker];
  }, []);
  useEffect(() => () => {
    ceremony.stop();
    box.stop();
    sealer.close();
  }, []);
  return html`<div class="hall-scroll"><div class="scrutiny">
      <div class="scrutiny-main"><${Main} hall=${hall} ceremony=${ceremony} box=${box} /></div>
      <aside class="scrutiny-side"><${Side} state=${state} /><${Tools} hall=${hall} ceremony=${ceremony} /></aside>
    </div></div>
    <${VoteBar} state=${state} />`;
}

/** @param {{me: any}} props */
function NotYours({ me }) {
  return html`<div class="hall-scroll"><div class="face-body -middle"><${EmptyState} icon="person-x" title=${me ? _("您不是本次会议的监票人") : _("监票台供监票人使用")}
    text=${me ? _("名册上没有您的监票人身份。如有出入，请联系会务人员。") : _("请监票人扫描自己的代表证登录。")}>
    <${Button} kind="primary" size="lg" href=${url(me ? "/tablet" : "/login?next=/scrutineer")}>${me ? _("返回平板") : _("去登录")}<//><//></div></div>`;
}

/** @param {{hall: any}} props */
function Page({ hall }) {
  const { me } = hall.state.value;
  return html`<${Head} hall=${hall} title=${_("监票台")} />
    <${ConnectionBanner} online=${hall.online} kept=${_("钥匙保存在本机，不受影响。")} />
    ${isScrutineer(me) ? html`<${Console} key=${me.person_id} hall=${hall} />` : html`<${NotYours} me=${me} />`}`;
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
  const [meetingId, setMeetingId] = useState(initial.meeting?.id ?? null);
  const look = () => get("/current-meeting").then((answer) => setMeetingId(answer?.id ?? null));
  if (meetingId) return html`<${Connected} meetingId=${meetingId} />`;
  return html`<div class="face-body -middle"><${EmptyState} icon="calendar-event" title=${_("尚无会议")} text=${_("会议准备好后，请刷新。")}>
    <${Button} size="lg" icon="arrow-clockwise" onClick=${look}>${_("刷新")}<//><//></div>`;
}

stayAwake();
mount(App);
