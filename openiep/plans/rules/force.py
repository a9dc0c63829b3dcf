"""Whether a plan may come into force: on which day, with which answers, beside which other."""

from datetime import date, timedelta

from openiep.plans.rules.agreement import NEEDS_A_REASON, Overall
from openiep.rules import refuse

LONGEST_AGO = timedelta(days=366)  # a plan brought in from paper may have begun a year ago


def check_in_force(*, on: date, review_day: date, today: date, stands: Overall, why: str) -> None:
    """Raise `Refused` when a plan cannot come into force on this day, standing like this.

    Codes: `day_in_future`, `day_too_long_ago`, `review_before_plan`, `say_why_in_force` (answers
    are open or against, and the school does not say why it goes ahead).
    """
    if on > today:
        raise refuse("day_in_future", field="on", today=today)
    if on < today - LONGEST_AGO:
        raise refuse("day_too_long_ago", field="on", earliest=today - LONGEST_AGO)
    check_review_day(review_day, on)
    if stands in NEEDS_A_REASON and not why.strip():
        raise refuse("say_why_in_force", field="why", stands=stands.value)


def check_review_day(review_day: date, on: date) -> None:
    """Raise `Refused("review_before_plan")` when the review is not later than the first day."""
    if review_day <= on:
        raise refuse("review_before_plan", review_day=review_day, on=on)
