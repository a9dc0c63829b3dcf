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
    `words` holds the comment, for `not_asked` and `not_reached` the reason or the tries. For
    `shown`: `shown` says what was shown, `words` what was seen, `seen_by` by whom.
    """

    voice: Voice
    name: str
    standing: str = ""
    code: str = ""
    day: date | None = None
    way: str = ""
    words: str = ""
    about: str = ""
    shown: str = ""
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
    """A person of the review.

    `came` is invited (still open), came, sent_views, declined or did_not_come; `tries` says how
    we tried to reach somebody who could not be asked.
    """

    voice: Voice
    name: str
    standing: str = ""
    invited_on: date | None = None
    came: str = "invited"
    tries: str = ""


@dataclass(frozen=True, slots=True)
class Contributed:
    """What one person said for or at the review, in their own words.

    `means` is at_meeting, by_phone, on_paper, on_screen, with_pictures or the school's own word;
    what has the audience "staff" is printed on a copy for staff only.
    """

    voice: Voice
    name: str
    text: str
    standing: str = ""
    day: date | None = None
    means: str = ""
    scribed_by: str = ""
    audience: Literal["meeting", "staff"] = "meeting"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One target at the review: where it stands now, its result code, and why.

    `picture` is the chart as SVG, the same as on the page, `described` its text twin, `sentence`
    how it is going in words for the family.
    """

    target_id: str
    now: str = ""
    result: str = ""
    reason: str = ""
    picture: str = ""
    described: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Helped:
    """One help: what it is called, what was planned, its pieces (look, count, words), and why not."""

    name: str
    planned: str
    pieces: Sequence[tuple[str, int, str]]
    whys: str = ""


@dataclass(frozen=True, slots=True)
class Going:
    """How a plan in force is going: the picture of each target, and the help so far."""

    pictures: Sequence[Reviewed] = ()
    helped: Sequence[Helped] = ()


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
    updates, future. `decision` is one of the frozen decision codes.
    """

    held_on: date | None = None
    place: str = ""
    at_parents_evening: bool | None = None
    people: Sequence[Invited] = ()
    contributions: Sequence[Contributed] = ()
    five: dict[str, str] = field(default_factory=dict)
    targets: Sequence[Reviewed] = ()
    helped: Sequence[Helped] = ()
    decision: str = ""
    decision_reason: str = ""
    next_steps: Sequence[NextStep] = ()
    next_review_on: date | None = None
    closed: bool = False
