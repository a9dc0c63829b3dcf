"""Until when a child's record is kept, and what stands against deleting it."""

from dataclasses import dataclass
from datetime import date, timedelta

from openiep.rules import Reason, Refused, because

SEN, PUPIL = "sen", "pupil"  # the kinds of record, as the country's pack calls them
DAYS_TO_UNDO = 30


def kind_of_record(*, has_sen: bool) -> str:
    """`sen` for a child with whom SEN ever had to do, `pupil` for one who stood on lists only."""
    return SEN if has_sen else PUPIL


def kept_until(birth_date: date | None, left_on: date, years: int) -> date:
    """The last day of a record: the birthday in so many years, never before the child left.

    Without a birth date the years are counted from leaving, which can only be too long. Who was
    born on 29 February has the birthday on 1 March.
    """
    return max(_years_on(birth_date or left_on, years), left_on)


def _years_on(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def due_on(confirmed: date) -> date:
    """The day on which a confirmed disposal is done: 30 days in which it can be taken back."""
    return confirmed + timedelta(days=DAYS_TO_UNDO)


@dataclass(frozen=True, slots=True)
class Stand:
    """How a child's record stands: since when the child left, and what goes on."""

    left_on: date | None
    kept_until: date | None
    has_plan: bool
    has_review: bool


def check_over(stand: Stand, today: date) -> None:
    """Raise `Refused`: `still_here` (also again), `plan_goes_on`, `review_goes_on`, `time_not_over`."""
    reasons: list[Reason] = []
    if stand.left_on is None or stand.left_on > today:
        reasons.append(because("still_here"))
    if stand.has_plan:
        reasons.append(because("plan_goes_on"))
    if stand.has_review:
        reasons.append(because("review_goes_on"))
    if not reasons and (stand.kept_until is None or stand.kept_until >= today):
        reasons.append(because("time_not_over", day=stand.kept_until))
    if reasons:
        raise Refused(reasons)
