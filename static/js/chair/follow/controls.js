// The chair leads: which document, which page, the big screen, a pointer, and whom to hand it to.

import { ApiError, get, post } from "../../base/api.js";
import { _, count } from "../../base/i18n.js";
import { Busy, Button, ConfirmButton, Dialog, EmptyState, ErrorNote, Icon, Notice, SearchField, Tag, html, useEffect, useMemo, useState } from "../../base/ui.js";
import { current } from "../../documents/words.js";
import { PagePicture } from "../../follow/page-picture.js";
import { stepBy } from "../../follow/region.js";
import { pageTurner, pointer } from "../../tablet/reader/follow/lead.js";

/** The secretariat's library: asked for once, then as it is told. @param {any} state */
function useLibrary(state) {
  const [asked, setAsked] = useState(/** @type {any} */ (null));
  const [error, setError] = useState(/** @type {any} */ (null));
  const ask = () => get(`/meetings/${state.meeting.id}/library`).then(setAsked, setError);
  useEffect(() => { if (!state.library) void ask(); }, [state.documents?.revision]);
  const library = state.library ?? asked;
  return { documents: library?.documents.filter((/** @type {any} */ one) => one.state === "published") ?? null, error, ask };
}

/** @param {{state: any}} props */
export function Controls({ state }) {
  const { documents, error, ask } = useLibrary(state);
  const [choosing, setChoosing] = useState(false);
  const { follow } = state;
  if (error) return html`<${ErrorNote} error=${error} onRetry=${ask} />`;
  const shared = documents?.find((/** @type {any} */ one) => one.id === follow?.document_id);
  if (!documents || (follow && !shared && !choosing)) return html`<${Busy} />`;
  if (!follow || choosing) return html`<${Choose} state=${state} documents=${documents} done=${() => setChoosing(false)} back=${follow ? () => setChoosing(false) : null} />`;
  return html`<${Lead} key=${follow.document_id} state=${state} document=${shared} choose=${() => setChoosing(true)} />`;
}

