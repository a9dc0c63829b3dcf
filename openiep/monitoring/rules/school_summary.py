"""A school's own summary: levels reached, and whether its forecasts were honest."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from openiep.monitoring.rules.checking import Unfit, median, number
from openiep.monitoring.rules.forecast import PRIOR_SHARE, Band, band_of
from openiep.monitoring.rules.goal_scale import goal_scale_t

ENOUGH_TARGETS = 20
OFF_BY = 0.15


@dataclass(frozen=True, slots=True)
class BandRecord:
    """One row of the reliability table: what was said on average, and what happened."""

    band: Band
    targets: int
    said: float | None
    happened: float | None


@dataclass(frozen=True, slots=True)
class Calibration:
    """The reliability table with the Brier score, beside that of the base rate alone."""

    targets: int
    bands: tuple[BandRecord, ...]
    brier: float | None
    base_rate_brier: float | None

    @property
    def off(self) -> bool:
        """Whether a band with twenty closed targets or more is out by more than .15."""
        return any(
            row.targets >= ENOUGH_TARGETS
            and row.said is not None
            and row.happened is not None
            and abs(row.said - row.happened) > OFF_BY
            for row in self.bands
        )


@dataclass(frozen=True, slots=True)
class SchoolSummary:
    """Targets closed, share at or above the expected level, and the T-score from twenty on.

    `t` is the mean of the children's T-scores (rho .3), None with fewer than twenty targets.
    """

    targets: int
    at_or_above: float | None
    t: float | None
    calibration: Calibration


def calibration(closed: Sequence[tuple[float, bool]]) -> Calibration:
    """How honest the forecasts were: pairs of the probability said and whether it was met.

    Probabilities from 0 to 1, else ValueError. Brier score: mean squared distance, 0 best;
    the base rate's is what always saying the school's average would have scored.
    Source: Brier 1950, Monthly Weather Review 78:1-3.
    """
    told = [(number(said, "A probability"), bool(met)) for said, met in closed]
    if any(not 0.0 <= said <= 1.0 for said, _ in told):
        raise Unfit("A probability must lie between 0 and 1.")
    rows = []
    for band in Band:
        inside = [(said, met) for said, met in told if band_of(said) == band]
        n = len(inside)
        said = math.fsum(one for one, _ in inside) / n if n else None
        met = sum(one for _, one in inside) / n if n else None
        rows.append(BandRecord(band, n, said, met))
    if not told:
        return Calibration(0, tuple(rows), None, None)
    rate = sum(met for _, met in told) / len(told)
    brier = math.fsum((said - met) ** 2 for said, met in told) / len(told)
    return Calibration(len(told), tuple(rows), brier, rate * (1.0 - rate))


def prior_share(found: Calibration, achieved: Sequence[float]) -> float:
    """The prior mean of the slope, in units of the aim slope, that this school should use.

    The usual 0.8 while its forecasts hold; the median of its closed targets' achieved slope over
    aim slope (`achieved`, twenty or more) where a band is off.
    """
    if not found.off or len(achieved) < ENOUGH_TARGETS:
        return PRIOR_SHARE
    return median([number(share, "A share") for share in achieved])


def school_summary(
    levels_by_child: Sequence[Sequence[float]], closed: Sequence[tuple[float, bool]] = ()
) -> SchoolSummary:
    """The school's summary from the confirmed goal levels (-2 to +2) of each child's targets.

    For the school's own use: never a child's grade, never a ranking. ValueError for a level
    outside the scale.
    """
    grouped = [list(levels) for levels in levels_by_child if levels]
    scores = [goal_scale_t(levels) for levels in grouped]
    levels = [level for group in grouped for level in group]
    n = len(levels)
    return SchoolSummary(
        targets=n,
        at_or_above=sum(level >= 0 for level in levels) / n if n else None,
        t=math.fsum(scores) / len(scores) if n >= ENOUGH_TARGETS else None,
        calibration=calibration(closed),
    )
