"""Keeps what a child says about a target, taken down by an adult, and takes it back."""

from datetime import date
from uuid import UUID

from django.utils import timezone

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.monitoring.models import life_of, wording_now
from openiep.monitoring.models.own import OwnRating
from openiep.monitoring.rules.own import Said, why_not_that_answer
from openiep.monitoring.rules.recording import why_not_now, why_not_that_day
from openiep.plans.models import Target
from openiep.rules import Refused, refuse


@guarded(Permission.RECORD_MEASUREMENT, on="target")
def record_own_rating(
    *, target: Target, said: Said, day: date, words: str = "", id: UUID | None = None, by: User
) -> OwnRating:
    """Keep the child's own rating of a target in force, or still being written.

    `words` are the child's. `id` comes from the page: sent twice, it is stored once. Raises
    `Refused`: what recording words refuses, `off_the_scale`, `saved_already`.
    """
    if id and (sent := OwnRating.objects.filter(pk=id).first()):
        if (sent.target_id, sent.said, sent.seen_by_id) != (target.pk, said, by.pk):
            raise refuse("saved_already")
        return sent
    wording = wording_now(target)
    if wording is None:
        raise refuse("not_in_force")
    life = life_of(wording)
    today = target.school.today()
    reasons = why_not_now(life, is_baseline=False, is_words=True)
    reasons += why_not_that_day(day, today, life, is_baseline=False, is_words=True)
    if reasons := reasons + why_not_that_answer(said):
        raise Refused(reasons)
    kept = OwnRating(
        school_id=target.school_id, pupil_id=target.pupil_id, target=target, day=day,
        note=words.strip(), seen_by=by, kept_by=by, way=said.way.value, value=said.value,
    )  # fmt: skip
    if id:
        kept.id = id
    kept.save(force_insert=True)
    return kept


@guarded(Permission.CORRECT_MEASUREMENT, on="rating")
def take_back_own_rating(*, rating: OwnRating, why: str = "", by: User) -> None:
    """Say that this is not to count; it stays to be read. Twice is as once."""
    if rating.taken_back_at is None:
        rating.taken_back_at, rating.taken_back_by = timezone.now(), by
        rating.taken_back_why = why.strip()
        rating.save(update_fields=["taken_back_at", "taken_back_by", "taken_back_why"])
