// The large next step, one kind at a time.

import { get, post } from "../base/api.js";
import { _ } from "../base/i18n.js";
import { Button, ConfirmButton, Countdown, Notice, Tag, html, toast, useEffect, useState } from "../base/ui.js";
import { verdict } from "../kiosk/outcome.js";
import { isCounted, usesSealedBox } from "../voting/paper/words.js";
import { Big, Card } from "./card.js";
import { VoidDialog, VoidPoll, Withdraw, WithdrawAsked } from "./dialogs.js";
import { AnnounceEvaluation, GradingPlace, Order, gradingTitle } from "./grade/steps.js";
import { closedGradingWords, gradingWords } from "./grade/words.js";
import { ChooseAgain, MakeKeys } from "./keys.js";
import { currentItem, followingItem, nextStep, turnoutOf } from "./next-step.js";
import { FallBack, FallBackDialog } from "./paper/fall-back.js";
import { CountPapers, OpenOnPaper, PapersBeside } from "./paper/steps.js";
import { Result } from "./result.js";
import { KeyLine, SealBox, StopAndCheck, Unseal } from "./sealed.js";
import { closingWords, endOfMeetingWords, endOfSittingWords, itemWords, openingWords } from "./words.js";
import { AppointmentNotes, Shortfall } from "../voting/nominations.js";

/** The way back from a sitting that was closed by a slip. @param {{meeting: any}} props */
function Reopen({ meeting }) {
  const [last, setLast] = useState(/** @type {any} */ (null));
  useEffect(() => {
    let alive = true;
    const found = (/** @type {any} */ answer) => answer.sittings.filter((/** @type {any} */ one) => one.state === "closed").at(-1);
    get(`/meetings/${meeting.id}`).then((answer) => alive && setLast(found(answer) ?? null), () => {});
    return () => {
      alive = false;
    };
  }, [meeting.id]);
  if (!last) return null;
  return html`<${ConfirmButton} label=${_("恢复“%(title)s”", { title: last.title })} icon="arrow-counterclockwise" title=${_("恢复开会？")}
    text=${_("刚才的休会是误操作时使用：签到和表决接着进行。")} onConfirm=${() => post(`/sittings/${last.id}/reopen`, {})} />`;
}

/** @param {{state: any}} props */
function OpenSitting({ state }) {
  const { sitting, attendance } = state;
  const met = attendance?.quorum.met ?? false;
  const open = async () => {
    await post(`/sittings/${sitting.id}/quorum`);
    await post(`/sittings/${sitting.id}/open`, {});
  };
  return html`<${Card} what=${_("宣布开会：%(title)s", { title: sitting.title })} words=${openingWords(state)}>
    ${met
      ? html`<${Big} label=${_("宣布开会")} icon="megaphone" onClick=${open} />`
      : html`<${ConfirmButton} label=${_("宣布开会")} size="lg" icon="megaphone" title=${_("尚未达到法定人数，仍要开会？")}
          text=${attendance ? _("应到 %(n)s 人，至少 %(needed)s 人，现在实到 %(present)s 人。", { n: attendance.quorum.members_n, needed: attendance.quorum.needed, present: attendance.present }) : ""}
          confirmLabel=${_("仍然开会")} confirmKind="danger" onConfirm=${open} />`}
    <${Button} onClick=${() => post(`/meetings/${state.meeting.id}/stage`, { face: "signin" })} icon="display">${_("大屏显示签到")}<//>
    <${Reopen} meeting=${state.meeting} />
  <//>`;
}

/** @param {{state: any, step: any}} props */
function NextItem({ state, step }) {
  const seen = currentItem(state)?.id ?? null;
  return html`<${Card} what=${_("第%(label)s项：%(title)s", { label: step.item.label, title: step.item.title })} words=${itemWords(step.item)}
    extra=${step.item.reporter && html`<p class="muted">${_("报告人：%(name)s", { name: step.item.reporter })}</p>`}>
    <${Big} label=${_("进入这项议程")} icon="arrow-right" onClick=${() => post(`/meetings/${state.meeting.id}/stage/next`, { seen })} />
  <//>`;
}

