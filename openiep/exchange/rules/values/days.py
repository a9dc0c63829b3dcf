"""Days as schools write them, and as spreadsheets store them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from openiep.exchange.rules.values.read import Read, refused
from openiep.exchange.rules.values.text import clean_or_blank

_CLOCK = r"(?:[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AaPp][Mm]|Z|[+-]\d\d:?\d\d)?)?"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_CLOCK}", re.A)
_DAY_FIRST = re.compile(
    rf"(\d{{1,2}}) ?[-/. ] ?(\d{{1,2}}) ?[-/. ] ?(\d{{4}}|\d{{2}}){_CLOCK}", re.A
)
_RUN_TOGETHER = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})", re.A)
_IN_WORDS = re.compile(
    rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[- /.]*([a-z]{{3,9}})[- /.,]*"
    rf"(\d{{4}}|\d{{2}}){_CLOCK}",
    re.A | re.I,
)
_MONTH_IN_WORDS_FIRST = re.compile(
    rf"{_WEEKDAY}([a-z]{{3,9}})[- /.]*(\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}}){_CLOCK}", re.A | re.I
)
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?", re.A)
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_SERIAL_ZERO = date(1899, 12, 30)
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Between:
    """The days, both included, between which a day must lie."""

    earliest: date
    latest: date


def birth_dates(today: date) -> Between:
    """Birth dates of those whom a plan can be for: up to 25 years old, and born."""
    return Between(_years_before(today, 26), today)


def past_days(today: date) -> Between:
    """Days on which something in a child's schooling can have begun: 26 years back to a year on."""
    return Between(_years_before(today, 26), today + timedelta(days=366))


def read_day(cell: str, between: Between) -> Read[date]:
    """The day that a cell names: 3/9/2018, 3.9.18, 2018-09-03, 3 Sep 2018, or Excel's 43346.

    Day before month always. Two figures of a year mean the latest such year that is not after
    `between.latest`. Refusals: `day_not_understood`, `day_impossible`, `day_month_first` (an
    American 09/23/2018), `day_out_of_range` (earliest, latest).
    """
    text = clean_or_blank(cell[: _LONGEST + 1])
    if not text:
        return Read()
    parts = _parts(text, between.latest) if len(text) <= _LONGEST else None
    if parts is None:
        return refused("day_not_understood")
    year, month, day = parts
    try:
        found = date(year, month, day)
    except ValueError:
        month_first = 12 < month <= 31 and 1 <= day <= 12
        return refused("day_month_first" if month_first else "day_impossible")
    if not between.earliest <= found <= between.latest:
        return refused("day_out_of_range", earliest=between.earliest, latest=between.latest)
    return Read(found)


def looks_month_first(cells: Iterable[str]) -> bool:
    """Whether a column is American: some days only make sense month first, none only day first."""
    seconds_over, firsts_over = False, False
    for cell in cells:
        found = _DAY_FIRST.fullmatch(clean_or_blank(cell[:_LONGEST]))
        if found:
            firsts_over = firsts_over or int(found[1]) > 12
            seconds_over = seconds_over or int(found[2]) > 12
    return seconds_over and not firsts_over


def could_be_month_first(cell: str) -> bool:
    """Whether a day is written in figures so that its first two could change places."""
    return _DAY_FIRST.fullmatch(clean_or_blank(cell[:_LONGEST])) is not None


def _parts(text: str, latest: date) -> tuple[int, int, int] | None:
    """Year, month and day, not yet checked, in whichever way the text writes them."""
    if found := _DAY_FIRST.fullmatch(text):
        return _full_year(found[3], latest), int(found[2]), int(found[1])
    if found := _YEAR_FIRST.fullmatch(text) or _RUN_TOGETHER.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if (found := _IN_WORDS.fullmatch(text)) and _month(found[2]):
        return _full_year(found[3], latest), _month(found[2]), int(found[1])
    if (found := _MONTH_IN_WORDS_FIRST.fullmatch(text)) and _month(found[1]):
        return int(found[3]), _month(found[1]), int(found[2])
    if found := _SERIAL.fullmatch(text):
        day = _SERIAL_ZERO + timedelta(days=int(found[1]))
        return day.year, day.month, day.day
    return None


def _month(word: str) -> int:
    """1 to 12 for a month's name or its first letters, 0 for any other word."""
    lower = word.lower()
    months = (place for place, name in enumerate(_MONTHS, start=1) if name.startswith(lower))
    return 9 if lower == "sept" else next(months, 0)


def _full_year(figures: str, latest: date) -> int:
    year = int(figures)
    if len(figures) == 4:
        return year
    return 2000 + year if 2000 + year <= latest.year else 1900 + year


def _years_before(today: date, years: int) -> date:
    return (today - timedelta(days=today.day - 1)).replace(year=today.year - years)
