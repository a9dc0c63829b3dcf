"""A real Chromium walking through a served school, with a look at each page's accessibility."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext

from openiep.web.tests.browser import chromium
from tests.journeys.walking import DESK, PHONE, Walk


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all journeys."""
    with chromium() as started:
        yield started


@pytest.fixture
def open_window(browser: Browser, live_server) -> Iterator[object]:
    """`open_window(size, script=True, kind=Walk)` opens a window of one person of their own."""
    opened: list[BrowserContext] = []

    def open_one(
        size: tuple[int, int] = DESK, *, script: bool = True, kind: type[Walk] = Walk
    ) -> Walk:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            java_script_enabled=script,
            locale="en-GB",
        )
        context.set_default_timeout(10_000)
        opened.append(context)
        return kind(context.new_page(), live_server.url, has_script=script)

    yield open_one
    for context in opened:
        context.close()


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def size(request) -> tuple[int, int]:
    """At the width of a phone, and of a desk."""
    return request.param


def pytest_collection_modifyitems(items) -> None:
    """Every test in this folder is a journey; the one once round the loop is shown on both databases."""
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)
            if item.path.stem != "test_once_round_the_loop":
                item.add_marker(pytest.mark.once)
