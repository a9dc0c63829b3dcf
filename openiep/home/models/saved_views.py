"""How somebody likes to look at the list of children."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from django.db import models

from openiep.access.models import User
from openiep.access.register import Keep, Register, personal, plain
from openiep.people.models.school import SchoolRecord

if TYPE_CHECKING:
    from openiep.access.rules import Role


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    """Views in the field's words."""

    def visible_to(self, user: User) -> SavedViewQuerySet:
        """One's own, in the schools in which one works."""
        from openiep.people.rights import rights_of

        return self.filter(user=user, school__in=rights_of(user).school_ids)


class SavedView(SchoolRecord):
    """Filters and order of the list of children under a name: one person's own, in one school.

    It holds what stands in the address of the list, so never a name or what was searched for.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=40)
    query = models.CharField(max_length=300, blank=True)
    is_default = models.BooleanField(default=False)

    objects = SavedViewQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        personal("user", "name", purpose="the list as somebody likes it", keep=Keep.STAFF_RECORD),
        plain("query", "is_default", keep=Keep.STAFF_RECORD),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["school", "user", "name"], name="one_view_of_each_name"
            ),
            models.UniqueConstraint(
                fields=["school", "user"],
                condition=models.Q(is_default=True),
                name="one_view_to_begin_with",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def roles_of(self, user: User) -> frozenset[Role]:
        """What the user is in the school, for whoever keeps the view; nothing to anybody else."""
        return self.school.roles_of(user) if user.pk == self.user_id else frozenset()

    def belongs_to(self) -> tuple[UUID, UUID | None]:
        """The school, and no child."""
        return self.school_id, None
