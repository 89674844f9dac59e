// A QR code as one SVG path, black on white with its quiet zone.

import { encodeQR } from "qr";
import { html, useMemo } from "../base/ui.js";

/** @param {boolean[][]} modules */
export function pathOf(modules) {
  return modules.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : "")).join("")).join("");
}

/** @param {{text: string, label: string}} props */
export function QrCode({ text, label }) {
  const modules = useMemo(() => encodeQR(text, "raw", { ecc: "medium", border: 3 }), [text]);
  const size = modules.length;
  return html`<svg class="qr" viewBox=${`0 0 ${size} ${size}`} role="img" aria-label=${label} shape-rendering="crispEdges">
    <rect width=${size} height=${size} fill="#fff" /><path d=${pathOf(modules)} fill="#000" /></svg>`;
}
