"""What was forecast for a target on one day, and what became of it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models

from openiep.access.register import Register, personal, plain
from openiep.monitoring.models.agreed import as_agreed, stands_in_force
from openiep.monitoring.models.readings import Measurement
from openiep.monitoring.rules.aim import Direction
from openiep.monitoring.rules.forecast import Band
from openiep.monitoring.rules.kept_forecasts import EACH, Closed, Outcome, SchoolRecord, record_of
from openiep.monitoring.rules.trend import ENOUGH_FOR_A_TREND
from openiep.people.models.pupil import PupilRecord
from openiep.plans.models import TargetWording
from openiep.plans.rules.status import Status

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from openiep.access.models import User
    from openiep.people.models import School

Rows = list[tuple[TargetWording, list[Measurement]]]


class ForecastQuerySet(models.QuerySet["Forecast"]):
    """Forecasts in the field's words."""

    def visible_to(self, user: User) -> Self:
        """Those of the targets in plans that the user may see."""
        return self.filter(wording__in=TargetWording.objects.visible_to(user))

    def waiting(self) -> Self:
        """Those of which nobody can say yet what became of them."""
        return self.filter(outcome=Outcome.WAITING)

    def compared(self) -> Self:
        """Those of which it was seen whether they came true, earliest first."""
        return self.filter(outcome__in=(Outcome.MET, Outcome.NOT_MET)).order_by("day", "id")


class Forecast(PupilRecord):
    """How likely it was on one day that a target of a plan would be reached on the day due.

    `made_from` marks what it was worked out from, `last_reading` names the newest check of it.
    `scatter` and `share` are the prior's. `low` and `high` are in the unit of the series.
    """

    wording = models.ForeignKey(TargetWording, on_delete=models.PROTECT, related_name="forecasts")
    series = models.PositiveSmallIntegerField()
    day = models.DateField()
    last_reading = models.ForeignKey(Measurement, on_delete=models.PROTECT, related_name="+")
    checks = models.PositiveSmallIntegerField()
    made_from = models.CharField(max_length=64)
    aim_value = models.DecimalField(max_digits=9, decimal_places=2)
    due_on = models.DateField()
    probability = models.FloatField()
    band = models.CharField(max_length=20, choices=[(band.value, band.value) for band in Band])
    low = models.FloatField()
    high = models.FloatField()
    scatter = models.FloatField()
    share = models.FloatField()
    outcome = models.CharField(
        max_length=10, choices=[(one.value, one.value) for one in Outcome], blank=True
    )
    compared_on = models.DateField(null=True, blank=True)
    achieved = models.FloatField(null=True, blank=True)

    objects = ForecastQuerySet.as_manager()

    data_register: ClassVar[Register] = (
        plain("wording", "series", "last_reading", "made_from"),
        personal(
            "day", "due_on", "aim_value", "checks", purpose="says what was forecast, and when"
        ),
        personal("probability", "band", "low", "high", purpose="whether a target will be reached"),
        plain("scatter", "share", purpose="says what the forecast took for granted"),
        personal(
            "outcome", "compared_on", "achieved", purpose="shows whether forecasts can be trusted"
        ),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["wording", "day"], name="one_forecast_a_day"),
        ]
        indexes = [models.Index(fields=["school", "outcome"], name="forecasts_of_school")]

    def __str__(self) -> str:
        return self.band


def due_for_a_forecast(school: School, today: date) -> Rows:
    """The targets in force with checks enough and no forecast in a week, with all measured so far."""
    counting = Measurement.objects.filter(
        target=models.OuterRef("target"),
        series=models.OuterRef("target__series"),
        is_baseline=False,
    ).standing_now()
    many = counting.order_by().values("target").annotate(n=models.Count("pk")).values("n")
    fresh = Forecast.objects.filter(wording=models.OuterRef("pk"), day__gt=today - EACH)
    found = TargetWording.objects.filter(
        ~models.Exists(fresh),
        school=school,
        plan__status=Status.IN_FORCE,
        aim_value__isnull=False,
        due_on__gte=today,
        direction__in=[way.value for way in Direction],
    ).annotate(checks=models.Subquery(many))
    ready = found.filter(checks__gte=ENOUGH_FOR_A_TREND).select_related("target", "plan")
    return _with_readings(stands_in_force(ready))


def waiting_in(school: School) -> list[tuple[Forecast, TargetWording, list[Measurement]]]:
    """The forecasts that wait, each with its target as agreed and all that was ever measured."""
    found = list(
        Forecast.objects.waiting()
        .filter(school=school)
        .select_related("wording__target", "wording__plan", "last_reading")
        .order_by("day", "id")
    )
    rows = {one.wording_id: one.wording for one in found}
    kept = {row.pk: (row, readings) for row, readings in _with_readings(as_agreed(rows.values()))}
    return [(one, *kept[one.wording_id]) for one in found]


def _with_readings(rows: Iterable[TargetWording]) -> Rows:
    listed = list(rows)
    kept: defaultdict[UUID, list[Measurement]] = defaultdict(list)
    for one in Measurement.objects.of([row.target_id for row in listed]):
        kept[one.target_id].append(one)
    return [(row, kept[row.target_id]) for row in listed]


def newest_forecast(wording: TargetWording) -> Forecast | None:
    """The newest forecast of a target that somebody has found already, while it waits."""
    kept = Forecast.objects.waiting().filter(wording=wording)
    return kept.select_related("last_reading").order_by("-day").first()


def record_of_school(school_id: UUID) -> SchoolRecord:
    """How the school's forecasts did, from all that were compared. One query."""
    rows = Forecast.objects.compared().filter(school=school_id)
    told = rows.values_list("wording", "probability", "outcome", "achieved", "share")
    return record_of(
        Closed(asked, probability, outcome == Outcome.MET, achieved, share)
        for asked, probability, outcome, achieved, share in told
    )
