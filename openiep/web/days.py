"""Days as people write and read them: "Fri 11 December", "11/12/2026", "11 Dec"."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from django.utils import dateformat, dates, timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

_ORDINAL = re.compile(r"(?<=\d)(st|nd|rd|th)\b")
_NUMBERS = re.compile(r"(\d{1,2})[/.\-\s](\d{1,2})(?:[/.\-\s](\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDS = re.compile(r"(\d{1,2})\.?[\s\-]*([^\W\d]+)\.?,?[\s\-]*(\d{4}|\d{2})?")


def day_text(day: date, today: date | None = None) -> str:
    """`day` as "Fri 11 December", with the year only when it is not the year of `today`.

    Without `today`, today in the current time zone is taken.
    """
    is_this_year = day.year == (today or timezone.localdate()).year
    return _day_text(day, is_this_year, get_language())


@lru_cache(maxsize=4096)
def _day_text(day: date, is_this_year: bool, _language: str | None) -> str:
    """A list says the same few days again and again."""
    return dateformat.format(day, _("D j F") if is_this_year else _("D j F Y"))


def long_day_text(day: date) -> str:
    """`day` as "Friday 11 December 2026", for letters and paper."""
    return dateformat.format(day, _("l j F Y"))


def read_day(text: str, today: date, *, with_year: bool = False) -> date | None:
    """The day that `text` means, or None where it means none.

    Day comes before month. Without a year the nearest such day to `today` is meant, unless
    `with_year` asks for the year to be written. Two digits of a year are read as 20xx.
    """
    words = _ORDINAL.sub("", " ".join(text.lower().replace(",", " ").split()).rstrip("."))
    if iso := _ISO.fullmatch(words):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    if words in (near := _near_days(today)):
        return near[words]
    parts = _day_month_year(words)
    if parts is None:
        return None
    number, month, year = parts
    if year:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, number)
    return None if with_year else _nearest(number, month, today)


def _day_month_year(words: str) -> tuple[int, int, str] | None:
    if numbers := _NUMBERS.fullmatch(words):
        return int(numbers[1]), int(numbers[2]), numbers[3] or ""
    # "fri 11 december": a week day in front says nothing that the rest does not say.
    if named := _WORDS.fullmatch(re.sub(r"^[^\W\d]+\.? (?=\d)", "", words)):
        month = _months().get(named[2])
        return (int(named[1]), month, named[3] or "") if month else None
    return None


def _near_days(today: date) -> dict[str, date]:
    one = timedelta(days=1)
    near = {_("today"): today, _("tomorrow"): today + one, _("yesterday"): today - one}
    return {word.lower(): day for word, day in near.items()}


def _months() -> dict[str, int]:
    """Names and short names of the months, in the language of the page and in English."""
    names = dict(_month_names())
    with override("en"):
        return {**dict(_month_names()), **names}


def _month_names() -> Iterator[tuple[str, int]]:
    for number in range(1, 13):
        yield str(dates.MONTHS[number]).lower(), number
        yield str(dates.MONTHS_3[number]).lower(), number
        yield str(dates.MONTHS_AP[number]).lower().rstrip("."), number


def _nearest(number: int, month: int, today: date) -> date | None:
    years = (today.year - 1, today.year, today.year + 1)
    days = [day for year in years if (day := _day(year, month, number))]
    return min(days, key=lambda day: abs(day - today), default=None)


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
