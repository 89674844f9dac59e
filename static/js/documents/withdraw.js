// Withdrawal and return, publishing of one, removal of a draft: the deeds of one document.

import { post } from "../base/api.js";
import { _, count } from "../base/i18n.js";
import { Button, ConfirmButton, Dialog, Field, Form, Notice, html, toast, useState } from "../base/ui.js";
import { PublishDialog } from "./publish.js";
import { dropped, mayEdit, now, took } from "./state.js";
import { isReady, sight } from "./words.js";

/** @param {{document: any, onClose: () => void}} props */
function WithdrawDialog({ document, onClose }) {
  const [reason, setReason] = useState("");
  async function withdraw() {
    took(await post(`/documents/${document.id}/withdraw`, { reason: reason.trim() }));
    toast(_("已收回“%(title)s”", { title: document.title }), "ok");
    onClose();
  }
  return html`<${Dialog} open title=${_("收回这份文件？")} onClose=${onClose}>
    <${Form} onSubmit=${withdraw} submitLabel=${_("从所有平板收回")} submitIcon="arrow-counterclockwise" disabled=${!reason.trim()} actions=${html`<${Button} onClick=${onClose}>${_("取消")}<//>`}>
      <p><b>${document.label} ${document.title}</b></p>
      <${Notice} kind="warn">${_("文件立即从所有平板消失，正在看的人也看不到了；断网的平板恢复联网时清除。已有 %(n)s 人打开过，下载和打印出去的收不回来。代表自己做的批注保留。", { n: count(document.opened_n) })}<//>
      <${Field} label=${_("收回的理由")} type="textarea" rows="2" required maxlength="300" value=${reason} onInput=${setReason} placeholder=${_("如：内容有误，待更正后重新发放")} help=${_("记入日志；读者会看到这句话。")} />
    <//><//>`;
}

/** @param {{document: any}} props */
export function Deeds({ document }) {
  const [asked, setAsked] = useState("");
  if (!mayEdit()) return null;
  const close = () => setAsked("");
  const again = sight({ ...document, state: "published" }, now.value);
  async function remove() {
    await post(`/documents/${document.id}/remove`);
    dropped(document.id);
    toast(_("已删除“%(title)s”", { title: document.title }), "ok");
  }
  return html`<div class="row">
    ${document.state === "draft" && html`<${Button} kind="primary" icon="send" disabled=${!isReady(document)} onClick=${() => setAsked("publish")}>${_("发放…")}<//>
      <${ConfirmButton} kind="danger" icon="trash" label=${_("删除")} title=${_("删除“%(title)s”？", { title: document.title })} text=${_("文件和它的各个版本都会删除，不能恢复。")} confirmLabel=${_("删除")} onConfirm=${remove} />`}
    ${document.state === "published" && html`<${Button} kind="danger" icon="arrow-counterclockwise" onClick=${() => setAsked("withdraw")}>${_("收回…")}<//>`}
    ${document.state === "withdrawn" && html`<${ConfirmButton} icon="send" label=${_("恢复发放…")} title=${_("恢复发放“%(title)s”？", { title: document.title })} text=${again.text} confirmLabel=${_("恢复发放")}
      onConfirm=${async () => took(await post(`/documents/${document.id}/restore`))} />`}
    ${asked === "publish" && html`<${PublishDialog} documents=${[document]} onClose=${close} />`}
    ${asked === "withdraw" && html`<${WithdrawDialog} document=${document} onClose=${close} />`}
  </div>`;
}
