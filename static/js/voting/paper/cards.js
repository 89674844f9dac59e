// The cards of the page before anything is counted: how the poll is held, papers to print, how many went out and came back.

import { ApiError, download, post } from "../../base/api.js";
import { _ } from "../../base/i18n.js";
import { Button, Card, Choices, ConfirmButton, Field, Notice, html, useState } from "../../base/ui.js";
import { People } from "./people.js";
import { NONE, after, changes, ticked, toggled } from "./ticks.js";
import { WAYS, wayHelp, wayWord } from "./words.js";

/** @param {any} shown */
const onPaper = (shown) => new Set(shown.voters.filter((/** @type {any} */ one) => one.on_paper).map((/** @type {any} */ one) => one.person_id));

/** Who votes on paper, with the ticks that are not saved yet. @param {any} shown */
function useTicks(shown) {
  const [ticks, setTicks] = useState(NONE);
  const saved = onPaper(shown);
  return {
    saved, people: ticked(saved, ticks), added: ticks.added.filter((id) => !saved.has(id)), changed: changes(saved, ticks),
    toggle: (/** @type {string} */ id) => setTicks((now) => toggled(saved, now, id)), sent: () => setTicks((now) => after(ticks, now)),
  };
}

/** Before the opening. @param {{shown: any, onDone: (shown: any) => void}} props */
export function WayCard({ shown, onDone }) {
  const [picked, setPicked] = useState(/** @type {string|null} */ (null));
  const { people, changed: others, toggle, sent } = useTicks(shown);
  const way = picked ?? shown.count.way;
  const save = async () => {
    const answer = await post(`/polls/${shown.count.poll_id}/way`, { way, people: way === "mixed" ? [...people] : [] });
    setPicked((now) => (now === way ? null : now));
    sent();
    onDone(answer);
  };
  const changed = way !== shown.count.way || (way === "mixed" && others);
  return html`<${Card} title=${_("怎样投票")}><div class="stack">
    <${Choices} label=${_("怎样投票")} across value=${way} onChange=${setPicked} options=${WAYS.map((value) => ({ value, label: wayWord(value), help: wayHelp(value) }))} />
    ${shown.box === "sealed" && ["paper", "hands"].includes(way) && html`<${Notice} kind="info">${_("没有平板投票，不需要票箱钥匙。纸质选票本身不记名；举手表决是公开的。")}<//>`}
    ${way === "mixed" && html`<${People} voters=${shown.voters} chosen=${people} fixed=${new Set()} onToggle=${toggle} />`}
    <div class="row"><${Button} kind=${changed ? "primary" : "secondary"} icon="check-lg" disabled=${!changed || (way === "mixed" && people.size === 0)} onClick=${save}>${_("保存")}<//></div></div>
  <//>`;
}

/** While the poll is open: a tablet fails, its deputy gets a paper. @param {{shown: any, onDone: (shown: any) => void}} props */
export function MoreOnPaper({ shown, onDone }) {
  const { saved, people, added, toggle, sent } = useTicks(shown);
  const save = async () => {
    const answer = await post(`/polls/${shown.count.poll_id}/paper/people`, { people: added });
    sent();
    onDone(answer);
  };
  return html`<${Card} title=${_("使用纸质选票的代表")} note=${_("平板用不了的代表，可以现在改用纸质选票；已经用平板投票的不行。改用以后不能再改回平板。")}><div class="stack">
    <${People} voters=${shown.voters} chosen=${people} fixed=${saved} onToggle=${toggle} />
    ${added.length > 0 && html`<div class="row"><${ConfirmButton} kind="primary" icon="check-lg" label=${_("改用纸质选票：%(n)s 人", { n: added.length })} title=${_("这些代表改用纸质选票？")} text=${_("他们的平板从现在起不能再投这项表决。")} onConfirm=${save} /></div>`}</div>
  <//>`;
}

