"""Taking down who answered what. Answers are superseded or withdrawn, never edited."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.people.models import Person, School
from openiep.plans.actions._taking_down import Words, take_down, withdraw
from openiep.plans.models import Answer, PlanVersion
from openiep.plans.rules.agreement import AnswerCode, Party, Way
from openiep.rules import Reason, Refused, because


@dataclass(frozen=True, slots=True)
class Slip:
    """One answer as it stands on a reply slip, with a key by which its row is found again."""

    key: str
    version: PlanVersion
    party: Party
    person: Person | None
    answer: AnswerCode
    words: str
    day: date
    way: Way
    standing_answer: str | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a slip: the answer, or the reasons why it was not taken down."""

    key: str
    answer: Answer | None = None
    reasons: tuple[Reason, ...] = ()


@guarded(Permission.AGREE_PLAN, on="version")
def agree_plan(
    *,
    version: PlanVersion,
    party: Party,
    person: Person | None,
    answer: AnswerCode,
    day: date,
    way: Way,
    by: User,
    line: str = "",
    words: str = "",
    shown: str = "",
    seen_by: Person | None = None,
    standing_answer: str | None = None,
) -> Answer:
    """Take down one answer, by one person or the child, to the whole plan or to one line of it.

    It takes the place of their answer before. `standing_answer` is the id of that one as the page
    showed it ("" for none); when another came meanwhile nothing is written. The same answer sent
    twice is stored once. Raises `Refused`: `not_asking`, `old_version` with the `number` that
    counts, `unknown_line`, `answered_meanwhile`, `unknown_person`, and what `check_answer` and
    `check_day` name.
    """
    said = Words(
        answer=answer, line=line, words=words, shown=shown, seen_by=seen_by, day=day, way=way
    )
    return take_down(version, party, person, said, by=by, standing_answer=standing_answer)


@guarded(Permission.AGREE_PLAN, on="answer")
def withdraw_answer(*, answer: Answer, by: User) -> None:
    """Take an answer back, so that it is open again; that it was given stays in the record.

    Raises `Refused`: `not_asking`, `old_version`, `does_not_stand`.
    """
    withdraw(answer, by)


@guarded(Permission.AGREE_PLAN, on="school")
def take_down_slips(*, school: School, slips: Sequence[Slip], by: User) -> list[Taken]:
    """Take down many answers at once: each that can be is, and of each other it is said why not.

    A reason is what `agree_plan` names, `other_school`, or `not_permitted` for a child of others.
    """
    return [_take_down(school, slip, by) for slip in sorted(slips, key=lambda s: s.version.plan_id)]


def _take_down(school: School, slip: Slip, by: User) -> Taken:
    if slip.version.school_id != school.pk:
        return Taken(slip.key, reasons=(because("other_school"),))
    try:
        answer = agree_plan(
            version=slip.version, party=slip.party, person=slip.person, answer=slip.answer,
            words=slip.words, day=slip.day, way=slip.way, by=by,
            standing_answer=slip.standing_answer,
        )  # fmt: skip
    except Refused as refused:
        return Taken(slip.key, reasons=refused.reasons)
    except PermissionDenied:
        return Taken(slip.key, reasons=(because("not_permitted"),))
    return Taken(slip.key, answer)
