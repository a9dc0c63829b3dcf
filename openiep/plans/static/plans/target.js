// Reads the four lines of a target as one sentence while they are typed; without script the page
// does so each time it is drawn.
(() => {
  const place = document.querySelector("[data-sentence]");
  const names = ["who", "will_do", "conditions", "how_well", "due_on"];
  const boxes = names.map((name) => document.querySelector(`[name="${name}"]`));
  if (!place || boxes.includes(null)) return;
  const empty = place.dataset.empty;

  function read() {
    const [who, does, conditions, howWell, due] = boxes.map((box) =>
      box.value.trim().replace(/\s+/g, " ").replace(/[ .,;]+$/, ""),
    );
    const { will, by } = place.dataset;
    const opening = does.toLowerCase().startsWith(`${will} `) ? does : `${will} ${does}`;
    const lines = [`${who || place.dataset.name} ${opening}`, conditions, howWell, due && `${by} ${due}`];
    place.classList.toggle("quiet", !does);
    place.textContent = does ? `${lines.filter(Boolean).join(", ")}.` : empty;
  }

  boxes.forEach((box) => box.addEventListener("input", read));
})();
