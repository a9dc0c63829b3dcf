// Today's list on a phone or tablet: each tap is kept on the device first, then sent. Where the
// browser cannot keep safely, the forms go to the server as they are.
import { furnish, readingsOf } from "./asking.js";
import { canKeep, forget, heldKey, keep, keepList, keptList, mark, usable, waiting } from "./keeping.js";
import { says } from "./saying.js";
import { ask, sendAll } from "./sending.js";

const page = document.querySelector("[data-now]");
const list = document.getElementById("list");
const where = { standing: page.dataset.standing, send: page.dataset.sendTo };
const isShell = "shell" in page.dataset;
const clock = { error: isShell ? null : Number(page.dataset.serverNow) - Date.now() };
const say = says(page);
const doneLines = new Map();
const others = new BroadcastChannel("openiep-now");
const SOON = 5000;
const LATEST = 60000;
const LONGEST = 10 * 3600; // seconds after which a key is forgotten whatever happens
let who = null;
let retry;
let pause = SOON;
let touched = Date.now();

function withoutPerson() {
  const copy = list.cloneNode(true);
  for (const one of copy.querySelectorAll("[data-not-kept], .pad, .do__done")) one.remove();
  for (const one of copy.querySelectorAll("details[open]")) one.removeAttribute("open");
  return copy.innerHTML;
}

async function show(came = "sent") {
  const { mine, others: rest } = await waiting(who);
  say.status(who ? came : "signed out", mine, rest);
  say.troubled(mine.filter((one) => one.state), settleTrouble);
  const left = new Map(mine.map((one) => [one.id, one]));
  for (const [made, ids] of doneLines) {
    if (made.dataset.state === "back") continue;
    const still = ids.map((id) => left.get(id)).filter(Boolean);
    if (still.some((one) => one.state)) made.remove();
    else say.state(made, still.length ? "waits" : "saved");
    if (!still.length && made.dataset.kind === "value") say.movable(made, ids[0]);
  }
  return mine;
}

async function flush() {
  clearTimeout(retry);
  if (!who) return show("signed out");
  const came = await sendAll(who, where, clock);
  const mine = await show(came);
  others.postMessage("changed");
  pause = came === "sent" ? SOON : Math.min(pause * 2, LATEST);
  if (mine.some((one) => !one.state) && came === "away") retry = setTimeout(flush, pause);
  return came;
}

async function settleTrouble(one, day) {
  if (one.state === "ask" && !day) return;
  await navigator.locks.request("openiep-send", () =>
    one.state === "ask" ? mark(who, one, { state: "", reading: { ...one.reading, day } }) : forget(one.seq),
  );
  await flush();
}

async function record(form, pressed) {
  const { missing, readings } = readingsOf(form, pressed, clock);
  if (missing) {
    const field = form.querySelector(`[name=${missing}]`);
    field.closest("details").open = true;
    field.setAttribute("aria-invalid", "true");
    field.focus();
    return;
  }
  for (const one of form.querySelectorAll("[aria-invalid]")) one.removeAttribute("aria-invalid");
  await keep(who, readings);
  const spoken = pressed?.name ? pressed.textContent.trim() : readings[0].value ?? "";
  const ids = readings.map((one) => one.id);
  const made = say.done(form, spoken, () => undo(form.dataset.record, ids, made));
  made.dataset.kind = form.dataset.record;
  doneLines.set(made, ids);
  say.state(made, "waits");
  await show();
  await flush();
}

// Undo: what still waits never leaves the device; what was sent is taken back with its trace.
async function undo(kind, ids, made) {
  await navigator.locks.request("openiep-send", async () => {
    const { mine } = await waiting(who);
    const here = mine.filter((one) => ids.includes(one.id));
    for (const one of here) await forget(one.seq);
    const sent = ids.filter((id) => !here.some((one) => one.id === id));
    if (sent.length && !(await takeBack(kind, sent))) return say.state(made, page.dataset.sayUndoLater);
    return say.state(made, "back");
  });
  await show();
}

async function takeBack(kind, ids) {
  const standing = await ask(where.standing, {});
  if (standing.came !== "answer" || standing.said.author !== who.author) return false;
  const address = { value: page.dataset.backValue, words: page.dataset.backWords, session: page.dataset.backSession }[kind];
  for (const id of ids) {
    const body = new URLSearchParams({ csrfmiddlewaretoken: standing.said.csrf });
    try {
      const answer = await fetch(address.replace("00000000-0000-0000-0000-000000000000", id), { method: "POST", body, redirect: "manual" });
      if (answer.type !== "opaqueredirect") return false;
    } catch {
      return false;
    }
  }
  return true;
}

function lock() {
  document.cookie = `${page.dataset.cookie}=; Max-Age=0; Path=/; SameSite=Strict${location.protocol === "https:" ? "; Secure" : ""}`;
  location.reload();
}

function watchIdle(held) {
  for (const name of ["pointerdown", "keydown"]) addEventListener(name, () => (touched = Date.now()), { passive: true });
  setInterval(() => {
    const age = (Date.now() + (clock.error ?? 0)) / 1000 - held.since;
    if (Date.now() - touched > held.idle * 1000 || age > LONGEST) lock();
  }, 15000);
}

async function begin() {
  const held = heldKey(page.dataset.cookie);
  who = held && (await usable(held));
  if (isShell) {
    const kept = who && (await keptList(who).catch(() => null));
    clock.error = kept?.error ?? null;
    if (kept) list.innerHTML = kept.markup;
    page.querySelector("[data-no-list]").hidden = Boolean(kept);
  } else if (who) {
    await keepList(who, withoutPerson(), clock.error);
  }
  if (navigator.serviceWorker) navigator.serviceWorker.register(page.dataset.worker, { scope: page.dataset.scope }).catch(() => {});
  navigator.storage?.persist?.();
  furnish(list);
  if (who) {
    watchIdle(held);
    list.addEventListener("submit", (event) => {
      if (!event.target.matches("form[data-record]")) return;
      event.preventDefault();
      record(event.target, event.submitter);
    });
  }
  page.querySelector("[data-send]").addEventListener("click", flush);
  addEventListener("online", flush);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && flush());
  others.addEventListener("message", () => show());
  page.querySelector("[data-device]").hidden = false;
  await flush();
  page.dataset.ready = "yes";
}

if (canKeep()) begin();
else furnish(list);
