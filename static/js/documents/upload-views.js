// Files on their way, where they will stand; and what is under way altogether, at the lower edge.

import { _, count } from "../base/i18n.js";
import { Button, Icon, cx, html } from "../base/ui.js";
import { cancel, cancelAll, retry, uploads } from "./uploads.js";
import { sizeWord } from "./words.js";

/** @param {{upload: import("./uploads.js").Upload}} props */
function UploadRow({ upload }) {
  const share = Math.round(upload.sent * 100);
  const word = upload.state === "waiting" ? _("等待上传") : share >= 100 ? _("已传完，正在检查……") : _("正在上传 %(n)s", { n: `${share}%` });
  return html`<li class=${cx("doc-row", "-upload", upload.state === "failed" && "-fault")}>
    <${Icon} name=${upload.state === "failed" ? "x-circle-fill" : "upload"} size="lg" class="doc-kind" />
    <div class="doc-text"><span class="doc-title">${upload.file.name} <span class="note num">${sizeWord(upload.file.size)}</span></span>
      ${upload.state === "failed" ? html`<p class="doc-fault" role="alert">${upload.error}</p>`
        : html`<div class="doc-progress"><span class="bar" role="progressbar" aria-valuemin="0" aria-valuemax="100" aria-valuenow=${share} aria-label=${upload.file.name}>
            <span class="bar-fill" style=${{ width: `${share}%` }}></span></span><span class="num">${word}</span></div>`}</div>
    <div class="row -nowrap">
      ${upload.state === "failed" && upload.again && html`<${Button} size="sm" icon="arrow-clockwise" onClick=${() => retry(upload.id)}>${_("再试一次")}<//>`}
      <${Button} size="sm" kind="quiet" class="-plain" icon="x-lg" aria-label=${upload.state === "failed" ? _("不再上传%(name)s", { name: upload.file.name }) : _("停止上传%(name)s", { name: upload.file.name })}
        title=${upload.state === "failed" ? _("去掉") : _("停止")} onClick=${() => cancel(upload.id)} /></div>
  </li>`;
}

/** @param {{itemId: string}} props */
export function UploadRows({ itemId }) {
  return html`${uploads.value.filter((one) => one.itemId === itemId).map((one) => html`<${UploadRow} key=${`u${one.id}`} upload=${one} />`)}`;
}

export function UploadBar() {
  const all = uploads.value;
  if (!all.length) return null;
  const failed = all.filter((one) => one.state === "failed");
  const going = all.filter((one) => one.state !== "failed");
  const again = failed.filter((one) => one.again);
  const bytes = going.reduce((sum, one) => sum + one.file.size, 0);
  const sent = going.reduce((sum, one) => sum + one.file.size * one.sent, 0);
  return html`<div class="doc-upload-bar" role="status">
    ${going.length > 0 && html`<span class="spinner"></span><b>${_("正在上传，还有 %(n)s 份", { n: count(going.length) })}</b><span class="note num">${sizeWord(sent)} / ${sizeWord(bytes)}</span>
      <span class="muted">${_("完成前请不要离开这个页面")}</span>`}
    ${failed.length > 0 && html`<span class="doc-fault"><${Icon} name="x-circle-fill" /> ${_("%(n)s 份没有上传成功，其余不受影响", { n: failed.length })}</span>`}
    <span class="grow"></span>
    ${again.length > 1 && html`<${Button} size="sm" icon="arrow-clockwise" onClick=${() => retry()}>${_("全部再试一次")}<//>`}
    <${Button} size="sm" kind="quiet" onClick=${cancelAll}>${going.length ? _("全部停止") : _("知道了")}<//>
  </div>`;
}
