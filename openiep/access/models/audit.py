"""The record of what was done, refused and read. It has no foreign keys, and nobody changes it."""

from typing import Any, ClassVar
from uuid import UUID

from django.db import models

from openiep.access.models.base import Record
from openiep.access.register import Keep, Register, personal, plain


class AuditQuerySet(models.QuerySet["AuditEntry"]):
    """Entries in the field's words."""

    def about(self, pupil_id: UUID) -> "AuditQuerySet":
        """What was done to or read of one child's record, newest first."""
        return self.filter(pupil_id=pupil_id).order_by("-at", "-id")


class AuditEntry(Record):
    """One thing that somebody did, tried or read: ids and field names, never a child's words."""

    class Outcome(models.TextChoices):
        """What came of it."""

        DONE = "done"
        READ = "read"
        REFUSED = "refused"

    at = models.DateTimeField(auto_now_add=True)
    school_id = models.UUIDField(null=True)
    by_id = models.UUIDField()
    as_roles = models.JSONField(default=list)
    action = models.CharField(max_length=60)
    outcome = models.CharField(max_length=8, choices=Outcome)
    subject = models.CharField(max_length=40)
    subject_id = models.UUIDField(null=True)
    pupil_id = models.UUIDField(null=True)
    pupil_ids = models.JSONField(default=list)
    details = models.JSONField(default=dict)

    objects = AuditQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        personal("by_id", "as_roles", purpose="says who did or read it", keep=Keep.AUDIT),
        personal("pupil_id", "pupil_ids", purpose="says whose record it was", keep=Keep.AUDIT),
        plain("at", "school_id", "action", "outcome", "subject", "subject_id", keep=Keep.AUDIT),
        plain("details", purpose="names of fields and codes, no words", keep=Keep.AUDIT),
    )

    class Meta:
        indexes = [
            models.Index(fields=["school_id", "at"], name="audit_by_school"),
            models.Index(fields=["pupil_id", "at"], name="audit_by_pupil"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.subject}:{self.subject_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write the entry once. Raises `ValueError` when it is there already."""
        if not self._state.adding:
            raise ValueError("An audit entry is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:
        """Never. Raises `ValueError`."""
        raise ValueError("An audit entry is never deleted.")