/** @param {{state: any, step: any}} props */
function OpenPoll({ state, step }) {
  const [others, setOthers] = useState(false);
  const [shown, setShown] = useState(/** @type {any} */ (null));
  useEffect(() => {
    let alive = true;
    get(`/polls/${step.poll.id}`).then((answer) => alive && setShown(answer), () => {});
    return () => {
      alive = false;
    };
  }, [step.poll.id]);
  const open = async () => {
    const { warnings } = await post(`/polls/${step.poll.id}/open`);
    for (const warning of warnings) toast(warning.message, "warn", { seconds: 12 });
  };
  if (others) return html`<${ChooseAgain} state=${state} poll=${step.poll} onStay=${() => setOthers(false)} />`;
  const rule = shown && html`<p class="muted">${shown.poll.ruleset.sentence}</p>${shown.poll.paper.options.some((/** @type {any} */ one) => one.deed) && html`<${AppointmentNotes} poll=${shown.poll} />`}`;
  const key = step.poll.box === "sealed" && html`<${KeyLine} state=${state} poll=${step.poll} onOthers=${() => setOthers(true)} />`;
  const grades = step.poll.method === "grade";
  return html`<${Card} what=${grades ? gradingTitle(step.poll, shown?.poll) : _("开始表决：%(title)s", { title: step.poll.title })}
    words=${grades && shown ? gradingWords(shown) : shown?.words ?? []} before=${html`${grades && html`<${GradingPlace} state=${state} poll=${step.poll} />`}${key}`} extra=${rule}>
    <${Big} label=${grades ? _("开始测评") : _("开始表决")} icon="play-fill" onClick=${open} />
  <//>`;
}

/** The time that is left, and more of it. @param {{poll: any, serverNow: () => number}} props */
function TimeLeft({ poll, serverNow }) {
  const extend = (/** @type {number|null} */ seconds) => post(`/polls/${poll.id}/extend`, { seconds });
  return html`<div class="row">${poll.closes_at
      ? html`<${Countdown} closesAt=${poll.closes_at} serverNow=${serverNow} size="xl" />
        <${Button} size="sm" icon="plus-lg" onClick=${() => extend(30)}>${_("延长 30 秒")}<//>
        <${Button} size="sm" onClick=${() => extend(null)}>${_("改为由主持人结束")}<//>`
      : html`<${Tag} kind="live">${_("由主持人结束")}<//>`}</div>`;
}

/** Asks first unless everybody here is known to have answered. @param {{poll: any, turnout: any}} props */
function CloseButton({ poll, turnout }) {
  const grades = poll.method === "grade";
  const label = grades ? _("结束测评") : _("结束表决");
  const close = () => post(`/polls/${poll.id}/close`);
  if (turnout && turnout.cast >= turnout.present) return html`<${Big} label=${label} icon="stop-fill" onClick=${close} />`;
  const asked = grades ? label : _("结束表决？");
  return html`<${ConfirmButton} label=${label} kind="primary" size="lg" icon="stop-fill" title=${turnout ? _("还有 %(n)s 人没有提交，现在结束？", { n: turnout.present - turnout.cast }) : asked}
    text=${grades ? _("结束后不能再提交。没有提交的不计入统计。") : _("结束后不能再提交。没有提交的计为未按表决器。")} confirmLabel=${label} onConfirm=${close} />`;
}

/** @param {{state: any, step: any, serverNow: () => number}} props */
function ClosePoll({ state, step, serverNow }) {
  const turnout = turnoutOf(state);
  const time = html`<${TimeLeft} poll=${step.poll} serverNow=${serverNow} />`;
  const fallBack = html`<${FallBack} poll=${step.poll} />`;
  if (usesSealedBox(step.poll)) {
    return html`<${StopAndCheck} state=${state} poll=${step.poll} time=${html`${time}<${Withdraw} poll=${step.poll} /><${PapersBeside} state=${state} poll=${step.poll} />`} fallBack=${fallBack} />`;
  }
  if (isCounted(step.poll)) return html`<${OpenOnPaper} state=${state} poll=${step.poll} fallBack=${fallBack} time=${step.poll.closes_at && time} />`;
  const grades = step.poll.method === "grade";
  return html`<${Card} tone="live" label=${grades ? _("测评进行中") : _("表决进行中")} what=${grades ? gradingTitle(step.poll, step.poll) : step.poll.title} words=${grades ? closedGradingWords(turnout) : closingWords(turnout)}
    before=${grades && html`<${GradingPlace} state=${state} poll=${step.poll} />`} extra=${time}>
    <${CloseButton} poll=${step.poll} turnout=${turnout} />
    ${fallBack}<${Withdraw} poll=${step.poll} /><${VoidPoll} poll=${step.poll} />
  <//>`;
}

