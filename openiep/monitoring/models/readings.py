"""One thing seen of a child at a target: a number, or words."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Self, TypeVar

from django.db import models
from django.db.models.functions import Coalesce

from openiep.access.models import User
from openiep.access.register import Register, personal, plain
from openiep.people.models import Person
from openiep.people.models.pupil import PupilRecord
from openiep.plans.models import Target

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID


Kept_co = TypeVar("Kept_co", bound="Reading", covariant=True)


class ReadingQuerySet(models.QuerySet[Kept_co]):
    """Readings and observations in the field's words."""

    def visible_to(self, user: User) -> Self:
        """Those of the targets that the user may see."""
        return self.filter(target__in=Target.objects.visible_to(user))

    def standing_now(self) -> Self:
        """Those that were neither corrected nor taken back."""
        return self.filter(corrected_by__isnull=True, taken_back_at__isnull=True)

    def of(self, targets: Iterable[UUID]) -> Self:
        """Everything ever kept for these targets, earliest first."""
        return self.filter(target__in=targets).order_by("day", "made_at", "id")

    def newest_first(self) -> Self:
        """By day; on one day by when it was first kept, so that a correction keeps its place."""
        return self.order_by("-day", Coalesce("corrects__made_at", "made_at").desc(), "-id")

    def with_names(self) -> Self:
        """Each with the names by which the school calls those who saw, wrote and took back."""
        return self.annotate(
            seen_by_name=_called("seen_by"),
            kept_by_name=_called("kept_by"),
            taken_back_by_name=_called("taken_back_by"),
        )


def _called(who: str) -> models.Subquery:
    person = Person.objects.filter(school=models.OuterRef("school"), user=models.OuterRef(who))
    return models.Subquery(person.values("called")[:1])


class Reading(PupilRecord):
    """Something seen of a child at a target, on a day, by somebody; perhaps corrected later."""

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="%(class)ss")
    day = models.DateField()
    seen_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    kept_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    correction_why = models.TextField(blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_back_why = models.TextField(blank=True)

    ALWAYS_HELD: ClassVar[Register] = (
        *PupilRecord.ALWAYS_HELD,
        personal("target", "day", "note", purpose="how the child is getting on"),
        personal("seen_by", "kept_by", "taken_back_by", purpose="says who saw it, who wrote it"),
        plain("corrects", purpose="keeps the trace"),
        plain("correction_why", "taken_back_at", "taken_back_why", purpose="keeps the trace"),
    )

    class Meta:
        abstract = True
        ordering = ("day", "made_at", "id")


class MeasurementQuerySet(ReadingQuerySet["Measurement"]):
    """Readings with a number."""


class Measurement(Reading):
    """A number, in the unit of the target's series."""

    value = models.DecimalField(max_digits=9, decimal_places=2)
    series = models.PositiveSmallIntegerField(default=1)
    is_baseline = models.BooleanField(default=False)

    objects = MeasurementQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        personal("value", "is_baseline", purpose="how the child is getting on"),
        plain("series"),
    )

    class Meta(Reading.Meta):
        indexes = [models.Index(fields=["school", "target", "day"], name="readings_of_target")]

    def __str__(self) -> str:
        return str(self.value)


class ObservationQuerySet(ReadingQuerySet["Observation"]):
    """Things seen, in words."""


class Observation(Reading):
    """Something seen that is not a number; the note says it."""

    objects = ObservationQuerySet.as_manager()

    data_register: ClassVar[Register] = ()

    class Meta(Reading.Meta):
        indexes = [models.Index(fields=["school", "target", "day"], name="seen_at_target")]

    def __str__(self) -> str:
        return str(self.day)
