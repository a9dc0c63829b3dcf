"""Who is around a child, and with what standing."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from django.db import models

from openiep.access.register import Register, personal, plain
from openiep.people.models.adults import Person
from openiep.people.models.pupil import Pupil
from openiep.people.models.school import Lasting, SchoolRecord, holds_on

if TYPE_CHECKING:
    from datetime import date

    from openiep.access.models import User
    from openiep.access.rules import Role


class YesNoUnknown(models.TextChoices):
    """What is known of a fact in law. Unknown is an answer, and never counts as yes."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class InvolvementQuerySet(models.QuerySet["Involvement"]):
    """Involvements in the field's words."""

    def visible_to(self, user: User) -> InvolvementQuerySet:
        """Those around the children whom the user may see; a parent finds only what they are."""
        from openiep.people.rights import rights_of

        if rights_of(user).family:
            return self.filter(pupil__in=rights_of(user).family, person__user=user)
        return self.filter(pupil__in=Pupil.objects.visible_to(user))

    def family(self) -> InvolvementQuerySet:
        """Parents and carers, in the order in which they are to be called."""
        return self.filter(kind=Involvement.Kind.FAMILY).order_by("priority", "made_at")

    def on(self, day: date) -> InvolvementQuerySet:
        """Those that hold on a day."""
        return self.filter(holds_on(day))

    def with_standing(self) -> InvolvementQuerySet:
        """Parents and carers who are asked: responsibility or care, verified, without restriction."""
        return self.family().filter(
            models.Q(responsibility=YesNoUnknown.YES) | models.Q(care=YesNoUnknown.YES),
            verified_on__isnull=False,
            restriction="",
        )


class Involvement(SchoolRecord, Lasting):
    """What an adult is to this child. A restriction beats everything; unknown standing asks nothing."""

    class Kind(models.TextChoices):
        """From where the adult comes to the child."""

        FAMILY = "family"
        STAFF = "staff"
        PROFESSIONAL = "professional"

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="involvements")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="involvements")
    kind = models.CharField(max_length=12, choices=Kind)
    relation = models.CharField(max_length=60)
    is_key_person = models.BooleanField(default=False)
    responsibility = models.CharField(
        max_length=7, choices=YesNoUnknown, default=YesNoUnknown.UNKNOWN
    )
    care = models.CharField(max_length=7, choices=YesNoUnknown, default=YesNoUnknown.UNKNOWN)
    verified_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    verified_on = models.DateField(null=True, blank=True)
    restriction = models.TextField(blank=True)
    court_order = models.BooleanField(default=False)
    priority = models.PositiveSmallIntegerField(default=1)
    version = models.PositiveIntegerField(default=1)

    objects = InvolvementQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        personal("pupil", "person", "kind", "relation", purpose="who is around the child"),
        personal("is_key_person", "priority", purpose="whom to turn to first"),
        personal("responsibility", "care", purpose="who is asked and told, by law"),
        personal("verified_by", "verified_on", purpose="who checked the standing, and when"),
        personal(
            "restriction", "court_order", purpose="keeps a child safe; SENCo and key staff only"
        ),
        plain("starts_on", "ends_on", "version"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pupil", "person", "kind"],
                condition=models.Q(ends_on__isnull=True),
                name="one_open_involvement",
            ),
            models.CheckConstraint(
                condition=models.Q(verified_on__isnull=True) | models.Q(verified_by__isnull=False),
                name="verified_by_somebody",
            ),
            # Whatever asks for a restriction thereby asks for a court order too.
            models.CheckConstraint(
                condition=models.Q(court_order=False) | ~models.Q(restriction=""),
                name="court_order_restricts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.relation})"

    @property
    def has_standing(self) -> bool:
        """True when this parent or carer is asked: responsible or caring, verified, not restricted."""
        yes = YesNoUnknown.YES
        return (
            self.kind == self.Kind.FAMILY
            and yes in {self.responsibility, self.care}
            and self.verified_on is not None
            and not self.restriction
        )

    def roles_of(self, user: User) -> frozenset[Role]:
        """What the user is to the child."""
        return self.pupil.roles_of(user)

    def belongs_to(self) -> tuple[UUID, UUID | None]:
        """The school and the child."""
        return self.school_id, self.pupil_id
