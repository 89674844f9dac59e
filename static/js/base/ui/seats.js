// The hall's seats: plain elements, so that three thousand are drawn in some milliseconds and changed one by one.

import { _ } from "../i18n.js";
import { cx, html, useEffect, useMemo, useRef } from "./basics.js";

/** The words of the states. */
export function seatWords() {
  return {
    empty: _("空座"), absent: _("未到"), in: _("已到"), leave: _("请假"), left: _("早退"), pressed: _("已按"), waiting: _("未按"),
    yes: _("赞成"), no: _("反对"), abstain: _("弃权"),
  };
}

/**
 * @typedef {{id: any, label: string, name?: string, state: string}} Seat
 */

/**
 * @param {{rows: (Seat|null)[][], onPick?: (seat: Seat) => void, legend?: string[], stage?: any, rowLabel?: (index: number) => any,
 *   maxSize?: number, minSize?: number, height?: number, fill?: boolean}} props rows from the rostrum to the back; null is an aisle;
 *   height: px that the seats may take (they shrink to fit); fill: take the height of the parent, e.g. on the big screen
 */
export function SeatMap({ rows, onPick, legend, stage, rowLabel, maxSize, minSize = 7, height, fill = false }) {
  const box = useRef(/** @type {HTMLElement|null} */ (null));
  const drawn = useRef(/** @type {Map<any, {element: HTMLElement, state: string, title: string}>} */ (new Map()));
  const latest = useRef(/** @type {any} */ (null));
  latest.current = { rows, onPick };
  const shape = useMemo(() => rows.map((row) => row.map((seat) => (seat ? seat.id : "-")).join(",")).join(";"), [rows]);

  useEffect(() => {
    const grid = /** @type {HTMLElement} */ (box.current);
    const fresh = document.createDocumentFragment();
    drawn.current = new Map();
    rows.forEach((row, index) => {
      const line = document.createElement("div");
      line.className = "seats-row";
      const number = document.createElement("span");
      number.className = "row-no num";
      number.textContent = String(rowLabel ? rowLabel(index) : index + 1);
      line.append(number);
      for (const seat of row) {
        const element = document.createElement(seat && onPick ? "button" : "i");
        if (element instanceof HTMLButtonElement) element.type = "button";
        element.className = "seat -aisle";
        if (seat) {
          element.dataset.seat = String(seat.id);
          drawn.current.set(seat.id, { element, state: "", title: "" });
        }
        line.append(element);
      }
      const balance = number.cloneNode(false);
      line.append(balance);
      fresh.append(line);
    });
    grid.replaceChildren(fresh);
  }, [shape, Boolean(onPick)]);

  useEffect(() => {
    const words = seatWords();
    for (const row of rows) {
      for (const seat of row) {
        const known = seat && drawn.current.get(seat.id);
        if (!known) continue;
        if (known.state !== seat.state) {
          known.element.className = `seat -${seat.state}`;
          known.state = seat.state;
        }
        const title = `${seat.label}${seat.name ? ` ${seat.name}` : ""} · ${words[seat.state] ?? ""}`;
        if (known.title !== title) {
          known.element.title = title;
          known.element.setAttribute("aria-label", title);
          known.title = title;
        }
      }
    }
  }, [rows, shape]);

  useEffect(() => {
    const grid = /** @type {HTMLElement} */ (box.current);
    const outer = /** @type {HTMLElement} */ (grid.parentElement);
    const columns = Math.max(1, ...rows.map((row) => row.length));
    const fit = () => {
      const byWidth = (outer.clientWidth - 16) / (columns * 1.72 + 4.6);
      const tall = fill ? outer.clientHeight : height;
      const byHeight = tall ? (tall - 16) / (rows.length * 1.72) : Infinity;
      const most = maxSize ?? (fill ? Infinity : 22);
      grid.style.setProperty("--seat", `${Math.max(minSize, Math.min(most, byWidth, byHeight)).toFixed(2)}px`);
    };
    const watch = new ResizeObserver(fit);
    watch.observe(outer);
    fit();
    return () => watch.disconnect();
  }, [shape, height, maxSize, minSize, fill]);

  /** @param {any} event */
  function picked(event) {
    const id = event.target.closest?.("button[data-seat]")?.dataset.seat;
    if (id === undefined) return;
    const seat = latest.current.rows.flat().find((/** @type {Seat|null} */ one) => one && String(one.id) === id);
    if (seat) latest.current.onPick?.(seat);
  }

  const words = seatWords();
  return html`<div class=${cx("seats-box", fill && "-fill")}>
    ${stage !== null && html`<div class="seats-stage">${stage ?? _("主席台")}</div>`}
    <div class="seats"><div class="seats-grid" ref=${box} onClick=${picked}></div></div>
    ${legend && html`<div class="seats-legend">${legend.map((state) => html`<span key=${state}><i class=${`seat -${state}`} aria-hidden="true"></i>${words[state]}</span>`)}</div>`}
  </div>`;
}
