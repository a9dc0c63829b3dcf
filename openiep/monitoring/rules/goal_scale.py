"""How far: the way covered, the suggested level of the goal scale, and the T-score."""

import math
from collections.abc import Sequence

from openiep.monitoring.rules.aim import Direction, aim
from openiep.monitoring.rules.checking import Unfit, median, number, numbers, same

RHO = 0.3
LAST_OBSERVATIONS = 3
MUCH_LESS, EXPECTED, MUCH_MORE = -2, 0, 2
# Shares of the span from baseline to target at which the levels -1, 0, +1 and +2 begin.
LEVEL_BEGINS = (0.5, 1.0, 1.25, 1.5)


def now(scores: Sequence[float]) -> float:
    """Where the child is now: the median of the last three scores (of fewer, if so)."""
    return median(numbers(scores, "scores")[-LAST_OBSERVATIONS:])


def way_covered(baseline: float, target: float, scores: Sequence[float]) -> float:
    """Per cent of the way from baseline to target; below 0 and above 100 as it is.

    Works alike for rising and falling targets. ValueError where baseline and target are the same:
    then there is no way to go. Source: percent of goal obtained, Ferron et al. 2020.
    """
    start, end = number(baseline, "baseline"), number(target, "target")
    if start == end:
        raise Unfit("Baseline and target are the same, so there is no way to cover.")
    return 100.0 * (now(scores) - start) / (end - start)


def goal_level(
    baseline: float, target: float, scores: Sequence[float], direction: str | None = None
) -> int:
    """A suggested level of the goal scale, -2 to +2, for the teacher to confirm in words.

    -2 the baseline, -1 at least half-way, 0 the target, +1 at least a quarter of the span beyond
    it, +2 half the span beyond. Where the target was reached at baseline the suggestion is 0 while
    it is held and -2 otherwise.
    """
    goal = aim(baseline, target, 1.0, direction and Direction(direction))
    at = now(scores)
    if goal.to_hold:
        return EXPECTED if goal.reached(at) else MUCH_LESS
    share = (at - goal.baseline) / (goal.target - goal.baseline)
    return MUCH_LESS + sum(share >= begins or same(share, begins) for begins in LEVEL_BEGINS)


def goal_scale_t(
    levels: Sequence[float], weights: Sequence[float] | None = None, rho: float = RHO
) -> float:
    """The goal attainment T-score: mean 50, standard deviation 10 where goals are well set.

    T = 50 + 10 sum(w x) / sqrt((1 - rho) sum(w^2) + rho (sum w)^2) for levels x from -2 to +2 and
    weights w of nought or more, not all nought (all 1 if left out), 0 <= rho < 1; else ValueError.
    For a school's own summary, never a child's grade. Source: Kiresuk & Sherman 1968, Community
    Ment Health J 4:443-453; the formula printed in Turner-Stokes 2009 has a published erratum.
    """
    attained = numbers(levels, "levels")
    if any(not MUCH_LESS <= level <= MUCH_MORE for level in attained):
        raise Unfit("Each level must lie between -2 and +2.")
    heavy = [1.0] * len(attained) if weights is None else numbers(weights, "weights")
    if len(heavy) != len(attained):
        raise Unfit("There must be one weight for each level.")
    if min(heavy) < 0 or max(heavy) == 0:
        raise Unfit("Weights must be nought or more, and not all nought.")
    between = number(rho, "rho")
    if not 0 <= between < 1:
        raise Unfit("rho must be at least 0 and less than 1.")
    most = max(heavy)
    heavy = [weight / most for weight in heavy]
    above = math.fsum(weight * level for weight, level in zip(heavy, attained, strict=True))
    squares, total = math.fsum(weight * weight for weight in heavy), math.fsum(heavy)
    return 50.0 + 10.0 * above / math.sqrt((1.0 - between) * squares + between * total * total)
