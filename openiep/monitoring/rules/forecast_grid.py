"""Forecasts of k out of n and of counts: the same line on a bent scale, summed on a grid."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from openiep.monitoring.rules.aim import Aim, Direction
from openiep.monitoring.rules.checking import Point, Unfit
from openiep.monitoring.rules.forecast import Forecast, Prior, band_of, ready, within_scale

CELLS = 21
_ROUGH_CELLS = 11
_ROUGH_PASSES = 3
_SMALLEST_SHARE = 1e-6
_MOST_COUNTED = 1_000
_STEEPEST = 500.0


@dataclass(frozen=True, slots=True)
class _Family:
    """How a score follows from the line: its likelihood and the chances of each value."""

    log_likelihood: Callable[[float, float], float]
    chances: Callable[[float], Iterator[float]]
    bend: Callable[[float], float]
    steepness: float
    most: float


_Cell = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class _Cells:
    """Middle and spread of level and slope: where a grid lies."""

    level: float
    level_sd: float
    slope: float
    slope_sd: float


def forecast_out_of(points: Sequence[Point], aim: Aim, prior: Prior, *, out_of: int) -> Forecast:
    """The forecast of a score of k out of `out_of` tries (beta-binomial on the logit line).

    Scores are whole numbers from 0 to `out_of` (1 to 1,000); nothing is ever forecast beyond the
    ends. `prior.scatter` above the binomial scatter half-way between baseline and target becomes
    extra spread from day to day. ValueError as `forecast`.
    """
    if isinstance(out_of, bool) or not isinstance(out_of, int) or not 1 <= out_of <= _MOST_COUNTED:
        raise Unfit(f"out_of must be a whole number from 1 to {_MOST_COUNTED}.")
    found = ready(points, aim, prior)
    within_scale(aim, 0, out_of)
    _whole([score for _, score in found], out_of)
    half_way = _inside((aim.baseline + aim.target) / 2.0, out_of)
    plain = out_of * half_way * (1.0 - half_way)
    extra = (prior.scatter**2 / plain - 1.0) / (out_of - 1.0) if out_of > 1 else 0.0
    extra = min(max(extra, 0.0), 0.5)
    start = _inside(aim.baseline, out_of)
    family = _Family(
        log_likelihood=_out_of_likelihood(out_of, extra),
        chances=lambda line: _out_of_chances(line, out_of, extra),
        bend=lambda score: _logit(_inside(score, out_of)),
        steepness=1.0 / (out_of * start * (1.0 - start)),
        most=out_of,
    )
    return _on_the_grid(found, aim, prior, family)


def forecast_count(points: Sequence[Point], aim: Aim, prior: Prior) -> Forecast:
    """The forecast of a count without an upper end (negative binomial on the log line).

    Scores are whole numbers from 0 to 1,000, such as incidents a week. `prior.scatter` above the
    square root of the middle count becomes extra spread. ValueError as `forecast`.
    """
    found = ready(points, aim, prior)
    within_scale(aim, 0, _MOST_COUNTED)
    _whole([score for _, score in found], _MOST_COUNTED)
    middle = (aim.baseline + aim.target) / 2.0 + 0.5
    over = prior.scatter**2 - middle
    size = middle * middle / over if over > 1e-6 * middle else math.inf
    family = _Family(
        log_likelihood=_count_likelihood(size),
        chances=lambda line: _count_chances(line, size),
        bend=lambda score: math.log(score + 0.5),
        steepness=1.0 / (aim.baseline + 0.5),
        most=math.inf,
    )
    return _on_the_grid(found, aim, prior, family)


def _whole(scores: Sequence[float], most: int) -> None:
    if any(score != int(score) or not 0 <= score <= most for score in scores):
        raise Unfit(f"Scores must be whole numbers from 0 to {most}.")


def _inside(score: float, out_of: int) -> float:
    """The share of successes, drawn half a try away from the ends so that its logit exists."""
    return (score + 0.5) / (out_of + 1.0)


def _logit(share: float) -> float:
    return math.log(share / (1.0 - share))


def _share(line: float) -> float:
    if line >= 0:
        return 1.0 / (1.0 + math.exp(-min(line, _STEEPEST)))
    power = math.exp(max(line, -_STEEPEST))
    return power / (1.0 + power)


def _out_of_likelihood(out_of: int, extra: float) -> Callable[[float, float], float]:
    if extra <= 0.0:

        def plain(line: float, score: float) -> float:
            bent = math.log1p(math.exp(line)) if line < 35 else line
            return score * line - out_of * bent

        return plain
    about = 1.0 / extra - 1.0
    gamma = math.lgamma

    def spread(line: float, score: float) -> float:
        a = max(about * _share(line), 1e-12)
        b = max(about * _share(-line), 1e-12)
        return gamma(score + a) - gamma(a) + gamma(out_of - score + b) - gamma(b)

    return spread


def _out_of_chances(line: float, out_of: int, extra: float) -> Iterator[float]:
    """The chances of 0, 1, ... `out_of` successes."""
    share, rest = _share(line), _share(-line)
    choose = math.lgamma(out_of + 1)
    likelihood = _out_of_likelihood(out_of, extra)
    about = 1.0 / extra - 1.0 if extra > 0 else math.inf
    whole = math.lgamma(about) - math.lgamma(about + out_of) if extra > 0 else 0.0
    for k in range(out_of + 1):
        ways = choose - math.lgamma(k + 1) - math.lgamma(out_of - k + 1)
        if extra > 0:
            yield math.exp(ways + likelihood(line, float(k)) + whole)
        else:
            yield math.exp(ways) * share**k * rest ** (out_of - k)


def _count_likelihood(size: float) -> Callable[[float, float], float]:
    if math.isinf(size):
        return lambda line, score: score * line - math.exp(min(line, _STEEPEST))

    def spread(line: float, score: float) -> float:
        return score * line - (size + score) * math.log(size + math.exp(min(line, _STEEPEST)))

    return spread


def _count_chances(line: float, size: float) -> Iterator[float]:
    """The chances of 0, 1, 2, ... without end."""
    mean = math.exp(min(line, _STEEPEST))
    plain = math.isinf(size)
    log_none = -mean if plain else size * math.log(size / (size + mean))
    log_step = math.log(mean) if plain else math.log(mean / (size + mean))
    k = 0
    while True:
        rise = 0.0 if plain else math.lgamma(size + k) - math.lgamma(size)
        yield math.exp(log_none + k * log_step + rise - math.lgamma(k + 1))
        k += 1


def _weighed(
    points: Sequence[Point], family: _Family, prior: _Cells, where: _Cells, cells: int
) -> list[_Cell]:
    """Level, slope and weight of each cell of a grid laid over `where`."""
    rows = _steps(where.level, where.level_sd, cells)
    columns = _steps(where.slope, where.slope_sd, cells)
    likelihood = family.log_likelihood
    logs = []
    for level in rows:
        off = -0.5 * ((level - prior.level) / prior.level_sd) ** 2
        for slope in columns:
            total = off - 0.5 * ((slope - prior.slope) / prior.slope_sd) ** 2
            for week, score in points:
                total += likelihood(level + slope * week, score)
            logs.append((level, slope, total))
    most = max(total for _, _, total in logs)
    if not math.isfinite(most):
        raise Unfit("These numbers are too large or too small to forecast.")
    return [(level, slope, math.exp(total - most)) for level, slope, total in logs]


def _steps(middle: float, sd: float, cells: int) -> list[float]:
    return [middle + sd * (10.0 * place / (cells - 1) - 5.0) for place in range(cells)]


def _narrowed(cells: Sequence[_Cell], before: _Cells) -> _Cells:
    """A grid about the weight that the last one found, never finer than one of its steps."""
    total = math.fsum(weight for _, _, weight in cells)
    level = math.fsum(one * weight for one, _, weight in cells) / total
    slope = math.fsum(one * weight for _, one, weight in cells) / total
    level_var = math.fsum((one - level) ** 2 * weight for one, _, weight in cells) / total
    slope_var = math.fsum((one - slope) ** 2 * weight for _, one, weight in cells) / total
    step = 5.0 / (_ROUGH_CELLS - 1)
    return _Cells(
        level,
        max(math.sqrt(level_var), before.level_sd * step),
        slope,
        max(math.sqrt(slope_var), before.slope_sd * step),
    )


def _on_the_grid(points: Sequence[Point], aim: Aim, prior: Prior, family: _Family) -> Forecast:
    """Sum the chances of the median of three over the posterior of level and slope."""
    steep = (family.bend(aim.target) - family.bend(aim.baseline)) / aim.weeks
    before = _Cells(
        family.bend(aim.baseline),
        prior.level_sd * family.steepness,
        prior.share * steep,
        prior.spread * abs(steep),
    )
    where = before
    for _ in range(_ROUGH_PASSES):
        where = _narrowed(_weighed(points, family, before, where, _ROUGH_CELLS), where)
    cells = _weighed(points, family, before, where, CELLS)
    total = math.fsum(weight for _, _, weight in cells)
    kept = [
        (weight / total, level + slope * aim.weeks)
        for level, slope, weight in cells
        if weight / total > _SMALLEST_SHARE
    ]
    return _read_off(kept, aim, family)


def _read_off(kept: Sequence[tuple[float, float]], aim: Aim, family: _Family) -> Forecast:
    """Probability, range and middle of the median of three on the day due."""
    streams = [(weight, family.chances(line)) for weight, line in kept]
    whole = math.fsum(weight for weight, _ in kept)
    below = [0.0] * len(streams)
    goal = math.ceil(aim.target) if aim.direction == Direction.UP else math.floor(aim.target)
    marks: dict[float, float] = {}
    passed, value, before_goal, at_goal = 0.0, 0, 0.0, 1.0
    while value <= min(family.most, 50 * _MOST_COUNTED) and (passed < 0.95 or value <= goal):
        before_goal = passed if value == goal else before_goal
        passed = 0.0
        for place, (weight, stream) in enumerate(streams):
            below[place] = reached = min(below[place] + next(stream), 1.0)
            passed += weight * reached * reached * (3.0 - 2.0 * reached)
        passed /= whole
        at_goal = passed if value == goal else at_goal
        for mark in (0.05, 0.5, 0.95):
            if passed >= mark:
                marks.setdefault(mark, float(value))
        value += 1
    probability = 1.0 - before_goal if aim.direction == Direction.UP else at_goal
    probability = min(max(probability, 0.0), 1.0)
    last = float(value - 1)
    low, middle, high = (marks.get(mark, last) for mark in (0.05, 0.5, 0.95))
    return Forecast(probability, band_of(probability), low, high, middle)
