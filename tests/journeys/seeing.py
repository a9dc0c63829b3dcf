"""What an eye would see on a page: words that are cut off or covered, and where the cursor is."""

from playwright.sync_api import Page

CUT_WORDS = """() => {
  const clips = (e) => getComputedStyle(e).overflowX !== "visible";
  const small = (e) => e && (e.offsetWidth <= 1 && clips(e) || small(e.parentElement));
  const hidden = (e) => e.closest("svg, script, style, noscript") || small(e);
  const strip = (e) => e.closest("nav ol") && clips(e.closest("nav ol"));  // steps that scroll by
  const own = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  const found = [];
  for (const e of document.body.querySelectorAll("*")) {
    if (hidden(e) || !own(e) || !e.checkVisibility()) continue;
    const box = e.getBoundingClientRect(), style = getComputedStyle(e);
    if (box.width <= 1 || box.bottom <= 0) continue;
    const over = e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1;
    const cut = over && clips(e) && style.display !== "inline";
    const outside = (box.right > innerWidth + 1 || box.left < -1) && !strip(e);
    if (cut || outside) found.push(`${cut ? "cut" : "outside"}: ${e.textContent.trim().slice(0, 60)}`);
  }
  return found;
}"""


def cut_words(page: Page) -> list[str]:
    """Words that do not fit into their box, or stand outside the window."""
    return list(page.evaluate(CUT_WORDS))


EDGELESS = """() => {
  const controls = "button:not(.link):not(.first-button), .govuk-button, input:not([type=hidden]), "
    + "select, textarea, .record-button, .tap, .step";
  const found = [];
  for (const e of document.querySelectorAll(controls)) {
    if (!e.checkVisibility() || e.offsetWidth <= 1) continue;
    const drawn = getComputedStyle(e);
    if (drawn.appearance !== "none" && e.matches("[type=radio], [type=checkbox]")) continue;
    const edge = ["Top", "Bottom"].every((side) => parseFloat(drawn[`border${side}Width`]) >= 1
      && drawn[`border${side}Style`] !== "none");
    if (!edge) found.push(`${e.tagName} ${e.className} ${e.textContent.trim().slice(0, 40)}`);
  }
  return found;
}"""


def edgeless(page: Page) -> list[str]:
    """Controls whose place nobody sees once backgrounds are gone."""
    return list(page.evaluate(EDGELESS))
