"""Classes and sets, and which children are in them from when to when."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from openiep.access.register import Register, personal, plain
from openiep.people.models.school import Lasting, SchoolRecord

if TYPE_CHECKING:
    from datetime import date

    from openiep.access.models import User


class SchoolClassQuerySet(models.QuerySet["SchoolClass"]):
    """Classes in the field's words."""

    def visible_to(self, user: User) -> SchoolClassQuerySet:
        """The classes of the schools in which the user works."""
        from openiep.people.rights import rights_of

        return self.filter(school__in=rights_of(user).school_ids)

    def not_over(self, day: date) -> list[SchoolClass]:
        """Those not over on a day: what is prepared first, what goes on last.

        Next year's class of a name stands beside today's for a while. Who looks classes up by name
        or number lays these into a dictionary in this order, and so finds today's.
        """
        goes_on = models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=day)
        return sorted(self.filter(goes_on), key=lambda one: one.starts_on <= day)


class SchoolClass(SchoolRecord, Lasting):
    """A class, or a set for one subject."""

    class Kind(models.TextChoices):
        """A child is in one class, and in as many sets as it has subjects."""

        CLASS = "class"
        SET = "set"

    name = models.CharField(max_length=40)
    kind = models.CharField(max_length=5, choices=Kind, default=Kind.CLASS)
    year_group = models.CharField(max_length=4, blank=True)
    own_id = models.CharField(max_length=80, blank=True)

    objects = SchoolClassQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        plain("name", "kind", "year_group", "own_id", "starts_on", "ends_on"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["school", "name"],
                condition=models.Q(ends_on__isnull=True),
                name="one_open_class_per_name",
            )
        ]

    def __str__(self) -> str:
        return self.name


class ClassMembership(SchoolRecord, Lasting):
    """That a child is in a class, from a day to a day."""

    pupil = models.ForeignKey("people.Pupil", on_delete=models.PROTECT, related_name="memberships")
    school_class = models.ForeignKey(
        SchoolClass, on_delete=models.PROTECT, related_name="memberships"
    )

    data_register: ClassVar[Register] = (
        personal("pupil", "school_class", purpose="decides which staff see the record"),
        plain("starts_on", "ends_on"),
    )

    class Meta:
        indexes = [models.Index(fields=["school", "school_class", "starts_on"], name="in_class")]

    def __str__(self) -> str:
        return str(self.school_class)
