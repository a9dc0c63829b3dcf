"""A school year that was prepared: its first day, and whether it has begun."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from django.db import models

from openiep.access.models import User
from openiep.access.register import Keep, Register, personal, plain
from openiep.people.models.adults import OfSchoolQuerySet
from openiep.people.models.school import SchoolRecord

if TYPE_CHECKING:
    from openiep.access.rules import Role


class NextYear(SchoolRecord):
    """That the classes of the next year are prepared, and from when its teachers may read."""

    first_day = models.DateField()
    reads_from = models.DateField()
    prepared_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(null=True, blank=True)

    objects = OfSchoolQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        plain("first_day", "reads_from", "begun_at", keep=Keep.STAFF_RECORD),
        personal("prepared_by", purpose="says who prepared it", keep=Keep.STAFF_RECORD),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["school"],
                condition=models.Q(begun_at__isnull=True),
                name="one_year_is_prepared_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.first_day}"

    def roles_of(self, user: User) -> frozenset[Role]:
        """What the user is in the school."""
        return self.school.roles_of(user)

    def belongs_to(self) -> tuple[UUID, UUID | None]:
        """The school, and no child."""
        return self.school_id, None
