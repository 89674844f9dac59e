// The views of a paper that is graded, which come when there is one: other votes need none of them.

import { Busy, html, signal, useEffect } from "../../ui.js";

const AGAIN = 2000;

/** @type {import("@preact/signals").Signal<any>} */
const views = signal(null);
let asked = false;

/** Fetch them now, and again until they are there. */
export function loadGrading() {
  if (asked) return;
  asked = true;
  import("./views.js").then((loaded) => { views.value = loaded; }, () => {
    asked = false;
    setTimeout(loadGrading, AGAIN);
  });
}

/** One of views.js by its name, with its own props. @param {{view: string, small?: boolean} & Record<string, any>} props small: nothing stands in for it */
export function Grading({ view, small = false, ...props }) {
  useEffect(loadGrading, []);
  const Found = views.value?.[view];
  if (Found) return html`<${Found} ...${props} />`;
  return small ? null : html`<div class="vote-body -middle"><${Busy} /></div>`;
}
