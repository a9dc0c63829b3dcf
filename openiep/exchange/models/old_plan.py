"""An old plan being read into a draft: its lines, and what was decided of each passage."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from uuid import UUID, uuid5

from django.db import models

from openiep.access.models import User
from openiep.access.register import Register, personal, plain
from openiep.letters.models import Letter
from openiep.letters.rules.word import Line
from openiep.people.models.pupil import PupilRecord
from openiep.plans.models import Plan

if TYPE_CHECKING:
    from datetime import date


class OldPlanQuerySet(models.QuerySet["OldPlan"]):
    """Old plans in the field's words."""

    def visible_to(self, user: User) -> OldPlanQuerySet:
        """Those read into plans that the user may see."""
        return self.filter(plan__in=Plan.objects.visible_to(user))


class OldPlan(PupilRecord):
    """The words of a plan from before, beside the draft that takes what a person accepts of them."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    letter = models.ForeignKey(
        Letter, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    lines = models.JSONField()
    read_on = models.DateField()
    # The number of each passage that was decided, with "taken" or "left".
    decided = models.JSONField(default=dict)
    read_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = OldPlanQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        personal("lines", "letter", purpose="the words of the plan that the child had before"),
        personal("read_by", "read_on", purpose="says who brought the old plan in, and when"),
        plain("plan", "decided"),
    )

    def __str__(self) -> str:
        return f"Old plan {self.pk}"

    def as_lines(self) -> list[Line]:
        """Its lines as they were read."""
        return [Line(*line) for line in self.lines]

    def row_id(self, number: int) -> UUID:
        """The id of what a passage becomes, so that taking it in twice stores it once."""
        return uuid5(self.pk, str(number))

    def day(self) -> date:
        """The day from which "to come" is reckoned: the same passage always proposes the same."""
        return self.read_on
