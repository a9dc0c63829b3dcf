"""Everything that is said of one series of readings, worked out together."""

from collections.abc import Sequence
from dataclasses import dataclass

from openiep.monitoring.rules.aim import Aim
from openiep.monitoring.rules.checking import Point, Unfit, in_order
from openiep.monitoring.rules.forecast import Forecast, Prior, forecast
from openiep.monitoring.rules.goal_scale import goal_level, now, way_covered
from openiep.monitoring.rules.status import Standing, status
from openiep.monitoring.rules.trend import Range, Trend, trend


@dataclass(frozen=True, slots=True)
class Analysis:
    """One series against its aim; what cannot be said yet is None.

    `now` is the median of the last three, `pace` the slope a week of the drawn line, `at_due` the
    fitted level carried on to the day due with its 90 % range, `way` per cent of the way.
    """

    aim: Aim
    standing: Standing
    trend: Trend | None
    now: float | None
    way: float | None
    level: int | None
    at_due: Range | None
    forecast: Forecast | None

    @property
    def pace(self) -> float | None:
        """Change a week of the drawn line."""
        return self.trend.slope if self.trend else None

    @property
    def closer(self) -> bool:
        """Whether the child is nearer the target than at the start."""
        return self.now is not None and self.aim.better(self.now, self.aim.baseline)


def analyse(
    points: Sequence[Point],
    aim: Aim,
    *,
    planned_review: bool,
    prior: Prior | None = None,
    lowest: float | None = None,
    highest: float | None = None,
) -> Analysis:
    """The whole analysis of `(week, score)` readings since the start.

    With a `prior` it includes the straight-line forecast, where one may be made. ValueError
    for numbers that are not finite or more than 1,500 readings.
    """
    found = in_order(points)
    scores = [score for _, score in found]
    line = trend(found)
    to_go = scores and aim.baseline != aim.target
    return Analysis(
        aim=aim,
        standing=status(found, aim, planned_review=planned_review),
        trend=line,
        now=now(scores) if scores else None,
        way=way_covered(aim.baseline, aim.target, scores) if to_go else None,
        level=goal_level(aim.baseline, aim.target, scores, aim.direction) if scores else None,
        at_due=_on_the_scale(line.fit.level(aim.weeks), lowest, highest) if line else None,
        forecast=_forecast_if_ready(found, aim, prior, lowest, highest),
    )


def _on_the_scale(found: Range, lowest: float | None, highest: float | None) -> Range:
    """The range without what lies beyond the ends of the scale."""

    def kept(value: float) -> float:
        raised = value if lowest is None else max(value, lowest)
        return raised if highest is None else min(raised, highest)

    return Range(kept(found.fit), kept(found.low), kept(found.high))


def _forecast_if_ready(
    points: Sequence[Point],
    aim: Aim,
    prior: Prior | None,
    lowest: float | None,
    highest: float | None,
) -> Forecast | None:
    """The forecast, or None where it is too early, too late or there is no way to go."""
    if prior is None:
        return None
    try:
        return forecast(points, aim, prior, lowest=lowest, highest=highest)
    except Unfit:
        return None
