"""The family's diary: what was done at home. It is theirs, and nobody makes a rate of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from openiep.access.register import Register, personal, plain
from openiep.people.models import Person, Pupil
from openiep.people.models.pupil import PupilRecord
from openiep.people.rights import rights_of
from openiep.plans.models import HomeHelp

if TYPE_CHECKING:
    from datetime import date

    from openiep.access.models import User


class DiaryQuerySet(models.QuerySet["DiaryEntry"]):
    """Entries in the field's words."""

    def visible_to(self, user: User) -> DiaryQuerySet:
        """One's own; to staff only what the family has shared. The other household sees none."""
        if rights_of(user).family:
            mine = self.filter(pupil__in=rights_of(user).family, person__user=user)
            return mine.filter(taken_out_at__isnull=True)
        shared = self.filter(shared_at__isnull=False, taken_out_at__isnull=True)
        return shared.filter(pupil__in=Pupil.objects.visible_to(user))

    def since(self, day: date) -> DiaryQuerySet:
        """From a day on, the newest first."""
        return self.filter(day__gte=day).order_by("-day", "-made_at")


class DiaryEntry(PupilRecord):
    """Something done at home on a day, perhaps with a word. Shared only when the writer chooses."""

    class How(models.TextChoices):
        """How it went, in the family's eyes."""

        WELL = "well"
        SO_SO = "so_so"
        HARD = "hard"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    home_help = models.ForeignKey(
        HomeHelp, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    day = models.DateField()
    how = models.CharField(max_length=5, choices=How)
    words = models.CharField(max_length=500, blank=True)
    shared_at = models.DateTimeField(null=True, blank=True)
    taken_out_at = models.DateTimeField(null=True, blank=True)

    objects = DiaryQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        personal("person", "day", "how", "words", purpose="the family's own diary"),
        plain("home_help", "shared_at", "taken_out_at"),
    )

    class Meta:
        indexes = [models.Index(fields=["school", "pupil", "day"], name="diary_of_child")]

    def __str__(self) -> str:
        return f"{self.day} {self.how}"
