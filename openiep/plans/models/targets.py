"""A target has an identity that outlives versions and plans; its wording belongs to one plan."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from openiep.access.models import User
from openiep.access.register import Register, personal, plain
from openiep.people.models.pupil import PupilRecord
from openiep.plans.models.plan import Plan, PlanRowQuerySet


class TargetQuerySet(models.QuerySet["Target"]):
    """Targets in the field's words."""

    def visible_to(self, user: User) -> TargetQuerySet:
        """The targets of plans that the user may see."""
        return self.filter(
            models.Exists(
                TargetWording.objects.filter(
                    target=models.OuterRef("pk"), plan__in=Plan.objects.visible_to(user)
                )
            )
        )


class Target(PupilRecord):
    """What measurements point at. A new unit or direction begins a new series."""

    series = models.PositiveSmallIntegerField(default=1)

    objects = TargetQuerySet.as_manager()

    data_register: ClassVar[Register] = (plain("series"),)

    def __str__(self) -> str:
        return f"Target {self.pk}"


class PlanRow(PupilRecord):
    """A row of a plan, in its place, saved so many times, perhaps taken out again."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="%(class)ss")
    position = models.PositiveSmallIntegerField(default=1)
    version = models.PositiveIntegerField(default=1)
    taken_out_at = models.DateTimeField(null=True, blank=True)
    changed_by = models.ForeignKey(
        User, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    changed_at = models.DateTimeField(null=True, blank=True)

    objects = PlanRowQuerySet.as_manager()

    ALWAYS_HELD: ClassVar[Register] = (
        *PupilRecord.ALWAYS_HELD,
        plain("plan", "position", "version", "taken_out_at"),
        personal("changed_by", "changed_at", purpose="says who wrote it last"),
    )

    class Meta:
        abstract = True
        ordering = ("position", "made_at", "id")


class TargetWording(PlanRow):
    """How a target reads in one plan: four short lines, how it is measured, who uses which strategy."""

    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="wordings")
    area = models.CharField(max_length=30, blank=True)
    who = models.CharField(max_length=80, blank=True)
    will_do = models.TextField(blank=True)
    conditions = models.TextField(blank=True)
    how_well = models.TextField(blank=True)
    due_on = models.DateField(null=True, blank=True)
    whose_idea = models.CharField(max_length=10, blank=True)
    measure = models.CharField(max_length=20, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    direction = models.CharField(max_length=4, default="up")
    scale_from = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    scale_to = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    levels = models.TextField(blank=True)
    # Where the way of measuring is the school's own: what the school calls it, and how far one press goes.
    measure_name = models.CharField(max_length=80, blank=True)
    step = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    how_measured = models.TextField(blank=True)
    baseline_value = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    baseline_text = models.TextField(blank=True)
    baseline_on = models.DateField(null=True, blank=True)
    aim_value = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    aim_text = models.TextField(blank=True)
    strategies = models.JSONField(default=list)
    hope_id = models.CharField(max_length=36, blank=True)

    data_register: ClassVar[Register] = (
        plain("target", "hope_id"),
        personal(
            "area", "who", "will_do", "conditions", "how_well", "due_on", "whose_idea",
            purpose="what the child is working towards",
        ),
        personal(
            "measure", "unit", "direction", "scale_from", "scale_to", "levels",
            "measure_name", "step", "how_measured", "baseline_value", "baseline_text", "baseline_on",
            "aim_value", "aim_text",
            purpose="how everybody will see that it is met",
        ),
        personal("strategies", purpose="what helps, and who uses it"),
    )  # fmt: skip

    class Meta(PlanRow.Meta):
        constraints = [
            models.UniqueConstraint(fields=["plan", "target"], name="one_wording_per_plan"),
        ]

    def __str__(self) -> str:
        return self.will_do
