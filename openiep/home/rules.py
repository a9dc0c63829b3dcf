"""What needs somebody: worked out from what is, whenever a page is drawn, never stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

SOON_DAYS = 21  # three weeks: two weeks' notice for the family, and a week to prepare
QUIET_WEEKS = 3  # a target in force without a reading for so long is worth a word


class Need(StrEnum):
    """Why something stands on top, the most pressing first."""

    REVIEW_OVERDUE = "review_overdue"
    NOT_AGREED = "not_agreed"
    REVIEW_OPEN = "review_open"
    REVIEW_SOON = "review_soon"
    ANSWERS_OPEN = "answers_open"
    DRAFT_WAITS = "draft_waits"
    NO_PLAN = "no_plan"
    NO_READINGS = "no_readings"


ORDER = tuple(Need)
HAS_SUPPORT = frozenset("KE")


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known of one child, as plain values."""

    pupil_id: UUID
    sen_code: str = "N"
    status: str = ""
    has_plan_in_force: bool = False
    review_due: date | None = None
    has_open_review: bool = False
    agreement: str = ""
    last_reading: date | None = None
    in_force_on: date | None = None


@dataclass(frozen=True, slots=True)
class NeedsYou:
    """One thing that needs somebody, about one child, perhaps by a day."""

    need: Need
    pupil_id: UUID
    day: date | None = None


def needs_of(child: Situation, today: date) -> list[NeedsYou]:
    """Everything that is due about one child."""
    found = []
    if child.has_plan_in_force and child.review_due:
        if child.has_open_review:
            found.append(NeedsYou(Need.REVIEW_OPEN, child.pupil_id, child.review_due))
        elif child.review_due < today:
            found.append(NeedsYou(Need.REVIEW_OVERDUE, child.pupil_id, child.review_due))
        elif child.review_due <= today + timedelta(days=SOON_DAYS):
            found.append(NeedsYou(Need.REVIEW_SOON, child.pupil_id, child.review_due))
    if child.agreement in {"not_agreed", "family_differs"}:
        found.append(NeedsYou(Need.NOT_AGREED, child.pupil_id))
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
