// Sends what waits: in order, each once. One tab at a time sends; the server knows each id.
import { forget, mark, waiting } from "./keeping.js";

const AT_ONCE = 50;
const PATIENCE = 15000;

// What came of trying: "sent" (nothing waits any more), "away" (no network), "signed out",
// "another" (somebody else is signed in).
export function sendAll(who, where, clock) {
  return navigator.locks.request("openiep-send", () => sendInOrder(who, where, clock));
}

async function sendInOrder(who, where, clock) {
  for (;;) {
    const { mine } = await waiting(who);
    const ready = mine.filter((one) => !one.state).slice(0, AT_ONCE);
    if (!ready.length) return "sent";
    const standing = await ask(where.standing, {});
    if (standing.came !== "answer") return standing.came;
    if (standing.said.author !== who.author) return "another";
    clock.error = standing.said.now - Date.now();
    const body = { author: who.author, sent_at: Date.now(), readings: ready.map((one) => one.reading) };
    const sent = await ask(where.send, {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "Content-Type": "application/json", "X-CSRFToken": standing.said.csrf },
    });
    if (sent.came !== "answer") return sent.came;
    if (!(await settle(who, ready, sent.said.answers))) return "away";
  }
}

// Whether anything came to an end; else trying again at once would go on for ever.
async function settle(who, sent, answers) {
  let settled = 0;
  for (const answer of answers) {
    const one = sent.find((each) => each.id === answer.id);
    if (!one || answer.state === "later") continue;
    settled += 1;
    if (answer.state === "kept") await forget(one.seq);
    else await mark(who, one, { state: answer.state, said: answer.said });
  }
  return settled;
}

export async function ask(address, how) {
  let answer;
  try {
    answer = await fetch(address, {
      credentials: "same-origin",
      redirect: "manual",
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE),
      ...how,
    });
  } catch {
    return { came: "away" };
  }
  if (answer.type === "opaqueredirect" || answer.status === 403 || answer.status === 404) return { came: "signed out" };
  if (answer.status === 409) return { came: "another" };
  if (!answer.ok) return { came: "away" };
  try {
    return { came: "answer", said: await answer.json() };
  } catch {
    return { came: "away" };
  }
}
