// While a file is sent and its rows are compared, the page says so. Without script it only waits.
(() => {
  "use strict";
  const form = document.querySelector("[data-shows-progress]");
  const line = form?.querySelector("[data-progress]");
  if (!form || !line) return;
  form.addEventListener("submit", () => {
    const file = form.querySelector("input[type=file]")?.files?.[0];
    if (file) line.hidden = false;
  });
  // Back from the preview: the browser may show this page as it was left.
  window.addEventListener("pageshow", () => { line.hidden = true; });
})();
