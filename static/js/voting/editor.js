// Prepare a poll or change a prepared one.

import { ApiError, post } from "../base/api.js";
import { _ } from "../base/i18n.js";
import { Button, Card, Choices, Field, Form, Notice, html, useRef, useState } from "../base/ui.js";
import { AppointmentTable, appointment } from "./appointments.js";
import { CandidateTable, RankFields, SeatsFields } from "./candidates.js";
import { OptionTable } from "./option-table.js";
import { edited, filled, option, placed, sent } from "./options.js";
import { picturesMade } from "./picture-cell.js";
import { settled } from "./pictures.js";
import { RuleChoice, editedRules, ownRules, usualRules } from "./rule-choice.js";
import { SecrecyCard, secrecyBody, secrecyOf } from "./secrecy.js";
import { METHODS, kindOf, methodWord, pressWord } from "./words.js";

const TIMES = [30, 60, 120, 180, 300, 600];

/** @param {string} method */
function methodHelp(method) {
  if (method === "choose") return _("从候选项目中选出若干项");
  if (method === "per_item") return _("对每一项分别表决");
  if (method === "appoint") return _("逐人表决任命和免职，先免后任");
  if (method === "elect") return _("等额或差额选举，可以设另选他人");
  if (method === "rank") return _("按先后排出名次，1 为最优先");
  return _("对一件事项按赞成、反对、弃权表决");
}

/** What the form begins with. @param {any} shown a poll, or none @param {any[]} rulesets @param {string} kind @param {string} item */
function begun(shown, rulesets, kind, item) {
  const poll = shown?.poll;
  const rules = poll?.ruleset.name ?? usualRules(kind, "motion");
  return {
    method: poll ? kindOf(poll) : "motion",
    title: poll?.title ?? "",
    options: (poll?.paper.options ?? []).map(option),
    choose: String(poll?.paper.choose ?? ""),
    winners: String(poll?.paper.winners ?? ""),
    writeIns: poll?.paper.write_ins ?? false,
    item: poll?.item_id ?? item,
    rules,
    own: editedRules(shown?.rules, rulesets.find((one) => one.name === rules)),
    press: poll?.press ?? "first",
    seconds: poll?.duration_seconds ? String(poll.duration_seconds) : "",
    tally: poll?.live_tally ?? false,
    named: poll ? poll.named_public || poll.box === "sealed" : true,
    ...secrecyOf(poll),
  };
}

const COUNTED = new Set(["choose", "elect", "rank"]);

/** The body of the request. @param {any} form @param {boolean} fixed */
export function bodyOf(form, fixed) {
  const lines = form.method === "motion" ? [] : sent(form.options, fixed);
  return {
    paper: {
      method: form.method === "appoint" ? "per_item" : form.method, title: form.title, options: lines,
      choose: COUNTED.has(form.method) ? Number(form.choose) || 0 : null, write_ins: form.method === "elect" && form.writeIns,
      winners: form.method === "rank" ? Number(form.winners) || 0 : null,
    },
    ruleset: form.rules,
    own: ownRules(form.own),
    item_id: form.item || null,
    press: form.press,
    duration_seconds: form.seconds ? Number(form.seconds) : null,
    live_tally: form.tally,
    named_public: form.named,
    ...secrecyBody(form),
  };
}

/** The lines that were sent, as the saved poll has them by their places. @param {any[]} drafts @param {any} poll */
function known(drafts, poll) {
  return filled(drafts).map((one, place) => {
    const { id, picture } = poll.paper.options[place];
    return { ...one, id, picture };
  });
}

/** The lines to go on with under another method: those of appointments and of everything else are not the same. @param {string} method @param {any} form */
function linesFor(method, form) {
  const deeds = form.options.some((/** @type {any} */ one) => one.deed);
  if (method === "motion") return form.options;
  if (method === "appoint") return deeds ? form.options : [appointment("remove"), appointment("appoint")];
  const lines = deeds ? [] : form.options;
  return lines.length === 0 && method !== "elect" ? [option(), option()] : lines;
}

