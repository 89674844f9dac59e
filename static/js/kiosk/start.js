// Where one begins: the set-up of an empty installation, the demo's faces, or the doors of the hall.

import { _ } from "../base/i18n.js";
import { initial, url } from "../base/page.js";
import { Button, Icon, SearchField, html, mount, toast, useState } from "../base/ui.js";
import { about, faceOfAccount, faceOfBadge, faceOfScrutineer, numbered } from "./demo-faces.js";
import { SetUp } from "./set-up.js";
import { open } from "./windows.js";

const SHOWN = 12;

/** @param {{icon: string, title: string, text: string, onOpen: () => Promise<void>}} props */
function Door({ icon, title, text, onOpen }) {
  const [busy, setBusy] = useState(false);
  const press = async () => {
    if (busy) return;
    setBusy(true);
    try {
      await onOpen();
    } catch (error) {
      toast(/** @type {Error} */ (error).message, "bad");
    } finally {
      setBusy(false);
    }
  };
  return html`<button type="button" class="door" aria-busy=${busy} onClick=${press}>
    <${Icon} name=${icon} size="lg" /><span class="door-title">${title}</span><span class="door-text">${text}</span>
  </button>`;
}

/** @param {{accounts: any[]}} props */
function Accounts({ accounts }) {
  return html`<div class="table-wrap"><table class="table -dense">
    <thead><tr><th>${_("用途")}</th><th>${_("账号")}</th><th>${_("密码")}</th></tr></thead>
    <tbody>${accounts.map((account) => html`<tr key=${account.login}>
      <td>${account.name}</td><td><code>${account.login}</code></td><td><code>${account.password}</code></td></tr>`)}</tbody>
  </table></div>`;
}

/** @typedef {import("./demo-faces.js").Numbered} Numbered */

/** Who must come first before the secret vote. @param {{badges: Numbered[]}} props */
function Scrutineers({ badges }) {
  const people = badges.filter((badge) => badge.scrutineer);
  if (people.length === 0) return null;
  return html`<section class="stack">
    <h2 class="t-lg">${_("监票人的平板")}</h2>
    <p>${_("“民生实事项目票决”是无记名表决，要先由监票人生成钥匙：主持台走到这一项时点“开始生成钥匙”，%(n)s 位监票人在各自的平板上操作；开箱时任意 3 位到场即可。", { n: people.length })}</p>
    <div class="doors -small">${people.map((badge) => html`<${Door} key=${badge.number} icon="key"
      title=${badge.name} text=${_("%(delegation)s · %(seat)s 座", badge)} onOpen=${() => open(faceOfScrutineer(badge))} />`)}</div>
  </section>`;
}

/** @param {{badges: Numbered[]}} props */
function Tablets({ badges }) {
  const [wanted, setWanted] = useState("");
  const found = badges.filter((badge) => `${badge.name} ${badge.delegation} ${badge.seat}`.includes(wanted.trim()));
  return html`<section class="stack">
    <div class="row -between"><h2 class="t-lg">${_("代表的平板")}</h2>
      <div class="start-search"><${SearchField} value=${wanted} onInput=${setWanted} placeholder=${_("姓名、代表团或座位")} /></div></div>
    <div class="doors -small">${found.slice(0, SHOWN).map((badge) => html`<${Door} key=${badge.number} icon="tablet-landscape"
      title=${badge.name} text=${_("%(delegation)s · %(seat)s 座", badge)} onOpen=${() => open(faceOfBadge(badge))} />`)}</div>
    ${found.length > SHOWN && html`<p class="muted t-sm">${_("共 %(n)s 人，请输入姓名查找其他人。", { n: found.length })}</p>`}
    ${found.length === 0 && html`<p class="muted">${_("没有找到，请换个姓名或座位。")}</p>`}
  </section>`;
}

/** @param {{demo: any}} props */
function Demo({ demo }) {
  const badges = numbered(demo.badges);
  return html`<div class="stack -loose">
    <section class="stack">
      <div class="row -between"><h2 class="t-lg">${_("演示会议已就绪")}</h2>
        <${Button} kind="primary" icon="grid-1x2" href=${url("/side-by-side")}>${_("并排打开各个界面")}<//></div>
      <div class="doors">${demo.accounts.map((/** @type {any} */ account) => html`<${Door} key=${account.role} icon=${about(account.role).icon}
        title=${about(account.role).title()} text=${about(account.role).text()} onOpen=${() => open(faceOfAccount(account))} />`)}</div>
    </section>
    <${Scrutineers} badges=${badges} />
    <${Tablets} badges=${badges} />
    <section class="stack"><h2 class="t-lg">${_("演示账号")}</h2><${Accounts} accounts=${demo.accounts} />
      <p class="muted t-sm">${_("演示账号和密码只在服务器本机的这个页面显示。")}</p></section>
  </div>`;
}

function Doors() {
  return html`<div class="doors">
    <a class="door" href=${url("/login")}><${Icon} name="person-badge" size="lg" /><span class="door-title">${_("代表登录")}</span>
      <span class="door-text">${_("扫描代表证上的二维码")}</span></a>
    <a class="door" href=${url("/login?next=/desk")}><${Icon} name="journal-text" size="lg" /><span class="door-title">${_("工作人员登录")}</span>
      <span class="door-text">${_("秘书处、主持台、大屏、签到口、管理员")}</span></a>
  </div>`;
}

function Start() {
  if (initial.empty) return html`<${SetUp} codeNeeded=${initial.code_needed} />`;
  return initial.demo ? html`<${Demo} demo=${initial.demo} />` : html`<${Doors} />`;
}

mount(Start);
