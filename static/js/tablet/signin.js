// Whether this deputy is signed in, and how to sign in: by a touch, or with the code on the wall.

import { ApiError, post } from "../base/api.js";
import { _, time } from "../base/i18n.js";
import { Button, Icon, Notice, html, useState } from "./ui.js";
import { isHere, myMark } from "./state.js";
import { lazyViews } from "./lazy-views.js";

const Scan = lazyViews(() => import("./wall-scan.js"));

/** One line: the state and since when. @param {{state: any}} props */
export function SignInState({ state }) {
  const mine = myMark(state);
  if (isHere(state)) {
    return html`<p class="signin-state -in"><${Icon} name="check-circle-fill" /><span>${_("已签到")} <b class="num">${time(mine.at)}</b></span></p>`;
  }
  if (mine?.state === "leave") return html`<p class="signin-state"><${Icon} name="person-dash" /><span>${_("已请假")}</span></p>`;
  if (mine?.state === "left") return html`<p class="signin-state"><${Icon} name="door-open" /><span>${_("已登记离场")} <b class="num">${time(mine.at)}</b></span></p>`;
  return html`<p class="signin-state -out"><${Icon} name="exclamation-circle" /><span>${_("未签到")}</span></p>`;
}

/** What to do to be signed in. @param {{hall: any}} props */
export function SignIn({ hall }) {
  const { sitting } = hall.state.value;
  const mine = myMark(hall.state.value);
  const [refusal, setRefusal] = useState(/** @type {ApiError|null} */ (null));
  const [scanning, setScanning] = useState(false);
  if (!sitting) return html`<p>${_("会议尚未准备好签到，请稍候。")}</p>`;
  if (mine?.state === "leave" || mine?.state === "left") {
    return html`<p>${_("如已返回会场，请到签到处重新扫描代表证。")}</p>`;
  }
  async function here() {
    setRefusal(null);
    try {
      await post(`/sittings/${sitting.id}/here`);
      hall.refetch();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      setRefusal(error);
    }
  }
  if (scanning) return html`<${Scan} view="WallScan" hall=${hall} sittingId=${sitting.id} onClose=${() => setScanning(false)} />`;
  return html`<div class="signin-do">
    <${Button} kind="primary" size="lg" wide icon="person-check" onClick=${here}>${_("签到")}<//>
    <${Button} wide icon="qr-code-scan" onClick=${() => setScanning(true)}>${_("扫描屏幕上的签到码")}<//>
    ${refusal && html`<${Notice} kind="warn" title=${refusal.message} />`}
    <p class="muted">${_("也可以到签到处扫描代表证。需要帮助，请举手示意会务人员。")}</p>
  </div>`;
}
