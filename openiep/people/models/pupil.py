"""The child, the identifiers the child bears, and the child's own profile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from django.db import models

from openiep.access.register import Register, personal, plain
from openiep.access.rules import Role
from openiep.people.models.school import SchoolRecord

if TYPE_CHECKING:
    from datetime import date

    from openiep.access.models import User


class PupilQuerySet(models.QuerySet["Pupil"]):
    """Children in the field's words."""

    def visible_to(self, user: User) -> PupilQuerySet:
        """The children whom the user may see listed: by post, by class, by involvement."""
        from openiep.people.rights import rights_of

        return rights_of(user).children(self)

    def now_with(self, user: User) -> PupilQuerySet:
        """Those among them with whom the user works today; next year's children are not yet."""
        from openiep.people.rights import rights_of

        return rights_of(user).children(self, coming=False)

    def recorded_by(self, user: User) -> PupilQuerySet:
        """Those for whom the user may record how it goes: all to a SENCo, otherwise by class."""
        from openiep.people.rights import rights_of

        return rights_of(user).children(self, coming=False, whole_to={Role.SENCO})

    def on_roll(self, day: date) -> PupilQuerySet:
        """Those who have joined and not left on a day."""
        joined = models.Q(joined_on__isnull=True) | models.Q(joined_on__lte=day)
        return self.filter(joined, models.Q(left_on__isnull=True) | models.Q(left_on__gt=day))

    def by_name(self) -> PupilQuerySet:
        """In the order of a register."""
        return self.order_by("family_name", "known_as", "pk")


class Pupil(SchoolRecord):
    """A child at a school."""

    given_name = models.CharField(max_length=80)
    family_name = models.CharField(max_length=80)
    known_as = models.CharField(max_length=80)
    birth_date = models.DateField(null=True, blank=True)
    year_group = models.CharField(max_length=4, blank=True)
    home_language = models.CharField(max_length=60, blank=True)
    communicates_by = models.CharField(max_length=200, blank=True)
    ehc_review_due = models.DateField(null=True, blank=True)
    joined_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    came_from = models.CharField(max_length=120, blank=True)
    record_ends_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = PupilQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        personal("given_name", "family_name", "known_as", purpose="to call the child by name"),
        personal("birth_date", purpose="tells children of one name apart, and how long to keep"),
        personal(
            "year_group",
            "joined_on",
            "left_on",
            "came_from",
            purpose="places the child in the school",
        ),
        personal("home_language", "communicates_by", purpose="so that the child is understood"),
        personal("ehc_review_due", purpose="the annual review of an EHC plan is not missed"),
        personal(
            "record_ends_on",
            purpose="while it is set nobody finds the record; from that day on it is deleted",
        ),
        plain("version"),
    )

    class Meta:
        indexes = [models.Index(fields=["school", "family_name", "known_as"], name="register")]

    def __str__(self) -> str:
        return self.known_as

    @property
    def full_name(self) -> str:
        """Known-as and family name."""
        return f"{self.known_as} {self.family_name}".strip()

    def roles_of(self, user: User) -> frozenset[Role]:
        """What the user is to this child today."""
        from openiep.people.rights import rights_of

        return rights_of(user).roles_for(self)

    def belongs_to(self) -> tuple[UUID, UUID | None]:
        """The school, and the child itself."""
        return self.school_id, self.pk


class OfPupilQuerySet(models.QuerySet[Any]):
    """Rows about children."""

    def visible_to(self, user: User) -> OfPupilQuerySet:
        """Those about the children whom the user may see listed."""
        return self.filter(pupil__in=Pupil.objects.visible_to(user))


class PupilRecord(SchoolRecord):
    """A row about one child. Rights pass on to the child."""

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="+")

    ALWAYS_HELD: ClassVar[Register] = (
        plain("id", "made_at", "school"),
        personal("pupil", purpose="says whose record it is"),
    )

    class Meta:
        abstract = True

    def roles_of(self, user: User) -> frozenset[Role]:
        """What the user is to the child whom this is about."""
        return self.pupil.roles_of(user)

    def belongs_to(self) -> tuple[UUID, UUID | None]:
        """The school and the child."""
        return self.school_id, self.pupil_id


class PupilIdentifier(SchoolRecord):
    """What another system calls the child: the UPN, a former one, the school's own number."""

    class Scheme(models.TextChoices):
        """Who gave it."""

        UPN = "upn"
        FORMER_UPN = "former_upn"
        OWN = "own"
        ONE_ROSTER = "one_roster"

    pupil = models.ForeignKey(Pupil, on_delete=models.PROTECT, related_name="identifiers")
    scheme = models.CharField(max_length=10, choices=Scheme)
    value = models.CharField(max_length=80)

    data_register: ClassVar[Register] = (
        personal("pupil", "scheme", "value", purpose="the next import finds the right child"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["school", "scheme", "value"], name="one_child_per_identifier"
            )
        ]

    def __str__(self) -> str:
        return self.value


class Profile(SchoolRecord):
    """The child in three answers: strengths first."""

    pupil = models.OneToOneField(Pupil, on_delete=models.PROTECT, related_name="profile")
    liked = models.TextField(blank=True)
    matters = models.TextField(blank=True)
    helps = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OfPupilQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        personal("pupil", "liked", "matters", "helps", purpose="the child before the difficulty"),
        plain("version"),
    )

    def __str__(self) -> str:
        return str(self.pupil)
