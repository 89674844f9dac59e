// The way to 同屏 from the console; the controls come when they are first needed.

import { _, count } from "../../base/i18n.js";
import { styles } from "../../base/styles.js";
import { Button, Dialog, ErrorNote, Busy, html, signal, useState } from "../../base/ui.js";

/** @type {import("@preact/signals").Signal<any>} */
const views = signal(null);

async function load() {
  if (views.value) return;
  const [found] = await Promise.all([import("./controls.js"), styles("follow")]);
  views.value = found;
}

/** @param {{state: any}} props */
export function FollowButton({ state }) {
  const [open, setOpen] = useState(false);
  const [error, setError] = useState(/** @type {any} */ (null));
  const { follow, documents, meeting } = state;
  if (!documents?.revision || meeting.state === "ended") return null;
  const show = async () => {
    setOpen(true);
    setError(null);
    await load().catch(setError);
  };
  const Controls = views.value?.Controls;
  return html`<${Button} size="sm" icon="cast" aria-pressed=${String(Boolean(follow))} onClick=${show}>${follow ? _("同屏：第 %(n)s 页", { n: count(follow.page) }) : _("同屏")}<//>
    <${Dialog} open=${open} size="full" title=${_("同屏：大家一起看文件")} onClose=${() => setOpen(false)}>
      ${error ? html`<${ErrorNote} error=${error} onRetry=${show} />` : Controls ? html`<${Controls} state=${state} />` : html`<${Busy} />`}
    <//>`;
}
