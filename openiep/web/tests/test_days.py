"""Days as people write and read them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from openiep.web.days import day_text, long_day_text, read_day

TODAY = date(2026, 12, 1)
ELEVENTH = date(2026, 12, 11)


@pytest.mark.parametrize(
    "text",
    [
        "11 December", "11 dec", "Fri 11 December", "friday, 11 December 2026", "11th December",
        "11/12", "11/12/2026", "11/12/26", "11.12.2026", "11-12-2026", "11 12 2026", "2026-12-11",
        "  11   DECEMBER  ", "11dec", "11 Dec, 2026", "11.12.",
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert read_day(text, TODAY) == ELEVENTH


@pytest.mark.parametrize(
    "text",
    ["", "soon", "31 February", "32/1/2026", "11", "2026", "December", "13/13/2026", "11 Foo",
     "11/12/123", "0/1/2026", "1/1/0000"],
)  # fmt: skip
def test_what_is_no_day_is_not_guessed(text: str) -> None:
    assert read_day(text, TODAY) is None


def test_without_a_year_the_nearest_such_day_is_meant() -> None:
    assert read_day("8 January", TODAY) == date(2027, 1, 8)
    assert read_day("30 November", date(2027, 1, 2)) == date(2026, 11, 30)
    assert read_day("29 February", date(2027, 6, 1)) == date(2028, 2, 29)


def test_a_birthday_needs_its_year() -> None:
    assert read_day("11 December", TODAY, with_year=True) is None
    assert read_day("11 December 2019", TODAY, with_year=True) == date(2019, 12, 11)


def test_today_and_its_neighbours_are_words() -> None:
    assert read_day("today", TODAY) == TODAY
    assert read_day("Tomorrow", TODAY) == date(2026, 12, 2)
    assert read_day("yesterday", TODAY) == date(2026, 11, 30)


def test_the_year_is_written_only_when_it_is_another() -> None:
    assert day_text(ELEVENTH, TODAY) == "Fri 11 December"
    assert day_text(date(2027, 1, 8), TODAY) == "Fri 8 January 2027"
    assert long_day_text(ELEVENTH) == "Friday 11 December 2026"


@given(some.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_what_is_written_is_read_back(day: date) -> None:
    assert read_day(long_day_text(day), TODAY) == day
    assert read_day(day_text(day, day), day) == day


@given(some.text(max_size=40))
def test_no_text_breaks_the_reading(text: str) -> None:
    found = read_day(text, TODAY)
    assert found is None or isinstance(found, date)
