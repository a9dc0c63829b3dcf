"""Which plans are due to be looked at together; the roof asks for "what needs you"."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast

from django.db.models import Min

from openiep.plans.models import Plan
from openiep.reference.packs import plan_type
from openiep.reviews.models.review import Review
from openiep.reviews.rules.codes import ReviewStatus
from openiep.reviews.rules.rhythm import Rhythm, Standing, standing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class DueReview:
    """A plan in force, where it stands with its review, and the review that is prepared, if one is."""

    plan: Plan
    standing: Standing
    prepared: Review | None


def rhythm_of(plan: Plan) -> Rhythm:
    """How often plans of this type are reviewed, by the school's pack."""
    rule = plan_type(plan.plan_type).review_rule
    return Rhythm(
        least_a_year=rule.least_a_year,
        longest_weeks=rule.longest_weeks,
        nursery_weeks=rule.nursery_weeks,
    )


def due_reviews(plans: Iterable[Plan], today: date) -> list[DueReview]:
    """Where each of these plans in force stands. Two queries, however many plans there are."""
    listed = [plan for plan in plans if plan.in_force_on is not None]
    pupils = {plan.pupil_id for plan in listed}
    held, prepared = _reviews(pupils)
    began: dict[UUID, date] = dict(
        Plan.objects.filter(pupil__in=pupils, in_force_on__isnull=False)
        .values_list("pupil")
        .annotate(began=Min("in_force_on"))
    )
    return [
        DueReview(
            plan,
            standing(
                reviewed_on=held[plan.pupil_id],
                began_on=began[plan.pupil_id],
                agreed_day=plan.review_due,
                prepared_for=prepared[plan.pk].day if plan.pk in prepared else None,
                today=today,
                rhythm=rhythm_of(plan),
            ),
            prepared.get(plan.pk),
        )
        for plan in listed
    ]


def standing_of(plan: Plan, today: date) -> Standing | None:
    """Where one plan stands; None for one that was never in force."""
    due = due_reviews([plan], today)
    return due[0].standing if due else None


def _reviews(pupils: Iterable[UUID]) -> tuple[dict[UUID, list[date]], dict[UUID, Review]]:
    held: defaultdict[UUID, list[date]] = defaultdict(list)
    prepared: dict[UUID, Review] = {}
    counted = [ReviewStatus.CLOSED, ReviewStatus.PREPARED]
    rows = Review.objects.filter(pupil__in=list(pupils), status__in=counted)
    for review in cast("Iterable[Review]", rows):
        if review.status == ReviewStatus.CLOSED:
            held[review.pupil_id].append(review.day)
        else:
            prepared[review.plan_id] = review
    return held, prepared
