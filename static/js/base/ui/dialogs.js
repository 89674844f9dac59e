// Dialogs: the browser's own <dialog>.

import { _ } from "../i18n.js";
import { Button, ErrorNote, cx, html, useEffect, useId, useRef, useState } from "./basics.js";

/**
 * A modal dialog. The head and the actions stay; the middle scrolls.
 * @param {{open: boolean, title: any, onClose: () => void, actions?: any, size?: "sm"|"md"|"lg"|"full", locked?: boolean,
 *   children?: any}} props locked: cannot be left without a choice
 */
export function Dialog({ open, title, onClose, actions, size = "md", locked = false, children }) {
  const element = useRef(/** @type {HTMLDialogElement|null} */ (null));
  const id = useId();
  useEffect(() => {
    const dialog = element.current;
    if (!dialog) return undefined;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
    return () => {
      if (dialog.open) dialog.close();
    };
  }, [open]);
  if (!open) return null;
  /** @param {Event} event */
  const cancelled = (event) => {
    event.preventDefault();
    if (!locked) onClose();
  };
  return html`<dialog class=${cx("dialog", `-${size}`)} ref=${element} aria-labelledby=${id} onCancel=${cancelled}
    onKeyDown=${(/** @type {KeyboardEvent} */ event) => { if (event.key === "Escape") cancelled(event); }}>
    <div class="dialog-head">
      <h2 id=${id}>${title}</h2>
      ${!locked && html`<${Button} kind="quiet" class="-plain" icon="x-lg" aria-label=${_("关闭")} onClick=${onClose} />`}
    </div>
    <div class="dialog-body">${children}</div>
    ${actions && html`<div class="dialog-foot">${actions}</div>`}
  </dialog>`;
}

/**
 * A button that asks first. A failure is shown in the dialog, which stays open.
 * @param {{label: any, title: any, text?: any, confirmLabel?: any, cancelLabel?: any, kind?: any, confirmKind?: any,
 *   size?: any, icon?: string, wide?: boolean, disabled?: boolean, onConfirm: () => any, children?: any}} props
 */
export function ConfirmButton({
  label, title, text, confirmLabel, cancelLabel, kind = "secondary", confirmKind, size, icon, wide, disabled, onConfirm, children,
}) {
  const [open, setOpen] = useState(false);
  const [error, setError] = useState(/** @type {any} */ (null));
  const close = () => {
    setOpen(false);
    setError(null);
  };
  async function confirm() {
    setError(null);
    await onConfirm();
    close();
  }
  const strong = confirmKind ?? (kind === "danger" ? "danger" : "primary");
  return html`<${Button} kind=${kind} size=${size} icon=${icon} wide=${wide} disabled=${disabled} onClick=${() => setOpen(true)}>${label}<//>
    <${Dialog} open=${open} title=${title} onClose=${close} actions=${html`
      <${Button} onClick=${close}>${cancelLabel ?? _("取消")}<//>
      <${Button} kind=${strong} class=${strong === "danger" && "-solid"} onClick=${confirm} onError=${setError}>${confirmLabel ?? label}<//>`}>
      ${text && html`<p>${text}</p>`}${children}
      <${ErrorNote} error=${error} />
    <//>`;
}
