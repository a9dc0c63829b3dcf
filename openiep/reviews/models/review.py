"""The review and its five answers."""

from __future__ import annotations

from typing import ClassVar, Self, TypeVar

from django.db import models

from openiep.access.models import User
from openiep.access.register import Register, personal, plain
from openiep.people.models.pupil import PupilRecord
from openiep.plans.models import Plan, PlanVersion
from openiep.reviews.rules.codes import Decision, Question, ReviewStatus


class ReviewQuerySet(models.QuerySet["Review"]):
    """Reviews in the field's words."""

    def visible_to(self, user: User) -> ReviewQuerySet:
        """The reviews of plans that the user may see."""
        return self.filter(plan__in=Plan.objects.visible_to(user))

    def open(self) -> ReviewQuerySet:
        """Those prepared and not closed."""
        return self.filter(status=ReviewStatus.PREPARED)

    def held(self) -> ReviewQuerySet:
        """Those that count: held and closed."""
        return self.filter(status=ReviewStatus.CLOSED)


class Review(PupilRecord):
    """A meeting at which a plan is looked at together."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="reviews")
    plan_version = models.ForeignKey(PlanVersion, on_delete=models.PROTECT, related_name="reviews")
    status = models.CharField(
        max_length=10,
        choices=[(s.value, s.value) for s in ReviewStatus],
        default=ReviewStatus.PREPARED,
    )
    day = models.DateField()
    starts_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=120, blank=True)
    at_parents_evening = models.BooleanField(default=False)
    decision = models.CharField(
        max_length=15, choices=[(d.value, d.value) for d in Decision], blank=True
    )
    decision_words = models.TextField(blank=True)
    good_ending = models.TextField(blank=True)
    next_day = models.DateField(null=True, blank=True)
    called_off_why = models.TextField(blank=True)
    prepared_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    next_plan = models.ForeignKey(
        Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)

    objects = ReviewQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        plain("plan", "plan_version", "status", "next_plan", "version", "closed_at"),
        personal("day", "starts_at", "place", "at_parents_evening", purpose="when and where"),
        personal("decision", "decision_words", "good_ending", purpose="what was decided, and why"),
        personal("next_day", "called_off_why", purpose="when it is looked at again"),
        personal("prepared_by", "closed_by", purpose="says who led it"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan"],
                condition=models.Q(status=ReviewStatus.PREPARED),
                name="one_open_review_per_plan",
            ),
        ]
        indexes = [models.Index(fields=["school", "status", "day"], name="reviews_by_day")]

    def __str__(self) -> str:
        return f"Review {self.day}"

    @property
    def is_open(self) -> bool:
        """True while people may still say, answer and decide."""
        return self.status == ReviewStatus.PREPARED


Row_co = TypeVar("Row_co", bound=models.Model, covariant=True)


class ReviewRowQuerySet(models.QuerySet[Row_co]):
    """Rows of a review in the field's words."""

    def visible_to(self, user: User) -> Self:
        """Those of the reviews that the user may see."""
        return self.filter(review__in=Review.objects.visible_to(user))


class ReviewAnswerQuerySet(ReviewRowQuerySet["ReviewAnswer"]):
    """Answers to the five questions."""


class ReviewAnswer(PupilRecord):
    """The answer to one of the five questions."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="answers")
    question = models.CharField(max_length=15, choices=[(q.value, q.value) for q in Question])
    words = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ReviewAnswerQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        plain("review", "question", "version"),
        personal("words", purpose="what the review found"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "question"], name="one_answer_per_question"),
        ]

    def __str__(self) -> str:
        return self.question
