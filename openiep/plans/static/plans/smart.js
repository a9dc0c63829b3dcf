// Reads a target again when its writer pauses, and puts a repair into its line at a click. Without
// script the same buttons send the form and the page comes back with the panel drawn anew.
(() => {
  const panel = document.querySelector("[data-panel]");
  const form = panel?.closest("form");
  const said = document.querySelector("[data-said]");
  if (!form || !said) return;
  const PAUSE = 600; // milliseconds without a key before it is read
  const REST = 2500; // before what has changed is said aloud
  const again = form.querySelector('[name="then"][value="check"]');
  let timer = 0;
  let saying = 0;
  let asking = null;
  let last = summary();

  function summary() {
    return panel.querySelector("[data-summary]")?.textContent ?? "";
  }

  async function read() {
    asking?.abort();
    asking = new AbortController();
    const typed = new FormData(form);
    typed.delete("author"); // nothing is to be kept of a mere look
    try {
      const answer = await fetch(panel.dataset.check, {
        method: "POST", body: typed, signal: asking.signal, redirect: "error",
      });
      if (answer.ok) show(await answer.text());
    } catch {
      // Offline or signed out: the panel stays as it was, and saving asks to sign in.
    }
  }

  function show(html) {
    const open = document.activeElement?.closest("[data-panel]") ? document.activeElement : null;
    panel.innerHTML = html;
    if (open?.value) panel.querySelector(`[value="${CSS.escape(open.value)}"]`)?.focus();
    clearTimeout(saying);
    saying = setTimeout(() => {
      if (summary() !== last) said.textContent = last = summary();
    }, REST);
  }

  function put(line, text) {
    const box = form.elements[line];
    if (!box) return false;
    box.focus();
    box.select();
    // So that the browser's own "undo" takes it back.
    if (!document.execCommand("insertText", false, text)) {
      box.value = text;
      box.dispatchEvent(new Event("input", { bubbles: true }));
    }
    return true;
  }

  function pointTo(link) {
    const box = form.elements[link.dataset.go];
    if (!box || box.type === "hidden") return;
    box.focus();
    const words = link.dataset.words;
    const at = words && box.setSelectionRange ? box.value.indexOf(words) : -1;
    if (at >= 0) box.setSelectionRange(at, at + words.length);
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    clearTimeout(saying);
    timer = setTimeout(read, PAUSE);
  });
  form.addEventListener("click", (event) => {
    const repair = event.target.closest("[data-text]");
    if (repair && put(repair.dataset.line, repair.dataset.text)) event.preventDefault();
    const link = event.target.closest("[data-go]");
    if (link) {
      event.preventDefault();
      pointTo(link);
    }
    if (again && event.target.closest("button") === again) {
      event.preventDefault();
      read();
    }
  });
})();
