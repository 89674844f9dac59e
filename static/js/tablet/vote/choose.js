// Choose at most K of M: cards to touch, the count always in view, the one too many refused gently.

import { _, count } from "../../base/i18n.js";
import { Button, ConfirmButton, cx, html, useEffect, useRef, useState } from "../ui.js";
import { optionsOf, toggled } from "../ballot-keeper.js";
import { BlankDialog } from "./blank.js";
import { DetailsDialog } from "./card-details.js";
import { More } from "./more.js";
import { PickCard } from "./pick-card.js";
import { Refusal, useRefusal } from "./refusal.js";
import { Keep } from "./revising.js";

/** @param {{ballot: any, poll: any, draft: any, revising: boolean, notes: any}} props */
export function Choose({ ballot, poll, draft, revising, notes }) {
  const options = optionsOf(poll.paper);
  const limit = poll.paper.choose;
  const chosen = new Set(draft.chosen);
  // Those that were chosen when the list was narrowed: one that is taken back stays in view, to be chosen again.
  const [mine, setMine] = useState(/** @type {Set<string>|null} */ (null));
  const [details, setDetails] = useState(/** @type {any} */ (null));
  const [blank, setBlank] = useState(false);
  const { refused, refuse } = useRefusal();
  const list = useRef(/** @type {HTMLElement|null} */ (null));
  const shown = mine ? options.filter((one) => mine.has(one.id)) : options;

  /** @param {string} id */
  function touch(id) {
    const next = toggled(draft, id, limit);
    refuse(next.refused ? id : null);
    if (!next.refused) ballot.change(next.draft);
  }

  function clear() {
    refuse(null);
    setMine(null);
    ballot.change({ chosen: [] });
  }

  useEffect(() => { list.current?.scrollTo(0, 0); }, [mine]);

  return html`
    <div class="vote-body" ref=${list}>
      ${notes}
      <div class="picks" role="group" aria-label=${poll.title}>
        ${shown.map((option) => html`<${PickCard} key=${option.id} option=${option} chosen=${chosen.has(option.id)}
          shaken=${refused?.id === option.id ? refused.times : 0} onTouch=${() => touch(option.id)} onDetails=${() => setDetails(option)} />`)}
      </div>
    </div>
    <footer class="vote-foot -choose">
      ${!refused && html`<${More} box=${list} watch=${shown.length} />`}
      <${Refusal} text=${refused ? _("最多选 %(limit)s 项，请先取消一项", { limit: count(limit) }) : ""} />
      <div class=${cx("tally", chosen.size === limit && "-full")}>
        <div class="tally-count" key=${refused?.times ?? 0} data-shaken=${refused ? "" : undefined}>
          ${_("已选")} <b class="num">${count(chosen.size)}</b> <span>/ ${_("%(n)s 项", { n: count(limit) })}</span></div>
        <div class="pips" aria-hidden="true">${Array.from({ length: Math.min(limit, 40) }, (_unused, i) => html`<i key=${i} class=${i < chosen.size ? "-on" : ""}></i>`)}</div>
        <div class="sr-only" role="status" aria-live="polite">${_("已选 %(n)s 项，最多 %(limit)s 项", { n: count(chosen.size), limit: count(limit) })}</div>
      </div>
      <div class="vote-tools">
        ${revising && html`<${Keep} ballot=${ballot} />`}
        <${ConfirmButton} label=${_("全部清除")} kind="quiet" disabled=${chosen.size === 0}
          title=${_("清除全部选择？")} text=${_("已选的 %(n)s 项都会取消，您可以重新选择。", { n: count(chosen.size) })}
          confirmLabel=${_("全部清除")} confirmKind="danger" onConfirm=${clear} />
        <div class="segments" role="group" aria-label=${_("显示哪些项目")}>
          <button type="button" aria-pressed=${String(!mine)} onClick=${() => setMine(null)}>${_("全部项目")}</button>
          <button type="button" aria-pressed=${String(mine !== null)} disabled=${chosen.size === 0 && !mine}
            onClick=${() => setMine(new Set(draft.chosen))}>${_("只看已选")}</button>
        </div>
      </div>
      ${chosen.size > 0
        ? html`<${Button} kind="primary" size="lg" onClick=${() => ballot.go("review")}>${_("核对并提交")}<//>`
        : html`<${Button} size="lg" onClick=${() => setBlank(true)}>${_("一项都不选（弃权）")}<//>`}
    </footer>
    <${DetailsDialog} option=${details} onClose=${() => setDetails(null)} actions=${details && html`
      <${Button} kind=${chosen.has(details.id) ? "secondary" : "primary"} size="lg" icon=${chosen.has(details.id) ? "x-lg" : "check-lg"}
        onClick=${() => { touch(details.id); setDetails(null); }}>${chosen.has(details.id) ? _("取消选择") : _("选择这一项")}<//>`} />
    <${BlankDialog} open=${blank} title=${_("您一项都没有选")} text=${_("一项都不选，提交后计为弃权。确定要弃权吗？")} sure=${_("确定弃权")}
      onSure=${() => ballot.change({ chosen: [] }, "review")} onClose=${() => setBlank(false)} />`;
}
