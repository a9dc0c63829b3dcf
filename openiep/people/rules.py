"""What must hold of people, in plain Python."""

import re
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


def next_name(name: str) -> str:
    """What a class is called a year later: 3K becomes 4K, Year 3 becomes Year 4, Oak stays Oak."""
    found = re.search(r"\d+", name)
    if found is None:
        return name
    return f"{name[: found.start()]}{int(found[0]) + 1}{name[found.end() :]}"


def next_year_group(code: str, codes: Sequence[str]) -> str:
    """The year group after this one, in the order of `codes`; the last one and unknown ones stay."""
    if code not in codes or code == codes[-1]:
        return code
    return codes[codes.index(code) + 1]


def check_year(names: Sequence[str], *, first_day: date, reads_from: date, today: date) -> None:
    """Raise `Refused`: `year_not_to_come`, `reads_too_late`, `class_twice` with its name."""
    reasons: list[Reason] = []
    if first_day <= today:
        reasons.append(because("year_not_to_come", field="first_day"))
    if reads_from > first_day:
        reasons.append(because("reads_too_late", field="reads_from"))
    named = [name.casefold() for name in names if name]
    twice = next((name for name in names if name and named.count(name.casefold()) > 1), "")
    if twice:
        reasons.append(because("class_twice", name=twice))
    if reasons:
        raise Refused(reasons)
