"""What this room remembers: readings and observations. A wrong one is corrected, never lost."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from openiep.access.models import User
from openiep.access.register import Register, personal, plain
from openiep.people.models.pupil import PupilRecord
from openiep.plans.models import Target


class ReadingQuerySet(models.QuerySet["models.Model"]):
    """Readings and observations in the field's words."""

    def visible_to(self, user: User) -> ReadingQuerySet:
        """Those of the targets that the user may see."""
        return self.filter(target__in=Target.objects.visible_to(user))

    def standing_now(self) -> ReadingQuerySet:
        """Those that were neither corrected nor taken back."""
        return self.filter(corrected_by__isnull=True, taken_back_at__isnull=True)


class Reading(PupilRecord):
    """Something seen of a child at a target, on a day, by somebody; perhaps corrected later."""

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="%(class)ss")
    day = models.DateField()
    seen_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    correction_why = models.TextField(blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    taken_back_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = ReadingQuerySet.as_manager()

    ALWAYS_HELD: ClassVar[Register] = (
        *PupilRecord.ALWAYS_HELD,
        personal("target", "day", "note", purpose="how the child is getting on"),
        personal("seen_by", "taken_back_by", purpose="says who saw it, and who took it back"),
        plain("corrects", "correction_why", "taken_back_at", purpose="keeps the trace"),
    )

    class Meta:
        abstract = True
        ordering = ("day", "made_at", "id")


class Measurement(Reading):
    """A number, in the unit of the target's series."""

    value = models.DecimalField(max_digits=9, decimal_places=2)
    series = models.PositiveSmallIntegerField(default=1)
    is_baseline = models.BooleanField(default=False)

    data_register: ClassVar[Register] = (
        personal("value", "is_baseline", purpose="how the child is getting on"),
        plain("series"),
    )

    class Meta(Reading.Meta):
        indexes = [models.Index(fields=["school", "target", "day"], name="readings_of_target")]

    def __str__(self) -> str:
        return str(self.value)


class Observation(Reading):
    """Something seen that is not a number; the note says it."""

    data_register: ClassVar[Register] = ()

    class Meta(Reading.Meta):
        indexes = [models.Index(fields=["school", "target", "day"], name="seen_at_target")]

    def __str__(self) -> str:
        return str(self.day)
