"""Whether a planned review is at hand: only then may anything be called slower than hoped."""

from datetime import date, timedelta

BEFORE_THE_REVIEW = timedelta(weeks=2)


def at_planned_review(review_due: date | None, day: date) -> bool:
    """Whether `day` lies in the two weeks before the agreed day of the review, or after it.

    Judged every week, a child exactly on course would be called slow far too often; a review
    comes every term, and is prepared in the weeks before it.
    """
    return review_due is not None and day >= review_due - BEFORE_THE_REVIEW
