// How the meeting signs in: does a tablet count, which quorum applies.

import { get, post } from "../base/api.js";
import { _ } from "../base/i18n.js";
import { Button, Choices, Dialog, ErrorNote, Field, Skeleton, html, toast, useEffect, useState } from "../base/ui.js";
import { quorumWords } from "./words.js";

/** @param {{meeting: string, onClose: () => void, onDone: () => any}} props */
export function RulesDialog({ meeting, onClose, onDone }) {
  const [held, setHeld] = useState(/** @type {any} */ (null));
  const [error, setError] = useState(/** @type {any} */ (null));
  const [tablet, setTablet] = useState(true);
  const [own, setOwn] = useState(/** @type {{num: string, den: string, strict: boolean}|null} */ (null));
  useEffect(() => {
    get(`/meetings/${meeting}/signin-rules`).then((found) => {
      setHeld(found);
      setTablet(found.tablet_signs_in);
      setOwn(found.quorum && { num: String(found.quorum.num), den: String(found.quorum.den), strict: found.quorum.strict });
    }, setError);
  }, [meeting]);
  async function save() {
    setError(null);
    const quorum = own && { num: Number(own.num), den: Number(own.den), strict: own.strict };
    await post(`/meetings/${meeting}/signin-rules`, { tablet_signs_in: tablet, quorum });
    toast(_("签到规则已保存"), "ok");
    await onDone();
    onClose();
  }
  const whole = (/** @type {string} */ text) => /^[1-9]\d{0,2}$/.test(text);
  const sound = !own || (whole(own.num) && whole(own.den) && Number(own.num) + Number(own.strict) <= Number(own.den));
  return html`<${Dialog} open title=${_("签到规则")} onClose=${onClose} actions=${html`<${Button} onClick=${onClose}>${_("取消")}<//>
    <${Button} kind="primary" disabled=${!held || !sound} onClick=${save} onError=${setError}>${_("保存")}<//>`}>
    ${held ? html`<div class="stack">
      <${Field} type="checkbox" label=${_("代表可以在已登录的平板上自己签到")} value=${tablet} onInput=${setTablet}
        help=${_("平板只放在会场内时可以打开；如果代表能在会场外登录，请关闭。")} />
      <${Choices} label=${_("法定人数")} value=${own ? "own" : "standard"} onChange=${(/** @type {string} */ next) => setOwn(next === "own" ? { num: "1", den: "2", strict: true } : null)}
        options=${[{ value: "standard", label: _("按法律规定"), help: held.standard }, { value: "own", label: _("按本级议事规则另行规定") }]} />
      ${own && html`<div class="row">
        <${Field} label=${_("分子")} inputmode="numeric" value=${own.num} onInput=${(/** @type {string} */ num) => setOwn({ ...own, num })} class="short" />
        <${Field} label=${_("分母")} inputmode="numeric" value=${own.den} onInput=${(/** @type {string} */ den) => setOwn({ ...own, den })} class="short" />
        <${Field} type="select" label=${_("算法")} value=${own.strict ? "over" : "reach"} onInput=${(/** @type {string} */ next) => setOwn({ ...own, strict: next === "over" })}
          options=${[{ value: "reach", label: _("以上（含本数）") }, { value: "over", label: _("超过（不含本数）") }]} />
      </div>
      ${!sound && html`<p class="error">${_("比例应大于0、不超过1，请填写整数。")}</p>`}`}
      <p class="muted">${_("现行：%(rule)s。会议开始后法定人数规则即锁定。", { rule: quorumWords(held.rule) })}</p>
      <${ErrorNote} error=${error} />
    </div>` : html`<${ErrorNote} error=${error} />${!error && html`<${Skeleton} />`}`}
  <//>`;
}
