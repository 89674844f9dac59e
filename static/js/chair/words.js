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

/** A code as it is read aloud, letter by letter, a half unbroken. @param {string} code */
function spelled(code) {
  return code.split("-").map((half) => [...half].join("\u00a0")).join("，");
}

/** While the scrutineers make their keys; before that, `keys` is null. @param {any} keys */
export function keysWords(keys) {
  if (!keys) return ["这次表决采用无记名方式。", "请监票人拿好平板，准备生成票箱的钥匙。"];
  if (keys.step === "gathering" || !keys.code) return ["请监票人在平板上按“生成我的钥匙”，保存好备份。"];
  if (keys.step === "sharing") return [`请监票人核对平板和大屏上的核对码：${spelled(keys.code)}。`, "一致的，请确认。"];
  return ["请监票人稍候，不要关闭平板。"];
}

/** @param {any} turnout */
export function stoppingWords(turnout) {
  return [...(turnout ? [`出席代表${turnout.present}名，已投票${turnout.cast}名。`] : []), "现在停止投票，进行核对。"];
}

/** @param {number} seconds */
function lasting(seconds) {
  return seconds % 60 === 0 ? `${seconds / 60}分钟` : `${seconds}秒`;
}

/** @param {any} state @param {any} box */
export function checkingWords({ poll, turnout }, box) {
  const seconds = poll.check_seconds ? `，时间${lasting(poll.check_seconds)}` : "";
  return [
    ...(turnout ? [`出席代表${turnout.present}名，投票${turnout.cast}名。`] : []),
    ...(box ? [`票箱码：${spelled(box.head_code)}。`] : []),
    `请各位代表对照大屏核对选票编号${seconds}。`,
  ];
}

/** @param {any} poll @param {any} box */
export function unsealingWords(poll, box) {
  const sealed = box ? `票箱已经封好，票箱码：${spelled(box.head_code)}。` : "票箱已经封好。";
  return [sealed, poll.keys === "scrutineers" ? "请监票人在平板上开箱。" : "现在开箱计票。"];
}

/** @param {any} state @param {boolean} last */
export function endOfSittingWords(state, last) {
  return last ? ["本次会议的各项议程已经进行完毕。", `现在宣布：${state.sitting.title}结束。`] : [`${state.sitting.title}到此结束，现在休会。`];
}

/** @param {any} meeting */
export function endOfMeetingWords(meeting) {
  return [`${meeting.title}已经完成各项议程。`, "现在宣布：大会闭幕。"];
}
