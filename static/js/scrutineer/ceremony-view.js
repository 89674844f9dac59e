// The making of keys as the holder sees it: one thing at a time.

import { _, count } from "../base/i18n.js";
import { Busy, Button, Dialog, Notice, html, useState } from "../tablet/ui.js";
import { Backup, PrintButton, WhyBackup } from "./backup.js";
import { Big, Code, Step, Trouble } from "./parts.js";
import { Restore } from "./restore.js";

/** How many have given what the step asks. @param {any} keys */
const doneOf = (keys) => ({ n: count(keys.holders.filter((/** @type {any} */ one) => one.done).length), all: count(keys.holders.length) });

/** What the key opens, and with whom. @param {{keys: any}} props */
function Rule({ keys }) {
  const all = count(keys.holders.length);
  if (keys.holders.length === 1) return html`<p class="t-lg">${_("票箱的钥匙由 1 位监票人保管，本人在场才能开箱。")}</p>`;
  return html`<p class="t-lg">${keys.kind === "all"
    ? _("%(all)s 位监票人各持一把钥匙，全部到齐才能开箱。", { all })
    : _("%(all)s 位监票人各持一把钥匙，任意 %(t)s 位到齐就能开箱，少一位也打不开。", { all, t: count(keys.threshold) })}</p>`;
}

/** @param {{keys: any, ceremony: any}} props */
function Make({ keys, ceremony }) {
  return html`<${Step} label=${_("请您现在做")} what=${_("生成我的钥匙")}
    actions=${html`<${Big} icon="key" label=${_("生成我的钥匙")} onClick=${ceremony.make} />`}>
    <${Rule} keys=${keys} /><p class="muted">${_("钥匙在这台平板上生成，不会发给系统，也不会发给别人。")}</p><//>`;
}

/** @param {{state: any, ceremony: any}} props */
function Save({ state, ceremony }) {
  return html`<${Step} label=${_("请您现在做")} what=${_("保存钥匙的备份")}
    actions=${html`<${Big} icon="check-lg" label=${_("已保存备份")} onClick=${ceremony.saved} /><${PrintButton} />`}>
    <${WhyBackup} /><${Backup} backup=${ceremony.kept.value.backup} state=${state} /><//>`;
}

/** @param {{keys: any, ceremony: any}} props */
function Compare({ keys, ceremony }) {
  const { code } = ceremony.shown.value;
  const same = !keys.code || keys.code === code;
  return html`<${Step} label=${_("请您现在做")} what=${_("请看大屏：核对码与下面的一样吗？")}
    actions=${html`${same && html`<${Big} icon="check-lg" label=${_("与大屏一致，继续")} onClick=${ceremony.agree} />`}
      <${Button} kind="danger" size="lg" icon="x-lg" onClick=${ceremony.refuse}>${_("不一致")}<//>`}>
    <${Code} code=${code} label=${_("核对码")} />
    ${!same && html`<${Notice} kind="bad" title=${_("系统公布的核对码与本机算出的不一样")}>${_("不要继续，请告诉主持人。")}<//>`}
    <p class="muted">${_("八个字符都一样，才说明每位监票人拿到的是同一组钥匙，中间没有被换过。")}</p><//>`;
}

/** @param {{ceremony: any}} props */
function Refused({ ceremony }) {
  return html`<${Step} tone="bad" label=${_("已停止")} what=${_("请告诉主持人：核对码与大屏不一致")}
    actions=${html`<${Button} size="lg" icon="arrow-counterclockwise" onClick=${ceremony.compareAgain}>${_("刚才看错了，重新核对")}<//>`}>
    <p class="t-lg">${_("钥匙的生成停在这里，什么也没有交出。请会务人员查明原因，重新开始生成钥匙。")}</p>
    <${Code} code=${ceremony.shown.value.code} label=${_("核对码")} /><//>`;
}

/** @param {{keys: any}} props */
function Wait({ keys }) {
  const what = keys.step === "gathering" ? _("您的钥匙已生成，请等候其他监票人") : keys.step === "sharing" ? _("您已核对，请等候其他监票人") : _("正在合成钥匙");
  return html`<${Step} label=${_("不必做什么")} what=${what}>
    <p class="t-xl num">${_("已完成 %(n)s / %(all)s", doneOf(keys))}</p><${Busy} label=${_("到齐后自动继续")} /><//>`;
}

/** Shown again only when its holder asks. @param {{state: any, ceremony: any}} props */
export function BackupAgain({ state, ceremony }) {
  const [open, setOpen] = useState(false);
  const [seen, setSeen] = useState(false);
  if (!ceremony.kept.value?.backup) return null;
  const close = () => { setOpen(false); setSeen(false); };
  return html`<${Button} icon="eye" wide onClick=${() => setOpen(true)}>${_("再看一次备份")}<//>
    <${Dialog} open=${open} size="lg" title=${_("钥匙的备份")} onClose=${close}
      actions=${seen ? html`<${PrintButton} /><${Button} size="lg" onClick=${close}>${_("收起")}<//>`
        : html`<${Button} onClick=${close}>${_("取消")}<//><${Button} kind="primary" onClick=${() => setSeen(true)}>${_("显示备份")}<//>`}>
      ${seen ? html`<${Backup} backup=${ceremony.kept.value.backup} state=${state} />`
        : html`<p class="t-lg">${_("谁看到备份，谁就有这把钥匙。请确认旁边没有人看着屏幕。")}</p>`}<//>`;
}

/** @param {{onRestore: (text: string) => Promise<any>}} props */
export function NoKeyHere({ onRestore }) {
  return html`<${Step} label=${_("请您现在做")} what=${_("这台平板上没有您的钥匙，请用备份恢复")}>
    <p>${_("您的钥匙是在别的平板上生成的。备份是当时打印或拍下的二维码。")}</p>
    <${Restore} onRestore=${onRestore} />
    <p class="muted">${_("备份也找不到时，请告诉主持人。")}</p><//>`;
}

/** @param {{keys: any}} props */
function Ready({ keys }) {
  return html`<${Step} tone="ok" label=${_("不必做什么")} what=${_("钥匙已就绪")}><${Rule} keys=${keys} />
    <p class="t-lg">${_("请保管好备份。开箱时请带着这台平板到场；换了平板，就带着备份。")}</p><//>`;
}

/** @param {{hall: any, ceremony: any}} props */
export function Ceremony({ hall, ceremony }) {
  const state = hall.state.value;
  const { keys } = state;
  const phase = ceremony.phase.value;
  if (ceremony.error.value) {
    return html`<${Step} tone="bad" label=${_("没有完成")} what=${_("这一步没有完成")}><${Trouble} error=${ceremony.error.value} onRetry=${ceremony.again} /><//>`;
  }
  const views = {
    make: () => html`<${Make} keys=${keys} ceremony=${ceremony} />`,
    save: () => html`<${Save} state=${state} ceremony=${ceremony} />`,
    compare: () => html`<${Compare} keys=${keys} ceremony=${ceremony} />`,
    refused: () => html`<${Refused} ceremony=${ceremony} />`,
    restore: () => html`<${NoKeyHere} onRestore=${ceremony.restore} />`,
    wait: () => html`<${Wait} keys=${keys} />`,
    ready: () => html`<${Ready} keys=${keys} />`,
  };
  return (views[phase] ?? working)();
}

/** It takes a moment and nobody has to do anything. */
const working = () => html`<${Step} label=${_("不必做什么")} what=${_("平板正在计算")}><${Busy} label=${_("只要几秒，请不要离开")} /><//>`;
