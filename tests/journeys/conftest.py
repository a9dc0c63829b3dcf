"""A real Chromium walking through a served school, with a look at each page's accessibility."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from openiep.web.tests.browser import axe, chromium, overflow

PASSWORD = "correct horse battery"
PHONE, DESK = (390, 844), (1366, 900)


@dataclass
class Walk:
    """One person's window. `look()` after each step: nothing wrong, nothing cut off, no error."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        """Open a page of the school."""
        self.page.goto(self.address + path)
        self.look()

    def click(self, name: str, role: str = "button", **which: object) -> None:
        """Press a button, or follow a link, by its name; then look at what comes."""
        self.page.get_by_role(role, name=name, **which).first.click()
        self.page.wait_for_load_state()
        self.look()

    def follow(self, name: str, **which: object) -> None:
        """Follow a link by its name."""
        self.click(name, role="link", **which)

    def write(self, label: str, words: str) -> None:
        """Fill in a field by its label."""
        self.page.get_by_label(label, exact=True).first.fill(words)

    def choose(self, label: str) -> None:
        """Choose a radio or tick a box by its label."""
        self.page.get_by_label(label, exact=True).first.check()

    def says(self, words: str) -> None:
        """The page says this."""
        assert words in self.page.locator("body").inner_text(), self.page.url

    def look(self) -> None:
        """axe finds nothing, the page fits its window, and nothing failed."""
        assert self.page.locator("h1").count() == 1, self.page.url
        assert not (found := axe(self.page)), f"{self.page.url}: {found}"
        assert overflow(self.page) <= 0, self.page.url
        assert not self.complaints, f"{self.page.url}: {self.complaints}"

    def sign_in(self, email: str) -> None:
        """Sign in with the password that every invented person has."""
        self.go("/sign-in/")
        self.write("E-mail address", email)
        self.write("Password", PASSWORD)
        self.click("Sign in")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all journeys."""
    with chromium() as started:
        yield started


@pytest.fixture
def open_window(browser: Browser, live_server) -> Iterator[object]:
    """`open_window(size, script=True)` opens a window of one person of their own."""
    opened: list[BrowserContext] = []

    def open_one(size: tuple[int, int] = DESK, *, script: bool = True) -> Walk:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            java_script_enabled=script,
            locale="en-GB",
        )
        opened.append(context)
        page = context.new_page()
        walk = Walk(page, live_server.url)
        page.on("pageerror", lambda error: walk.complaints.append(str(error)))
        page.on("console", lambda m: m.type == "error" and walk.complaints.append(m.text))
        page.on("response", lambda r: r.status >= 500 and walk.complaints.append(r.url))
        return walk

    yield open_one
    for context in opened:
        context.close()


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def size(request) -> tuple[int, int]:
    """At the width of a phone, and of a desk."""
    return request.param


def pytest_collection_modifyitems(items) -> None:
    """Every test in this folder is a journey."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)
