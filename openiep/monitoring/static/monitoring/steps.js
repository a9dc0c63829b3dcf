// Plus and minus change the number at once instead of asking the server. Without this file the
// same buttons send the form, and the server answers with the changed number.
"use strict";

for (const box of document.querySelectorAll("[data-steps]")) {
  const input = box.querySelector("input");
  const number = (text) => (text === "" ? null : Number(text.replace(",", ".")));
  const known = { step: number(box.dataset.step), low: number(box.dataset.low), high: number(box.dataset.high) };
  const places = (box.dataset.step.split(".")[1] || "").length;

  const moved = (now, by) => {
    const last = number(box.dataset.last);
    if (now === null && last === null) return known.low ?? 0;
    let next = (now ?? last) + by * known.step;
    if (known.low !== null) next = Math.max(next, known.low);
    if (known.high !== null) next = Math.min(next, known.high);
    return next;
  };

  for (const button of box.querySelectorAll("button[name=step]")) {
    button.addEventListener("click", (event) => {
      const now = number(input.value.trim());
      if (Number.isNaN(now) || Number.isNaN(number(box.dataset.last))) return; // the server knows better
      event.preventDefault();
      input.value = String(Number(moved(now, button.value === "plus" ? 1 : -1).toFixed(places)));
    });
  }
}
