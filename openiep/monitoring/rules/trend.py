"""Lines through readings: least squares with its ranges, and the Theil-Sen line that is drawn."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from openiep.monitoring.rules.checking import Point, Unfit, in_order, median, number, numbers
from openiep.monitoring.rules.student import t_quantile

COVERAGE = 0.90
ENOUGH_FOR_A_TREND = 6
WEEKS_FOR_A_TREND = 4.0
MOST_FOR_PAIRS = 1_500


@dataclass(frozen=True, slots=True)
class Range:
    """The fitted value at one week with its lower and upper end, in the measure's unit."""

    fit: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Fit:
    """A least-squares line: slope per week, intercept at week 0, and what the ranges need."""

    slope: float
    intercept: float
    n: int
    mean_x: float
    mean_y: float
    spread_x: float
    squares: float

    @property
    def df(self) -> int:
        """Degrees of freedom of the scatter: points less two."""
        return self.n - 2

    @property
    def scatter(self) -> float:
        """Standard deviation of the readings about the line. ValueError with fewer than three."""
        if self.df < 1:
            raise Unfit("The scatter about a line needs at least 3 points.")
        return math.sqrt(self.squares / self.df)

    @property
    def slope_se(self) -> float | None:
        """Standard error of the slope, s / sqrt(sum (x - mean x)^2); none with two points."""
        return self.scatter / math.sqrt(self.spread_x) if self.df >= 1 else None

    def at(self, week: float) -> float:
        """The line at `week`."""
        return self.mean_y + self.slope * (week - self.mean_x)

    def level(self, week: float, coverage: float = COVERAGE) -> Range:
        """Two-sided range of the fitted level at `week` (Student t; confidence of the mean).

        `coverage` is a share between 0 and 1. ValueError with fewer than three points.
        Source: Draper & Smith, Applied Regression Analysis, section 1.4.
        """
        return self._range(week, coverage, 0.0)

    def reading(self, week: float, coverage: float = COVERAGE) -> Range:
        """Two-sided range of one new reading at `week` (prediction interval)."""
        return self._range(week, coverage, 1.0)

    def _range(self, week: float, coverage: float, own_noise: float) -> Range:
        share = number(coverage, "level")
        if not 0.0 < share < 1.0:
            raise Unfit("level must be a share between 0 and 1, such as 0.9.")
        lever = own_noise + 1.0 / self.n + (week - self.mean_x) ** 2 / self.spread_x
        half = t_quantile((1.0 + share) / 2.0, self.df) if self.df >= 1 else 0.0
        half *= self.scatter * math.sqrt(lever)
        fit = self.at(week)
        return Range(fit, fit - half, fit + half)


def _pairs(x: Sequence[float], y: Sequence[float]) -> tuple[list[float], list[float]]:
    weeks, scores = numbers(x, "x", least=2), numbers(y, "y", least=2)
    if len(weeks) != len(scores):
        raise Unfit("x and y must hold the same number of values.")
    if min(weeks) == max(weeks):
        raise Unfit("A line needs readings on at least two different days.")
    return weeks, scores


def ols(x: Sequence[float], y: Sequence[float]) -> Fit:
    """The least-squares line of scores `y` on weeks `x`.

    Two points or more on at least two days, finite numbers, else ValueError. Centred sums
    without loss of digits; checked against the certified values of NIST.
    """
    weeks, scores = _pairs(x, y)
    n = len(weeks)
    mean_x, mean_y = math.fsum(weeks) / n, math.fsum(scores) / n
    spread = math.fsum((week - mean_x) ** 2 for week in weeks)
    if spread <= 0 or not math.isfinite(spread):
        raise Unfit("The days lie too close together, or too far apart, for a line.")
    both = zip(weeks, scores, strict=True)
    slope = math.fsum((week - mean_x) * (score - mean_y) for week, score in both) / spread
    both = zip(weeks, scores, strict=True)
    squares = math.fsum(((s - mean_y) - slope * (w - mean_x)) ** 2 for w, s in both)
    return Fit(slope, mean_y - slope * mean_x, n, mean_x, mean_y, spread, squares)


def theil_sen(x: Sequence[float], y: Sequence[float]) -> tuple[float, float]:
    """Slope and intercept of the Theil-Sen line, with the joint intercept.

    The slope is the median of the slopes between all pairs of different days, the intercept the
    median of y - slope x (SciPy's `method="joint"`). At most 1,500 points; ValueError as `ols`.
    Source: Sen 1968, J Am Stat Assoc 63:1379-1389; Conover 1980.
    """
    weeks, scores = _pairs(x, y)
    if len(weeks) > MOST_FOR_PAIRS:
        raise Unfit(f"A line through all pairs takes at most {MOST_FOR_PAIRS} points.")
    both = sorted(zip(weeks, scores, strict=True))
    slope = median(
        [
            (later[1] - sooner[1]) / (later[0] - sooner[0])
            for place, sooner in enumerate(both)
            for later in both[place + 1 :]
            if later[0] > sooner[0]
        ]
    )
    return slope, median([score - slope * week for week, score in both])


@dataclass(frozen=True, slots=True)
class Trend:
    """The drawn line (Theil-Sen) and the range of the level at the latest reading."""

    slope: float
    intercept: float
    first_week: float
    last_week: float
    fit: Fit
    now: Range

    def at(self, week: float) -> float:
        """The drawn line at `week`."""
        return self.intercept + self.slope * week


def trend(points: Sequence[Point]) -> Trend | None:
    """The trend of `(week, score)` readings, or None while it would be mostly noise.

    It needs six readings that span four weeks. The line is Theil-Sen; the 90 % range of the
    level now comes from least squares (Student t).
    """
    found = in_order(points)
    if len(found) < ENOUGH_FOR_A_TREND or found[-1][0] - found[0][0] < WEEKS_FOR_A_TREND:
        return None
    x, y = [week for week, _ in found], [score for _, score in found]
    slope, intercept = theil_sen(x, y)
    fit = ols(x, y)
    return Trend(slope, intercept, x[0], x[-1], fit, fit.level(x[-1]))
