"""The living style page in a real browser: what axe finds, how wide it is, how much it weighs."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from openiep.web.tests.browser import axe, chromium, overflow, show
from openiep.web.tests.style import StyleForm, draw

LOOSE_TEXT = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def in_error() -> str:
    return draw(StyleForm({"email": "x", "version": "3"}))


@pytest.mark.parametrize("width", [320, 390, 1366])
def test_axe_finds_nothing_and_nothing_sticks_out(browser: Browser, width: int) -> None:
    page = show(browser, draw(), width)
    assert axe(page) == []
    assert overflow(page) <= 0


def test_axe_finds_nothing_where_there_are_errors(browser: Browser, in_error: str) -> None:
    page = show(browser, in_error, 390)
    assert axe(page) == []
    assert overflow(page) <= 0


def test_axe_finds_nothing_in_forced_colours(browser: Browser) -> None:
    assert axe(show(browser, draw(), 1366, forced_colors="active")) == []


def test_loose_text_is_not_cut(browser: Browser) -> None:
    page = show(browser, draw(), 320)
    page.add_style_tag(content=LOOSE_TEXT)
    assert overflow(page) <= 0


def test_text_of_double_size_fits(browser: Browser) -> None:
    page = show(browser, draw(), 640)
    page.add_style_tag(content="html { font-size: 200% }")
    assert overflow(page) <= 0


def test_right_to_left_fits(browser: Browser) -> None:
    page = show(browser, draw().replace('dir="ltr"', 'dir="rtl"'), 390)
    assert overflow(page) <= 0
    assert page.locator(".header__product").bounding_box()["x"] > 195


def test_errors_are_the_first_thing_and_lead_to_their_field(
    browser: Browser, in_error: str
) -> None:
    page = show(browser, in_error, 1366)
    assert _focused(page, "className") == "govuk-error-summary"
    page.get_by_role("link", name="Enter the day of the review").click()
    assert _focused(page, "id") == "id_day"


def test_the_tab_key_meets_the_skip_link_first_and_then_everything(browser: Browser) -> None:
    page = show(browser, draw(), 1366)
    page.keyboard.press("Tab")
    assert _focused(page, "className") == "govuk-skip-link skip"
    page.keyboard.press("Enter")
    assert _focused(page, "id") == "main"


def test_targets_are_large_enough_for_a_finger(browser: Browser) -> None:
    page = show(browser, draw(), 390)
    low = page.evaluate(
        """[...document.querySelectorAll(`button.govuk-button, .govuk-input, .govuk-select,
        .govuk-radios__item, .govuk-checkboxes__item`)]
        .filter(e => e.getBoundingClientRect().height < 44).map(e => e.outerHTML.slice(0, 80))"""
    )
    assert low == []


def test_paper_shows_the_plan_without_ways_to_click(browser: Browser) -> None:
    page = show(browser, draw(), 1366)
    page.emulate_media(media="print")
    assert not page.locator(".header").is_visible()
    assert not page.locator(".action-bar").first.is_visible()
    assert page.get_by_role("heading", name="Targets").is_visible()


def _focused(page: Page, what: str) -> str:
    return str(page.evaluate(f"document.activeElement.{what}"))
