// 签阅: the reader confirms that a document has been read.

import { _, dateTime } from "../../base/i18n.js";
import { ConfirmButton, Icon, html } from "../ui.js";

/** @param {{reader: import("./reader.js").Reader, size?: "md"|"lg"}} props */
export function Sign({ reader, size = "md" }) {
  const { must_sign: mustSign, signed_at: signed, signing, title } = reader.document.value;
  if (!mustSign) return null;
  if (signed) return html`<span class="signed"><${Icon} name="check-circle-fill" />${size === "lg" ? _("已于 %(at)s 签阅", { at: dateTime(signed) }) : _("已签阅")}</span>`;
  if (signing) return html`<span class="signed -waiting"><${Icon} name="hourglass-split" />${size === "lg" ? _("已签阅，网络恢复后自动送出") : _("签阅待送出")}</span>`;
  const left = reader.keeper.unseen(reader.document.value);
  return html`<${ConfirmButton} kind="primary" size=${size} icon="pencil" label=${_("签阅")} title=${_("确认已经阅读这份文件吗？")}
    confirmLabel=${_("确认签阅")} cancelLabel=${_("继续阅读")} onConfirm=${() => reader.keeper.sign(reader.document.peek())}>
    <p class="strong">${title}</p><p>${_("签阅后，会务组可以看到您已阅读这份文件，时间一并记下。")}</p>
    ${left > 0 && html`<p class="muted">${_("您还有 %(n)s 页没有翻到。", { n: left })}</p>`}<//>`;
}