/** Whether names were written in. @param {any} result */
function hasWritten(result) {
  return Boolean(result?.outcome.lines.some((/** @type {any} */ line) => line.id.startsWith("+")));
}

/** @param {{state: any, step: any}} props */
function ShowResult({ state, step }) {
  const { result } = state;
  const said = result && verdict(step.poll, result);
  return html`<${Card} label=${_("表决结果（大屏尚未显示）")} what=${step.poll.title} words=${result?.words ?? []}
    extra=${html`${said && html`<div><${Tag} kind=${said.kind}>${said.text}<//></div>`}${hasWritten(result) && html`<p class="muted">${_("有代表另选他人：同一人的不同写法，请总监票人或会务组在公布之前合并。")}</p>`}`}>
    <${Big} label=${_("在大屏公布结果")} icon="display" onClick=${() => post(`/polls/${step.poll.id}/show`)} />
    <${VoidPoll} poll=${step.poll} />
  <//>
  ${result && html`<${Result} poll=${step.poll} result=${result} />`}`;
}

/** @param {{state: any, step: any}} props */
function Decide({ state, step }) {
  const { id } = step.poll;
  const choices = {
    revote: html`<${Big} label=${step.poll.method === "elect" ? _("准备就票数相等的人再次投票") : _("准备对票数相等的再次票决")} icon="arrow-repeat" onClick=${() => post(`/polls/${id}/revote`)} />`,
    rest_or_accept: step.poll.method === "elect" ? html`<${Shortfall} large poll=${step.poll} outcome=${state.result.outcome} onDone=${() => undefined}
        onAccept=${() => post(`/polls/${id}/accept-fewer`)} />` : html`<${Big} label=${_("准备对其余项目再次票决")} icon="arrow-repeat" onClick=${() => post(`/polls/${id}/rest`)} />
      <${ConfirmButton} label=${_("不再票决，确定现有项目")} size="lg" title=${_("不再票决？")}
        text=${_("入选项目将少于应选数，由本次票决确定。")} onConfirm=${() => post(`/polls/${id}/accept-fewer`)} />`,
    redo: html`<${Big} label=${_("准备重新表决")} icon="arrow-repeat" onClick=${() => post(`/polls/${id}/again`)} />`,
  };
  return html`<${Card} label=${_("请决定")} what=${verdict(step.poll, state.result).text} words=${state.result.words.slice(-2)}>${choices[step.choice]}<//>
    <${Result} poll=${step.poll} result=${state.result} />`;
}

/** @param {{state: any, step: any}} props */
function Voided({ state, step }) {
  const following = followingItem(state);
  const seen = currentItem(state)?.id ?? null;
  return html`<${Card} label=${_("这次表决已作废")} what=${step.poll.title} words=${["本次表决作废。"]}
    extra=${html`<p class="muted">${_("原因：%(reason)s", { reason: step.poll.void_reason })}</p>`}>
    <${Big} label=${_("准备重新表决")} icon="arrow-repeat" onClick=${() => post(`/polls/${step.poll.id}/again`)} />
    ${following && html`<${Button} size="lg" icon="arrow-right" onClick=${() => post(`/meetings/${state.meeting.id}/stage/next`, { seen })}>${_("不再表决，进入下一项")}<//>`}
  <//>`;
}

/** @param {{state: any}} props */
function EndFloor({ state }) {
  const { current } = state.speakers;
  return html`<${Card} tone="live" label=${_("正在发言")} what=${`${current.name}（${current.delegation}）`}>
    <${Big} label=${_("结束发言")} icon="mic-mute" onClick=${() => post(`/floor/${current.request_id}/end`, {})} />
    <${Button} icon="plus-lg" onClick=${() => post(`/floor/${current.request_id}/extend`, {})}>${_("延长 1 分钟")}<//>
  <//>`;
}

