"""What this room remembers: reviews, who was invited, what each said, each target's result."""

from openiep.reviews.models.due import DueReview, due_reviews, rhythm_of, standing_of
from openiep.reviews.models.invitees import Candidate, candidates
from openiep.reviews.models.results import TargetResult
from openiep.reviews.models.review import Review, ReviewAnswer
from openiep.reviews.models.so_far import SoFar, so_far
from openiep.reviews.models.voices import Contribution, Invitation

__all__ = [
    "Candidate",
    "Contribution",
    "DueReview",
    "Invitation",
    "Review",
    "ReviewAnswer",
    "SoFar",
    "TargetResult",
    "candidates",
    "due_reviews",
    "rhythm_of",
    "so_far",
    "standing_of",
]
