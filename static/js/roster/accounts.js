// Working accounts and login sessions.

import { get, post } from "../base/api.js";
import { _, dateTime } from "../base/i18n.js";
import { initial } from "../base/page.js";
import {
  Button, ConfirmButton, DataTable, Dialog, ErrorNote, Field, Form, Skeleton, Tabs, Tag, html, mount, toast, useEffect, useState,
} from "../base/ui.js";

const ROLES = {
  admin: _("系统管理员"), secretariat: _("会务工作人员"), chair: _("会议主持人"), screen: _("大屏幕"), gate: _("签到处"),
};

/** @param {{onClose: () => void, onDone: () => any}} props */
function NewAccount({ onClose, onDone }) {
  const [fields, setFields] = useState({ login: "", name: "", role: "secretariat", password: "" });
  const set = (key) => (value) => setFields({ ...fields, [key]: value });
  async function save() {
    await post("/accounts", fields);
    toast(_("账号已建立"), "ok");
    await onDone();
  }
  return html`<${Dialog} open title=${_("新建账号")} onClose=${onClose}>
    <${Form} onSubmit=${save} submitLabel=${_("建立账号")} actions=${html`<${Button} onClick=${onClose}>${_("取消")}<//>`}>
      <${Field} label=${_("角色")} type="select" value=${fields.role} onInput=${set("role")}
        options=${initial.roles.map((role) => ({ value: role, label: ROLES[role] ?? role }))} />
      <${Field} label=${_("名称")} value=${fields.name} onInput=${set("name")} required maxlength="50" help=${_("显示给别人看的名字，如“会务组张三”。")} />
      <${Field} label=${_("用户名")} value=${fields.login} onInput=${set("login")} required maxlength="32" autocomplete="off" autocapitalize="none"
        help=${_("小写字母、数字、点、横线或下划线。")} />
      <${Field} label=${_("密码")} type="password" value=${fields.password} onInput=${set("password")} required minlength="10" maxlength="200"
        autocomplete="new-password" help=${_("至少 10 位，不能与用户名相同。")} />
    <//>
  <//>`;
}

/** @param {{account: any, onClose: () => void, onDone: () => any}} props */
function Password({ account, onClose, onDone }) {
  const own = account.id === initial.me;
  const [password, setPassword] = useState("");
  const [current, setCurrent] = useState("");
  async function save() {
    await (own ? post("/me/password", { current, password }) : post(`/accounts/${account.id}/password`, { password }));
    toast(_("密码已更换，该账号的其他登录已退出"), "ok");
    await onDone();
  }
  return html`<${Dialog} open size="sm" title=${_("更换“%(name)s”的密码", { name: account.name })} onClose=${onClose}>
    <${Form} onSubmit=${save} submitLabel=${_("更换密码")} actions=${html`<${Button} onClick=${onClose}>${_("取消")}<//>`}>
      ${own && html`<${Field} label=${_("当前密码")} type="password" value=${current} onInput=${setCurrent} required autocomplete="current-password" />`}
      <${Field} label=${_("新密码")} type="password" value=${password} onInput=${setPassword} required minlength="10" maxlength="200"
        autocomplete="new-password" help=${_("至少 10 位，不能与用户名相同。")} />
    <//>
  <//>`;
}

