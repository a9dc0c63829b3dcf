"""How often a plan is looked at together: two reviews a year at least, one a term by habit.

Source: the founding leaflet ("at least twice a year, generally termly"); six weeks in a nursery.
The weeks of school holidays are not known here; days that fall on a weekend go back to Friday.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

YEAR = timedelta(days=365)
TERM_WEEKS = 13
SOON = timedelta(days=21)
FARTHEST = timedelta(days=400)  # a later day is a slip of the year
SATURDAY = 5


class Due(StrEnum):
    """Where a plan stands with its review."""

    FINE = "fine"
    SOON = "soon"
    PREPARED = "prepared"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often: reviews in twelve months, and the weeks that may lie between two at most."""

    least_a_year: int = 2
    longest_weeks: int = 26
    usual_weeks: int = TERM_WEEKS
    nursery_weeks: int = 6


@dataclass(frozen=True, slots=True)
class Standing:
    """`due_on` is the earlier of the agreed day and the last that the rule allows."""

    due: Due
    due_on: date
    latest_on: date
    in_last_year: int
    too_few: bool


def standing(
    *,
    reviewed_on: Sequence[date],
    began_on: date,
    agreed_day: date | None,
    prepared_for: date | None,
    today: date,
    rhythm: Rhythm = Rhythm(),
) -> Standing:
    """Where a child's plan stands with its review.

    `reviewed_on` are the days of the child's closed reviews, `began_on` the day from which the
    child has had a plan, `agreed_day` the plan's own review day, `prepared_for` the day of a
    review that is prepared. A child with a plan for less than a year cannot have too few.
    """
    last = max([began_on, *(day for day in reviewed_on if day <= today)])
    latest = snapped(last + timedelta(weeks=rhythm.longest_weeks))
    due_on = min(agreed_day, latest) if agreed_day else latest
    in_last_year = sum(today - YEAR < day <= today for day in reviewed_on)
    return Standing(
        due=_due(due_on, prepared_for, today),
        due_on=due_on,
        latest_on=latest,
        in_last_year=in_last_year,
        too_few=in_last_year < rhythm.least_a_year and began_on <= today - YEAR,
    )


def _due(due_on: date, prepared_for: date | None, today: date) -> Due:
    if prepared_for is not None and prepared_for >= today:
        return Due.PREPARED
    if due_on < today:
        return Due.OVERDUE
    if prepared_for is not None:  # prepared for a day that has gone by, and not closed
        return Due.OVERDUE
    return Due.SOON if due_on - today <= SOON else Due.FINE


def next_day(after: date, *, is_nursery: bool, rhythm: Rhythm = Rhythm()) -> date:
    """A day to propose for the next review: about a term on, or six weeks in a nursery."""
    weeks = rhythm.nursery_weeks if is_nursery else rhythm.usual_weeks
    return snapped(after + timedelta(weeks=weeks))


def snapped(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    beyond = day.weekday() - SATURDAY + 1
    return day - timedelta(days=beyond) if beyond > 0 else day
