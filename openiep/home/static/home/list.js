// The list answers while one types, and is walked with the keys. Without script the search has its
// button, and Tab goes from name to name. The keys are heard inside the list and its search only, so
// that nothing happens to somebody who speaks to their computer.
"use strict";
(() => {
  const form = document.querySelector("[data-live-search]");
  const list = () => document.querySelector("[data-list]");
  const names = () => [...list().querySelectorAll("tbody th a")];
  if (!form || !list()) return;
  const box = form.elements.words;
  let waits = 0;
  let asked = "";

  async function look() {
    const words = box.value.trim();
    if (words === asked || words.length === 1) return;
    asked = words;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), credentials: "same-origin" });
      if (!answer.ok || answer.redirected) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.querySelector("[data-list]");
      if (fresh && words === asked) list().replaceWith(document.adoptNode(fresh));
    } catch {
      asked = ""; // no network: the button is still there
    }
  }

  box.addEventListener("input", () => {
    clearTimeout(waits);
    waits = setTimeout(look, 250);
  });

  function go(step) {
    const all = names();
    const row = document.activeElement.closest("tr");
    const now = row ? all.indexOf(row.querySelector("th a")) : -1;
    all[Math.max(0, Math.min(all.length - 1, now + step))]?.focus();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const inBox = event.target === box;
    if (!inBox && !event.target.closest("[data-list]")) return;
    const key = event.key;
    if (key === "ArrowDown" || (key === "j" && !inBox)) go(1);
    else if (!inBox && (key === "ArrowUp" || key === "k")) go(-1);
    else if (!inBox && key === "/") box.focus();
    else return;
    event.preventDefault();
  });
})();
