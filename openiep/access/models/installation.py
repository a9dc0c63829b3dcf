"""What this database was made as."""

from typing import ClassVar
from uuid import UUID

from django.db import models

from openiep.access.models.base import Record
from openiep.access.models.user import User
from openiep.access.register import Keep, Register, plain
from openiep.access.rules import Role


class Installation(Record):
    """One row: whether the database was made as an invented demo school."""

    is_demo = models.BooleanField()
    only = models.BooleanField(default=True, editable=False)

    data_register: ClassVar[Register] = (
        plain("is_demo", "only", purpose="opens the demo door or not", keep=Keep.INSTALLATION),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["only"], name="one_installation"),
            models.CheckConstraint(condition=models.Q(only=True), name="only_is_true"),
        ]

    def roles_of(self, user: User) -> frozenset[Role]:
        """Whoever installs it, and the machine itself, may start schools."""
        installs = user.is_active and (user.is_installer or user.is_system)
        return frozenset({Role.INSTALLER} if installs else ())

    def belongs_to(self) -> tuple[UUID | None, UUID | None]:
        """No school, and no child."""
        return None, None

    def __str__(self) -> str:
        return "Demo" if self.is_demo else "School"
