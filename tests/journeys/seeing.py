"""What an eye would see on a page: words that are cut off or covered, and where the cursor is."""

from playwright.sync_api import Page

CUT_WORDS = """() => {
  const small = (e) => e && (e.offsetWidth <= 1 && getComputedStyle(e).overflow !== "visible" || small(e.parentElement));
  const hidden = (e) => e.closest("svg, script, style, noscript") || small(e);
  const own = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  const found = [];
  for (const e of document.body.querySelectorAll("*")) {
    if (hidden(e) || !own(e) || !e.checkVisibility()) continue;
    const box = e.getBoundingClientRect(), style = getComputedStyle(e);
    if (box.width <= 1 || box.bottom <= 0) continue;
    const clips = style.overflowX !== "visible" && style.display !== "inline";
    const cut = clips && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1);
    const outside = box.right > innerWidth + 1 || box.left < -1;
    if (cut || outside) found.push(`${cut ? "cut" : "outside"}: ${e.textContent.trim().slice(0, 60)}`);
  }
  return found;
}"""


def cut_words(page: Page) -> list[str]:
    """Words that do not fit into their box, or stand outside the window."""
    return list(page.evaluate(CUT_WORDS))
