// The picture of a followed page comes when it is first shown: pdf.js is large.

import { styles } from "../base/styles.js";
import { html, signal, useEffect } from "../base/ui.js";

const AGAIN = 2000;
/** @type {import("@preact/signals").Signal<any>} */
const loaded = signal(null);

function load() {
  if (loaded.value) return;
  Promise.all([import("./document.js"), styles("follow")]).then(([views]) => { loaded.value = views.Document; }, () => setTimeout(load, AGAIN));
}

/** @param {{state: any}} props */
export function FollowedPage(props) {
  useEffect(load, []);
  const Found = loaded.value;
  return Found ? html`<${Found} ...${props} />` : html`<div class="screen-body"></div>`;
}
