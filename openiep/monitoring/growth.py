"""The growth a child has shown at a target, as the room below asks for it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import F

from openiep.monitoring.models import Measurement
from openiep.monitoring.rules.checking import Point, Unfit
from openiep.monitoring.rules.trend import trend

DAYS_IN_A_WEEK = 7


def growth_so_far(targets: Iterable[UUID]) -> dict[UUID, float]:
    """The slope a week of the drawn line at each target, from the readings of its present series.

    Nothing is said of a target with fewer than six readings or less than four weeks of them. One
    query.
    """
    seen: dict[UUID, list[tuple[date, float]]] = defaultdict(list)
    standing = Measurement.objects.of(targets).standing_now().filter(series=F("target__series"))
    for target, day, value in standing.values_list("target", "day", "value"):
        seen[target].append((day, float(value)))
    slopes = {target: _slope(readings) for target, readings in seen.items()}
    return {target: slope for target, slope in slopes.items() if slope is not None}


def _slope(readings: list[tuple[date, float]]) -> float | None:
    first = readings[0][0]
    points: list[Point] = [((day - first).days / DAYS_IN_A_WEEK, value) for day, value in readings]
    try:
        line = trend(points)
    except Unfit:
        return None
    return line.slope if line else None
