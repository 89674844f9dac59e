// What the tablet makes of the hall's state: pure questions, asked in several places.

/** This person's own mark at the present sitting; one of another sitting means nothing. @param {any} state */
export function myMark(state) {
  const mark = state.my_attendance;
  return mark && mark.sitting_id === state.attendance?.sitting_id ? mark : null;
}

/** Whether this person counts as present. @param {any} state */
export function isHere(state) {
  return ["present", "made_up"].includes(myMark(state)?.state);
}

/** The item under discussion: the stage's, else the agenda's current one. @param {any} state @returns {any|null} */
export function currentItem(state) {
  const agenda = state.agenda ?? [];
  return agenda.find((one) => one.id === state.stage?.item_id) ?? agenda.find((one) => one.state === "current") ?? null;
}

/** The item after `item` that is not done; without one the first that is not done. @param {any[]} agenda @param {any|null} item */
export function nextItem(agenda, item) {
  const from = item ? agenda.findIndex((one) => one.id === item.id) + 1 : 0;
  return agenda.slice(from).find((one) => one.state !== "done" && one.id !== item?.id) ?? null;
}

/** Whether the meeting has or had documents. @param {any} state */
export function hasDocuments({ documents }) {
  return Boolean(documents && (documents.revision > 0 || documents.ended));
}

/** Still under way: deputies vote, compare their codes, or wait for the box to be opened. @param {any} poll */
export function isUnderWay(poll) {
  return ["open", "checking", "unsealing", "counting"].includes(poll?.state);
}

/**
 * What fills the tablet. A poll on the stage that is under way fills it; when the stage moves on meanwhile, the deputy may
 * come back (`returned` holds the poll's id).
 * @param {any} state @param {string} returned @returns {"vote"|"checking"|"unsealing"|"counting"|"result"|"prepared"|"stage"}
 */
export function screenOf(state, returned) {
  const { poll, stage } = state;
  const onPoll = stage?.face === "poll";
  if (isUnderWay(poll) && (onPoll || returned === poll.id)) return poll.state === "open" ? "vote" : poll.state;
  const own = poll && (!stage?.poll_id || stage.poll_id === poll.id);
  if (stage?.face === "result" && own && poll.state !== "prepared" && !isUnderWay(poll)) return "result";
  if (!onPoll || !own) return "stage";
  return poll.state === "prepared" ? "prepared" : "result";
}

/** How this person votes in the poll: by tablet, on paper, by hands, or not any more ("stopped"). @param {any} state */
export function ownWay({ poll, my_way: mine }) {
  if (mine?.poll_id === poll?.id) return mine.own;
  return poll?.way === "paper" || poll?.way === "hands" ? poll.way : "tablet";
}

/** Whether this person may answer the poll: belongs to the group that is asked, where one is, else has a vote. @param {any} state */
export function mayAnswer({ poll, me, my_part: part }) {
  if (!me) return false;
  return poll?.group ? part?.poll_id === poll.id : Boolean(me.votes);
}
