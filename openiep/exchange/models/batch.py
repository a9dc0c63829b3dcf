"""A list on its way in: previewed, taken in as one batch, perhaps undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from django.db import models

from openiep.access.models import User
from openiep.access.register import Keep, Register, personal, plain
from openiep.people.models.school import SchoolRecord
from openiep.people.rights import rights_of

if TYPE_CHECKING:
    from openiep.access.rules import Role


class ImportBatchQuerySet(models.QuerySet["ImportBatch"]):
    """Batches in the field's words."""

    def visible_to(self, user: User) -> ImportBatchQuerySet:
        """Those of the schools in which the user works."""
        return self.filter(school__in=rights_of(user).school_ids)


class ImportBatch(SchoolRecord):
    """One file. Its bytes are kept sealed until it is taken in or put away, never longer than a day."""

    class Status(models.TextChoices):
        """Where it stands."""

        PREVIEWED = "previewed"
        DONE = "done"
        UNDONE = "undone"
        PUT_AWAY = "put_away"

    class Kind(models.TextChoices):
        """What the file holds; the last two hold several lists."""

        CHILDREN = "children"
        CONTACTS = "contacts"
        STAFF = "staff"
        GROUPS = "groups"
        ONE_ROSTER = "one_roster"
        CTF = "ctf"

    kind = models.CharField(max_length=10, choices=Kind, default=Kind.CHILDREN)
    status = models.CharField(max_length=10, choices=Status, default=Status.PREVIEWED)
    file_name = models.CharField(max_length=120)
    sealed = models.BinaryField(default=b"")
    columns = models.JSONField(default=dict)
    read_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    counts = models.JSONField(default=dict)

    objects = ImportBatchQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        personal("sealed", purpose="the list between preview and confirm", keep=Keep.HOURS),
        personal("read_by", purpose="says who brought the list in", keep=Keep.AUDIT),
        plain(
            "kind",
            "status",
            "file_name",
            "columns",
            "done_at",
            "undone_at",
            "counts",
            keep=Keep.AUDIT,
        ),
    )

    class Meta:
        indexes = [models.Index(fields=["school", "made_at"], name="batches_of_school")]

    def __str__(self) -> str:
        return self.file_name

    def roles_of(self, user: User) -> frozenset[Role]:
        """What the user is in the school."""
        return self.school.roles_of(user)

    def belongs_to(self) -> tuple[UUID | None, UUID | None]:
        """The school, and no single child."""
        return self.school_id, None


class ImportRow(SchoolRecord):
    """What one row of a batch did, exactly enough to undo it. Outlives the child it made."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.PROTECT, related_name="rows")
    number = models.PositiveIntegerField()
    child_id = models.UUIDField(null=True)
    is_new = models.BooleanField()
    was = models.JSONField(default=dict)
    became = models.JSONField(default=dict)
    made = models.JSONField(default=list)
    ended = models.JSONField(default=list)
    changed = models.JSONField(default=list)
    undone = models.BooleanField(default=False)
    kept_because = models.CharField(max_length=40, blank=True)

    data_register: ClassVar[Register] = (
        personal(
            "child_id",
            "was",
            "became",
            "changed",
            purpose="so that an import can be undone exactly",
        ),
        plain("batch", "number", "is_new", "made", "ended", "undone", "kept_because"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="one_deed_per_row"),
        ]

    def __str__(self) -> str:
        return str(self.number)


class ColumnProfile(SchoolRecord):
    """What a school said its headings mean, for the next list with the same headings."""

    key = models.CharField(max_length=64)
    meanings = models.JSONField(default=dict)

    data_register: ClassVar[Register] = (plain("key", "meanings", keep=Keep.INSTALLATION),)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["school", "key"], name="one_profile_per_headings"),
        ]

    def __str__(self) -> str:
        return self.key[:8]
