"""Finding the review that a page is about, for a person who may see it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from openiep.access.finding import find
from openiep.access.rules import Permission
from openiep.access.signed_in import user_of
from openiep.reviews.models import Review


def find_review(request: HttpRequest, review_id: UUID, may: Permission) -> Review:
    """The review with its plan, child and school; 404 where it is not visible."""
    user = user_of(request)
    visible = Review.objects.visible_to(user).select_related(
        "plan", "plan_version", "pupil", "school"
    )
    return find(visible, pk=review_id, by=user, may=may)


def not_open(request: HttpRequest, review: Review) -> HttpResponse | None:
    """The way back for somebody who opens a form of a review that is closed."""
    if review.is_open or request.method == "POST":
        return None
    return redirect("reviews:review", review.pk)
