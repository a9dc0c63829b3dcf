"""How a child rated a target itself, as an adult took it down."""

from typing import ClassVar

from django.db import models

from openiep.access.register import Register, personal
from openiep.monitoring.models.readings import Reading, ReadingQuerySet
from openiep.monitoring.rules.own import Said, Way


class OwnRatingQuerySet(ReadingQuerySet["OwnRating"]):
    """Children's own ratings."""


class OwnRating(Reading):
    """What the child chose on one day; the note is in the child's own words. Never a measurement."""

    way = models.CharField(max_length=8, choices=[(way.value, way.value) for way in Way])
    value = models.PositiveSmallIntegerField()

    objects = OwnRatingQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        personal("way", "value", purpose="how the child says it is going"),
    )

    class Meta(Reading.Meta):
        indexes = [models.Index(fields=["school", "target", "day"], name="own_ratings_of_target")]

    def __str__(self) -> str:
        return self.said.code

    @property
    def said(self) -> Said:
        """What the child chose."""
        return Said(Way(self.way), self.value)
