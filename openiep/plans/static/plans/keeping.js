// Keeps what is being typed on a page of writing: after a pause, on leaving a field and on leaving the
// page. It is kept as a draft that only its author finds; saving remains the author's own act.
(() => {
  const place = document.querySelector("[data-keeping]");
  const form = place?.closest("form");
  if (!form) return;
  const PAUSE = 1200; // milliseconds without a key
  const LONGEST = 5000; // of typing without a pause
  const REST = 2000; // between one time and the next
  const PATIENCE = 4000; // with an answer
  const AGAIN = 4000; // after it failed, and twice as long each time, up to
  const LATEST = 30000;
  const TOKEN = 23 * 3600 * 1000; // for so long the page can say who its author is
  const LIGHT = 60000; // letters that a browser still sends while it leaves a page
  const opened = Date.now();
  const kept = place.querySelector("[data-kept]");
  const told = place.querySelector("[data-told]");
  let timer = 0;
  let since = 0;
  let last = 0;
  let wait = AGAIN;
  let dirty = false;
  let sending = null;
  let trouble = false;
  let leaving = false;
  let held = false;

  async function send() {
    const typed = new URLSearchParams(new FormData(form));
    typed.set("then", "keep");
    const body = typed.toString();
    if (Date.now() - opened > TOKEN) return { kept: false, refused: true };
    try {
      const answer = await fetch(location.pathname + location.search, {
        method: "POST",
        body,
        headers: { "Content-Type": "application/x-www-form-urlencoded" },
        keepalive: body.length < LIGHT,
        redirect: "manual",
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (answer.ok) return await answer.json();
      return { kept: false, refused: answer.status >= 400 && answer.status < 500 };
    } catch {
      return { kept: false };
    }
  }

  function show(came) {
    trouble = !came.kept;
    place.hidden = false;
    place.classList.toggle("keeping--trouble", trouble || Boolean(came.away || came.meanwhile));
    if (came.said) kept.textContent = came.said;
    kept.hidden = trouble;
    const { waits, refused, away } = place.dataset;
    const words = trouble ? (came.refused ? refused : waits) : came.away ? away : came.meanwhile || "";
    if (told.textContent !== words) told.textContent = words;
  }

  async function keep() {
    clearTimeout(timer);
    if (!dirty || sending || leaving) return;
    const rest = last + REST - Date.now();
    if (rest > 0 && !document.hidden) {
      timer = setTimeout(keep, rest);
      return;
    }
    dirty = false;
    since = 0;
    last = Date.now();
    sending = send();
    const came = await sending;
    sending = null;
    show(came);
    if (came.kept) {
      wait = AGAIN;
      if (dirty) soon();
    } else {
      dirty = true;
      timer = setTimeout(keep, wait);
      wait = Math.min(wait * 2, LATEST);
    }
  }

  function soon() {
    clearTimeout(timer);
    since ||= Date.now();
    timer = setTimeout(keep, Math.max(0, Math.min(PAUSE, since + LONGEST - Date.now())));
  }

  // A form goes only when nothing of it is under way, and not into the void while nobody answers.
  async function goWhenKept(pressed) {
    held = true;
    place.dataset.going = "";
    if (sending) await sending;
    const came = trouble ? await send() : { kept: true };
    held = false;
    if (came.kept || came.refused) {
      leaving = true;
      form.requestSubmit(pressed);
    } else {
      delete place.dataset.going;
      dirty = true;
      show(came);
      soon();
    }
  }

  form.addEventListener("input", () => {
    dirty = true;
    soon();
  });
  form.addEventListener("focusout", () => dirty && keep());
  form.addEventListener("submit", (event) => {
    if (held || (!leaving && (sending || trouble))) {
      event.preventDefault();
      if (!held) goWhenKept(event.submitter);
      return;
    }
    leaving = true;
    clearTimeout(timer);
  });
  document.querySelector("[data-let-go]")?.addEventListener("submit", () => {
    leaving = true;
  });
  document.addEventListener("visibilitychange", () => document.hidden && keep());
  addEventListener("pagehide", () => dirty && !leaving && send());
  addEventListener("pageshow", (event) => {
    if (event.persisted) leaving = false;
    delete place.dataset.going;
  });
  addEventListener("online", () => {
    last = 0;
    keep();
  });
  addEventListener("beforeunload", (event) => {
    if (trouble && dirty && !leaving) event.preventDefault();
  });
  if ("unkept" in place.dataset) {
    dirty = true;
    soon();
  }
})();
