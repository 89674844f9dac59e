// The list of notes: pure.

/**
 * Notes as lines: text notes and bookmarks each by itself, strokes of a page together.
 * @param {import("./held.js").Note[]} notes in the pages' order
 */
export function linesOf(notes) {
  /** @type {{key: string, page: number, kind: string, count: number, note: any, y: number}[]} */
  const lines = [];
  for (const note of notes) {
    const page = /** @type {number} */ (note.page);
    const y = note.data.y ?? (note.data.points ? note.data.points[1] : 0);
    const together = note.data.points && lines.find((line) => line.page === page && line.kind === note.kind);
    if (together) {
      together.count += 1;
      together.y = Math.min(together.y, y);
    } else lines.push({ key: note.data.points ? `${page}/${note.kind}` : note.id, page, kind: note.kind, count: 1, note, y });
  }
  const order = ["bookmark", "text", "ink", "marker"];
  return lines.sort((a, b) => a.page - b.page || order.indexOf(a.kind) - order.indexOf(b.kind) || a.y - b.y);
}
