// Views that come when they are first needed, so that the tablet's first page stays small.

import { Busy, html, signal, useEffect } from "./ui.js";

const AGAIN = 2000;
const SETTLED = 1500;

const settled = signal(false);
setTimeout(() => { settled.value = true; }, SETTLED * (1 + Math.random()));

/** Whether the first page has had its time: what can wait comes only then, and to a whole hall not at once. */
export const isSettled = () => settled.value;

/**
 * A component that shows one of a module's views by its name, with its own props; `small`: nothing stands in for it. Its `load()` fetches them before;
 * `named()` makes one of them a component.
 * @param {() => Promise<any>} fetch
 */
export function lazyViews(fetch) {
  /** @type {import("@preact/signals").Signal<any>} */
  const views = signal(null);
  let asked = false;

  function load() {
    if (asked) return;
    asked = true;
    fetch().then((loaded) => { views.value = loaded; }, () => {
      asked = false;
      setTimeout(load, AGAIN);
    });
  }

  /** @param {{view: string, small?: boolean} & Record<string, any>} props */
  function Lazy({ view, small = false, ...props }) {
    useEffect(load, []);
    const Found = views.value?.[view];
    if (Found) return html`<${Found} ...${props} />`;
    return small ? null : html`<div class="vote-body -middle"><${Busy} /></div>`;
  }
  Lazy.load = load;
  Lazy.named = (/** @type {string} */ view, small = false) => (/** @type {any} */ props) => html`<${Lazy} view=${view} small=${small} ...${props} />`;
  return Lazy;
}
