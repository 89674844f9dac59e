// What a deputy has chosen in an election or a ranking so far. Pure.

/**
 * @typedef {{name: string, person: string}} Written another person, wanted instead of a candidate
 * @typedef {{votes?: Record<string, string>, names?: Record<string, Written>, order?: string[]}} Draft names by the candidate they are written against
 */

const VOTES = new Set(["yes", "no", "abstain"]);
const LONGEST = 30;

/** @param {any} paper */
const ids = (paper) => [...(paper.options ?? [])].sort((a, b) => a.number - b.number).map((one) => one.id);

/** How many people the ballot is for: 应选 is the most. @param {Draft} draft */
export function wantedOf(draft) {
  return Object.values(draft.votes ?? {}).filter((vote) => vote === "yes").length + Object.keys(draft.names ?? {}).length;
}

/** How many candidates or names are marked. @param {Draft} draft */
export function markedOf(draft) {
  return Object.keys(draft.votes ?? {}).length;
}

/** Whether a sealed box of this poll counts 赞成 alone: voting/rules/election_sealing.py. @param {any} poll */
export function countsOnlyYes(poll) {
  return poll.box === "sealed" && poll.paper.method === "elect" && poll.paper.choose < poll.paper.options.length;
}

/**
 * Press a key of a candidate; the same key again takes it back. Who is no longer against drops the name written in.
 * Beyond 应选 nothing changes and `refused` is true.
 * @param {any} paper @param {Draft} draft @param {string} id @param {string} vote @returns {{draft: Draft, refused: boolean}}
 */
export function pressed(paper, draft, id, vote) {
  const { [id]: before, ...votes } = draft.votes ?? {};
  const { [id]: _name, ...without } = draft.names ?? {};
  const next = {
    votes: before === vote ? votes : { ...votes, [id]: vote },
    names: vote === "no" && before !== "no" ? draft.names ?? {} : without,
  };
  return wantedOf(next) > paper.choose ? { draft, refused: true } : { draft: next, refused: false };
}

/**
 * Write a name against a candidate, or take it back (null).
 * @param {any} paper @param {Draft} draft @param {string} id @param {Written|null} written @returns {{draft: Draft, refused: boolean}}
 */
export function written(paper, draft, id, written) {
  const { [id]: _before, ...rest } = draft.names ?? {};
  if (!written) return { draft: { ...draft, names: rest }, refused: false };
  const next = { ...draft, names: { ...rest, [id]: written } };
  return wantedOf(next) > paper.choose ? { draft, refused: true } : { draft: next, refused: false };
}

/** A name as the server counts it: voting/rules/election_names.py. @param {string} text */
export function cleanName(text) {
  const flat = text.normalize("NFKC").replace(/[•‧∙・･⋅●]/gu, "·").replace(/\(/g, "（").replace(/\)/g, "）");
  const wide = "\\u2e80-\\u303f\\u3400-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}·（）";
  return flat.replace(/\s+/gu, " ").replace(new RegExp(`(?<=[${wide}])\\s+|\\s+(?=[${wide}])`, "gu"), "").trim();
}

/** @param {string} name cleaned */
export function isName(name) {
  return name.length > 0 && [...name].length <= LONGEST && /^[\p{L}\p{M}\p{N}_·（）、'. -]+$/u.test(name) && /\p{L}/u.test(name);
}

/** Why a name cannot be written against `id`: "" where it can. @param {any} paper @param {Draft} draft @param {string} id @param {string} name @returns {""|"candidate"|"twice"} */
export function faultOf(paper, draft, id, name) {
  if (paper.options.some((/** @type {any} */ one) => cleanName(one.title) === name)) return "candidate";
  const others = Object.entries(draft.names ?? {}).filter(([key]) => key !== id);
  return others.some(([, one]) => one.name === name) ? "twice" : "";
}

/** @param {any} paper @param {Draft} draft */
export function electAnswer(paper, draft) {
  const order = ids(paper);
  const names = order.filter((id) => draft.names?.[id]).map((id) => ({ against: id, ...draft.names?.[id] }));
  return { votes: Object.fromEntries(order.filter((id) => draft.votes?.[id]).map((id) => [id, draft.votes?.[id]])), write_ins: names };
}

/** @param {any} answer @returns {Draft} */
export function electDraft(answer) {
  const names = (answer?.write_ins ?? []).map((/** @type {any} */ one) => [one.against, { name: one.name, person: one.person ?? "" }]);
  return { votes: { ...answer?.votes }, names: Object.fromEntries(names) };
}

/** Only what the paper knows and allows. @param {any} paper @param {any} draft @returns {Draft} */
export function cleanElect(paper, draft) {
  const known = new Set(ids(paper));
  const votes = Object.fromEntries(Object.entries(draft?.votes ?? {}).filter(([id, vote]) => known.has(id) && VOTES.has(/** @type {string} */ (vote))));
  const kept = Object.entries(paper.write_ins ? draft?.names ?? {} : {}).filter(([id, one]) => votes[id] === "no" && typeof one?.name === "string" && isName(one.name));
  const next = { votes, names: Object.fromEntries(kept.map(([id, one]) => [id, { name: one.name, person: String(one.person ?? "") }])) };
  return wantedOf(next) > paper.choose ? { votes: {}, names: {} } : next;
}

/** Give an option the next rank; one that has a rank loses it, and those behind move up. @param {any} paper @param {string[]} order @param {string} id @returns {{order: string[], refused: boolean}} */
export function ranked(paper, order, id) {
  if (order.includes(id)) return { order: order.filter((one) => one !== id), refused: false };
  return order.length >= paper.choose ? { order, refused: true } : { order: [...order, id], refused: false };
}

/** Move what has a rank up (-1) or down (1). @param {string[]} order @param {string} id @param {number} step */
export function stepped(order, id, step) {
  const from = order.indexOf(id);
  const to = from + step;
  if (from < 0 || to < 0 || to >= order.length) return order;
  const next = [...order];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
}

/** @param {any} paper @param {Draft} draft */
export function rankAnswer(paper, draft) {
  const order = draft.order ?? [];
  return { ranks: Object.fromEntries(ids(paper).filter((id) => order.includes(id)).map((id) => [id, order.indexOf(id) + 1])) };
}

/** @param {any} answer @returns {Draft} */
export function rankDraft(answer) {
  const pairs = Object.entries(answer?.ranks ?? {}).sort((a, b) => Number(a[1]) - Number(b[1]));
  return { order: pairs.map(([id]) => id) };
}

/** @param {any} paper @param {any} draft @returns {Draft} */
export function cleanRank(paper, draft) {
  const known = new Set(ids(paper));
  const list = Array.isArray(draft?.order) ? draft.order : [];
  return { order: [...new Set(list.filter((/** @type {any} */ id) => known.has(id)))].slice(0, paper.choose ?? 0) };
}
