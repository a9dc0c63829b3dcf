"""The child's SEN status with dates, and needs in order of weight (codes as in reference)."""

from typing import ClassVar

from django.db import models

from openiep.access.register import Register, personal, plain
from openiep.people.models.pupil import OfPupilQuerySet, Pupil
from openiep.people.models.school import Lasting, SchoolRecord


class SenStatus(SchoolRecord, Lasting):
    """No SEN, SEN support or EHC plan (and their predecessors in old records), from when to when."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="sen_statuses")
    code = models.CharField(max_length=1)

    objects = OfPupilQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        personal("pupil", "code", purpose="the school's duty towards the child"),
        plain("starts_on", "ends_on"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pupil"],
                condition=models.Q(ends_on__isnull=True),
                name="one_open_sen_status",
            )
        ]

    def __str__(self) -> str:
        return self.code


class Need(SchoolRecord, Lasting):
    """A type of need; rank 1 is the first."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="needs")
    code = models.CharField(max_length=4)
    rank = models.PositiveSmallIntegerField()

    objects = OfPupilQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        personal("pupil", "code", "rank", purpose="which help fits"),
        plain("starts_on", "ends_on"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pupil", "code"],
                condition=models.Q(ends_on__isnull=True),
                name="one_open_need_per_code",
            )
        ]

    def __str__(self) -> str:
        return self.code
