"""A real Chromium for drawn pages, fed from files: no server, no network."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, Page, Route, sync_playwright

ROOT = Path(__file__).resolve().parents[3]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-quic",
]  # fmt: skip
KINDS = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml", "woff2": "font/woff2"}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield browser
        browser.close()


def show(browser: Browser, html: str, width: int, height: int = 900, **context: Any) -> Page:
    """The page as it stands in a window of this width."""
    page = browser.new_page(viewport={"width": width, "height": height}, **context)
    page.route("**/*", lambda route: _answer(route, html))
    page.goto("http://page.test/", wait_until="networkidle")
    return page


def _answer(route: Route, html: str) -> None:
    path = route.request.url.split("page.test", 1)[1].split("?")[0]
    if path == "/":
        return route.fulfill(body=html, content_type="text/html; charset=utf-8")
    found = finders.find(path.removeprefix("/static/"))
    if not found:
        return route.fulfill(status=404)
    kind = KINDS[path.rsplit(".", 1)[1]]
    return route.fulfill(body=Path(str(found)).read_bytes(), content_type=kind)


def axe(page: Page) -> list[str]:
    """What axe finds wrong, one line each: rule and element."""
    page.evaluate(AXE.read_text())
    run = "r => axe.run(document, {runOnly: r, resultTypes: ['violations'], preload: false})"
    found = page.evaluate(run, RULES)  # only what is wrong, nothing fetched again: twice as quick
    return [
        f"{one['id']}: {node['html'][:160]} {node['any'][0]['message'] if node['any'] else ''}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
