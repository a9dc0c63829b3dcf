// Says plainly what is saved and what waits.
export function says(page) {
  const line = page.querySelector("[data-status]");
  const button = page.querySelector("[data-send]");
  const others = page.querySelector("[data-others]");
  const words = page.dataset;
  const counted = (text, many, n) => (n === 1 ? text : many).replace("{n}", n);

  function status(came, mine, rest) {
    const left = mine.filter((one) => !one.state).length;
    line.dataset.status = left ? "waiting" : "saved";
    const what = left ? counted(words.sayOneWaits, words.sayWaits, left) : words.saySaved;
    const why = { away: words.sayAway, "signed out": words.saySignIn, another: words.sayAnother }[left ? came : "sent"] || "";
    const said = [what, why].filter(Boolean).join(" ");
    if (line.textContent !== said) line.textContent = said;
    button.hidden = !left;
    others.hidden = !rest;
    others.textContent = rest ? counted(words.sayOneOther, words.sayOthers, rest) : "";
  }

  // One line below what was just recorded, with undo.
  function done(form, text, undo) {
    const box = form.closest("details.do");
    box.parentElement.querySelectorAll(`[data-done-of="${box.id}"]`).forEach((one) => one.remove());
    const made = page.querySelector("template[data-done]").content.firstElementChild.cloneNode(true);
    made.dataset.doneOf = box.id;
    made.querySelector("[data-value]").textContent = text;
    made.querySelector("button").addEventListener("click", () => undo(made));
    box.after(made);
    box.open = false;
    form.reset();
    box.querySelector("summary").focus();
    return made;
  }

  // Once it is saved it can be moved to the right child or target.
  function movable(made, id) {
    const link = made.querySelector("[data-move]");
    link.href = words.moveTo.replace("00000000-0000-0000-0000-000000000000", id);
    link.hidden = false;
  }

  function state(made, kind) {
    made.dataset.state = kind;
    made.querySelector("[data-word]").textContent = { waits: words.sayKept, saved: words.sayDone, back: words.sayBack }[kind] || kind;
    if (kind === "back") made.querySelector(".do__acts").remove();
  }

  // What the server could not keep, each with its sentence; nothing is thrown away unasked.
  function troubled(items, act) {
    const place = page.querySelector("[data-trouble]");
    place.hidden = !items.length;
    const list = place.querySelector("ul");
    list.replaceChildren(
      ...items.map((one) => {
        const line = page.querySelector(`template[data-trouble-${one.state}]`).content.firstElementChild.cloneNode(true);
        const { value, words: seen, outcome, taken_at: at } = one.reading;
        line.querySelector("[data-what]").textContent = `${value ?? seen ?? outcome} (${new Date(at).toLocaleString()})`;
        line.querySelector("[data-said]").textContent = one.said;
        const day = line.querySelector("input");
        if (day) day.id = `day-${one.id}`;
        if (day) line.querySelector("label").htmlFor = day.id;
        line.querySelector("button").addEventListener("click", () => act(one, day?.value));
        return line;
      }),
    );
  }
  return { status, done, movable, state, troubled };
}
