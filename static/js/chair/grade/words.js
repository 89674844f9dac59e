// What the chair reads out when a group grades; Chinese in every language of the console.

/** Before it begins: the server's words, with the group that is asked. @param {{poll: any, words: string[]}} shown */
export function gradingWords({ poll, words }) {
  const [first = "", ...rest] = words;
  return [poll.electorate ? first.replace(/^现在/, `现在请${poll.electorate}`) : first, ...rest];
}

/** When it ends. @param {any} turnout */
export function closedGradingWords(turnout) {
  return turnout ? [`应参加测评的到会${turnout.present}人，已提交${turnout.cast}人。`, "测评结束。"] : ["测评结束。"];
}

/** All groups have graded. @param {any} evaluation */
export function announcingWords(evaluation) {
  return [`${evaluation.title}已经结束。`, "现在公布测评结果。"];
}
