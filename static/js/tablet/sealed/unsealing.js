// The scrutineers open the box: who has, and how many it takes.

import { _, count } from "../../base/i18n.js";
import { Icon, html } from "../ui.js";
import { AfterVoting, BoxFacts, OwnCode } from "./checking.js";
import { BoardButton } from "./code.js";

/** @param {{box: any}} props */
function Holders({ box }) {
  const short = box.needed < box.holders.length;
  return html`<div class="holders"><h2>${_("监票人已开箱")} <b class="num">${count(box.opened)}</b> <span class="muted">/ ${short
      ? _("%(all)s 位，需要 %(needed)s 位", { all: count(box.holders.length), needed: count(box.needed) })
      : _("%(all)s 位，须全部到齐", { all: count(box.holders.length) })}</span></h2>
    <ol class="holders-list">${box.holders.map((/** @type {any} */ one) => html`<li key=${one.number} class=${one.opened ? "-opened" : ""}>
      <${Icon} name=${one.opened ? "check-circle-fill" : "circle"} /><span>${one.name}</span><small>${one.opened ? _("已开箱") : _("待开箱")}</small></li>`)}</ol></div>`;
}

/** @param {{hall: any, ballot: any, leave: (() => void)|null}} props */
export function Unsealing({ hall, ballot, leave }) {
  const state = hall.state.value;
  const { poll } = state;
  const box = state.box?.poll_id === poll.id ? state.box : null;
  const foot = html`<footer class="vote-foot"><p class="grow">${_("票箱已经封闭，请等候主持人宣布结果。")}</p>
    <${BoardButton} hall=${hall} poll=${poll} tracker=${ballot.inBox()?.tracker} /></footer>`;
  return html`<${AfterVoting} hall=${hall} ballot=${ballot} leave=${leave} tag=${_("正在开箱")} foot=${foot}>
    <div class="vote-body -middle"><div class="checking">
      ${box?.holders?.length ? html`<${Holders} box=${box} />`
        : html`<h2 class="counting"><span class="spinner" aria-hidden="true"></span> ${_("服务器正在开箱计票……")}</h2>`}
      <${OwnCode} state=${state} ballot=${ballot} />
      <${BoxFacts} state=${state} />
    </div></div><//>`;
}
