"""The aim line: the straight way from the baseline to the target on the day it is due."""

import math
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from openiep.monitoring.rules.checking import Unfit, number, same


class Direction(StrEnum):
    """Which way is better."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Aim:
    """Baseline and target in the measure's unit, and the weeks from the start to the day due.

    `direction` says which way is better. Where the baseline is already at or past the target the
    aim is to hold the target: the line is level.
    """

    baseline: float
    target: float
    weeks: float
    direction: Direction = Direction.UP

    @property
    def to_hold(self) -> bool:
        """Whether the target was reached before the start, so that it is only to be held."""
        return not self.better(self.target, self.baseline)

    @property
    def slope(self) -> float:
        """Change a week that the target asks, negative for a falling target, nought to hold."""
        return 0.0 if self.to_hold else (self.target - self.baseline) / self.weeks

    def at(self, week: float) -> float:
        """The line at `week`: not before the start, and never beyond the target."""
        if self.to_hold or week >= self.weeks:
            return self.target
        return self.baseline + self.slope * max(week, 0.0)

    def better(self, first: float, second: float) -> bool:
        """Whether `first` is strictly better than `second`, beyond rounding."""
        if same(first, second, scale=max(abs(self.baseline), abs(self.target))):
            return False
        return (first > second) == (self.direction == Direction.UP)

    def reached(self, value: float) -> bool:
        """Whether `value` is at the target or past it."""
        return not self.better(self.target, value)


def direction_of(baseline: float, target: float) -> Direction:
    """The direction that a baseline and a target show; up where they are the same."""
    return Direction.DOWN if target < baseline else Direction.UP


def aim(
    baseline: float, target: float, weeks: float, direction: Direction | str | None = None
) -> Aim:
    """An aim, checked: finite numbers and more than nought weeks, or ValueError.

    Without a direction it is read from baseline and target.
    """
    start, end = number(baseline, "baseline"), number(target, "target")
    long = number(weeks, "weeks")
    if long <= 0:
        raise Unfit("weeks must be more than nought: the day due comes after the start.")
    if not math.isfinite((end - start) / long):
        raise Unfit("Baseline and target lie too far apart for a line.")
    if direction is None:
        return Aim(start, end, long, direction_of(start, end))
    try:
        way = Direction(direction)
    except ValueError:
        raise Unfit("direction must be up or down.") from None
    return Aim(start, end, long, way)


def aim_line(baseline: float, target: float, weeks: float, week: float) -> tuple[float, float]:
    """Slope a week and value at `week` of the straight line from baseline to target.

    Plain geometry: the line goes on straight after the day due (statuses use `Aim.at`, which
    stays at the target). Raises ValueError for numbers that are not finite or no weeks.
    """
    line = aim(baseline, target, weeks)
    slope = (line.target - line.baseline) / line.weeks
    at = number(week, "week")
    return slope, line.target if at == line.weeks else line.baseline + slope * at


def week_of(day: date, start: date, holidays: Collection[date] = ()) -> float:
    """Weeks from `start` to `day`, in calendar weeks.

    `holidays` are the Mondays of weeks without teaching that the school leaves out of the count;
    empty, the default, counts every calendar week.
    """
    if not holidays:
        return (day - start).days / 7
    mondays = {holiday - timedelta(days=holiday.weekday()) for holiday in holidays}
    step, sign = (start, 1) if day >= start else (day, -1)
    taught = sum(
        (one := step + timedelta(days=count)) - timedelta(days=one.weekday()) not in mondays
        for count in range(abs((day - start).days))
    )
    return sign * taught / 7
