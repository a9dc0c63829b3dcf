"""Days of the demo school: school days only, counted from the last one before today."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

FRIDAY = 4
ONE = timedelta(days=1)
# About when schools in England are closed, as (month, day) from and to. An invented school may
# keep its holidays simple; what matters is that nobody meets or records in them.
HOLIDAYS = (
    ((1, 1), (1, 3)), ((2, 14), (2, 20)), ((4, 1), (4, 14)), ((5, 25), (5, 31)),
    ((7, 22), (9, 2)), ((10, 25), (10, 31)), ((12, 20), (12, 31)),
)  # fmt: skip
FARTHEST = 600  # school days in either direction; more than three years


@dataclass(frozen=True, slots=True)
class SchoolDays:
    """School days relative to a day. Nothing that has happened in the demo lies on that day
    itself, so that no instant lies ahead of the person who looks.
    """

    today: date

    @property
    def last(self) -> date:
        """The last school day before today."""
        return self.ago(0)

    def ago(self, school_days: int) -> date:
        """So many school days before the last one; a negative number lies as far behind it.

        Raises IndexError beyond `FARTHEST`.
        """
        before, after = _around(self.today)
        return before[school_days] if school_days >= 0 else after[-school_days - 1]

    @property
    def school_year(self) -> int:
        """The year in which this school year began."""
        return self.last.year - (self.last.month < 9)


def is_school_day(day: date) -> bool:
    """True on weekdays outside the holidays."""
    closed = any(first <= (day.month, day.day) <= last for first, last in HOLIDAYS)
    return day.weekday() <= FRIDAY and not closed


@cache
def _around(today: date) -> tuple[tuple[date, ...], tuple[date, ...]]:
    """School days before today, the nearest first; and those from today on."""
    return _from(today - ONE, -ONE), _from(today, ONE)


def _from(day: date, step: timedelta) -> tuple[date, ...]:
    found: list[date] = []
    while len(found) <= FARTHEST:
        if is_school_day(day):
            found.append(day)
        day += step
    return tuple(found)
