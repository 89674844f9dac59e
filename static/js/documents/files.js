// The files of a drop or a chooser: folders are looked into, what systems leave beside files is left out.

import { lang } from "../base/i18n.js";

const LITTER = /^(\.|~\$|thumbs\.db$|desktop\.ini$)/i;
const collator = new Intl.Collator(lang === "zh" ? "zh-CN-u-co-pinyin" : "en", { numeric: true });

/** @param {any} reader @returns {Promise<any[]>} */
const batch = (reader) => new Promise((resolve, reject) => reader.readEntries(resolve, reject));

/** @param {any} entry a FileSystemEntry @returns {Promise<File[]>} */
async function inside(entry) {
  if (entry.isFile) return [await new Promise((resolve, reject) => entry.file(resolve, reject))];
  const found = [];
  const reader = entry.createReader();
  for (let entries = await batch(reader); entries.length; entries = await batch(reader)) {
    for (const one of entries) found.push(...(await inside(one)));
  }
  return found;
}

/** In the order of their names, 2 before 10. @param {File[]} files */
export function tidy(files) {
  return files.filter((file) => !LITTER.test(file.name)).sort((a, b) => collator.compare(a.name, b.name));
}

/** Whether something dragged is files. @param {DragEvent} event */
export const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");

/** @param {DataTransfer|null} transfer is read at once: it is empty after the event @returns {Promise<File[]>} */
export async function filesOf(transfer) {
  const items = [...(transfer?.items ?? [])].filter((item) => item.kind === "file");
  const parts = items.map((item) => {
    const entry = item.webkitGetAsEntry?.();
    const file = entry?.isDirectory ? null : item.getAsFile();
    return file ? Promise.resolve([file]) : entry ? inside(entry) : Promise.resolve([]);
  });
  return tidy((await Promise.all(parts)).flat());
}
