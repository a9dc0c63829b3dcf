"""What must hold of help before a plan: its days, and whether the parents were told."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from openiep.rules import Reason, Refused, because


class Outcome(StrEnum):
    """What became of help before a plan."""

    ENOUGH = "enough"
    GO_ON = "go_on"
    PLAN = "plan"


def check_help_before(values: Mapping[str, object]) -> None:
    """Raise `Refused`: `ends_before_it_starts`, `say_why_not_told`, `told_when`."""
    reasons: list[Reason] = []
    starts, ends = values.get("starts_on"), values.get("ends_on")
    if isinstance(starts, date) and isinstance(ends, date) and ends < starts:
        reasons.append(because("ends_before_it_starts", field="ends_on"))
    if values.get("parents_told") == "no" and not str(values.get("not_told_why", "")).strip():
        reasons.append(because("say_why_not_told", field="not_told_why"))
    if values.get("parents_told") == "yes" and not values.get("told_on"):
        reasons.append(because("told_when", field="told_on"))
    if reasons:
        raise Refused(reasons)


def check_outcome(*, outcome: str, ends_on: date, further: date | None) -> None:
    """Raise `Refused("until_when")` where help goes on without a later day to end it."""
    if outcome == Outcome.GO_ON and (further is None or further <= ends_on):
        raise Refused([because("until_when", field="further")])


def carried(concern: str, help: str, result: str) -> dict[str, str]:
    """The part "what is good and what is hard" of a plan, in the very words that stand already."""
    tried = "\n\n".join(text for text in (help.strip(), result.strip()) if text)
    return {"strengths": "", "needs": tried, "difficulties": concern.strip()}
