// Searches the bank while words are typed; without script the button does it.
(() => {
  const form = document.querySelector("[data-bank]");
  const results = document.querySelector("[data-results]");
  const count = document.querySelector("[data-count]");
  if (!form || !results || !count) return;
  const PAUSE = 300; // milliseconds without a key
  let timer = 0;
  let asking = null;

  async function search() {
    asking?.abort();
    asking = new AbortController();
    const typed = new FormData(form);
    typed.delete("author"); // a search is nothing to be kept
    try {
      const answer = await fetch(location.pathname, {
        method: "POST", body: typed, signal: asking.signal, redirect: "error",
      });
      if (!answer.ok) return;
      const found = new DOMParser().parseFromString(await answer.text(), "text/html");
      results.replaceChildren(...found.querySelector("[data-results]").childNodes);
      const said = found.querySelector("[data-count]").textContent;
      if (said !== count.textContent) count.textContent = said;
    } catch {
      // Offline or overtaken by the next key: what was found before stays.
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  });
})();
