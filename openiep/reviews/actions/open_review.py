"""A review that may still be changed, locked so that nobody closes it meanwhile."""

from uuid import UUID

from openiep.reviews.models import Review
from openiep.rules import refuse


def check_open(review: Review) -> None:
    """Raise `Refused("review_closed")` when it is closed or was called off."""
    if not review.is_open:
        raise refuse("review_closed")


def open_review(review_id: UUID) -> Review:
    """The review, locked and read afresh. Raises `Refused("review_closed")`."""
    review = Review._base_manager.select_for_update(of=("self",)).get(pk=review_id)
    check_open(review)
    return review
