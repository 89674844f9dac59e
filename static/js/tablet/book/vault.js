// Where pages lie on this device: encrypted in IndexedDB under a key that only the session holds, or, where the browser
// has neither (plain http), in memory until the page is left.

import { databaseName, letGo } from "./wipe.js";

const STORE = "entries";
const BY_AGE = "at";
const CHECK = "check";
const IN_MEMORY = 96 * 1024 * 1024;
const IV_BYTES = 12;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * @typedef {{kind: string, document: string, version: string}} Name what an entry's id says: `kind/document/version/page`,
 *   or `kind//document/part` for what is of no version: notes
 *
 * @typedef {object} Vault
 * @property {boolean} lasting what is put here outlives the page
 * @property {(id: string, content: Uint8Array) => Promise<void>} put never rejects: what cannot be kept is not kept
 * @property {(id: string) => Promise<Uint8Array|null>} get
 * @property {(id: string) => Promise<void>} remove
 * @property {(gone: (name: Name) => boolean) => Promise<Set<string>>} drop removes all that `gone` says; resolves with the
 *   documents of which there was something
 * @property {() => Promise<string[]>} ids
 * @property {() => void} close
 */

/** @param {string} id @returns {Name} */
export function nameOf(id) {
  const [kind, document = "", version = ""] = id.split("/");
  return document ? { kind, document, version } : { kind, document: version, version: "" };
}

/** @param {any} value */
export const packed = (value) => encoder.encode(JSON.stringify(value));
/** @param {Uint8Array|null} bytes */
export const unpacked = (bytes) => (bytes ? JSON.parse(decoder.decode(bytes)) : null);

/** Whether this browser can keep pages encrypted; plain http gives no WebCrypto. */
export function canKeep() {
  return "indexedDB" in window && Boolean(globalThis.crypto?.subtle);
}

/**
 * Pages in memory: the oldest go when there are too many.
 * @param {number} [most] in bytes @returns {Vault}
 */
export function memoryVault(most = IN_MEMORY) {
  /** @type {Map<string, Uint8Array>} */
  const held = new Map();
  let size = 0;
  /** @param {string} id */
  const take = (id) => {
    size -= held.get(id)?.length ?? 0;
    held.delete(id);
  };
  return {
    lasting: false,
    async put(id, content) {
      take(id);
      held.set(id, content.slice());
      size += content.length;
      for (const oldest of held.keys()) {
        if (size <= most) break;
        take(oldest);
      }
    },
    async get(id) {
      const found = held.get(id);
      if (!found) return null;
      held.delete(id);
      held.set(id, found);
      return found.slice();
    },
    async remove(id) {
      take(id);
    },
    async drop(gone) {
      const documents = new Set();
      for (const id of [...held.keys()]) {
        const name = nameOf(id);
        if (!gone(name)) continue;
        take(id);
        if (name.document) documents.add(name.document);
      }
      return documents;
    },
    async ids() {
      return [...held.keys()];
    },
    close() {
      held.clear();
      size = 0;
    },
  };
}

/**
 * The vault of this window. Whatever lies there under another key is removed.
 * @param {string} base @param {string} key 32 bytes in base64 @returns {Promise<Vault>}
 */
export async function openVault(base, key) {
  const raw = Uint8Array.from(atob(key), (sign) => sign.charCodeAt(0));
  const secret = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]);
  const database = await openDatabase(databaseName(base));
  const vault = encryptedVault(database, secret);
  if (!(await fits(vault, database))) {
    await write(database.transaction(STORE, "readwrite").objectStore(STORE), (entries) => entries.clear());
    await vault.put(CHECK, packed(CHECK));
  }
  return vault;
}

/** Whether what lies here was kept under this key. @param {Vault} vault @param {IDBDatabase} database */
async function fits(vault, database) {
  const some = await settled(database.transaction(STORE).objectStore(STORE).count());
  return some === 0 ? false : unpacked(await vault.get(CHECK)) === CHECK;
}

/** @param {IDBDatabase} database @param {CryptoKey} secret @returns {Vault} */
function encryptedVault(database, secret) {
  let open = true;
  const close = () => {
    open = false;
    letGo.delete(close);
    database.close();
  };
  letGo.add(close);
  database.onversionchange = close; // another page of this window wipes
  /** @param {IDBTransactionMode} mode */
  const store = (mode) => database.transaction(STORE, mode).objectStore(STORE);
  return {
    lasting: true,
    async put(id, content) {
      const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
      try {
        const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: encoder.encode(id) }, secret, content);
        if (!open) return;
        const entry = { id, iv, data, at: Date.now() };
        await write(store("readwrite"), (entries) => entries.put(entry)).catch(async (error) => {
          if (error?.name !== "QuotaExceededError") throw error;
          await makeRoom(store);
          await write(store("readwrite"), (entries) => entries.put(entry));
        });
      } catch (error) {
        if (open && error?.name !== "QuotaExceededError") console.warn("reading: not kept", error);
      }
    },
    async get(id) {
      if (!open) return null;
      try {
        const entry = await settled(store("readonly").get(id));
        if (!entry) return null;
        const algorithm = { name: "AES-GCM", iv: entry.iv, additionalData: encoder.encode(id) };
        return new Uint8Array(await crypto.subtle.decrypt(algorithm, secret, entry.data));
      } catch {
        return null; // kept under another key, or broken: as if it were not there
      }
    },
    async remove(id) {
      if (open) await write(store("readwrite"), (entries) => entries.delete(id)).catch(() => {});
    },
    async drop(gone) {
      const documents = new Set();
      if (!open) return documents;
      const entries = store("readwrite");
      const done = finished(entries.transaction);
      for (const id of await settled(entries.getAllKeys())) {
        const name = nameOf(id);
        if (id === CHECK || !gone(name)) continue;
        entries.delete(id);
        if (name.document) documents.add(name.document);
      }
      await done;
      return documents;
    },
    async ids() {
      return open ? settled(store("readonly").getAllKeys()) : [];
    },
    close,
  };
}

/** Let the oldest fifth of the pages go: the disk is full. @param {(mode: IDBTransactionMode) => IDBObjectStore} store */
async function makeRoom(store) {
  const entries = store("readwrite");
  const done = finished(entries.transaction);
  const pages = (await settled(entries.index(BY_AGE).getAllKeys())).filter((/** @type {string} */ id) => id.startsWith("page/"));
  for (const id of pages.slice(0, Math.ceil(pages.length / 5))) entries.delete(id);
  await done;
}

/** @param {string} name @returns {Promise<IDBDatabase>} */
function openDatabase(name) {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(STORE, { keyPath: "id" }).createIndex(BY_AGE, "at");
  };
  return settled(request);
}

/** @param {IDBRequest} request @returns {Promise<any>} */
function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** @param {IDBObjectStore} entries @param {(entries: IDBObjectStore) => unknown} does */
async function write(entries, does) {
  const done = finished(entries.transaction);
  does(entries);
  await done;
}

/** Done when it lies on the disk. @param {IDBTransaction} transaction @returns {Promise<void>} */
function finished(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}
