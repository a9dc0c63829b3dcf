"""The five answers and the result of each target, each saved alone."""

from uuid import UUID

from django.db.models import F

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.monitoring.rules.wording_results import LEVEL_WORDS
from openiep.plans.rules.conflict import saved_meanwhile
from openiep.reviews.actions._open_review import check_open
from openiep.reviews.models import Review, ReviewAnswer, TargetResult, so_far
from openiep.reviews.rules.codes import Question, Result
from openiep.rules import refuse


@guarded(Permission.HOLD_REVIEW, on="review")
def answer_question(
    *, review: Review, question: Question, words: str, version: int, by: User
) -> ReviewAnswer:
    """Save the answer to one of the five questions, as it was read at `version`; 0 for a first one.

    Raises `Refused`: `review_closed`, `saved_meanwhile`.
    """
    check_open(review)
    answer, is_new = ReviewAnswer.objects.get_or_create(
        review=review,
        question=question,
        defaults={
            "school_id": review.school_id,
            "pupil_id": review.pupil_id,
            "words": words.strip(),
        },
    )
    if is_new:
        return answer
    saved = ReviewAnswer.objects.filter(pk=answer.pk, version=version).update(
        words=words.strip(), version=F("version") + 1
    )
    if not saved:
        raise saved_meanwhile(version)
    answer.refresh_from_db()
    return answer


@guarded(Permission.HOLD_REVIEW, on="review")
def record_result(
    *,
    review: Review,
    target_id: UUID,
    result: Result,
    why: str,
    version: int,
    level: int | None = None,
    by: User,
) -> TargetResult:
    """Save what became of one target of the plan and why, as it was read at `version`.

    `level` is how far it went, -2 to +2, as the teacher confirmed it. Raises `Refused`:
    `review_closed`, `not_of_this_plan`, `say_why`, `no_such_level`, `saved_meanwhile`.
    """
    check_open(review)
    if target_id not in so_far(review).targets:
        raise refuse("not_of_this_plan")
    if not why.strip():
        raise refuse("say_why", field="why")
    if level is not None and level not in LEVEL_WORDS:
        raise refuse("no_such_level", field="level")
    kept, is_new = TargetResult.objects.get_or_create(
        review=review,
        target_id=target_id,
        defaults={
            "school_id": review.school_id,
            "pupil_id": review.pupil_id,
            "result": result,
            "level": level,
            "why": why.strip(),
        },
    )
    if is_new:
        return kept
    saved = TargetResult.objects.filter(pk=kept.pk, version=version).update(
        result=result, level=level, why=why.strip(), version=F("version") + 1
    )
    if not saved:
        raise saved_meanwhile(version)
    kept.refresh_from_db()
    return kept
