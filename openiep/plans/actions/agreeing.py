"""Taking down who answered what. Answers are superseded or withdrawn, never edited."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.people.models import Person, School
from openiep.plans.models import Answer, Plan, PlanVersion
from openiep.plans.models.agreement import Agreement, agreement_of
from openiep.plans.rules.agreement import (
    AnswerCode,
    Given,
    Party,
    Way,
    check_answer,
    check_day,
    is_theirs,
)
from openiep.plans.rules.content import lines_of
from openiep.plans.rules.status import Status
from openiep.rules import Reason, Refused, because, refuse

ASKING = frozenset({Status.PROPOSED, Status.IN_FORCE})


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
    agreement = _agreement_to(version)
    given = Given(party, person.pk if person else None, answer, line, version.number)
    school = agreement.version.school
    check_day(day, made_on=agreement.version.made_on(), today=school.today())
    asked = check_answer(agreement.asked, given, words=words, shown=shown, seen=seen_by is not None)
    _check_line(agreement.version, line)
    if seen_by is not None and seen_by.school_id != version.school_id:
        raise refuse("unknown_person", field="seen_by")
    new = Answer(
        school_id=version.school_id, pupil_id=version.pupil_id, version=version, party=party,
        person=person, standing=asked.standing, line=line, answer=answer, words=words.strip(),
        shown=shown.strip(), seen_by=seen_by, day=day, way=way, taken_by=by,
        given_to=version.number,
    )  # fmt: skip
    return _put_in_place_of(_before(agreement, asked.party, given), new, standing_answer)


@guarded(Permission.AGREE_PLAN, on="answer")
def withdraw_answer(*, answer: Answer, by: User) -> None:
    """Take an answer back, so that it is open again; that it was given stays in the record.

    Raises `Refused`: `not_asking`, `old_version`, `does_not_stand`.
    """
    agreement = _agreement_to(answer.version)
    if not answer.stands:
        raise refuse("does_not_stand")
    answer.withdrawn_on, answer.withdrawn_by = agreement.version.school.today(), by
    answer.save(update_fields=["withdrawn_on", "withdrawn_by"])


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


def _agreement_to(version: PlanVersion) -> Agreement:
    """Where the plan of this version stands, with the plan locked, so that no newer one comes."""
    plan = Plan._base_manager.select_for_update(of=("self",)).get(pk=version.plan_id)
    if plan.status not in ASKING:
        raise refuse("not_asking", status=plan.status)
    agreement = agreement_of(plan)
    if agreement is None or agreement.version.pk != version.pk:
        number = agreement.version.number if agreement else 0
        raise refuse("old_version", number=number, was=version.number)
    return agreement


def _check_line(version: PlanVersion, line: str) -> None:
    lines = {key for key, _row in lines_of(version.content)} | set(version.asks_lines)
    if line and line not in lines:
        raise refuse("unknown_line", field="line")


def _before(agreement: Agreement, party: Party, given: Given) -> Answer | None:
    """The answer that stands in the same place: of this parent, or of the school's or child's voice."""
    asked = next(
        a for a in agreement.asked
        if a.party is party and (party is not Party.FAMILY or a.person_id == given.person_id)
    )  # fmt: skip
    for answer in agreement.answers:
        if answer.line == given.line and is_theirs(asked, answer.as_given()):
            return answer
    return None


def _put_in_place_of(before: Answer | None, new: Answer, expected: str | None) -> Answer:
    if before is not None and _says_the_same(before, new):
        return before
    if expected is not None and expected != (str(before.pk) if before else ""):
        raise refuse("answered_meanwhile", answer=before.answer if before else "")
    if before is not None:
        # First out of its place: the database lets one answer stand there, and looks at the end
        # whether the new one has come.
        before.superseded_by_id = new.pk
        before.save(update_fields=["superseded_by"])
    new.save(force_insert=True)
    return new


def _says_the_same(one: Answer, other: Answer) -> bool:
    names = ("person_id", "answer", "words", "shown", "seen_by_id", "day", "way", "given_to")
    return all(getattr(one, name) == getattr(other, name) for name in names)
