"""That everything about one child is to be deleted: by whom, since when, and whether it was done."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from django.db import models

from openiep.access.models import User
from openiep.access.register import Keep, Register, personal, plain
from openiep.access.rules import Role
from openiep.people.models import School
from openiep.people.models.school import SchoolRecord

if TYPE_CHECKING:
    from datetime import date


class DisposalQuerySet(models.QuerySet["Disposal"]):
    """Disposals in the field's words."""

    def visible_to(self, user: User) -> DisposalQuerySet:
        """Those of the schools in which the user works; who may see them is asked besides."""
        from openiep.people.rights import rights_of

        return self.filter(school__in=rights_of(user).school_ids)

    def standing(self) -> DisposalQuerySet:
        """Proposed or confirmed, neither taken back nor done."""
        return self.filter(taken_back_at__isnull=True, done_at__isnull=True)

    def done(self) -> DisposalQuerySet:
        """Those after which nothing is left, the last first."""
        return self.filter(done_at__isnull=False).order_by("-done_at")

    def due(self) -> list[Disposal]:
        """Those whose last day to take them back is over, at each school's own day."""
        confirmed = self.standing().filter(due_on__isnull=False).select_related("school")
        return [one for one in confirmed.order_by("due_on", "pk") if one.is_due(one.school.today())]


class Disposal(SchoolRecord):
    """Proposed by one person, confirmed by another, undone by either, then done by the clock.

    It names the child by id alone: it outlives the record, and tells nothing of it but how many
    rows of each kind there were. Nothing points at it, and it points at nobody's child.
    """

    child_id = models.UUIDField()
    rule = models.CharField(max_length=20)
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    taken_back_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    taken_back_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    counts = models.JSONField(default=dict)

    objects = DisposalQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        plain("child_id", purpose="says of which record; an id, no name", keep=Keep.AUDIT),
        personal(
            "proposed_by", "confirmed_by", "taken_back_by",
            purpose="says which two people decided it, and who took it back", keep=Keep.AUDIT,
        ),
        plain("rule", "counts", purpose="says why, and how much it was", keep=Keep.AUDIT),
        plain("confirmed_at", "due_on", "taken_back_at", "done_at", keep=Keep.AUDIT),
    )  # fmt: skip

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["child_id"],
                condition=models.Q(taken_back_at__isnull=True),
                name="one_disposal_of_a_record",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_by__isnull=True)
                | ~models.Q(confirmed_by=models.F("proposed_by")),
                name="two_people_dispose",
            ),
        ]
        indexes = [models.Index(fields=["school", "done_at"], name="disposals_of_school")]

    def __str__(self) -> str:
        return str(self.child_id)

    @property
    def is_confirmed(self) -> bool:
        """True from when the second person confirmed it."""
        return self.confirmed_at is not None

    @property
    def is_standing(self) -> bool:
        """True while it was neither taken back nor done."""
        return self.taken_back_at is None and self.done_at is None

    def is_due(self, today: date) -> bool:
        """True from the day on which the record is to be gone."""
        return self.is_standing and self.due_on is not None and self.due_on <= today

    def roles_of(self, user: User) -> frozenset[Role]:
        """What the user is in the school; the machine itself is the clock."""
        return frozenset({Role.CLOCK}) if user.is_system else self.school.roles_of(user)

    def belongs_to(self) -> tuple[UUID, UUID | None]:
        """The school and the child."""
        return self.school_id, self.child_id


def roles_of_both(school: School, *users: User) -> frozenset[Role]:
    """What these people are in the school, taken together."""
    return frozenset().union(*(school.roles_of(user) for user in users))
