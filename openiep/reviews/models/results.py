"""What became of each target, and why."""

from typing import ClassVar

from django.db import models

from openiep.access.register import Register, personal, plain
from openiep.people.models.pupil import PupilRecord
from openiep.plans.models import Target
from openiep.reviews.models.review import Review, ReviewRowQuerySet
from openiep.reviews.rules.codes import Result


class TargetResultQuerySet(ReviewRowQuerySet["TargetResult"]):
    """Results of targets."""


class TargetResult(PupilRecord):
    """The result of one target at one review, the reason, and whether it goes on in the next plan.

    `level` is how far it went beside what was expected, -2 to +2, where the teacher has said so.
    """

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="results")
    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="results")
    result = models.CharField(
        max_length=15, choices=[(r.value, r.value) for r in Result], blank=True
    )
    level = models.SmallIntegerField(null=True, blank=True)
    why = models.TextField(blank=True)
    carry = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    objects = TargetResultQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        plain("review", "target", "version"),
        personal("result", "level", "why", "carry", purpose="what became of the target"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "target"], name="one_result_per_target"),
        ]

    def __str__(self) -> str:
        return self.result
