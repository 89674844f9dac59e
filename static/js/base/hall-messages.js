// What a live message does to the hall's state: numbered ones follow one another, snapshots are absolute.

/**
 * @typedef {{room: string, version: number|null, slices: Record<string, any>, now: string, kind?: string}} HallMessage
 * @typedef {{versions: Record<string, number>, now: string, as_of: string} & Record<string, any>} HallState
 * @typedef {{state: HallState, gap: boolean, changed: boolean}} Applied
 */

/** @param {string} iso */
const ms = (iso) => Date.parse(iso);

/**
 * The state after one message. A numbered message is applied only when it is the next of its room; an older one is
 * ignored; a later one is a gap: the state must be fetched. A snapshot (no number) is absolute and applied at once.
 * @param {HallState} state @param {HallMessage} message @returns {Applied}
 */
export function applyMessage(state, message) {
  const { room, version, slices } = message;
  if (version === null || version === undefined) {
    return { state: { ...state, ...slices }, gap: false, changed: true };
  }
  const held = state.versions?.[room] ?? 0;
  if (version <= held) return { state, gap: false, changed: false };
  if (version > held + 1) return { state, gap: true, changed: false };
  const versions = { ...state.versions, [room]: version };
  return { state: { ...state, ...slices, versions }, gap: false, changed: true };
}

/**
 * The state after the messages that arrived while it was fetched, in their order. Snapshots that the fetched state holds for
 * certain are left out, so that an old figure never overwrites a newer one; one that was sent while the state was put
 * together counts, for nothing may come after it. `gap` is true when a message between was not heard.
 * @param {HallState} fetched @param {HallMessage[]} buffered @returns {Applied}
 */
export function replay(fetched, buffered) {
  let state = fetched;
  let gap = false;
  for (const message of buffered) {
    const isSnapshot = message.version === null || message.version === undefined;
    if (isSnapshot && ms(message.now) < ms(fetched.as_of)) continue;
    const applied = applyMessage(state, message);
    state = applied.state;
    gap = gap || applied.gap;
  }
  return { state, gap, changed: state !== fetched };
}