/** Bring the pictures to the server one by one; `onSent` gets each line and the id of its picture. @param {any} poll @param {any[]} lines @param {(one: any, picture: string) => void} onSent */
async function sendPictures(poll, lines, onSent) {
  for (const [place, one] of lines.entries()) {
    if (!one.fresh) continue;
    try {
      onSent(one, await settled(poll.id, one));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const message = _("表决已保存，但第 %(n)s 项的图片没有上传：%(why)s", { n: place + 1, why: error.message });
      throw new ApiError(error.code, message, error.status, error.details);
    }
  }
}

/** The lines of the paper by its kind. @param {{form: any, set: (part: any) => void, change: (change: (options: any[]) => any[]) => void, fixed: boolean, meetingId: string, merged: boolean}} props */
function Lines({ form, set, change, fixed, meetingId, merged }) {
  const put = (/** @type {any[]} */ options) => set({ options });
  if (form.method === "elect") return html`<${CandidateTable} meetingId=${meetingId} options=${form.options} fixed=${fixed} onChange=${put} />`;
  if (form.method === "appoint") return html`<${AppointmentTable} meetingId=${meetingId} options=${form.options} merged=${merged} onChange=${put} />`;
  return html`<${OptionTable} options=${form.options} cards=${form.method === "choose" || form.method === "rank"} fixed=${fixed} onChange=${change} />`;
}

/** @param {{form: any, set: (part: any) => void, change: (change: (options: any[]) => any[]) => void, fixed: boolean, meetingId: string, merged: boolean}} props */
function PaperCard({ form, set, change, fixed, meetingId, merged }) {
  const count = form.options.filter((/** @type {any} */ one) => one.title.trim()).length;
  return html`<${Card} title=${_("选票")}>
    <div class="stack">
      <${Field} label=${_("表决事项")} type="textarea" rows="2" required maxlength="300" value=${form.title} onInput=${(/** @type {string} */ title) => set({ title })} />
      ${form.method === "choose" && html`<${Field} label=${_("最多选几项（应选数）")} type="number" min="1" max="199" required class="field-narrow" disabled=${fixed}
        value=${form.choose} onInput=${(/** @type {string} */ choose) => set({ choose })} help=${count > 0 && _("现有候选 %(n)s 项", { n: count })} />`}
      ${form.method === "elect" && html`<${SeatsFields} form=${form} set=${set} fixed=${fixed} />`}
      ${form.method === "rank" && html`<${RankFields} form=${form} set=${set} fixed=${fixed} />`}
      ${fixed && html`<${Notice} kind="info">${_("这是接着前一次票决进行的表决，候选项目和应选数由前一次的结果决定，不能改动。")}<//>`}
      ${form.method !== "motion" && html`<${Lines} form=${form} set=${set} change=${change} fixed=${fixed} meetingId=${meetingId} merged=${merged} />`}
    </div>
  <//>`;
}

/** @param {{form: any, set: (part: any) => void, items: any[]}} props */
function RunCard({ form, set, items }) {
  const preset = !form.seconds || TIMES.includes(Number(form.seconds));
  const times = [{ value: "", label: _("由主持人结束") }, ...TIMES.map((n) => ({ value: String(n), label: n < 60 ? _("%(n)s 秒", { n }) : _("%(n)s 分钟", { n: n / 60 }) }))];
  if (!preset) times.push({ value: form.seconds, label: _("%(n)s 秒", { n: form.seconds }) });
  return html`<${Card} title=${_("怎样进行")}>
    <div class="stack">
      <div class="form-row">
        <${Field} label=${_("所属议程")} type="select" value=${form.item} onInput=${(/** @type {string} */ item) => set({ item })}
          options=${[{ value: "", label: _("不属于议程") }, ...items.map((one) => ({ value: one.id, label: `${"　".repeat(one.depth ?? 0)}${one.label ?? ""} ${one.title}` }))]} />
        <${Field} label=${_("时间")} type="select" value=${form.seconds} onInput=${(/** @type {string} */ seconds) => set({ seconds })} options=${times} />
      </div>
      <${Choices} label=${_("重复按键时")} across value=${form.press} onChange=${(/** @type {string} */ press) => set({ press })}
        options=${["first", "last"].map((value) => ({ value, label: pressWord(value) }))} />
      ${form.box === "open" && html`<div class="stack -snug">
        <${Field} type="checkbox" label=${_("公布结果后，人人可以看记名名单")} value=${form.named} onInput=${(/** @type {boolean} */ named) => set({ named })} />
        <${Field} type="checkbox" label=${_("表决进行中在大屏显示实时票数")} value=${form.tally} onInput=${(/** @type {boolean} */ tally) => set({ tally })} help=${_("主持人可以随时开关。")} />
      </div>`}
    </div>
  <//>`;
}

