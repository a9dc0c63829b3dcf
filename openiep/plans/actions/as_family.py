"""What a parent or carer does themself, on their own screen: answers, takes back, proposes words."""

from uuid import UUID

from django.utils import timezone

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.people.models import Involvement, Person, Pupil
from openiep.plans.actions._taking_down import Words, take_down, withdraw
from openiep.plans.models import Answer, PlanVersion, Suggestion
from openiep.plans.models.suggestions import plan_to_write_with
from openiep.plans.rules.agreement import AnswerCode, Party, Way
from openiep.plans.rules.suggestions import check_suggestion
from openiep.rules import refuse

MAY_SAY = frozenset(
    {
        AnswerCode.AGREE,
        AnswerCode.AGREE_WITH_COMMENT,
        AnswerCode.DO_NOT_AGREE,
        AnswerCode.LEAVE_TO_YOU,
    }
)


@guarded(Permission.SAY_AS_FAMILY, on="version")
def answer_as_family(
    *,
    version: PlanVersion,
    answer: AnswerCode,
    by: User,
    line: str = "",
    words: str = "",
    standing_answer: str | None = None,
) -> Answer:
    """A parent's own answer to exactly the words of this version. Raises what `agree_plan` names,
    and `not_for_this_voice` for an answer that only the school takes down.
    """
    if answer not in MAY_SAY:
        raise refuse("not_for_this_voice", field="answer")
    person = _themself(version.pupil_id, by)
    said = Words(
        answer=answer, line=line, words=words, day=version.school.today(), way=Way.ON_SCREEN
    )
    return take_down(version, Party.FAMILY, person, said, by=by, standing_answer=standing_answer)


@guarded(Permission.SAY_AS_FAMILY, on="answer")
def take_back_own_answer(*, answer: Answer, by: User) -> None:
    """A parent takes their own answer back; that it was given stays. Refused: `not_yours`, and what
    `withdraw_answer` names.
    """
    if answer.person is None or answer.person.user_id != by.pk:
        raise refuse("not_yours")
    withdraw(answer, by)


@guarded(Permission.SAY_AS_FAMILY, on="pupil")
def suggest_words(*, pupil: Pupil, part: str, words: str, by: User) -> Suggestion:
    """Words of a parent's own for one part of the plan that is being written, or a hope.

    Refused: `not_being_written`, `no_such_part`, `no_words`, `too_many_words`.
    """
    check_suggestion(part, words)
    plan = plan_to_write_with(pupil)
    if plan is None:
        raise refuse("not_being_written", status="")
    return Suggestion.objects.create(
        school_id=plan.school_id,
        pupil_id=plan.pupil_id,
        plan=plan,
        person=_themself(plan.pupil_id, by),
        part=part,
        words=words.strip(),
    )


@guarded(Permission.SAY_AS_FAMILY, on="suggestion")
def take_back_suggestion(*, suggestion: Suggestion, by: User) -> None:
    """A parent takes words back to which nobody has answered yet. Refused: `not_yours`, `answered`."""
    if suggestion.person.user_id != by.pk:
        raise refuse("not_yours")
    if suggestion.answer:
        raise refuse("answered")
    suggestion.taken_back_at = timezone.now()
    suggestion.save(update_fields=["taken_back_at"])


def _themself(pupil_id: UUID, by: User) -> Person:
    """As whom a parent says something about this child. Refused: `no_standing`."""
    around = Involvement.objects.with_standing().filter(pupil=pupil_id, person__user=by)
    for one in around.select_related("person", "school"):
        if one.holds(one.school.today()):
            return one.person
    raise refuse("no_standing")
