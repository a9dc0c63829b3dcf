"""Two records that were one child's, put together, perhaps taken apart again."""

from typing import ClassVar

from django.db import models

from openiep.access.models import User
from openiep.access.register import Keep, Register, personal, plain
from openiep.people.models.pupil import OfPupilQuerySet, PupilRecord


class ChildMerge(PupilRecord):
    """What putting two records together did, exactly enough to take them apart."""

    gone_id = models.UUIDField()
    held = models.JSONField(default=list)
    moved = models.JSONField(default=list)
    was = models.JSONField(default=dict)
    became = models.JSONField(default=dict)
    merged_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = OfPupilQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        personal("held", "was", "became", purpose="so that two records can be taken apart again"),
        personal("gone_id", "merged_by", purpose="says who put which records together"),
        plain("moved", "undone_at", keep=Keep.CHILD_RECORD),
    )

    def __str__(self) -> str:
        return str(self.gone_id)
