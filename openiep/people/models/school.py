"""The school: the tenant to whom every row about a child belongs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import models
from django.utils import timezone

from openiep.access.models import Record
from openiep.access.register import Keep, Register, plain

if TYPE_CHECKING:
    from openiep.access.models import User
    from openiep.access.rules import Role


class SchoolQuerySet(models.QuerySet["School"]):
    """Schools in the field's words."""

    def visible_to(self, user: User) -> SchoolQuerySet:
        """The schools in which the user holds a post today."""
        from openiep.people.rights import rights_of

        return self.filter(pk__in=rights_of(user).school_ids)


class School(Record):
    """A school or nursery."""

    name = models.CharField(max_length=120)
    telephone = models.CharField(max_length=40, blank=True)
    time_zone = models.CharField(max_length=60, default="Europe/London")
    pack = models.CharField(max_length=30, default="england")
    advice_name = models.CharField(max_length=120, blank=True)
    advice_telephone = models.CharField(max_length=40, blank=True)
    advice_address = models.CharField(max_length=200, blank=True)

    objects = SchoolQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        plain("name", "telephone", "time_zone", "pack", keep=Keep.INSTALLATION),
        plain(
            "advice_name",
            "advice_telephone",
            "advice_address",
            purpose="tells a parent in doubt whom to ask",
            keep=Keep.INSTALLATION,
        ),
    )

    def __str__(self) -> str:
        return self.name

    def today(self) -> date:
        """The day it is at the school."""
        return timezone.localdate(timezone=ZoneInfo(self.time_zone))

    def roles_of(self, user: User) -> frozenset[Role]:
        """The user's posts in this school today; the machine itself is nothing but the machine."""
        from openiep.access.rules import Role
        from openiep.people.rights import rights_of

        if user.is_system:
            return frozenset({Role.MACHINE})
        return rights_of(user).roles_in(self.pk)

    def belongs_to(self) -> tuple[UUID, UUID | None]:
        """Itself, and no child."""
        return self.pk, None


class SchoolRecord(Record):
    """A row that belongs to one school."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="+")

    ALWAYS_HELD: ClassVar[Register] = (plain("id", "made_at", "school"),)

    class Meta:
        abstract = True


class Lasting(models.Model):
    """Something that holds from one day to another, both included; without an end it goes on."""

    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    def holds(self, day: date) -> bool:
        """True when it holds on a day."""
        return self.starts_on <= day and (self.ends_on is None or self.ends_on >= day)


def holds_on(day: date, prefix: str = "") -> models.Q:
    """Those that hold on a day. `prefix` reaches through a relation, as `memberships__`."""
    return models.Q(**{f"{prefix}starts_on__lte": day}) & (
        models.Q(**{f"{prefix}ends_on__isnull": True}) | models.Q(**{f"{prefix}ends_on__gte": day})
    )
