"""What the school arranges, and what was agreed for home."""

from typing import ClassVar

from django.db import models

from openiep.access.register import Register, personal
from openiep.plans.models.targets import PlanRow


class Provision(PlanRow):
    """One arrangement: who does what with the child, with what, how often, how long, until what."""

    programme = models.TextField(blank=True)
    staff = models.TextField(blank=True)
    activities = models.TextField(blank=True)
    materials = models.TextField(blank=True)
    equipment = models.TextField(blank=True)
    group_size = models.PositiveSmallIntegerField(null=True, blank=True)
    times_a_week = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=80, blank=True)
    exit_criterion = models.TextField(blank=True)

    data_register: ClassVar[Register] = (
        personal(
            "programme", "staff", "activities", "materials", "equipment", "group_size",
            "times_a_week", "minutes", "starts_on", "ends_on", "place", "exit_criterion",
            purpose="the help that the school promises",
        ),
    )  # fmt: skip

    class Meta(PlanRow.Meta):
        pass

    def __str__(self) -> str:
        return self.programme


class HomeHelp(PlanRow):
    """One thing agreed for home: what, by whom, how often, how long."""

    what = models.TextField(blank=True)
    who = models.CharField(max_length=120, blank=True)
    times_a_week = models.DecimalField(max_digits=4, decimal_places=1, null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    data_register: ClassVar[Register] = (
        personal(
            "what", "who", "times_a_week", "minutes", "until",
            purpose="the help that was agreed for home",
        ),
    )  # fmt: skip

    class Meta(PlanRow.Meta):
        pass

    def __str__(self) -> str:
        return self.what
