"""The school's own ways of measuring, beside those that come with the product."""

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


class OwnMeasureQuerySet(models.QuerySet["OwnMeasure"]):
    """Own ways of measuring in the field's words."""

    def visible_to(self, user: User) -> OwnMeasureQuerySet:
        """Those of the schools in which the user works."""
        return self.filter(school__in=rights_of(user).school_ids)

    def offered(self) -> OwnMeasureQuerySet:
        """Those that were not taken out."""
        return self.filter(taken_out_at__isnull=True)


class OwnMeasure(SchoolRecord):
    """One way of measuring of the school's own: one of ours (`kind`) with its own settings.

    `scale_from`, `scale_to` and `step` are in `unit`; None means as the kind has it. A target
    takes them over when it is chosen, so that a change here changes no plan.
    """

    name = models.CharField(max_length=80)
    kind = models.CharField(max_length=20)
    unit = models.CharField(max_length=40, blank=True)
    direction = models.CharField(max_length=4, default="up")
    scale_from = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    scale_to = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    step = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    levels = models.TextField(blank=True)
    how = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    added_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    taken_out_at = models.DateTimeField(null=True, blank=True)

    objects = OwnMeasureQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        plain(
            "name", "kind", "unit", "direction", "scale_from", "scale_to", "step", "levels", "how",
            purpose="a way of measuring that the school uses again; about no child",
            keep=Keep.INSTALLATION,
        ),
        personal("added_by", purpose="says who added it", keep=Keep.STAFF_RECORD),
        plain("version", "taken_out_at"),
    )  # fmt: skip

    class Meta:
        ordering = ("name", "made_at", "id")

    def __str__(self) -> str:
        return self.name

    def roles_of(self, user: User) -> frozenset[Role]:
        """The user's posts in the school whose measure it is."""
        return rights_of(user).roles_in(self.school_id)

    def belongs_to(self) -> tuple[UUID, UUID | None]:
        """The school, and no child."""
        return self.school_id, None
