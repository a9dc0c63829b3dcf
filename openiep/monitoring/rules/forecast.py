"""Will the target be met? A small Bayesian line whose prior is told in units of the aim."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from openiep.monitoring.rules.aim import Aim, Direction
from openiep.monitoring.rules.checking import Point, Unfit, in_order, number
from openiep.monitoring.rules.student import t_quantile, t_upper_tail
from openiep.monitoring.rules.trend import COVERAGE, ENOUGH_FOR_A_TREND, WEEKS_FOR_A_TREND, ols

PRIOR_SHARE = 0.8
PRIOR_SPREAD = 0.75
PSEUDO_OBSERVATIONS = 6
# Variance of the median of three standard normal values (David & Nagaraja, Order Statistics).
MEDIAN_OF_THREE = 1.0 - math.sqrt(3.0) / math.pi


class Band(StrEnum):
    """The words in which a probability is told."""

    VERY_UNLIKELY = "very unlikely"
    UNLIKELY = "unlikely"
    EITHER_WAY = "could go either way"
    LIKELY = "likely"
    VERY_LIKELY = "very likely"


@dataclass(frozen=True, slots=True)
class Prior:
    """What is known before the readings.

    `scatter`: usual standard deviation of one reading about the child's line, in the measure's
    unit; `level_sd`: uncertainty of the baseline, same unit; `share` and `spread`: mean and
    standard deviation of the slope as multiples of the aim slope.
    """

    scatter: float
    level_sd: float
    share: float = PRIOR_SHARE
    spread: float = PRIOR_SPREAD


@dataclass(frozen=True, slots=True)
class Forecast:
    """Probability that the median of three readings on the day due reaches the target.

    `low` and `high` are the 90 % range of that median and `expected` its middle, in the measure's
    unit and within the scale.
    """

    probability: float
    band: Band
    low: float
    high: float
    expected: float


def band_of(probability: float) -> Band:
    """The word band of a probability: below .10, .35, .65, up to .90, and above .90."""
    if probability < 0.10:
        return Band.VERY_UNLIKELY
    if probability < 0.35:
        return Band.UNLIKELY
    if probability < 0.65:
        return Band.EITHER_WAY
    return Band.LIKELY if probability <= 0.90 else Band.VERY_LIKELY


def ready(points: Sequence[Point], aim: Aim, prior: Prior) -> list[Point]:
    """The points in order, if a forecast may be made of them at all; ValueError says why not."""
    found = in_order(points)
    if len(found) < ENOUGH_FOR_A_TREND or found[-1][0] - found[0][0] < WEEKS_FOR_A_TREND:
        raise Unfit("A forecast needs at least 6 readings over at least 4 weeks.")
    if found[-1][0] > aim.weeks:
        raise Unfit("The day due has passed, so there is nothing left to forecast.")
    if aim.to_hold:
        raise Unfit("The baseline is already at the target, so there is no way to forecast.")
    if number(prior.scatter, "scatter") <= 0 or number(prior.level_sd, "level_sd") <= 0:
        raise Unfit("scatter and level_sd must be more than nought.")
    if number(prior.spread, "spread") <= 0:
        raise Unfit("The spread of the slope must be more than nought.")
    return found


def pooled_variance(points: Sequence[Point], scatter: float) -> tuple[float, int]:
    """Variance of a reading and its degrees of freedom.

    The squares about the least-squares line together with six pseudo-observations at the
    measure's usual scatter.
    """
    fit = ols([week for week, _ in points], [score for _, score in points])
    df = fit.df + PSEUDO_OBSERVATIONS
    return (fit.squares + PSEUDO_OBSERVATIONS * scatter**2) / df, df


def line_at_due(
    points: Sequence[Point], aim: Aim, prior: Prior, variance: float
) -> tuple[float, float]:
    """Posterior mean and variance of the child's level on the day due.

    Level at the start ~ N(baseline, level_sd^2), slope ~ N(share a, (spread a)^2) with a the aim
    slope, readings normal about the line with `variance`: the textbook conjugate line.
    """
    wide = prior.spread * aim.slope
    a11 = 1.0 / prior.level_sd**2 + len(points) / variance
    a12 = math.fsum(week for week, _ in points) / variance
    a22 = 1.0 / wide**2 + math.fsum(week * week for week, _ in points) / variance
    # Measured from the prior's own line, so that large numbers lose no digits.
    slope = prior.share * aim.slope
    off = [score - aim.baseline - slope * week for week, score in points]
    b1 = math.fsum(off) / variance
    b2 = math.fsum(rest * week for rest, (week, _) in zip(off, points, strict=True)) / variance
    determinant = a11 * a22 - a12 * a12
    level = (a22 * b1 - a12 * b2) / determinant
    growth = (a11 * b2 - a12 * b1) / determinant
    due = aim.weeks
    spread = (a22 - 2.0 * due * a12 + due * due * a11) / determinant
    return aim.baseline + slope * due + level + growth * due, spread


def forecast(
    points: Sequence[Point],
    aim: Aim,
    prior: Prior,
    *,
    lowest: float | None = None,
    highest: float | None = None,
) -> Forecast:
    """The forecast of a straight line through `(week, score)` readings since the start.

    Student-t predictive of the median of three readings on the day due, with n + 4 degrees of
    freedom. `lowest` and `highest` are the ends of the scale, beyond which nothing is forecast.
    ValueError under six readings or four weeks, after the day due, or where there is no way to
    go. Source: Van Norman & Nelson 2019, J School Psychol 74:44-57 (informed Bayesian lines);
    Gelman et al., Bayesian Data Analysis, chapter 14.
    """
    found = ready(points, aim, prior)
    within_scale(aim, lowest, highest)
    variance, df = pooled_variance(found, prior.scatter)
    mean, spread = line_at_due(found, aim, prior, variance)
    sd = math.sqrt(max(spread, 0.0) + variance * MEDIAN_OF_THREE)
    if not (math.isfinite(mean) and math.isfinite(sd) and sd > 0):
        raise Unfit("These numbers are too large or too small to forecast.")
    short = (aim.target - mean) / sd
    probability = t_upper_tail(short if aim.direction == Direction.UP else -short, df)
    half = t_quantile((1.0 + COVERAGE) / 2.0, df) * sd
    low, middle, high = (
        clipped(value, lowest, highest) for value in (mean - half, mean, mean + half)
    )
    return Forecast(probability, band_of(probability), low, high, middle)


def within_scale(aim: Aim, lowest: float | None, highest: float | None) -> None:
    """Raise ValueError unless baseline and target lie on the scale."""
    for value in (aim.baseline, aim.target):
        if clipped(value, lowest, highest) != value:
            raise Unfit("Baseline and target must lie on the scale.")


def clipped(value: float, lowest: float | None, highest: float | None) -> float:
    """`value`, or the end of the scale that it lies beyond."""
    if lowest is not None and highest is not None and lowest >= highest:
        raise Unfit("The lowest value must be below the highest.")
    if lowest is not None and value < lowest:
        return lowest
    return highest if highest is not None and value > highest else value
