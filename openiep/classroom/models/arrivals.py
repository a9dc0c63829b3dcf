"""What came from a device: under its own id, so that sending twice keeps once."""

from typing import ClassVar

from django.db import models

from openiep.access.models import User
from openiep.access.register import Register, personal, plain
from openiep.people.models.pupil import OfPupilQuerySet, PupilRecord


class Arrival(PupilRecord):
    """One reading or session as a device sent it. `made_at` is when we received it; `device_at` is
    the instant by the device's clock, `clock_error` by how many seconds that clock was slow.
    """

    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8)
    device_at = models.DateTimeField()
    clock_error = models.BigIntegerField()
    day_was_asked = models.BooleanField(default=False)

    objects = OfPupilQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        personal("author", purpose="says who sent it; nobody else may send it again"),
        plain("kind", "device_at", "clock_error", "day_was_asked", purpose="explains its day"),
    )

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
