"""Help before a plan: a concern, or a short time of help, which may become a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from openiep.access.models import User
from openiep.access.register import Register, personal, plain
from openiep.people.models import Pupil
from openiep.people.models.pupil import PupilRecord
from openiep.people.rights import rights_of
from openiep.plans.models.plan import Plan
from openiep.plans.rules.before import Outcome

if TYPE_CHECKING:
    from datetime import date


class HelpBeforeQuerySet(models.QuerySet["HelpBefore"]):
    """Help before a plan in the field's words."""

    def visible_to(self, user: User) -> HelpBeforeQuerySet:
        """That of the children whom the user may see listed; a worry is not the family's to find."""
        if rights_of(user).family:
            return self.none()
        return self.filter(pupil__in=Pupil.objects.visible_to(user))

    def over_by(self, day: date) -> HelpBeforeQuerySet:
        """Those whose time has passed before a day, and of which nobody said how it went."""
        return self.filter(outcome="", ends_on__lt=day).order_by("ends_on")


class HelpBefore(PupilRecord):
    """A worry, what is tried, from when to when, how it went, and whether the parents were told."""

    concern = models.TextField()
    help = models.TextField(blank=True)
    helper = models.CharField(max_length=120, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    parents_told = models.CharField(max_length=3, choices=[("yes", "yes"), ("no", "no")])
    told_on = models.DateField(null=True, blank=True)
    told_words = models.TextField(blank=True)
    not_told_why = models.TextField(blank=True)
    outcome = models.CharField(
        max_length=6, choices=[(o.value, o.value) for o in Outcome], blank=True
    )
    result = models.TextField(blank=True)
    ended_on = models.DateField(null=True, blank=True)
    plan = models.ForeignKey(
        Plan, null=True, blank=True, on_delete=models.PROTECT, related_name="help_before"
    )
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    objects = HelpBeforeQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        personal("concern", "help", "helper", purpose="what is hard, and what is tried"),
        personal("starts_on", "ends_on", "ended_on", purpose="for how long it is tried"),
        personal("outcome", "result", purpose="how it went, so that it is not tried again blindly"),
        personal(
            "parents_told", "told_on", "told_words", "not_told_why",
            purpose="parents are told early, or it is said why not",
        ),
        personal("written_by", purpose="says who wrote it"),
        plain("plan", "version"),
    )  # fmt: skip

    class Meta:
        indexes = [models.Index(fields=["pupil", "outcome", "ends_on"], name="help_before_over")]

    def __str__(self) -> str:
        return f"Help before a plan {self.pk}"
