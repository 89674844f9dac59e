// Whether a tablet goes along: pure.

/** The key of one sharing: another document, or a new beginning, is followed anew even by who had left. @param {any} follow */
export const keyOf = (follow) => (follow ? `${follow.document_id} ${follow.since}` : "");

/** Whether a vote, or what came of it, has this tablet. @param {any} state */
export const votes = ({ poll, stage }) => poll?.state === "open" || ["poll", "result"].includes(stage?.face);

/**
 * What the tablet does about the shared page; pure.
 * @param {{follow: any, inBook: boolean, votes: boolean, voting: boolean, left: boolean, open: string|null, turned: boolean}} now
 *   votes: a vote or its result has the tablet; voting: a poll is open; turned: the page was turned since the vote
 * @returns {"open"|"stay"|"none"}
 */
export function stepOf({ follow, inBook, votes: held, voting, left, open, turned }) {
  if (!follow || !inBook || left || voting) return "none";
  if (held && !turned) return "none";
  return open === follow.document_id ? "stay" : "open";
}
