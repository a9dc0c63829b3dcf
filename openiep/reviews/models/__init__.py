"""What this room remembers: reviews, who was invited, what each said, each target's result."""

from openiep.reviews.models.results import TargetResult
from openiep.reviews.models.review import Review, ReviewAnswer
from openiep.reviews.models.voices import Contribution, Invitation

__all__ = ["Contribution", "Invitation", "Review", "ReviewAnswer", "TargetResult"]
