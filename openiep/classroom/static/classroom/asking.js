// The controls: plus and minus count at once, the timer runs, figures can be tapped. Without this
// file the same forms are sent to the server.
const number = (text) => (text === "" ? null : Number(text.replace(",", ".")));

export function furnish(place) {
  for (const box of place.querySelectorAll("[data-number]")) {
    const input = box.querySelector("input[name=value]");
    for (const button of box.querySelectorAll("button[name=step]")) {
      button.type = "button";
      button.addEventListener("click", () => count(box, input, button.value === "plus" ? 1 : -1));
    }
    if (box.dataset.number === "timer") timer(box, input);
    if (box.dataset.number === "number") figures(box, input);
  }
}

function count(box, input, by) {
  const [step, low, high] = [box.dataset.step, box.dataset.low, box.dataset.high].map(number);
  const now = number(input.value.trim());
  if (Number.isNaN(now)) return;
  let next = (now ?? 0) + by * step;
  if (low !== null) next = Math.max(next, low);
  if (high !== null) next = Math.min(next, high);
  input.value = String(Number(next.toFixed((box.dataset.step.split(".")[1] || "").length)));
}

function timer(box, input) {
  const button = box.querySelector("[data-timer]");
  const [start, stop, time] = ["start", "stop", "time"].map((name) => button.querySelector(`[data-timer-${name}]`));
  const step = number(box.dataset.step);
  let began = null;
  let ticking;
  const show = () => {
    const seconds = Math.floor((performance.now() - began) / 1000);
    time.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    if (began === null) {
      began = performance.now();
      ticking = setInterval(show, 500);
    } else {
      clearInterval(ticking);
      const minutes = (performance.now() - began) / 60000;
      input.value = String(Number((Math.round(minutes / step) * step).toFixed(1)));
      began = null;
    }
    start.hidden = began !== null;
    stop.hidden = began === null;
    time.textContent = "0:00";
  });
}

function figures(box, input) {
  const pad = document.createElement("div");
  pad.className = "pad";
  input.inputMode = "none";
  const press = (figure) => () => {
    input.value = figure === "⌫" ? input.value.slice(0, -1) : input.value + figure;
  };
  const point = box.dataset.step.includes(".") ? "." : "";
  for (const figure of ["1", "2", "3", "4", "5", "6", "7", "8", "9", point, "0", "⌫"]) {
    const key = document.createElement(figure ? "button" : "span");
    if (figure) {
      key.type = "button";
      key.className = "pad__key";
      key.textContent = figure;
      if (figure === "⌫") key.setAttribute("aria-label", document.querySelector("[data-now]").dataset.sayErase);
      key.addEventListener("click", press(figure));
    }
    pad.append(key);
  }
  box.append(pad);
}

// What a form says, as the readings that it makes; or the name of the field that is missing.
export function readingsOf(form, pressed, clock) {
  const said = new FormData(form);
  if (pressed?.name) said.set(pressed.name, pressed.value);
  const text = (name) => String(said.get(name) ?? "").trim();
  const made = { taken_at: Date.now(), error: clock.error, kind: form.dataset.record };
  const one = (rest) => ({ id: crypto.randomUUID(), ...made, ...rest });
  if (made.kind === "session") {
    const outcome = text("outcome");
    const why = text("why");
    if (["partly", "did_not"].includes(outcome) && !why) return { missing: "why" };
    if (["partly", "did_not"].includes(outcome) && why === "other" && !text("words")) return { missing: "words" };
    const away = said.getAll("away");
    const each = (id) => one({ provision: id, outcome: away.includes(id) ? "away" : outcome, why, words: text("words") });
    return { readings: said.getAll("provision").map(each) };
  }
  if (made.kind === "words") {
    if (!text("words")) return { missing: "words" };
    return { readings: [one({ target: form.dataset.target, words: text("words") })] };
  }
  if (!text("value")) return { missing: "value" };
  return { readings: [one({ target: form.dataset.target, value: text("value"), note: text("note") })] };
}