/** Which document: those of the item under discussion first. @param {{state: any, documents: any[], done: () => void, back: (() => void)|null}} props */
function Choose({ state, documents, done, back }) {
  const now = state.stage?.item_id ?? state.agenda.find((/** @type {any} */ one) => one.state === "current")?.id;
  const order = [...documents].sort((a, b) => Number(b.item_id === now) - Number(a.item_id === now));
  if (!order.length) return html`<${EmptyState} icon="journal-text" title=${_("还没有已发放的文件")} text=${_("秘书处发放文件后，可以在这里带大家一起看。")} />`;
  const start = async (/** @type {string} */ id) => {
    await post(`/documents/${id}/follow`, { page: 1 });
    done();
  };
  return html`<div class="lead-documents">${back && html`<div><${Button} icon="arrow-left" onClick=${back}>${_("返回")}<//></div>`}
    ${order.map((one, place) => html`<div class="row -between" key=${one.id}>
      <span class="grow"><b>${one.label && `${one.label}　`}${one.title}</b> ${one.item_id === now && html`<${Tag} kind="live">${_("本项")}<//>`} <${Warning} document=${one} short />
        <span class="muted">${_("共 %(n)s 页", { n: count(current(one)?.pages ?? 0) })}</span></span>
      <${Button} kind=${place === 0 ? "primary" : "secondary"} icon="cast" onClick=${() => start(one.id)}>${_("开始同屏")}<//></div>`)}</div>`;
}

/** What the chair must know before everybody in the hall sees it. @param {{document: any, short?: boolean}} props */
function Warning({ document, short = false }) {
  const secret = { secret: _("秘密"), confidential: _("机密") }[/** @type {string} */ (document.secrecy)];
  if (short) return secret ? html`<${Tag} kind="bad">${secret}<//>` : document.readers.everyone ? null : html`<${Tag} kind="warn">${_("部分人员可读")}<//>`;
  if (secret) return html`<${Notice} kind="bad">${_("这份文件的密级是“%(level)s”。只有发放范围内的人能在平板上看到；投到大屏，在场的人都能看到。", { level: secret })}<//>`;
  return document.readers.everyone ? null : html`<${Notice} kind="warn">${_("这份文件只发给部分人员。投到大屏，在场的人都能看到。")}<//>`;
}

/** @param {{state: any, document: any, choose: () => void}} props */
function Lead({ state, document, choose }) {
  const { follow, meeting } = state;
  const pages = current(document)?.pages ?? follow.page;
  const turner = useMemo(() => pageTurner(meeting.id, document.id), [document.id, follow.since]);
  const dot = useMemo(() => pointer(meeting.id, document.id), [document.id]);
  const [pointing, setPointing] = useState(false);
  // What was touched is shown at once; the hall's word replaces it.
  const shared = { page: follow.page, part: state.screen_page?.part ?? "whole" };
  const [wish, setWish] = useState(shared);
  useEffect(() => { if (turner.isAnothers(follow)) setWish(shared); }, [follow.turns, shared.part, turner, turner.pending.value]);
  const page = Math.min(wish.page, pages);
  const { part } = wish;
  const turn = (/** @type {{page: number, part: import("../../follow/region.js").Part}} */ to) => {
    if (to.page < 1 || to.page > pages) return;
    setWish(to);
    turner.turn(to.page, to.part);
  };
  const wide = state.screen_page?.width > state.screen_page?.height;
  const before = stepBy({ page, part }, -1, wide);
  const next = stepBy({ page, part }, 1, wide);
  useEffect(() => {
    const key = (/** @type {KeyboardEvent} */ event) => {
      const to = { ArrowRight: next, PageDown: next, ArrowLeft: before, PageUp: before }[event.key];
      if (!to || /** @type {HTMLElement} */ (event.target).matches("input, textarea, select")) return;
      event.preventDefault();
      turn(to);
    };
    window.addEventListener("keydown", key);
    return () => window.removeEventListener("keydown", key);
  });
  const toggle = () => {
    if (pointing) dot.off();
    setPointing(!pointing);
  };
  return html`<div class="lead">
    <div class="lead-page"><${PagePicture} document=${document.id} version=${follow.version_id} page=${page} pages=${pages} frame=${part} pointer=${state.pointer}
      onTouch=${pointing ? (/** @type {number} */ x, /** @type {number} */ y) => dot.at(page, x, y) : undefined} /></div>
    <div class="lead-side">
      <div><b>${document.label && `${document.label}　`}${document.title}</b><p class="muted">${_("主讲：%(name)s", { name: follow.leader })}</p></div>
      <div class="lead-turn"><${Button} size="lg" icon="chevron-left" disabled=${before.page < 1} onClick=${() => turn(before)}>${_("上一页")}<//>
        <span class="num">${count(page)} / ${count(pages)}</span>
        <${Button} size="lg" kind="primary" icon="chevron-right" disabled=${next.page > pages} onClick=${() => turn(next)}>${_("下一页")}<//></div>
      <${Jump} pages=${pages} go=${(/** @type {number} */ to) => turn({ page: to, part: part === "whole" ? part : "upper" })} />
      <${Button} icon="late:bullseye" aria-pressed=${String(pointing)} onClick=${toggle}>${pointing ? _("收起指示点") : _("指示点：点在页面上")}<//>
      <${Screen} state=${state} document=${document} />
      ${state.screen_page && html`<${Halves} part=${part} choose=${(/** @type {any} */ to) => turn({ page, part: to })} />`}
      <${HandOver} state=${state} />
      <${Button} icon="journal-text" onClick=${choose}>${_("换一份文件")}<//>
      <${ConfirmButton} kind="danger" icon="x-lg" label=${_("结束同屏")} title=${_("结束同屏？")} text=${_("大家回到各自原来看的地方，大屏回到议程。")} onConfirm=${() => post(`/meetings/${meeting.id}/follow/end`)} />
    </div></div>`;
}

/** @param {{pages: number, go: (page: number) => void}} props */
function Jump({ pages, go }) {
  const [text, setText] = useState("");
  const number = Number(text);
  const fits = Number.isInteger(number) && number >= 1 && number <= pages;
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    if (!fits) return;
    go(number);
    setText("");
  };
  return html`<form class="lead-jump" onSubmit=${submit}><input class="input" inputmode="numeric" aria-label=${_("跳到第几页")} placeholder=${_("跳到第几页")} value=${text}
      onInput=${(/** @type {any} */ event) => setText(event.currentTarget.value.replace(/\D/g, "").slice(0, 4))} />
    <${Button} type="submit" disabled=${!fits}>${_("跳转")}<//></form>`;
}

/** The big screen: for what is not for all only on the chair's word. @param {{state: any, document: any}} props */
function Screen({ state, document }) {
  const [asks, setAsks] = useState("");
  const { meeting, stage } = state;
  const on = stage.face === "document" && stage.text.split(" ")[0] === document.id;
  const show = async (confirmed = false) => {
    try {
      await post(`/meetings/${meeting.id}/stage`, { face: "document", item_id: document.item_id, text: confirmed ? `${document.id} confirmed` : document.id });
      setAsks("");
    } catch (problem) {
      if (!(problem instanceof ApiError) || confirmed || !problem.code.startsWith("follow.screen_")) throw problem;
      setAsks(problem.message);
    }
  };
  const leave = () => post(`/meetings/${meeting.id}/stage`, { face: "agenda" });
  return html`<${Warning} document=${document} />
    ${on ? html`<${Button} icon="display" aria-pressed="true" onClick=${leave}>${_("大屏正在显示，点此撤下")}<//>`
      : html`<${Button} icon="display" onClick=${() => show()}>${_("投到大屏")}<//>`}
    <${Dialog} open=${Boolean(asks)} title=${_("让在场的人都看到？")} onClose=${() => setAsks("")} actions=${html`
      <${Button} size="lg" onClick=${() => setAsks("")}>${_("不投")}<//><${Button} size="lg" kind="danger" icon="display" onClick=${() => show(true)}>${_("已确认，投到大屏")}<//>`}>
      <p class="t-lg"><${Icon} name="exclamation-triangle" /> ${asks}</p><//>`;
}

