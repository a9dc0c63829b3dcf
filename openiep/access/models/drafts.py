"""What somebody typed and could not save: kept encrypted, readable only by its author, for a day."""

from typing import ClassVar
from uuid import UUID

from django.db import models

from openiep.access.models.base import Record
from openiep.access.models.user import User
from openiep.access.register import Keep, Register, personal, plain


class DraftQuerySet(models.QuerySet["Draft"]):
    """Drafts in the field's words."""

    def visible_to(self, user: User | UUID) -> "DraftQuerySet":
        """Only one's own."""
        return self.filter(user=user)


class Draft(Record):
    """The fields of one form at one address, by one person. Gone when saved, or after a day."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    form = models.CharField(max_length=200)
    sealed = models.BinaryField()
    kept_at = models.DateTimeField(auto_now=True)

    objects = DraftQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        personal("user", purpose="only the author may read it", keep=Keep.HOURS),
        personal("sealed", purpose="typing that could not be saved, encrypted", keep=Keep.HOURS),
        plain("form", "kept_at", keep=Keep.HOURS),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "form"], name="one_draft_per_form")]

    def __str__(self) -> str:
        return self.form