/** @param {{state: any}} props */
function CloseSitting({ state }) {
  return html`<${Card} what=${_("宣布休会：%(title)s", { title: state.sitting.title })} words=${endOfSittingWords(state, true)}>
    <${ConfirmButton} label=${_("宣布休会")} kind="primary" size="lg" icon="door-closed" title=${_("宣布休会？")}
      text=${_("休会后不能再签到和表决；如系误操作，可以恢复开会。")} onConfirm=${() => post(`/sittings/${state.sitting.id}/close`, {})} />
  <//>`;
}

/** @param {{state: any}} props */
function EndMeeting({ state }) {
  return html`<${Card} what=${_("宣布闭会")} words=${endOfMeetingWords(state.meeting)}>
    <${ConfirmButton} label=${_("宣布闭会")} kind="primary" size="lg" icon="flag" title=${_("宣布闭会？")}
      text=${_("闭会后名册、签到和表决不再变化，秘书处可以存档。")} onConfirm=${() => post(`/meetings/${state.meeting.id}/end`, {})} />
    <${Reopen} meeting=${state.meeting} />
  <//>`;
}

/** Each step stands here anew, by its key; what is asked before something grave outlives the step in which it was begun. @param {{state: any, serverNow: () => number}} props */
export function NextStep({ state, serverNow }) {
  const step = nextStep(state);
  const shown = state.poll?.state === "shown" && state.result?.poll_id === state.poll.id && state.stage.face === "result";
  const kinds = {
    open_sitting: () => html`<${OpenSitting} state=${state} />`,
    next_item: () => html`<${NextItem} key=${step.item.id} state=${state} step=${step} />`,
    make_keys: () => html`<${MakeKeys} state=${state} poll=${step.poll} />`,
    open_poll: () => html`<${OpenPoll} key=${step.poll.id} state=${state} step=${step} />`,
    close_poll: () => html`<${ClosePoll} key=${step.poll.id} state=${state} step=${step} serverNow=${serverNow} />`,
    seal_box: () => html`<${SealBox} key=${step.poll.id} state=${state} poll=${step.poll} serverNow=${serverNow} />`,
    unseal: () => html`<${Unseal} state=${state} poll=${step.poll} />`,
    count: () => html`<${CountPapers} key=${step.poll.id} state=${state} poll=${step.poll} />`,
    show_result: () => html`<${ShowResult} key=${step.poll.id} state=${state} step=${step} />`,
    decide: () => html`<${Decide} key=${step.poll.id} state=${state} step=${step} />`,
    announce_evaluation: () => html`<${AnnounceEvaluation} key=${step.evaluation.id} evaluation=${step.evaluation} />`,
    voided: () => html`<${Voided} key=${step.poll.id} state=${state} step=${step} />`,
    end_floor: () => html`<${EndFloor} key=${state.speakers.current.request_id} state=${state} />`,
    close_sitting: () => html`<${CloseSitting} state=${state} />`,
    end_meeting: () => html`<${EndMeeting} state=${state} />`,
    ended: () => html`<${Notice} kind="ok" title=${_("会议已经闭会")}>${_("请由秘书处存档。")}<//>`,
    nothing: () => html`<${Notice} kind="info" title=${_("没有待开的全体会议")}>${_("请由秘书处在“会议与议程”页添加一次会议。")}<//>`,
  };
  return html`${kinds[step.kind]()}
    <${Order} state=${state} />
    ${shown && step.kind !== "decide" && html`<${Result} poll=${state.poll} result=${state.result} 
      onHide=${() => post(`/polls/${state.poll.id}/hide`)} onNames=${(/** @type {string} */ text) => post(`/meetings/${state.meeting.id}/stage`, { face: "result", poll_id: state.poll.id, text })} names=${state.stage.text === "named"} />`}
    <${VoidDialog} /><${WithdrawAsked} /><${FallBackDialog} state=${state} />`;
}
