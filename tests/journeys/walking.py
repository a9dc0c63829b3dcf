"""One person's window on a served school, and what a person does in it."""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import ConsoleMessage, Locator, Page, expect

from openiep.web.tests.browser import axe, overflow
from tests.journeys.seeing import cut_words

PASSWORD = "correct horse battery"
PHONE, DESK = (390, 844), (1366, 900)
PASSING = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|value=\"[^\"]{40,}\"|School \d+|\b\d\d:\d\d\b")
LOOKED_AT: set[tuple[int, str]] = set()
PICTURES = os.environ.get("OPENIEP_PICTURES", "")  # a folder to keep a picture of every step in


@dataclass
class Walk:
    """One person's window. `look()` after each step: nothing wrong, nothing cut off, no error."""

    page: Page
    address: str
    has_script: bool = True
    with_axe: bool = True
    complaints: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._hear)
        self.page.on("response", lambda r: r.status >= 500 and self.complaints.append(r.url))

    def _hear(self, said: ConsoleMessage) -> None:
        """What the browser complains about; not that a page answered "look again" or "not found"."""
        about = said.location.get("url", "")
        if said.type == "error" and about != self.page.url:
            self.complaints.append(f"{said.text} {about}")

    def go(self, path: str) -> None:
        """Open a page of the school."""
        self.page.goto(self.address + path)
        self.look()

    def click(self, name: str, role: str = "button", **which: object) -> None:
        """Press a button, or follow a link, by its name; then look at what comes."""
        found = self.page.get_by_role(role, name=name, **which)
        assert found.count(), f"{self.page.url} has no {role} “{name}”: {self.text()[:2000]}"
        found.first.click()
        # A page that is still keeping what was typed goes on only when that is done.
        expect(self.page.locator("[data-going]")).to_have_count(0)
        self.page.wait_for_load_state()
        self.look()

    def follow(self, name: str, **which: object) -> None:
        """Follow a link by its name."""
        self.click(name, role="link", **which)

    def unfold(self, words: str) -> None:
        """Open what is folded away."""
        self.page.locator("summary", has_text=words).first.click()

    def write(self, label: str, words: str, *, exact: bool = True) -> None:
        """Fill in a field by its label."""
        self.field(label, exact=exact).fill(words)

    def field(self, label: str, *, of: str = "", exact: bool = True) -> Locator:
        """A field by its label, perhaps in the group of this name."""
        place = self.page.get_by_role("group", name=of) if of else self.page
        found = place.get_by_label(label, exact=exact)
        assert found.count(), f"{self.page.url} has no field “{label}”: {self.text()[:2000]}"
        return found.first

    def write_on(self, words: str) -> None:
        """Write where the page has put the cursor."""
        here = self.page.locator("textarea:focus, input:focus")
        assert here.count() == 1, f"no cursor in a field on {self.page.url}"
        here.fill(words)

    def write_all(self, said: dict[str, str]) -> None:
        """Fill in fields by their labels."""
        for label, words in said.items():
            self.write(label, words)

    def choose(self, label: str, *, of: str = "", exact: bool = True) -> None:
        """Choose a radio or tick a box by its label, perhaps in the group that asks `of`."""
        self.field(label, of=of, exact=exact).check()

    def pick(self, label: str, option: str) -> None:
        """Pick from a list that opens, by how the option's text begins."""
        box = self.field(label)
        box.select_option(label=option_of(box, option))

    def says(self, *words: str) -> None:
        """The page says this."""
        text = self.text()
        for one in words:
            assert one in text, f"{self.page.url} does not say “{one}”, but: {text[:3000]}"

    def does_not_say(self, *words: str) -> None:
        """The page does not say this."""
        text = self.text()
        for one in words:
            assert one not in text, f"{self.page.url} says “{one}”"

    def text(self) -> str:
        """All that can be read on the page."""
        return " ".join(self.page.locator("body").inner_text().split())

    def look(self) -> None:
        """axe finds nothing, the page fits its window, no word is cut off, and nothing failed."""
        self.keep_a_picture()
        at = self.page.url
        assert self.page.locator("h1").count() == 1, f"{at}: {self.text()[:600]}"
        assert overflow(self.page) <= 0, at
        assert not (cut := cut_words(self.page)), f"{at}: {cut}"
        if self.has_script and self.with_axe and not self.was_looked_at():
            assert not (found := axe(self.page)), f"{at}: {found}"
        assert not self.complaints, f"{at}: {self.complaints}"

    def was_looked_at(self) -> bool:
        """Whether the same page, but for its ids, was looked at in a window of this width before."""
        seen = (self.page.viewport_size["width"], PASSING.sub("", self.page.content()))
        known = seen in LOOKED_AT
        LOOKED_AT.add(seen)
        return known

    def keep_a_picture(self) -> None:
        """Keep a picture of the page, where somebody wants to look at all of them."""
        if PICTURES:
            title = self.page.title().split(" – ")[0].lower()
            self.seen.append("".join(c if c.isalnum() else "-" for c in title)[:50])
            width = self.page.viewport_size["width"]
            name = f"{width}-{id(self) % 1000:03}-{len(self.seen):03}-{self.seen[-1]}.png"
            self.page.screenshot(path=Path(PICTURES) / name, full_page=True)

    def sign_in(self, email: str) -> None:
        """Sign in with the password that every invented person has."""
        self.go("/sign-in/")
        self.give_password(email)

    def give_password(self, email: str) -> None:
        """Sign in on the page that asks for it."""
        self.write("E-mail address", email)
        self.write("Password", PASSWORD)
        self.click("Sign in", exact=True)


def option_of(box: Locator, begins: str) -> str:
    """The whole text of the option that begins so."""
    texts = [text.strip() for text in box.locator("option").all_inner_texts()]
    found = next((text for text in texts if text.startswith(begins)), None)
    assert found is not None, f"no option “{begins}” in {texts}"
    return found
