// What waits on this device, and today's list: both encrypted under their author's key. The key is
// in the session's cookie alone, never beside the data.
const BASE = "openiep-now";
const WEEK = 7 * 24 * 3600 * 1000;
let opened;

export function canKeep() {
  return Boolean(window.isSecureContext && window.indexedDB && crypto.subtle && navigator.locks && crypto.randomUUID);
}

// The author, since when the key is held (seconds), for how long it may lie idle, and the key.
export function heldKey(cookieName) {
  const found = document.cookie.split("; ").find((one) => one.startsWith(`${cookieName}=`));
  const [author, since, idle, key] = found ? found.slice(cookieName.length + 1).replaceAll('"', "").split(".") : [];
  return key ? { author, since: Number(since), idle: Number(idle), raw: bytes(key) } : null;
}

export async function usable(held) {
  const key = await crypto.subtle.importKey("raw", held.raw, "AES-GCM", false, ["encrypt", "decrypt"]);
  return { author: held.author, key };
}

function bytes(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}

function base() {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(BASE, 1);
    asked.onupgradeneeded = () => {
      const waiting = asked.result.createObjectStore("waiting", { keyPath: "seq", autoIncrement: true });
      waiting.createIndex("id", "id", { unique: true });
      asked.result.createObjectStore("lists", { keyPath: "author" });
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  return opened;
}

// One transaction; resolves when it is on the disk, not before.
async function within(store, mode, act) {
  const transaction = (await base()).transaction(store, mode, { durability: "strict" });
  const asked = act(transaction.objectStore(store));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(asked?.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}

const about = (author, id) => new TextEncoder().encode(`${author}|${id}`);

async function locked(who, id, what) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify(what));
  const box = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: about(who.author, id) }, who.key, plain);
  return { iv, box };
}

async function unlocked(who, row, id) {
  const how = { name: "AES-GCM", iv: row.iv, additionalData: about(who.author, id) };
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(how, who.key, row.box)));
}

// Keeps readings, all or none, in their order.
export async function keep(who, readings) {
  const rows = await Promise.all(readings.map(async (one) => ({ id: one.id, author: who.author, ...(await locked(who, one.id, { reading: one })) })));
  await within("waiting", "readwrite", (store) => rows.forEach((row) => store.add(row)));
}

// What waits for this author in the order in which it was made; how many wait for others.
export async function waiting(who) {
  const rows = (await within("waiting", "readonly", (store) => store.getAll())) || [];
  const mine = who ? rows.filter((row) => row.author === who.author) : [];
  const open = await Promise.all(mine.map(async (row) => ({ seq: row.seq, id: row.id, ...(await unlocked(who, row, row.id)) })));
  return { mine: open, others: rows.length - mine.length };
}

export const forget = (seq) => within("waiting", "readwrite", (store) => store.delete(seq));

// What became of one that could not be kept: a sentence, and whether its day is asked.
export async function mark(who, one, changes) {
  const { seq, id, ...rest } = { ...one, ...changes };
  const row = { seq, id, author: who.author, ...(await locked(who, id, rest)) };
  await within("waiting", "readwrite", (store) => store.put(row));
}

export async function keepList(who, markup, error) {
  const row = { author: who.author, at: Date.now(), ...(await locked(who, "list", { markup, error })) };
  await within("lists", "readwrite", (store) => {
    store.put(row);
    store.getAll().onsuccess = (event) => {
      for (const old of event.target.result) if (Math.abs(Date.now() - old.at) > WEEK) store.delete(old.author);
    };
  });
}

export async function keptList(who) {
  const row = await within("lists", "readonly", (store) => store.get(who.author));
  return row ? unlocked(who, row, "list") : null;
}
