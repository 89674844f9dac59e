// An evaluation while it is edited: what the form begins with, what is sent, what does not add up. Pure.

import { cellsOf } from "../options.js";

/**
 * @typedef {{key: string, id: string|null, title: string, unit: string, report: ""|"oral"|"written", description: string, person: string, subject: string}} Subject
 * @typedef {{key: string, id: string, title: string, grades: {key: string, id: string, title: string, points: string}[]}} Scale
 * @typedef {{key: string, id: string, title: string, scale: string}} Dimension
 * @typedef {{key: string, name: string, weight: string, roles: string[], delegations: string[], people: string[], without: string[]}} Group
 * @typedef {{key: string, of: "best"|"worst", grades: string, base: string, num: string, den: string, strict: boolean, verdict: string, follow: string}} Clause
 * @typedef {{on: boolean, source: string, clauses: Clause[], otherwise: string, follow: string}} Own
 */

let made = 0;

/** A mark that nothing else on the page has; it may serve as an id. @param {string} kind */
export function fresh(kind) {
  made += 1;
  return `${kind}${made}-${Math.floor(Math.random() * 1e6).toString(36)}`;
}

/** @param {Partial<Subject>} [given] @returns {Subject} */
export function subject(given = {}) {
  return { id: null, title: "", unit: "", report: "", description: "", person: "", subject: "", ...given, key: given.id ?? fresh("new") };
}

/** @param {any} [given] @returns {Group} */
export function group(given = {}) {
  const { roles = [], delegations = [], people = [], without = [] } = given.electorate ?? {};
  return { key: fresh("g"), name: given.name ?? "", weight: given.weight ? String(given.weight) : "", roles, delegations, people, without };
}

/** @param {any} given @returns {Scale} */
export function scale(given) {
  return { key: fresh("s"), id: given.id, title: given.title, grades: given.grades.map((/** @type {any} */ one) => ({ key: fresh("v"), id: one.id, title: one.title, points: String(one.points ?? 0) })) };
}

/** @param {any} [given] @returns {Clause} */
export function clause(given = {}) {
  const { base = "all", num = 1, den = 2, strict = false } = given.at_least ?? {};
  return { key: fresh("c"), of: given.of ?? "best", grades: String(given.grades ?? 1), base, num: String(num), den: String(den), strict, verdict: given.verdict ?? "", follow: given.follow ?? "" };
}

/** The own rule as it is edited, from a rule-set. @param {any} ruleset @returns {Own} */
export function ownOf(ruleset) {
  const verdict = ruleset?.verdict ?? { clauses: [], otherwise: "", follow: "" };
  const on = Boolean(ruleset?.version?.endsWith("+"));
  return { on, source: on ? ruleset.source : "", clauses: verdict.clauses.map(clause), otherwise: verdict.otherwise, follow: verdict.follow ?? "" };
}

/** What the form begins with: an evaluation, or a template. @param {any} given @param {any[]} rulesets @param {string} item */
export function begun(given, rulesets, item) {
  const name = typeof given.ruleset === "string" ? given.ruleset : given.ruleset.name;
  const rules = typeof given.ruleset === "string" ? rulesets.find((one) => one.name === name) : given.ruleset;
  return {
    title: given.id ? given.title : "",
    subjects: given.paper.options.map(subject),
    dimensions: given.paper.dimensions.map((/** @type {any} */ one) => ({ key: fresh("d"), ...one })),
    scales: given.paper.scales.map(scale),
    groups: given.groups.map(group),
    mode: given.mode, normalise: given.normalise ?? false, parts: given.parts, overall: given.overall ?? "", scoring: given.scoring ?? "overall",
    copies: (given.copies ?? []).join("、"),
    rules: name, own: ownOf(rules),
    item: given.id ? given.item_id ?? "" : item,
    press: given.press ?? "first", seconds: given.duration_seconds ? String(given.duration_seconds) : "",
    box: given.box ?? "sealed", keys: given.keys || "scrutineers", check: String(given.check_seconds ?? 120), who: given.who_voted ?? false,
  };
}

const whole = (/** @type {string} */ text, most = 10_000) => (/^\d{1,5}$/.test(text.trim()) ? Math.min(most, Number(text)) : 0);

/** A clause as it is sent. @param {Clause} one */
function clauseBody(one) {
  return { of: one.of, grades: whole(one.grades), at_least: { base: one.base, num: whole(one.num), den: whole(one.den), strict: one.strict }, verdict: one.verdict.trim(), follow: one.follow.trim() };
}

/** The verdict rule as it is sent. @param {Own} own */
export function verdictBody(own) {
  return { clauses: own.clauses.map(clauseBody), otherwise: own.otherwise.trim(), follow: own.follow.trim() };
}

/** @param {Scale} one */
export function scaleBody(one) {
  return { id: one.id, title: one.title.trim(), grades: one.grades.map((grade) => ({ id: grade.id, title: grade.title.trim(), points: whole(grade.points, 100) })) };
}

