// What drawing a seat map does to its rows: pure, so that it can be tested alone.

/** @typedef {(string|null)[][]} Grid */

/**
 * A rectangular hall; `aisles` ("6,12") are the seats after which there is a gap.
 * @param {number} rows @param {number} columns @param {string} aisles @returns {Grid}
 */
export function plainGrid(rows, columns, aisles = "") {
  const after = new Set(aisles.split(/[^\d]+/).filter(Boolean).map(Number));
  return Array.from({ length: rows }, (_row, y) => {
    /** @type {(string|null)[]} */
    const row = [];
    for (let number = 1; number <= columns; number += 1) {
      row.push(`${y + 1}-${number}`);
      if (after.has(number) && number < columns) row.push(null);
    }
    return row;
  });
}

/** The front of a row's names ("3" of "3-12"); its place where there is none. @param {(string|null)[]} row @param {number} y */
function front(row, y) {
  const named = row.find(Boolean)?.split("-")[0];
  return named && /^\d+$/.test(named) ? named : String(y + 1);
}

/**
 * The grid with one seat taken out, or put back under the next free number of its row.
 * @param {Grid} grid @param {number} y @param {number} x @returns {Grid}
 */
export function toggled(grid, y, x) {
  return grid.map((row, at) => {
    if (at !== y) return row;
    if (row[x]) return row.map((seat, i) => (i === x ? null : seat));
    const head = front(row, y);
    const taken = new Set(grid.flat());
    let number = 1;
    while (taken.has(`${head}-${number}`)) number += 1;
    return row.map((seat, i) => (i === x ? `${head}-${number}` : seat));
  });
}

/** Every row numbered from the left, without gaps. @param {Grid} grid @returns {Grid} */
export function renumber(grid) {
  return grid.map((row, y) => {
    let number = 0;
    return row.map((seat) => {
      if (!seat) return null;
      number += 1;
      return `${y + 1}-${number}`;
    });
  });
}

/** Rows of one width: what is missing at the right becomes a gap that can be made a seat. @param {Grid} grid @returns {Grid} */
export function squared(grid) {
  const width = Math.max(0, ...grid.map((row) => row.length));
  return grid.map((row) => [...row, ...Array(width - row.length).fill(null)]);
}
