// The sections of the minutes after the server's answer, while somebody types on. Pure.

/** @typedef {{id: string, heading: string, text: string, [more: string]: any}} Part */

/** @param {Part[]} parts */
const byId = (parts) => new Map(parts.map((one) => [one.id, one]));

/**
 * What was typed since the server knew `known` stays; everything else is as it answered.
 * @param {Part[]} answered @param {Part[]} known @param {Part[]} typed @returns {Part[]}
 */
export function merged(answered, known, typed) {
  if (typed === known) return answered;
  const [now, was, held] = [answered, known, typed].map(byId);
  const untouched = (/** @type {Part} */ one) => was.get(one.id)?.text === one.text && was.get(one.id)?.heading === one.heading;
  const parts = typed.filter((one) => now.has(one.id) || !untouched(one)).map((one) => {
    const found = now.get(one.id);
    if (!found) return one;
    return untouched(one) ? found : { ...found, heading: one.heading, text: one.text };
  });
  answered.forEach((one, place) => {
    if (was.has(one.id) || held.has(one.id)) return;
    const before = parts.findIndex((other) => other.id === answered[place - 1]?.id);
    parts.splice(before + 1, 0, one);
  });
  return parts;
}
