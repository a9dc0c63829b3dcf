"""The reason for which a head opened a child's record."""

from typing import ClassVar

from django.db import models

from openiep.access.models import User
from openiep.access.register import Keep, Register, personal, plain
from openiep.people.models.pupil import OfPupilQuerySet, PupilRecord


class LookWithReason(PupilRecord):
    """Somebody who sees lists only opened this record for the rest of the day, saying why."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="looks")
    reason = models.TextField()
    day = models.DateField()

    objects = OfPupilQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        personal("user", "reason", purpose="the SENCo sees who looked and why", keep=Keep.AUDIT),
        plain("day"),
    )

    def __str__(self) -> str:
        return f"{self.day}"
