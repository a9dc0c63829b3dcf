"""A person who has a keyboard and nothing else."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.journeys.walking import Walk, option_of

MOST_STOPS = 150  # more stops of the Tab key than any page has: whoever passes them is trapped
WHERE = """() => {
  const looks = (e) => {
    const of = (s) => [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.backgroundColor,
      s.textDecorationThickness, s.borderBottomColor, s.borderBottomWidth].join();
    const label = e.labels && e.labels[0];
    const all = [getComputedStyle(e), getComputedStyle(e, "::before")];
    if (label) all.push(getComputedStyle(label), getComputedStyle(label, "::before"));
    if (e.parentElement) all.push(getComputedStyle(e.parentElement));
    return all.map(of).join(" | ");
  };
  const before = window.lastStop;
  const unchanged = before && before.element.isConnected && before.element !== document.activeElement
    && looks(before.element) === before.looks ? before.name : "";
  const e = document.activeElement;
  if (!e || e === document.body || e === document.documentElement) {
    window.lastStop = null;
    return {tag: "", name: "", role: "", kind: "", group: "", covered: false, unchanged};
  }
  const text = (x) => x.textContent.replace(/\\s+/g, " ").trim();
  const labels = e.labels ? [...e.labels].map(text).join(" ") : "";
  const own = e.matches("input, select, textarea") ? "" : text(e);
  const name = e.getAttribute("aria-label") || labels || own;
  const group = e.closest("fieldset"), legend = group && group.querySelector("legend");
  const box = e.getBoundingClientRect();
  const on = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height / 2, 12));
  const mine = on && (e.contains(on) || on.contains(e) || [...(e.labels || [])].some((l) => l.contains(on)));
  const role = {A: "link", BUTTON: "button", SUMMARY: "summary"}[e.tagName] || "field";
  window.lastStop = {element: e, looks: looks(e), name};
  return {tag: e.tagName, name, role, kind: e.type || "", group: legend ? text(legend) : "",
    covered: !mine || box.width < 1, unchanged};
}"""


@dataclass
class Keys(Walk):
    """Tab, Enter, Space and the arrows; each stop is seen, none is covered, none holds fast."""

    with_axe: bool = False  # the same pages as with a mouse, which axe has seen there
    stops: list[str] = field(default_factory=list)

    def tab(self, back: bool = False) -> dict[str, Any]:
        """Go to the next stop; it must be seen that the cursor is there."""
        self.page.keyboard.press("Shift+Tab" if back else "Tab")
        stop = dict(self.page.evaluate(WHERE))
        at = f"{self.page.url}, {stop['tag']} “{stop['name']}”"
        assert not stop["unchanged"], f"{at}: nothing shows the cursor on “{stop['unchanged']}”"
        assert not (stop["tag"] and stop["covered"]), f"{at} is covered or has no size"
        self.stops.append(stop["name"])
        return stop

    def reach(self, what: str, is_it: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Press Tab until the cursor is there."""
        passed = []
        for _press in range(MOST_STOPS):
            stop = self.tab()
            if stop["tag"] and is_it(stop):
                return stop
            passed.append(stop["name"])
        raise AssertionError(f"{self.page.url}: no way to “{what}” by Tab, only {passed}")

    def click(self, name: str, role: str = "button", **which: object) -> None:
        """Press a button or follow a link with Enter."""
        self._reach_named(name, role, exact=bool(which.get("exact")))
        if name == "One more" and self.has_script:
            self.page.keyboard.press("Space")
            return
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        self.page.wait_for_load_state()
        self.look()

    def _reach_named(self, name: str, role: str, *, exact: bool) -> None:
        wanted = squeezed(name)

        def is_it(stop: dict[str, Any]) -> bool:
            said = squeezed(stop["name"])
            return stop["role"] == role and (said == wanted if exact else wanted in said)

        self.reach(name, is_it)

    def unfold(self, words: str) -> None:
        """Open what is folded away."""
        self.reach(words, lambda stop: stop["role"] == "summary" and words in stop["name"])
        self.page.keyboard.press("Enter")

    def write(self, label: str, words: str, *, exact: bool = True) -> None:
        """Go to a field and type."""
        self._reach_field(label, exact=exact)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)

    def write_on(self, words: str) -> None:
        """Type where the page has put the cursor."""
        assert self.page.locator("textarea:focus, input:focus").count() == 1, self.page.url
        self.page.keyboard.type(words)

    def choose(self, label: str, *, of: str = "", exact: bool = True) -> None:
        """Space ticks a box; arrows go from choice to choice."""
        if self.field(label, of=of, exact=exact).is_checked():
            return
        stop = self.reach(
            label,
            lambda stop: (
                stop["kind"] in {"radio", "checkbox"}
                and (of in stop["group"] if of else True)
                and (stop["kind"] == "radio" or squeezed(label) in squeezed(stop["name"]))
                and (stop["kind"] == "checkbox" or self._is_in_this_group(label))
            ),
        )
        if stop["kind"] == "checkbox":
            self.page.keyboard.press("Space")
            return
        if squeezed(stop["name"]) == squeezed(label):
            self.page.keyboard.press("Space")
        for _press in range(12):
            if squeezed(dict(self.page.evaluate(WHERE))["name"]) == squeezed(label):
                break
            self.page.keyboard.press("ArrowDown")
        assert self.field(label, of=of, exact=exact).is_checked(), label

    def _is_in_this_group(self, label: str) -> bool:
        group = self.page.locator("fieldset:focus-within").last
        return group.get_by_label(label, exact=True).count() > 0

    def pick(self, label: str, option: str) -> None:
        """Arrows go through a list that opens."""
        self._reach_field(label)
        box = self.field(label)
        wanted = option_of(box, option)
        self.page.keyboard.press("Home")
        for _press in range(box.locator("option").count()):
            if box.locator("option:checked").inner_text().strip() == wanted:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"“{option}” cannot be picked from “{label}” with the arrows")

    def _reach_field(self, label: str, *, exact: bool = True) -> None:
        wanted = squeezed(label)
        self.reach(
            label,
            lambda stop: (
                stop["role"] == "field"
                and (
                    squeezed(stop["name"]) == wanted if exact else wanted in squeezed(stop["name"])
                )
            ),
        )


def squeezed(words: str) -> str:
    """Words without what lies between them, and without their case."""
    return "".join(words.split()).lower()
