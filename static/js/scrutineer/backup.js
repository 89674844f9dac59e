// The backup of a key: a QR code and a text to print or photograph, and the warning that goes with it.

import { _, dateTime } from "../base/i18n.js";
import { Button, Icon, html } from "../tablet/ui.js";
import { QrCode } from "../signin/qr-code.js";

/** In short pieces, that a reader keeps the place; copied, it is one text. @param {{text: string}} props */
function Pieces({ text }) {
  const [mark, kind, body, check] = text.split("-");
  const pieces = body.match(/.{1,4}/g) ?? [];
  const all = [`${mark}-${kind}-`, ...pieces.slice(0, -1), `${pieces.at(-1)}-`, check];
  return html`<p class="backup-text" lang="en">${all.map((piece, i) => html`<span key=${i}>${piece}</span>`)}</p>`;
}

/** @param {{backup: string, state: any}} props */
export function Backup({ backup, state }) {
  const { me, meeting } = state;
  return html`<div class="backup">
    <div class="backup-sheet">
      <div class="backup-code"><${QrCode} text=${backup} label=${_("钥匙备份的二维码")} /></div>
      <div class="backup-words">
        <p class="backup-who"><b>${me.name}</b><span>${me.delegation}</span></p>
        <p class="backup-what">${_("监票人钥匙备份")}<br />${meeting.title}<br /><span class="print-only">${dateTime(Date.now())}</span></p>
        <${Pieces} text=${backup} />
        <p class="backup-warning"><${Icon} name="exclamation-triangle-fill" /><b>${_("谁有它，谁就有这把钥匙。不要给任何人看，会后销毁。")}</b></p>
      </div>
    </div>
  </div>`;
}

export function PrintButton() {
  return html`<${Button} size="lg" icon="printer" onClick=${() => window.print()}>${_("打印")}<//>`;
}

/** Why it is made. */
export function WhyBackup() {
  return html`<p class="backup-why">${_("请打印出来，或用自己的手机拍下。这台平板坏了、丢了或换了，只有靠它才能恢复您的钥匙；系统里没有第二份。")}</p>`;
}
