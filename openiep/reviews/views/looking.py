"""Looking at a review: while it is prepared, and as it was closed."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from openiep.access.guard import may
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.reviews.models import so_far
from openiep.reviews.presenters.reasons import missing
from openiep.reviews.presenters.review import (
    decision_text,
    people,
    question_lines,
    target_lines,
    when,
)
from openiep.reviews.views.finding import find_review
from openiep.web.pages import page


@require_safe
def review(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """When and who, what was said, how each target went, the five answers, what was decided."""
    found_review = find_review(request, review_id, Permission.VIEW_REVIEW)
    found = so_far(found_review)
    may_hold = found_review.is_open and may(user_of(request), Permission.HOLD_REVIEW, found_review)
    lines = target_lines(found)
    return page(
        request,
        "reviews/review.html",
        {
            "review": found_review,
            "pupil": found_review.pupil,
            "when": when(found_review),
            "people": people(found),
            "lines": lines,
            "questions": question_lines(found),
            "decision": decision_text(found_review),
            "may_hold": may_hold,
            "open": missing(found_review, found.missing(found_review.school.today()))
            if may_hold
            else [],
            "carried": [one for one in lines if found.results[one.id].carry]
            if found_review.next_plan_id
            else [],
        },
    )
