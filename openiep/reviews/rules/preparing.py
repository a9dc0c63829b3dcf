"""Whether a review may be prepared for a day, with these people."""

from datetime import date

from openiep.reviews.rules.rhythm import FARTHEST
from openiep.rules import Reason, because


def why_not_that_day(day: date, *, today: date, in_force_on: date | None) -> list[Reason]:
    """Codes: `before_the_plan` (with `since`), `too_far_off` (a slip of the year)."""
    if in_force_on is not None and day < in_force_on:
        return [because("before_the_plan", field="day", since=in_force_on)]
    if day > today + FARTHEST:
        return [because("too_far_off", field="day", day=day)]
    return []


def why_not_these(*, known_family: int, invited_family: int) -> list[Reason]:
    """Code `invite_the_family`: somebody of the family is known, and nobody was invited."""
    if known_family and not invited_family:
        return [because("invite_the_family", field="family")]
    return []
