"""What a caller brings besides the plan's content: its status, the answers, whom to ask."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from openiep.documents.paper.sheets import Voice

Audience = Literal["all", "family_and_staff", "staff"]


@dataclass(frozen=True, slots=True)
class PlanStatus:
    """Which plan this is: `code` as stored, the version's number, since when, and a reason.

    `because` says why a plan is in force although answers are missing or against.
    """

    code: Literal["draft", "proposed", "in_force", "closed", "withdrawn"]
    version: int | None = None
    since: date | None = None
    because: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one person answered, or was asked (`code` empty) and can still answer by pen.

    `code` is one of the frozen answer codes; `way` is on_screen, on_paper, at_meeting, by_phone
    or a word of the school's own; `about` names the line when the answer is not to the whole plan.
    For `shown`: `comment` says what was shown, `seen` what was seen, `seen_by` by whom.
    For `not_asked` and `not_reached`: `comment` holds the reason or the tries.
    """

    voice: Voice
    name: str
    standing: str = ""
    code: str = ""
    day: date | None = None
    way: str = ""
    comment: str = ""
    about: str = ""
    seen: str = ""
    seen_by: str = ""


@dataclass(frozen=True, slots=True)
class WhomToAsk:
    """Somebody to ask: `role` is class_teacher, senco, advice_service or a word of the school's."""

    role: str
    name: str = ""
    telephone: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class Invited:
    """A person of the review. `came` is None until the day."""

    voice: Voice
    name: str
    standing: str = ""
    invited: bool = True
    came: bool | None = None


@dataclass(frozen=True, slots=True)
class Contributed:
    """What one person said for or at the review, in their own words."""

    voice: Voice
    name: str
    text: str
    standing: str = ""
    day: date | None = None
    means: str = ""
    scribed_by: str = ""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One target at the review: where it stands now, its result code, and why."""

    target_id: str
    now: str = ""
    result: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NextStep:
    """Who does what by when after the review."""

    what: str
    who: str = ""
    by: date | None = None


@dataclass(frozen=True, slots=True)
class ReviewRecord:
    """A review as far as it is known; everything empty makes a blank sheet.

    `five` holds the answers to the five questions by key: help_given, progress, effectiveness,
    information, next. `decision` is one of the frozen decision codes.
    """

    held_on: date | None = None
    place: str = ""
    at_parents_evening: bool | None = None
    people: Sequence[Invited] = ()
    contributions: Sequence[Contributed] = ()
    five: dict[str, str] = field(default_factory=dict)
    targets: Sequence[Reviewed] = ()
    decision: str = ""
    decision_reason: str = ""
    next_steps: Sequence[NextStep] = ()
    next_review_on: date | None = None
    closed: bool = False