/**
 * @param {{meeting: any, shown?: any, rulesets: any[], items: any[], item?: string, onDone: (id: string) => void, onCancel: () => void}} props
 *   shown: the poll to change; without it a new one is made, on `item`
 */
export function Editor({ meeting, shown, rulesets, items, item = "", onDone, onCancel }) {
  const [form, setForm] = useState(() => begun(shown, rulesets, meeting.kind, item));
  const { relation, method: asked } = shown?.poll ?? {};
  const fixed = relation === "tied" || (relation === "rest" && asked !== "elect"); // 另行选举 may have other candidates
  const saved = useRef(shown?.poll.id ?? ""); // saved once, a second attempt changes that poll
  const set = (/** @type {any} */ part) => setForm((/** @type {any} */ now) => ({ ...now, ...part }));
  const change = (/** @type {(options: any[]) => any[]} */ to) => setForm((/** @type {any} */ now) => ({ ...now, options: to(now.options) }));
  const shipped = (/** @type {string} */ name) => rulesets.find((one) => one.name === name);
  const pick = (/** @type {string} */ rules) => set({ rules, own: form.own.on ? form.own : editedRules(null, shipped(rules)) });
  function choose(/** @type {string} */ method) {
    const rules = usualRules(meeting.kind, method);
    set({ method, rules, own: editedRules(null, shipped(rules)), options: linesFor(method, form), box: method === "appoint" ? "sealed" : form.box });
  }
  const latest = useRef(form);
  latest.current = form;
  async function save() {
    await picturesMade();
    const { current } = latest;
    const body = bodyOf(current, fixed);
    const { poll } = await post(saved.current ? `/polls/${saved.current}` : `/meetings/${meeting.id}/polls`, body);
    saved.current = poll.id;
    if (current.method !== "motion") {
      const lines = known(current.options, poll);
      change((now) => lines.reduce((all, { key, id, picture }) => edited(all, key, { id, picture }), now));
      await sendPictures(poll, lines, (one, picture) => change((now) => placed(now, one, picture)));
    }
    onDone(poll.id);
  }
  return html`<${Form} class="poll-form" onSubmit=${save} submitLabel=${_("保存")} actions=${html`<${Button} onClick=${onCancel}>${_("取消")}<//>`}>
    <div class="page-head"><h1>${shown ? _("修改表决") : _("新建表决")}</h1></div>
    ${!fixed && html`<${Choices} label=${_("表决方式")} across value=${form.method} onChange=${choose}
      options=${METHODS.map((value) => ({ value, label: methodWord(value), help: methodHelp(value) }))} />`}
    <${PaperCard} form=${form} set=${set} change=${change} fixed=${fixed} meetingId=${meeting.id} merged=${Boolean(shown?.poll.merged)} />
    <${Card} title=${_("怎样算通过")}>
      <${RuleChoice} rulesets=${rulesets} method=${form.method} value=${form.rules} own=${form.own} onPick=${pick} onOwn=${(/** @type {any} */ own) => set({ own })} />
    <//>
    <${SecrecyCard} form=${form} set=${set} />
    <${RunCard} form=${form} set=${set} items=${items} />
  <//>`;
}
