"""A child leaves for another school, or goes to two schools at a time."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from openiep.access.register import Register, personal, plain
from openiep.people.models.adults import Person
from openiep.people.models.pupil import OfPupilQuerySet, PupilRecord
from openiep.people.models.school import Lasting


class Leaving(PupilRecord):
    """That a child left, for where, how the record was handed over, and who received it when."""

    left_on = models.DateField()
    to_school = models.CharField(max_length=120)
    words = models.TextField(blank=True)
    handed_over_on = models.DateField(null=True, blank=True)
    handed_over_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    handed_over_how = models.CharField(max_length=200, blank=True)
    received_on = models.DateField(null=True, blank=True)
    received_by = models.CharField(max_length=120, blank=True)
    came_back_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OfPupilQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        personal("left_on", "to_school", "words", "came_back_on", purpose="where the child is now"),
        personal(
            "handed_over_on", "handed_over_by", "handed_over_how", "received_on", "received_by",
            purpose="shows that the record arrived, and with whom",
        ),
        plain("version"),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pupil"],
                condition=models.Q(came_back_on__isnull=True),
                name="a_child_has_left_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.left_on}"


class OtherSchool(PupilRecord, Lasting):
    """Another school or setting to which the child goes at the same time."""

    name = models.CharField(max_length=120)
    is_main = models.BooleanField(default=False)
    days = models.CharField(max_length=120, blank=True)
    contact = models.CharField(max_length=200, blank=True)

    objects = OfPupilQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        personal("name", "is_main", "days", "contact", purpose="both schools follow one plan"),
        plain("starts_on", "ends_on"),
    )

    def __str__(self) -> str:
        return self.name
