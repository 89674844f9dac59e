// Words, times and figures in the reader's language and the hall's time zone.
// The Chinese sentence is the message id; the English catalogue is a module that the server makes.

const root = document.documentElement;

/** @type {"zh"|"en"} */
export const lang = root.dataset.lang === "en" ? "en" : "zh";

/** The hall's time zone. */
export const tz = root.dataset.tz || "Asia/Shanghai";

/** @type {Record<string, string>} */
const catalogue = lang === "zh" ? {} : (await import(new URL(`../../messages/${lang}.js`, import.meta.url).href)).default;
const locale = lang === "zh" ? "zh-CN" : "en-GB";

/**
 * The sentence in the reader's language, its placeholders filled.
 * @param {string} zh e.g. "还有 %(n)s 人未签到"
 * @param {Record<string, any>} [params]
 * @returns {string}
 */
export function _(zh, params) {
  const text = catalogue[zh] || zh;
  if (!params) return text;
  return text.replace(/%\((\w+)\)[sd]/g, (whole, name) => (name in params ? String(params[name]) : whole));
}

/** @typedef {string|number|Date|null|undefined} Moment an ISO string, milliseconds or a Date */

/** @param {Moment} moment @returns {Date|null} */
function toDate(moment) {
  if (moment === null || moment === undefined || moment === "") return null;
  const date = moment instanceof Date ? moment : new Date(moment);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** @param {Intl.DateTimeFormatOptions} options @returns {(moment: Moment) => string} */
function formatter(options) {
  const format = new Intl.DateTimeFormat(locale, { timeZone: tz, ...options });
  return (moment) => {
    const date = toDate(moment);
    return date ? format.format(date) : "";
  };
}

/** "08:41" */
export const time = formatter({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
/** "08:41:07" */
export const seconds = formatter({ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
/** "2026年3月2日", "2 March 2026" */
export const date = formatter({ year: "numeric", month: "long", day: "numeric" });
/** "3月2日", "2 March" */
export const day = formatter({ month: "long", day: "numeric" });
/** "星期一", "Monday" */
export const weekday = formatter({ weekday: "long" });

/** "2026年3月2日 08:41" @param {Moment} moment */
export function dateTime(moment) {
  return toDate(moment) ? `${date(moment)} ${time(moment)}` : "";
}

/**
 * "02:05", from an hour on "1:02:05"; never below zero; a part of a second counts as one.
 * @param {number} ms
 */
export function duration(ms) {
  const all = Math.max(0, Math.ceil(ms / 1000));
  const hours = Math.floor(all / 3600);
  const two = (n) => String(n).padStart(2, "0");
  const rest = `${two(Math.floor(all / 60) % 60)}:${two(all % 60)}`;
  return hours ? `${hours}:${rest}` : rest;
}

const numbers = new Intl.NumberFormat(locale);

/** "1,952"; a dash for nothing. @param {number|null|undefined} n */
export function count(n) {
  return n === null || n === undefined || Number.isNaN(n) ? "—" : numbers.format(n);
}

/**
 * "61.8%"; a dash where there is no whole.
 * @param {number} part @param {number} whole @param {number} [digits]
 */
export function percent(part, whole, digits = 1) {
  return whole ? `${((100 * part) / whole).toFixed(digits)}%` : "—";
}

/**
 * Keep the reader's language and show the page again in it.
 * @param {"zh"|"en"} language
 */
export async function setLanguage(language) {
  const { post } = await import("./api.js");
  await post("/language", { lang: language });
  location.reload();
}