/** @param {{accounts: any[], onDone: () => any, onPassword: (account: any) => void}} props */
function Accounts({ accounts, onDone, onPassword }) {
  async function act(account, verb, told) {
    await post(`/accounts/${account.id}/${verb}`);
    toast(told, "ok");
    await onDone();
  }
  const columns = [
    { key: "name", label: _("名称"), header: true, width: "14rem" },
    { key: "login", label: _("用户名"), width: "12rem" },
    { key: "role", label: _("角色"), width: "11rem", value: (row) => ROLES[row.role] ?? row.role },
    { key: "state", label: _("状态"), width: "8rem", search: false, value: (row) => Boolean(row.disabled_at),
      render: (row) => (row.disabled_at ? html`<${Tag} kind="bad" icon="slash-circle">${_("已停用")}<//>` : html`<${Tag} kind="ok" icon="check-lg">${_("可用")}<//>`) },
    { key: "actions", label: _("操作"), sort: false, search: false, align: /** @type {const} */ ("end"), render: (row) => html`<div class="row -end">
      <${Button} size="sm" icon="key" onClick=${() => onPassword(row)}>${_("更换密码")}<//>
      ${row.disabled_at
        ? html`<${Button} size="sm" icon="unlock" onClick=${() => act(row, "enable", _("账号已启用"))}>${_("启用")}<//>`
        : row.id !== initial.me && html`<${ConfirmButton} size="sm" kind="danger" icon="lock" label=${_("停用")} title=${_("停用账号")}
            text=${_("“%(name)s”将不能再登录，正在使用的设备会退出。", { name: row.name })}
            onConfirm=${() => act(row, "disable", _("账号已停用"))} />`}</div>` },
  ];
  return html`<${DataTable} columns=${columns} rows=${accounts} search empty=${_("还没有账号")} />`;
}

/** @param {string} device the browser's own words, made short */
function deviceName(device) {
  const system = /Windows|Android|iPad|iPhone|Macintosh|Linux/.exec(device)?.[0] ?? "";
  const browser = /Edg|MicroMessenger|Firefox|Chrome|Safari/.exec(device)?.[0] ?? "";
  const named = { Edg: "Edge", Macintosh: "Mac", MicroMessenger: "WeChat" };
  return [named[system] ?? system, named[browser] ?? browser].filter(Boolean).join(" · ") || device.slice(0, 40) || _("未知设备");
}

/** @param {{logins: any[], onDone: () => any}} props */
function Logins({ logins, onDone }) {
  async function end(login) {
    await post(`/login-sessions/${login.id}/end`);
    toast(_("已退出该设备"), "ok");
    await onDone();
  }
  const columns = [
    { key: "name", label: _("谁"), header: true, width: "14rem", render: (row) => html`${row.name}${row.own && html` <${Tag} kind="info">${_("本机")}<//>`}` },
    { key: "kind", label: _("方式"), width: "9rem", value: (row) => (row.kind === "account" ? _("账号密码") : _("代表证")) },
    { key: "device", label: _("设备"), value: (row) => deviceName(row.device), render: (row) => html`<span title=${row.device}>${deviceName(row.device)}</span>` },
    { key: "started_at", label: _("登录时间"), width: "12rem", render: (row) => html`<span class="num">${dateTime(row.started_at)}</span>` },
    { key: "actions", label: _("操作"), sort: false, search: false, align: /** @type {const} */ ("end"), width: "9rem",
      render: (row) => !row.own && html`<${ConfirmButton} size="sm" kind="danger" icon="box-arrow-right" label=${_("退出设备")} title=${_("退出设备")}
        text=${_("“%(name)s”在这台设备上需要重新登录。", { name: row.name })} onConfirm=${() => end(row)} />` },
  ];
  return html`<${DataTable} columns=${columns} rows=${logins} search dense empty=${_("没有人登录")} />`;
}

function Page() {
  const [data, setData] = useState(/** @type {any} */ (null));
  const [error, setError] = useState(/** @type {any} */ (null));
  const [tab, setTab] = useState("accounts");
  const [open, setOpen] = useState(/** @type {any} */ (null));
  async function load() {
    setError(null);
    try {
      const [accounts, logins] = await Promise.all([get("/accounts"), get("/login-sessions")]);
      setData({ accounts, logins });
    } catch (problem) {
      setError(problem);
    }
  }
  useEffect(() => {
    load();
  }, []);
  const close = () => setOpen(null);
  const done = () => {
    close();
    return load();
  };
  return html`<div class="stack">
    <div class="page-head">
      <div><h1>${_("账号")}</h1><p class="note">${_("会务、主持、大屏和签到处用账号登录；代表用代表证登录。")}</p></div>
      <div class="row"><${Button} icon="arrow-clockwise" onClick=${load}>${_("刷新")}<//>
        <${Button} kind="primary" icon="person-plus" onClick=${() => setOpen({ add: true })}>${_("新建账号")}<//></div>
    </div>
    <${ErrorNote} error=${error} onRetry=${load} />
    ${!data ? !error && html`<${Skeleton} lines=${6} />` : html`
      <${Tabs} label=${_("账号")} current=${tab} onSelect=${setTab} tabs=${[
        { id: "accounts", label: _("账号"), count: data.accounts.length },
        { id: "logins", label: _("登录中的设备"), count: data.logins.length }]} />
      ${tab === "accounts" ? html`<${Accounts} accounts=${data.accounts} onDone=${load} onPassword=${(account) => setOpen({ account })} />`
        : html`<${Logins} logins=${data.logins} onDone=${load} />`}`}
    ${open?.add && html`<${NewAccount} onClose=${close} onDone=${done} />`}
    ${open?.account && html`<${Password} account=${open.account} onClose=${close} onDone=${done} />`}
  </div>`;
}

mount(Page);
