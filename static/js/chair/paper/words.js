// What is said while papers are handed out and counted. Spoken in the hall, so Chinese in every language of the console.

/** The report on 发出 and 收回 and the declaration; as rules/paper_words.py has them. @param {any} paper */
export function validityWords(paper) {
  const { issued, collected } = paper ?? {};
  if (issued === null || issued === undefined) return ["请工作人员分发选票。"];
  if (collected === null) return [`发出选票${issued}张。`, "填写完毕后，请将选票投入票箱。"];
  const reported = `发出选票${issued}张，收回选票${collected}张，`;
  const compared = collected === issued ? "收回的选票与发出的选票相等" : "收回的选票少于发出的选票";
  return [`${reported}${compared}。`, "现在我宣布，本次表决有效，请监票人、计票人开始计票。"];
}

/** @param {any} paper */
export function handsWords(paper) {
  return [...(paper?.fallback ? ["现在改用举手方式表决。"] : []), "赞成的请举手；请放下。", "反对的请举手；请放下。", "弃权的请举手；请放下。"];
}
