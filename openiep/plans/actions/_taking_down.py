"""How one answer is written down, whoever does it: staff for somebody, or a parent themself."""

from dataclasses import dataclass
from datetime import date

from openiep.access.models import User
from openiep.people.models import Person
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
from openiep.rules import refuse

ASKING = frozenset({Status.PROPOSED, Status.IN_FORCE})


@dataclass(frozen=True, slots=True)
class Words:
    """What was answered, about which line, in which words, on which day and by which way."""

    answer: AnswerCode
    day: date
    way: Way
    line: str = ""
    words: str = ""
    shown: str = ""
    seen_by: Person | None = None


def take_down(
    version: PlanVersion,
    party: Party,
    person: Person | None,
    said: Words,
    *,
    by: User,
    standing_answer: str | None,
) -> Answer:
    """Write the answer down in place of their answer before. Raises what `agree_plan` names."""
    agreement = _agreement_to(version)
    given = Given(party, person.pk if person else None, said.answer, said.line, version.number)
    school = agreement.version.school
    check_day(said.day, made_on=agreement.version.made_on(), today=school.today())
    seen = said.seen_by is not None
    asked = check_answer(agreement.asked, given, words=said.words, shown=said.shown, seen=seen)
    _check_line(agreement.version, said.line)
    if said.seen_by is not None and said.seen_by.school_id != version.school_id:
        raise refuse("unknown_person", field="seen_by")
    new = Answer(
        school_id=version.school_id, pupil_id=version.pupil_id, version=version, party=party,
        person=person, standing=asked.standing, line=said.line, answer=said.answer,
        words=said.words.strip(), shown=said.shown.strip(), seen_by=said.seen_by, day=said.day,
        way=said.way, taken_by=by, given_to=version.number,
    )  # fmt: skip
    return _put_in_place_of(_before(agreement, asked.party, given), new, standing_answer)


def withdraw(answer: Answer, by: User) -> None:
    """Take an answer back. Raises `Refused`: `not_asking`, `old_version`, `does_not_stand`."""
    agreement = _agreement_to(answer.version)
    if not answer.stands:
        raise refuse("does_not_stand")
    answer.withdrawn_on, answer.withdrawn_by = agreement.version.school.today(), by
    answer.save(update_fields=["withdrawn_on", "withdrawn_by"])


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
