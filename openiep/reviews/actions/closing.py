"""Closing a review: the plan ends, and the next one begins from what was learnt, or none is needed."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.utils import timezone

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.plans.actions.closing import close_plan, start_next_plan
from openiep.plans.actions.writing import save_part
from openiep.plans.models import Plan, PlanPart
from openiep.reviews.actions._open_review import check_open
from openiep.reviews.models import Review, SoFar, TargetResult, so_far
from openiep.reviews.rules.closing import why_not_decide
from openiep.reviews.rules.codes import Decision, ReviewStatus
from openiep.rules import Refused


@guarded(Permission.CLOSE_REVIEW, on="review")
def close_review(
    *,
    review: Review,
    decision: Decision,
    words: str,
    carry: Collection[UUID] = (),
    good_ending: str = "",
    next_day: date | None = None,
    by: User,
) -> Review:
    """Close a review whose results, answers and views are there, and do what it decided.

    `carry` are targets that go on in the next plan, which begins as a draft with `next_day` as its
    review day. With `Decision.FINISH` no plan follows and `good_ending` says what showed that the
    help is no longer needed. Raises `Refused` with everything that is missing.
    """
    check_open(review)
    review.plan = Plan._base_manager.select_for_update(of=("self",)).get(pk=review.plan_id)
    today, found = review.school.today(), so_far(review)
    reasons = found.missing(today) + why_not_decide(
        decision=decision,
        words=words,
        good_ending=good_ending,
        carry={str(target_id) for target_id in carry},
        targets={str(target_id) for target_id in found.targets},
        next_day=next_day,
        today=today,
    )
    if reasons:
        raise Refused(reasons)
    ends = decision is Decision.FINISH
    if not ends:
        review.next_plan = _start_next(review, found, carry, next_day, by)
        TargetResult.objects.filter(review=review, target__in=carry).update(carry=True)
    close_plan(plan=review.plan, by=by, on=today, words=words, ended_well=ends)
    review.plan_version, review.status = found.version, ReviewStatus.CLOSED
    review.decision, review.decision_words = decision, words.strip()
    review.good_ending = good_ending.strip() if ends else ""
    review.next_day = None if ends else next_day
    review.closed_at, review.closed_by = timezone.now(), by
    review.save()
    return review


def _start_next(
    review: Review, found: SoFar, carry: Collection[UUID], day: date | None, by: User
) -> Plan:
    wordings = [found.wordings[target_id].pk for target_id in found.targets if target_id in carry]
    following = start_next_plan(plan=review.plan, by=by, carry=wordings)
    part = PlanPart.objects.get(plan=following, key="review")
    save_part(
        plan=following, key="review", by=by, nothing_needed=False, version=part.version,
        content={**part.content, "day": day.isoformat() if day else None},
    )  # fmt: skip
    return following
