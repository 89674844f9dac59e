// The picture of one line in the editor: chosen or dropped in, looked at, taken away. It is sent when the poll is saved.

import { _ } from "../base/i18n.js";
import { Button, Dialog, Icon, cx, html, toast, useEffect, useRef, useState } from "../base/ui.js";
import { pictureUrl, shrunk } from "./pictures.js";

/** Pictures that are being made smaller. @type {Set<Promise<void>>} */
const making = new Set();

/** Once every picture that was chosen stands in its line; at once where none is being made. */
export async function picturesMade() {
  if (!making.size) return;
  await Promise.all(making);
  await new Promise((done) => setTimeout(done)); // drawn with them
}

/** @param {DragEvent} event */
function carriesFile(event) {
  return event.dataTransfer?.types.includes("Files") ?? false;
}

/** A file dropped beside the cells must not make the browser leave the page for it. */
export function useDropGuard() {
  useEffect(() => {
    const over = (/** @type {DragEvent} */ event) => { if (carriesFile(event)) event.preventDefault(); };
    const drop = (/** @type {DragEvent} */ event) => {
      if (!carriesFile(event) || event.defaultPrevented) return;
      event.preventDefault();
      toast(_("请把图片拖到某一项的“图片”格里。"), "warn");
    };
    document.addEventListener("dragover", over);
    document.addEventListener("drop", drop);
    return () => {
      document.removeEventListener("dragover", over);
      document.removeEventListener("drop", drop);
    };
  }, []);
}

/** @param {{one: any, number: number, src: string, onReplace: () => void, onRemove: () => void, onClose: () => void}} props */
function Preview({ one, number, src, onReplace, onRemove, onClose }) {
  return html`<${Dialog} open size="lg" title=${`${number}. ${one.title}`} onClose=${onClose} actions=${html`
      <${Button} kind="danger" icon="trash" onClick=${() => { onRemove(); onClose(); }}>${_("移除图片")}<//>
      <${Button} icon="upload" onClick=${onReplace}>${_("更换图片")}<//>
      <${Button} kind="primary" onClick=${onClose}>${_("关闭")}<//>`}>
    <img class="picture-large" src=${src} alt=${_("第 %(n)s 项的图片", { n: number })} />
    ${one.fresh && html`<p class="note">${_("保存表决后，图片才会上传。")}</p>`}
  <//>`;
}

/** @param {{one: any, number: number, onEdit: (part: any) => void}} props */
export function PictureCell({ one, number, onEdit }) {
  const [shown, setShown] = useState(false);
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const file = useRef(/** @type {HTMLInputElement|null} */ (null));
  const src = pictureUrl(one);

  /** @param {File|undefined} chosen */
  function take(chosen) {
    if (!chosen || busy) return;
    const made = make(chosen).finally(() => making.delete(made));
    making.add(made);
  }

  /** @param {File} chosen */
  async function make(chosen) {
    setBusy(true);
    try {
      onEdit({ fresh: await shrunk(chosen) });
      setShown(false);
    } catch (error) {
      toast(/** @type {Error} */ (error).message, "bad");
    } finally {
      setBusy(false);
      if (file.current) file.current.value = "";
    }
  }
  const drag = (/** @type {boolean} */ inside) => (/** @type {DragEvent} */ event) => {
    if (!carriesFile(event)) return;
    event.preventDefault();
    setOver(inside);
  };
  const drop = (/** @type {DragEvent} */ event) => {
    if (!carriesFile(event)) return;
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer?.files[0]);
  };
  const choose = () => file.current?.click();
  const label = src ? _("查看第 %(n)s 项的图片", { n: number }) : _("为第 %(n)s 项选择图片", { n: number });
  return html`<td class="option-picture">
    <button type="button" class=${cx("picture-cell", over && "-over", src && "-has")} aria-label=${label} title=${src ? label : _("选择图片，或把图片拖到这里")}
      aria-busy=${busy ? "true" : undefined} onClick=${src ? () => setShown(true) : choose}
      onDragEnter=${drag(true)} onDragOver=${drag(true)} onDragLeave=${drag(false)} onDrop=${drop}>
      ${busy ? html`<span class="spinner"></span>` : src ? html`<img src=${src} alt="" loading="lazy" decoding="async" />` : html`<${Icon} name="image" />`}
    </button>
    <input ref=${file} type="file" hidden accept="image/*" onChange=${() => take(file.current?.files?.[0])} />
    ${shown && src && html`<${Preview} one=${one} number=${number} src=${src} onReplace=${choose}
      onRemove=${() => onEdit({ fresh: one.picture ? "none" : null })} onClose=${() => setShown(false)} />`}
  </td>`;
}
