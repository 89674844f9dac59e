// A document's title, changed where it stands: a click on the pencil or F2, Enter keeps it, Esc leaves it.

import { post } from "../base/api.js";
import { _ } from "../base/i18n.js";
import { html, tell, useEffect, useRef, useState } from "../base/ui.js";
import { took } from "./state.js";

/** @param {{document: any, onDone: () => void}} props */
export function TitleEdit({ document, onDone }) {
  const [text, setText] = useState(document.title);
  const field = useRef(/** @type {HTMLTextAreaElement|null} */ (null));
  const settled = useRef(false);
  useEffect(() => { field.current?.focus(); field.current?.select(); }, []);
  async function keep() {
    if (settled.current) return;
    settled.current = true;
    const title = text.replace(/\s+/g, " ").trim();
    onDone();
    if (title && title !== document.title) took(await post(`/documents/${document.id}`, { title }));
  }
  /** @param {KeyboardEvent} event */
  const keyed = (event) => {
    event.stopPropagation();
    if (event.key === "Escape") {
      settled.current = true;
      onDone();
    } else if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      keep().catch(tell);
    }
  };
  return html`<textarea class="input doc-title-edit" rows="2" maxlength="200" aria-label=${_("标题")} ref=${field} value=${text} onClick=${(/** @type {Event} */ event) => event.stopPropagation()}
    onInput=${(/** @type {any} */ event) => setText(event.currentTarget.value)} onKeyDown=${keyed} onBlur=${() => keep().catch(tell)}></textarea>`;
}
