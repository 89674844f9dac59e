// The scrutineers as boxes on the wall: word, shape and colour say who has done their part.

import { Icon, cx, html } from "../base/ui.js";
import { Fit } from "./rolling.js";
import { Words } from "./waiting.js";

const ONE_ROW = 4;

/** Where the `index`-th of n stands, in half columns: a last row that is not full stands in the middle. @param {number} index @param {number} n @param {number} columns */
export function placeOf(index, n, columns) {
  const first = n - (n % columns);
  return index === first && index > 0 ? `${columns - (n - first) + 1} / span 2` : "span 2";
}

/** @param {{holders: any[], field: "done"|"opened", yes: any, no: any, icons: [string, string]}} props icons: done, not done */
export function Holders({ holders, field, yes, no, icons }) {
  const n = holders.length;
  const columns = n > ONE_ROW ? Math.ceil(n / 2) : n;
  return html`<ol class=${cx("wall-holders", n > ONE_ROW && "-two")} style=${{ "--columns": String(2 * columns) }}>${holders.map((one, index) => html`
    <li key=${one.number} class=${cx(one[field] && "-done")} style=${{ gridColumn: placeOf(index, n, columns) }}>
      <${Fit} class="wall-holder-name" least=${0.4}><b><${Words} text=${one.name} /></b><//>
      <span><${Icon} name=${icons[one[field] ? 0 : 1]} />${one[field] ? yes : no}</span></li>`)}</ol>`;
}
