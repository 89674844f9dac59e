// Handing in a paper on which nothing is chosen: asked first.

import { _ } from "../../base/i18n.js";
import { Button, Dialog, html } from "../ui.js";

/**
 * @param {{open: boolean, title: string, text: string, sure: string, back?: string, onSure: () => void, onClose: () => void}} props
 *   sure, back: the words on the two keys
 */
export function BlankDialog({ open, title, text, sure, back = _("返回选择"), onSure, onClose }) {
  return html`<${Dialog} open=${open} size="sm" title=${title} onClose=${onClose} actions=${html`
      <${Button} size="lg" onClick=${() => { onClose(); onSure(); }}>${sure}<//>
      <${Button} kind="primary" size="lg" onClick=${onClose}>${back}<//>`}>
    <p>${text}</p>
  <//>`;
}
