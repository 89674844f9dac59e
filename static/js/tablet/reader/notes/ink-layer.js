// Ink over a page: what was drawn, and in the mode of writing the pen itself.

import { useLayoutEffect } from "preact/hooks";
import { html, useMemo, useRef } from "../../ui.js";
import { INK, hand, writes } from "./desk.js";
import { Pins } from "./pins.js";
import { followPen } from "./pen.js";
import { COLOURS, pathOf } from "./strokes.js";
import { notesOf } from "./sync.js";
import { sharpness } from "../drawing.js";

/** The notes of the open document, of its present version. @param {import("../reader.js").Reader} reader */
export function useNotes(reader) {
  const { id } = reader.document.value;
  const version = reader.version.value.id;
  const notes = useMemo(() => notesOf(reader.keeper, reader.hall, id), [id]);
  useMemo(() => notes.useVersion(version), [notes, version]);
  return notes;
}

/** @param {import("../layers.js").LayerProps} props */
export function InkLayer({ reader, page, size, scale, width, height }) {
  const notes = useNotes(reader);
  const mine = notes.of(page).value;
  const writing = reader.mode.value === INK;
  const strokes = mine.filter((note) => note.kind === "ink" || note.kind === "marker");
  return html`${(writing || strokes.length > 0) && html`<${Sheet} reader=${reader} notes=${notes} page=${page} size=${size} scale=${scale} width=${width} height=${height}
      strokes=${strokes} writing=${writing} />`}
    <${Pins} reader=${reader} notes=${notes} page=${page} scale=${scale} size=${size} mine=${mine} />`;
}

/**
 * @param {{reader: import("../reader.js").Reader, notes: import("./sync.js").Notes, page: number, size: [number, number], scale: number, width: number, height: number,
 *   strokes: any[], writing: boolean}} props
 */
function Sheet({ reader, notes, page, size, scale, width, height, strokes, writing }) {
  const sheet = useRef(/** @type {HTMLElement|null} */ (null));
  const ink = useRef(/** @type {HTMLCanvasElement|null} */ (null));
  const marker = useRef(/** @type {HTMLCanvasElement|null} */ (null));
  const live = useRef(/** @type {HTMLCanvasElement|null} */ (null));
  const painted = useRef(/** @type {{key: string, strokes: any[]}} */ ({ key: "", strokes: [] }));
  const ratio = sharpness(width, height);
  const marks = strokes.some((one) => one.kind === "marker") || writing;

  const paint = (anew = false) => {
    const key = `${width}/${height}/${ratio}/${scale}/${marks}`;
    paintStrokes({ ink: ink.current, marker: marker.current }, { width, height, ratio, scale }, strokes, anew || painted.current.key !== key ? null : painted.current.strokes);
    painted.current = { key, strokes };
  };
  const latest = useRef(paint);
  latest.current = paint;
  useLayoutEffect(paint, [strokes, width, height, ratio, scale, marks]);
  useLayoutEffect(() => () => {
    for (const canvas of [ink.current, marker.current, live.current]) if (canvas) canvas.width = canvas.height = 0;
  }, []);
  useLayoutEffect(() => { // before the next touch
    if (!writing) return undefined;
    return followPen(/** @type {HTMLElement} */ (sheet.current), {
      canvases: { ink: /** @type {any} */ (ink.current), marker: /** @type {any} */ (marker.current), live: /** @type {any} */ (live.current) },
      reader, notes, page, size, scale, ratio, repaint: () => latest.current(true),
    });
  }, [writing, notes, page, scale, width, height, ratio]);
  const box = { width: `${width}px`, height: `${height}px` };
  return html`<div class="ink-sheet" ref=${sheet} data-writing=${writing ? hand.value : undefined} data-fingers=${writing && writes("touch") ? "write" : undefined}>
    ${marks && html`<canvas class="ink-marker" ref=${marker} style=${box} />`}
    <canvas class="ink-ink" ref=${ink} style=${box} />
    ${writing && html`<canvas class=${`ink-live -${hand.value}`} ref=${live} />`}
  </div>`;
}

/**
 * Draw strokes; where `before` was drawn and only strokes were added, those alone.
 * @param {{ink: HTMLCanvasElement|null, marker: HTMLCanvasElement|null}} canvases @param {{width: number, height: number, ratio: number, scale: number}} form
 * @param {any[]} strokes @param {any[]|null} before
 */
function paintStrokes(canvases, { width, height, ratio, scale }, strokes, before) {
  const added = before && before.every((note, place) => strokes[place] === note) ? strokes.slice(before.length) : null;
  for (const kind of /** @type {("ink"|"marker")[]} */ (["marker", "ink"])) {
    const canvas = canvases[kind];
    if (!canvas) continue;
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    if (!added) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    for (const note of added ?? strokes) {
      if (note.kind !== kind) continue;
      context.fillStyle = COLOURS[/** @type {keyof typeof COLOURS} */ (note.data.colour)];
      context.fill(pathOf(note, scale));
    }
  }
}
