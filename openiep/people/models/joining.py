"""How a parent or carer is invited to the family's door."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils import timezone

from openiep.access.models import User
from openiep.access.register import Register, personal, plain
from openiep.access.rules import Role
from openiep.people.models.around import Involvement
from openiep.people.models.pupil import OfPupilQuerySet, Pupil, PupilRecord

if TYPE_CHECKING:
    from datetime import datetime


class WelcomeQuerySet(OfPupilQuerySet):
    """Invitations to the family's door in the field's words."""

    def visible_to(self, user: User) -> WelcomeQuerySet:
        """Those to the children whom the user may see; none for the family itself."""
        from openiep.people.rights import rights_of

        if rights_of(user).family:
            return self.none()
        return self.filter(pupil__in=Pupil.objects.visible_to(user))

    def open_at(self, now: datetime) -> WelcomeQuerySet:
        """Those whose code can still be used."""
        return self.filter(used_at__isnull=True, ended_at__isnull=True, expires_at__gt=now)


class Welcome(PupilRecord):
    """One code that brings one adult to one child, once. Only a keyed hash of it is kept."""

    class Way(models.TextChoices):
        """How it is handed over."""

        LETTER = "letter"
        EMAIL = "email"
        TEXT = "text"

    involvement = models.ForeignKey(Involvement, on_delete=models.PROTECT, related_name="welcomes")
    way = models.CharField(max_length=6, choices=Way)
    code_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)
    used_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = WelcomeQuerySet.as_manager()
    is_in_hand = False  # True while the person who acts has shown the code itself

    data_register: ClassVar[Register] = (
        personal("involvement", "way", purpose="who is invited, and how"),
        personal("made_by", "used_at", "used_by", purpose="who let them in, and when"),
        plain("code_hash", "expires_at", "ended_at", purpose="lets one person in once"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["involvement"],
                condition=models.Q(used_at__isnull=True, ended_at__isnull=True),
                name="one_code_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.way} {self.expires_at:%Y-%m-%d}"

    @property
    def is_open(self) -> bool:
        """True while its code can be used: by somebody with standing, once, in time."""
        now = timezone.now()
        today = self.involvement.pupil.school.today()
        return (
            self.used_at is None
            and self.ended_at is None
            and self.expires_at > now
            and self.involvement.has_standing
            and self.involvement.holds(today)
        )

    def roles_of(self, user: User) -> frozenset[Role]:
        """What the user is to the child; whoever shows the code is invited."""
        if self.is_in_hand:
            return frozenset({Role.INVITED})
        return super().roles_of(user)
