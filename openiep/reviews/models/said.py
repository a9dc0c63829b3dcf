"""What closed reviews said of targets, as the room below asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openiep.monitoring.results import Word
from openiep.monitoring.rules.kept_forecasts import SaidAtReview
from openiep.reviews.models.results import TargetResult
from openiep.reviews.rules.codes import Result, ReviewStatus

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

WORDS = {
    Result.MET: SaidAtReview.MET,
    Result.PARTLY_MET: SaidAtReview.NOT_MET,
    Result.NOT_YET: SaidAtReview.NOT_MET,
    Result.NO_LONGER_RIGHT: SaidAtReview.NO_LONGER_RIGHT,
}


def words_of_reviews(plans: Iterable[UUID]) -> dict[tuple[UUID, UUID], Word]:
    """The word of the latest closed review about each target, by plan and target. One query."""
    said = TargetResult.objects.filter(
        review__plan__in=list(plans), review__status=ReviewStatus.CLOSED
    ).exclude(result="")
    rows = said.order_by("review__day", "id").values_list(
        "review__plan", "target", "review__day", "result"
    )
    return {(plan, target): Word(day, WORDS[Result(word)]) for plan, target, day, word in rows}