/** The subjects that are kept. @param {Subject[]} subjects */
export function filled(subjects) {
  return subjects.filter((one) => one.title.trim() || one.id);
}

/** The body of the request. @param {any} form */
export function bodyOf(form) {
  const used = new Set(form.dimensions.map((/** @type {Dimension} */ one) => one.scale));
  return {
    title: form.title.trim(),
    paper: {
      method: "grade", title: form.title.trim(),
      options: filled(form.subjects).map(({ key: _key, ...one }, place) => ({ ...one, number: place + 1 })),
      scales: form.scales.filter((/** @type {Scale} */ one) => used.has(one.id)).map(scaleBody),
      dimensions: form.dimensions.map(({ id, title, scale: by }) => ({ id, title: title.trim(), scale: by })),
    },
    ruleset: form.rules,
    own: form.own.on ? { verdict: verdictBody(form.own), source: form.own.source } : null,
    groups: form.groups.map(({ key: _key, name, weight, ...electorate }) => ({ name: name.trim(), electorate: { name: "", ...electorate }, weight: whole(weight) })),
    mode: form.mode, normalise: form.normalise, parts: form.parts, overall: form.overall, scoring: form.scoring,
    copies: form.copies.split(/[、,，;；\n]/).map((/** @type {string} */ one) => one.trim()).filter(Boolean),
    item_id: form.item || null, press: form.press, duration_seconds: form.seconds ? Number(form.seconds) : null,
    ...(form.box === "sealed" ? { box: "sealed", keys: form.keys, check_seconds: Number(form.check), who_voted: form.who } : { box: "open" }),
  };
}

/** What the weights add up to. @param {Group[]} groups */
export function weightSum(groups) {
  return groups.reduce((sum, one) => sum + whole(one.weight), 0);
}

/** Each group's part of the whole in per cent, where the weights are taken in proportion. @param {Group[]} groups @returns {number[]} */
export function proportions(groups) {
  const sum = weightSum(groups);
  return groups.map((one) => (sum ? Math.round((1000 * whole(one.weight)) / sum) / 10 : 0));
}

/** Who of the roll belongs to a group; as rules/electorate.py has it. @param {Group} one @param {any[]} roll @returns {any[]} */
export function membersOf(one, roll) {
  const everybody = !one.roles.length && !one.delegations.length && !one.people.length;
  return roll.filter((person) => !one.without.includes(person.person_id) && (everybody ? person.votes
    : one.people.includes(person.person_id) || one.delegations.includes(person.delegation) || person.roles.some((/** @type {string} */ role) => one.roles.includes(role))));
}

/**
 * What is wrong with the groups: nobody in one, somebody in two, somebody who would grade themselves.
 * @param {Group[]} groups @param {Subject[]} subjects @param {any[]} roll
 * @returns {{empty: string[], twice: {names: string[], first: string, second: string}[], selves: {group: string, names: string[]}[]}}
 */
export function faultsOf(groups, subjects, roll) {
  const people = groups.map((one) => membersOf(one, roll));
  const graded = new Set(subjects.map((one) => one.person).filter(Boolean));
  const twice = groups.flatMap((first, i) => groups.slice(i + 1).flatMap((second, j) => {
    const ids = new Set(people[i + 1 + j].map((one) => one.person_id));
    const names = people[i].filter((one) => ids.has(one.person_id)).map((one) => one.name);
    return names.length ? [{ names, first: first.name, second: second.name }] : [];
  }));
  const selves = groups.flatMap((one, i) => {
    const names = people[i].filter((person) => graded.has(person.person_id)).map((person) => person.name);
    return names.length ? [{ group: one.name, names }] : [];
  });
  return { empty: groups.filter((_one, i) => people[i].length === 0).map((one) => one.name), twice, selves };
}

const REPORTS = { 口头: "oral", 口头报告: "oral", 书面: "written", 书面报告: "written", oral: "oral", written: "written" };
const HEADS = /^(姓名|名称|标题|对象|测评对象|项目名称|单位名称|建议)$/;

/** Pasted rows as subjects: number (if the first column holds numbers), title, unit or post, oral or written, description. @param {string} text @returns {Subject[]} */
export function pastedSubjects(text) {
  let rows = cellsOf(text);
  if (rows.length && rows[0].some((cell) => HEADS.test(cell))) rows = rows.slice(1);
  const numbered = rows.length > 0 && rows.every((cells) => /^\d{1,4}[.、．]?$/.test(cells[0]) && cells.length > 1);
  return rows.map((cells) => {
    const [title = "", unit = "", ...rest] = numbered ? cells.slice(1) : cells;
    const at = rest.findIndex((cell) => REPORTS[cell.toLowerCase()]);
    return subject({ title, unit, report: at >= 0 ? REPORTS[rest[at].toLowerCase()] : "", description: rest.filter((_cell, i) => i !== at).join("；") });
  }).filter((one) => one.title);
}
