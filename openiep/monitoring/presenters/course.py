"""The course of one target: which readings count, where it starts, and the way to its aim."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from openiep.monitoring.models import Measurement, scale_of_wording
from openiep.monitoring.rules.aim import Aim, Direction, week_of
from openiep.monitoring.rules.baseline import baseline
from openiep.monitoring.rules.checking import Point
from openiep.plans.models import TargetWording


@dataclass(frozen=True, slots=True)
class Mark:
    """One value on one day."""

    day: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class Course:
    """Readings of one target in its present series, earliest first, and what they lead to.

    `seen` are the readings, `since` those of them since the start, `points` the same as weeks and
    scores. `aim` is None while the plan does not name a start, an aim and a day for it.
    """

    seen: tuple[Measurement, ...]
    since: tuple[Measurement, ...]
    start: Mark | None
    aim: Aim | None
    points: tuple[Point, ...]


def course_of(wording: TargetWording, kept: Sequence[Measurement]) -> Course:
    """The course of a target, from everything that was ever kept for it."""
    counting = counting_now(kept, wording.target.series)
    start = start_of(wording, counting)
    seen = tuple(one for one in counting if not one.is_baseline)
    goal = aim_of(wording, start)
    since = tuple(one for one in seen if goal and start and one.day >= start.day)
    points = tuple((week_of(one.day, start.day), float(one.value)) for one in since if start)
    return Course(seen, since, start, goal, points)


def counting_now(kept: Sequence[Measurement], series: int) -> list[Measurement]:
    """Those of this series that stand, earliest first; a correction takes the wrong one's place."""
    replaced = {one.corrects_id for one in kept if one.corrects_id}
    by_id = {one.pk: one for one in kept}

    def first_kept(one: Measurement) -> Measurement:
        while one.corrects_id and one.corrects_id in by_id:
            one = by_id[one.corrects_id]
        return one

    standing = [
        one
        for one in kept
        if one.series == series and one.taken_back_at is None and one.pk not in replaced
    ]
    return sorted(standing, key=lambda one: (one.day, first_kept(one).made_at, one.pk))


def start_of(wording: TargetWording, counting: Sequence[Measurement]) -> Mark | None:
    """Where it starts: as the plan says, or else the middle of the baselines that were recorded."""
    recorded = [one for one in counting if one.is_baseline]
    if wording.baseline_value is not None:
        day = wording.baseline_on or wording.plan.in_force_on
        return Mark(day, wording.baseline_value) if day else None
    if not recorded:
        return None
    middle = baseline([float(one.value) for one in recorded]).value
    return Mark(recorded[-1].day, Decimal(str(round(middle, 2))))


def aim_of(wording: TargetWording, start: Mark | None) -> Aim | None:
    """The aim line, where start, aim and day are known and one way is better."""
    if start is None or wording.aim_value is None or wording.due_on is None:
        return None
    if wording.direction not in set(Direction) or scale_of_wording(wording).is_described:
        return None
    weeks = week_of(wording.due_on, start.day)
    if weeks <= 0:
        return None
    way = Direction(wording.direction)
    return Aim(float(start.value), float(wording.aim_value), weeks, way)
