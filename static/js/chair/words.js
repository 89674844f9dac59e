// The words the chair reads out (宣读词). They are spoken in the hall, so they are Chinese in every language of the console.

/** @param {any} state */
export function openingWords(state) {
  const { attendance: board, sitting, meeting } = state;
  if (!board) return [`现在宣布：${meeting.title}${sitting.title}开会。`];
  const absent = board.absent + board.left;
  const away = [board.leave ? `请假${board.leave}名` : "", absent ? `缺席${absent}名` : ""].filter(Boolean).join("，");
  const counts = `出席会议的代表应到${board.expected}名，实到${board.present}名${away ? `，${away}` : ""}。`;
  if (!board.quorum.met) return [counts, `未达到法定人数${board.quorum.needed}名，请稍候。`];
  return [counts, "符合法定人数，可以开会。", `现在宣布：${meeting.title}${sitting.title}开会。`];
}

/** @param {any} item */
export function itemWords(item) {
  const number = item.depth === 0 ? `进行会议第${item.label}项议程` : "下面";
  const reporter = item.reporter ? `由${item.reporter}作报告` : "";
  return [`${number}：${item.title}。`, reporter && `${reporter}。`].filter(Boolean);
}

/** @param {any} turnout */
export function closingWords(turnout) {
  return turnout ? [`出席代表${turnout.present}名，已提交${turnout.cast}名。`, "表决结束。"] : ["表决结束。"];
}

/** @param {any} state @param {boolean} last */
export function endOfSittingWords(state, last) {
  return last ? ["本次会议的各项议程已经进行完毕。", `现在宣布：${state.sitting.title}结束。`] : [`${state.sitting.title}到此结束，现在休会。`];
}

/** @param {any} meeting */
export function endOfMeetingWords(meeting) {
  return [`${meeting.title}已经完成各项议程。`, "现在宣布：大会闭幕。"];
}
