// The first steps of an installation: take the demo, or set up one's own congress.

import { post } from "../base/api.js";
import { _ } from "../base/i18n.js";
import { url } from "../base/page.js";
import { Busy, Button, ErrorNote, Field, Form, html, useState } from "../base/ui.js";

/** @param {Record<string, unknown>} body */
async function send(body) {
  const { next } = await post("/setup", body);
  location.assign(url(next));
  await new Promise(() => {}); // busy until the next page is there
}

/** @param {{code: string}} props */
function DemoOffer({ code }) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState(/** @type {any} */ (null));
  const take = async () => {
    setBusy(true);
    setError(null);
    try {
      await send({ kind: "demo", code });
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };
  return html`<section class="stack">
    <h2 class="t-lg">${_("先看演示")}</h2>
    <p>${_("装入一次演示会议：213 名虚构代表、12 个代表团、20 个候选民生实事项目，可以马上签到、表决。")}</p>
    ${error && html`<${ErrorNote} error=${error} />`}
    ${busy ? html`<${Busy} label=${_("正在装入演示会议……")} />` : html`<div><${Button} kind="primary" size="lg" icon="play-fill" onClick=${take}>${_("装入演示会议")}<//></div>`}
  </section>`;
}

/** @param {{code: string}} props */
function Own({ code }) {
  const year = new Date().getFullYear();
  const [form, setForm] = useState({
    title: "", number: "1", starts_on: `${year}-01-01`, ends_on: `${year + 4}-12-31`, login: "mishu", name: "", password: "", admin_password: "",
  });
  /** @param {keyof typeof form} key */
  const bind = (key) => ({ name: key, value: form[key], onInput: (/** @type {string} */ value) => setForm({ ...form, [key]: value }) });
  const submit = () => send({ kind: "own", code, ...form, number: Number(form.number) });
  return html`<section class="stack">
    <h2 class="t-lg">${_("设置本级人大")}</h2>
    <${Form} onSubmit=${submit} submitLabel=${_("完成设置")}>
      <${Field} label=${_("本届名称")} ...${bind("title")} required placeholder=${_("例如：某市某区第十八届人民代表大会")} />
      <div class="grid -three">
        <${Field} label=${_("届次")} ...${bind("number")} type="number" required />
        <${Field} label=${_("开始日期")} ...${bind("starts_on")} type="date" required />
        <${Field} label=${_("届满日期")} ...${bind("ends_on")} type="date" required />
      </div>
      <div class="grid -two">
        <${Field} label=${_("秘书处账号")} ...${bind("login")} required autocomplete="username" autocapitalize="off" />
        <${Field} label=${_("秘书处负责人姓名")} ...${bind("name")} />
        <${Field} label=${_("秘书处密码（至少 10 位）")} ...${bind("password")} type="password" required autocomplete="new-password" />
        <${Field} label=${_("系统管理员（admin）密码")} ...${bind("admin_password")} type="password" required autocomplete="new-password"
          help=${_("秘书处和管理员由两人分别掌握，密码应不同。")} />
      </div>
    <//>
  </section>`;
}

/** @param {{codeNeeded: boolean}} props */
export function SetUp({ codeNeeded }) {
  const [code, setCode] = useState("");
  return html`<div class="stack -loose">
    ${codeNeeded && html`<${Field} label=${_("设置码")} name="code" value=${code} onInput=${setCode} required help=${_("服务器启动时显示在控制台上。")} />`}
    <${DemoOffer} code=${code} />
    <hr />
    <${Own} code=${code} />
  </div>`;
}
