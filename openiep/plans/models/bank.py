"""The school's own targets in the bank, beside those that come with the product."""

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


class OwnTargetQuerySet(models.QuerySet["OwnTarget"]):
    """Own targets in the field's words."""

    def visible_to(self, user: User) -> OwnTargetQuerySet:
        """Those of the schools in which the user works."""
        return self.filter(school__in=rights_of(user).school_ids)

    def offered(self) -> OwnTargetQuerySet:
        """Those that were not taken out."""
        return self.filter(taken_out_at__isnull=True)


class OwnTarget(SchoolRecord):
    """A target of the school's own, about no child: words in braces are filled for each.

    Ages are whole years, both included; without them it suits any age. `strategies` are plain
    lines of text.
    """

    name = models.CharField(max_length=80)
    area = models.CharField(max_length=30, blank=True)
    age_from = models.PositiveSmallIntegerField(null=True, blank=True)
    age_to = models.PositiveSmallIntegerField(null=True, blank=True)
    will_do = models.TextField()
    conditions = models.TextField(blank=True)
    how_well = models.TextField(blank=True)
    measure = models.CharField(max_length=20, blank=True)
    baseline_question = models.TextField(blank=True)
    strategies = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    taken_out_at = models.DateTimeField(null=True, blank=True)

    objects = OwnTargetQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        plain(
            "name", "area", "age_from", "age_to", "will_do", "conditions", "how_well", "measure",
            "baseline_question", "strategies",
            purpose="a wording that the school uses again; about no child",
            keep=Keep.INSTALLATION,
        ),
        personal("added_by", purpose="says who added it", keep=Keep.STAFF_RECORD),
        plain("version", "taken_out_at"),
    )  # fmt: skip

    class Meta:
        ordering = ("area", "name", "made_at", "id")

    def __str__(self) -> str:
        return self.name

    def roles_of(self, user: User) -> frozenset[Role]:
        """The user's posts in the school whose bank it is."""
        return rights_of(user).roles_in(self.school_id)

    def belongs_to(self) -> tuple[UUID, UUID | None]:
        """The school, and no child."""
        return self.school_id, None
