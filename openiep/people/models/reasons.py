"""The reason for which a head opened a child's record."""

from typing import ClassVar

from django.db import models

from openiep.access.models import User
from openiep.access.register import Keep, Register, personal, plain
from openiep.people.models.pupil import OfPupilQuerySet, Pupil, PupilRecord


class LookQuerySet(OfPupilQuerySet):
    """Looks in the field's words."""

    def visible_to(self, user: User) -> "LookQuerySet":
        """Those at the children whom the user may see; the reason is not for the family."""
        from openiep.people.rights import rights_of

        if rights_of(user).family:
            return self.none()
        return self.filter(pupil__in=Pupil.objects.visible_to(user))


class LookWithReason(PupilRecord):
    """Somebody who sees lists only opened this record for the rest of the day, saying why."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="looks")
    reason = models.TextField()
    day = models.DateField()

    objects = LookQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        personal("user", "reason", purpose="the SENCo sees who looked and why", keep=Keep.AUDIT),
        plain("day"),
    )

    def __str__(self) -> str:
        return f"{self.day}"
