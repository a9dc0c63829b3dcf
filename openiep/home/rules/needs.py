"""What needs somebody: worked out from what is, whenever a page is drawn, never stored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from openiep.rules import Reason, Refused, because

QUIET_WEEKS = 3  # a target in force without a reading for so long is worth a word


class Need(StrEnum):
    """Why something stands on top, the most pressing first."""

    REVIEW_OVERDUE = "review_overdue"
    NOT_AGREED = "not_agreed"
    REVIEW_OPEN = "review_open"
    REVIEW_SOON = "review_soon"
    HELP_OVER = "help_over"
    WORTH_A_LOOK = "worth_a_look"
    ANSWERS_OPEN = "answers_open"
    DRAFT_WAITS = "draft_waits"
    NO_PLAN = "no_plan"
    NO_READINGS = "no_readings"


ORDER = tuple(Need)
# Where a plan stands with its review, by the codes of the reviews' own rule.
REVIEW_NEEDS = {
    "overdue": Need.REVIEW_OVERDUE,
    "soon": Need.REVIEW_SOON,
    "prepared": Need.REVIEW_OPEN,
}
HAS_SUPPORT = frozenset("KE")


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known of one child, as plain values. `review` is where the plan stands with its
    review: overdue, soon, prepared, fine, or "" without a plan in force; `to_look_at` the number of
    targets that are worth a look."""

    pupil_id: UUID
    sen_code: str = "N"
    status: str = ""
    has_plan_in_force: bool = False
    review: str = ""
    review_due: date | None = None
    agreement: str = ""
    last_reading: date | None = None
    in_force_on: date | None = None
    to_look_at: int = 0
    help_over: date | None = None


@dataclass(frozen=True, slots=True)
class NeedsYou:
    """One thing that needs somebody, about one child, perhaps by a day."""

    need: Need
    pupil_id: UUID
    day: date | None = None


def needs_of(child: Situation, today: date) -> list[NeedsYou]:
    """Everything that is due about one child."""
    found = []
    if child.review in REVIEW_NEEDS:
        found.append(NeedsYou(REVIEW_NEEDS[child.review], child.pupil_id, child.review_due))
    if child.agreement in {"not_agreed", "family_differs"}:
        found.append(NeedsYou(Need.NOT_AGREED, child.pupil_id))
    if child.help_over:
        found.append(NeedsYou(Need.HELP_OVER, child.pupil_id, child.help_over))
    if child.to_look_at:
        found.append(NeedsYou(Need.WORTH_A_LOOK, child.pupil_id))
    if child.agreement == "waiting" and child.status == "proposed":
        found.append(NeedsYou(Need.ANSWERS_OPEN, child.pupil_id))
    if child.status == "draft":
        found.append(NeedsYou(Need.DRAFT_WAITS, child.pupil_id))
    if child.sen_code in HAS_SUPPORT and not child.status and not child.has_plan_in_force:
        found.append(NeedsYou(Need.NO_PLAN, child.pupil_id))
    if child.has_plan_in_force and _is_quiet(child, today):
        found.append(NeedsYou(Need.NO_READINGS, child.pupil_id, child.last_reading))
    return found


def _is_quiet(child: Situation, today: date) -> bool:
    since = child.last_reading or child.in_force_on
    return since is not None and since < today - timedelta(weeks=QUIET_WEEKS)


def most_pressing(children: Iterable[Situation], today: date) -> list[NeedsYou]:
    """Everything due about all these children, the most pressing and the longest due first."""
    everything = [need for child in children for need in needs_of(child, today)]
    return sorted(everything, key=lambda n: (ORDER.index(n.need), n.day or date.max, n.pupil_id))


def check_handed_over(values: Mapping[str, object], *, today: date) -> None:
    """Raise `Refused`: `day_to_come`, `handed_over_first`, `received_before`, `received_by_whom`."""
    handed, received = values.get("handed_over_on"), values.get("received_on")
    reasons: list[Reason] = []
    for name, day in (("handed_over_on", handed), ("received_on", received)):
        if isinstance(day, date) and day > today:
            reasons.append(because("day_to_come", field=name))
    if received and not handed:
        reasons.append(because("handed_over_first", field="handed_over_on"))
    if isinstance(handed, date) and isinstance(received, date) and received < handed:
        reasons.append(because("received_before", field="received_on"))
    if received and not str(values.get("received_by", "")).strip():
        reasons.append(because("received_by_whom", field="received_by"))
    if reasons:
        raise Refused(reasons)
