"""What must hold of people, in plain Python."""

from collections.abc import Sequence
from datetime import date

from openiep.rules import Reason, Refused, because

OLDEST_YEARS = 25
HISTORIC = frozenset("SAP")


def check_birth_date(birth_date: date | None, today: date) -> None:
    """Raise `Refused("birth_date_off")` for a day in the future or more than 25 years back."""
    if birth_date is None:
        return
    if birth_date > today or birth_date.year < today.year - OLDEST_YEARS:
        raise Refused([because("birth_date_off", field="birth_date")])


def check_needs(codes: Sequence[str], status: str) -> None:
    """Raise `Refused` when a need stands twice (`need_twice`) or NSA is used without SEN support.

    Source: census validation 2175: NSA ("no specialist assessment") goes with K only.
    """
    reasons: list[Reason] = []
    named = [code for code in codes if code]
    if len(set(named)) != len(named):
        reasons.append(because("need_twice", field="need_2"))
    if "NSA" in named and status != "K":
        reasons.append(because("nsa_only_with_support", field="need_1"))
    if reasons:
        raise Refused(reasons)


def check_verified(*, wants_verified: bool, responsibility: str, care: str) -> None:
    """Raise `Refused("verify_what")` when a standing is verified of which nothing is known."""
    if (
        wants_verified
        and "unknown" in {responsibility, care}
        and "yes" not in {responsibility, care}
    ):
        raise Refused([because("verify_what", field="verified")])
