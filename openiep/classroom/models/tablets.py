"""The school's tablets, and the short PINs with which adults take turns at them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils import timezone

from openiep.access.models import User
from openiep.access.register import Keep, Register, personal, plain
from openiep.people.models import Person
from openiep.people.models.adults import OfSchoolQuerySet
from openiep.people.models.school import SchoolRecord

if TYPE_CHECKING:
    from uuid import UUID

    from openiep.access.rules import Role
    from openiep.people.models import School


def hash_of(secret: str) -> str:
    """How a tablet's secret (256 random bits, so that no salt is needed) is kept."""
    return hashlib.sha256(secret.encode()).hexdigest()


class Tablet(SchoolRecord):
    """A device that belongs to the school. Whoever holds it still needs a name and a PIN."""

    name = models.CharField(max_length=60)
    secret_hash = models.CharField(max_length=64, unique=True)
    enrolled_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = OfSchoolQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        plain("name", "secret_hash", "revoked_at", keep=Keep.INSTALLATION),
        personal("enrolled_by", "revoked_by", purpose="says who set it up", keep=Keep.STAFF_RECORD),
    )

    def __str__(self) -> str:
        return self.name

    def roles_of(self, user: User) -> frozenset[Role]:
        """What the user is in the school of this tablet."""
        return self.school.roles_of(user)

    def belongs_to(self) -> tuple[UUID, UUID | None]:
        """The school, and no child."""
        return self.school_id, None


class Pin(SchoolRecord):
    """One adult's PIN in one school, kept as a hash."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    hashed = models.CharField(max_length=200)
    set_at = models.DateTimeField(default=timezone.now)

    objects = OfSchoolQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        personal("user", "hashed", purpose="to take a turn at a tablet", keep=Keep.STAFF_RECORD),
        plain("set_at", keep=Keep.STAFF_RECORD),
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=["school", "user"], name="one_pin_each")]

    def __str__(self) -> str:
        return f"PIN {self.pk}"


def tablet_with(secret: str) -> Tablet | None:
    """The tablet that knows this secret, unless it was revoked."""
    found = Tablet.objects.filter(secret_hash=hash_of(secret), revoked_at__isnull=True)
    return found.select_related("school").first() if secret else None


def adults_at(school: School) -> models.QuerySet[Person]:
    """Those who work at the school today and have chosen a PIN, by name."""
    with_pin = Pin.objects.filter(school=school, user__is_active=True).values("user")
    return (
        Person.objects.filter(school=school, user__in=with_pin)
        .staff(school.today())
        .order_by("called")
    )


def pin_of(school: School, user_id: UUID) -> Pin | None:
    """The PIN of an adult who may take a turn there now."""
    if not adults_at(school).filter(user=user_id).exists():
        return None
    return Pin.objects.filter(school=school, user=user_id).select_related("user").first()