/** @param {{shown: any}} props */
export function PrintCard({ shown }) {
  const [form, setForm] = useState({ colour: "white", tint: "print", per_page: "", first: "1", count: "" });
  const set = (/** @type {any} */ part) => setForm({ ...form, ...part });
  const print = () => download(`/polls/${shown.count.poll_id}/ballots.pdf?${new URLSearchParams({ ...form, count: form.count || "0", first: form.first || "1" })}`);
  const colours = [["white", _("白色")], ["pink", _("粉色")], ["yellow", _("黄色")], ["green", _("绿色")]];
  return html`<${Card} title=${_("印制选票")} note=${_("选票和存根编号相同；存根不登记姓名，发票时不要按编号对应代表。")}><div class="stack">
    <div class="form-row"><${Field} label=${_("颜色")} type="select" value=${form.colour} onInput=${(/** @type {string} */ colour) => set({ colour })} options=${colours.map(([value, label]) => ({ value, label }))} />
      <${Field} label=${_("怎样上色")} type="select" value=${form.tint} onInput=${(/** @type {string} */ tint) => set({ tint })} options=${[{ value: "print", label: _("印出底色") }, { value: "paper", label: _("用彩色纸印，只注明颜色") }]} />
      <${Field} label=${_("每页张数")} type="select" value=${form.per_page} onInput=${(/** @type {string} */ per_page) => set({ per_page })} options=${[{ value: "", label: _("自动") }, ...["1", "2", "4"].map((value) => ({ value, label: value }))]} />
      <${Field} label=${_("起始编号")} inputmode="numeric" value=${form.first} onInput=${(/** @type {string} */ first) => set({ first: first.replace(/\D/g, "") })} />
      <${Field} label=${_("张数")} inputmode="numeric" placeholder=${_("按人数")} value=${form.count} onInput=${(/** @type {string} */ count) => set({ count: count.replace(/\D/g, "") })} /></div>
    <div class="row"><${Button} icon="printer" onClick=${print}>${_("生成选票 PDF")}<//></div></div>
  <//>`;
}

/** One number with its button. @param {{label: any, value: number|null, onSave: (n: number) => any, disabled?: boolean, help?: any}} props */
function OneNumber({ label, value, onSave, disabled, help }) {
  const [text, setText] = useState(value === null ? "" : String(value));
  const save = () => onSave(Number(text));
  return html`<div class="count-one"><${Field} label=${label} inputmode="numeric" disabled=${disabled} value=${text} help=${help} onInput=${(/** @type {string} */ now) => setText(now.replace(/\D/g, ""))}
      onKeyDown=${(/** @type {any} */ event) => event.key === "Enter" && text !== "" && save()} />
    <${Button} kind=${value === null ? "primary" : "secondary"} disabled=${disabled || text === "" || text === String(value)} onClick=${save}>${value === null ? _("登记") : _("更正")}<//></div>`;
}

/** 发出 and 收回. @param {{shown: any, edits: boolean, onDone: (shown: any) => void}} props */
export function IssuedCard({ shown, edits, onDone }) {
  const { count } = shown;
  const [more, setMore] = useState(/** @type {any} */ (null));
  const send = async (/** @type {string} */ what, /** @type {any} */ body) => {
    setMore(null);
    try {
      onDone(await post(`/polls/${count.poll_id}/paper/${what}`, body));
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== "paper.more_collected") throw error;
      setMore({ message: error.message, body });
    }
  };
  const locked = !edits || count.agreed;
  return html`<${Card} title=${_("发出和收回")} note=${_("使用纸质选票的 %(n)s 人", { n: count.people })}><div class="stack">
    <div class="count-pair"><${OneNumber} key=${`issued-${count.issued}`} label=${_("发出")} value=${count.issued} disabled=${locked} onSave=${(/** @type {number} */ issued) => send("issued", { issued })} />
      <${OneNumber} key=${`collected-${count.collected}`} label=${_("收回")} value=${count.collected} disabled=${locked || count.issued === null || count.entered > 0} onSave=${(/** @type {number} */ collected) => send("collected", { collected })} /></div>
    ${more && html`<${Notice} kind="bad" title=${_("收回的多于发出的")} actions=${html`<${Button} onClick=${() => setMore(null)}>${_("重新填写")}<//>
      <${ConfirmButton} kind="danger" label=${_("确实如此，本次表决无效")} title=${_("宣布本次表决无效？")} text=${_("这项表决将作废，之后重新表决。不能撤销。")} onConfirm=${() => send("collected", { ...more.body, confirmed: true })} />`}>${more.message}<//>`}
    ${shown.validity.length > 0 && html`<div class="script" lang="zh-CN">${shown.validity.map((/** @type {string} */ one, /** @type {number} */ i) => html`<p key=${one}><b>${i === 0 ? "总监票人：" : "执行主席："}</b>${one}</p>`)}</div>`}</div>
  <//>`;
}