/** How much of a page the big screen shows. @param {{part: string, choose: (part: string) => void}} props */
function Halves({ part, choose }) {
  const parts = [["whole", _("整页")], ["upper", _("上半页")], ["lower", _("下半页")]];
  return html`<div role="group" aria-label=${_("大屏显示")}><p class="muted">${_("大屏显示（半页字大，后排看得清）")}</p>
    <div class="lead-halves">${parts.map(([id, label]) => html`<${Button} key=${id} aria-pressed=${String(part === id)} onClick=${() => choose(id)}>${label}<//>`)}</div></div>`;
}

/** @param {{state: any}} props */
function HandOver({ state }) {
  const [open, setOpen] = useState(false);
  const [wish, setWish] = useState("");
  const { meeting, follow, seats } = state;
  const people = useMemo(() => Object.entries(seats?.people ?? {}).map(([seat, one]) => ({ .../** @type {any} */ (one), seat })), [seats]);
  const found = people.filter((one) => `${one.name}${one.delegation}${one.seat}`.includes(wish.trim())).slice(0, 40);
  const leads = people.find((one) => one.person_id === follow.leader_id);
  const give = async (/** @type {string|null} */ person) => {
    await post(`/meetings/${meeting.id}/follow/lead`, { person_id: person });
    setOpen(false);
  };
  return html`${leads ? html`<${Button} icon="arrow-counterclockwise" onClick=${() => give(null)}>${_("收回主讲")}<//>`
      : html`<${Button} icon="person-check" onClick=${() => setOpen(true)}>${_("交给别人主讲")}<//>`}
    <${Dialog} open=${open} title=${_("交给谁主讲？")} onClose=${() => setOpen(false)}>
      <div class="stack"><p class="muted">${_("主讲人在自己的平板上翻页，大家跟随；您随时可以收回。")}</p>
        <${SearchField} value=${wish} onInput=${setWish} placeholder=${_("姓名、代表团或座位")} />
        <div class="lead-people">${found.map((one) => html`<${Button} key=${one.person_id} wide onClick=${() => give(one.person_id)}>${one.name}　<span class="muted">${one.delegation} ${one.seat}</span><//>`)}</div></div>
    <//>`;
}
