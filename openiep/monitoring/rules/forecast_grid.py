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
_MOST_POINTS = 400
_STEEPEST = 500.0


_Cell = tuple[float, float, float]
_Likelihood = Callable[[float, float, Sequence[Point]], float]


@dataclass(frozen=True, slots=True)
class _Family:
    """How a score follows from the line: its likelihood and the chances of each value."""

    log_likelihood: _Likelihood
    chances: Callable[[float], Iterator[float]]
    bend: Callable[[float], float]
    steepness: float
    most: float


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
    about = 1.0 / min(extra, 0.5) - 1.0 if extra > 0 else math.inf
    ways = [-math.log(out_of + 1) - _log_beta(k + 1, out_of - k + 1) for k in range(out_of + 1)]
    start = _inside(aim.baseline, out_of)
    family = _Family(
        log_likelihood=_out_of_likelihood(out_of, about),
        chances=lambda line: _out_of_chances(line, ways, about),
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
    if len(scores) > _MOST_POINTS:
        raise Unfit(f"A forecast on the grid takes at most {_MOST_POINTS} readings.")
    if any(score != int(score) or not 0 <= score <= most for score in scores):
        raise Unfit(f"Scores must be whole numbers from 0 to {most}.")


def _inside(score: float, out_of: int) -> float:
    """The share of successes, drawn half a try away from the ends so that its logit exists."""
    return (score + 0.5) / (out_of + 1.0)


def _log_beta(a: float, b: float) -> float:
    return math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b)


def _logit(share: float) -> float:
    return math.log(share / (1.0 - share))


def _odds_against(line: float) -> float:
    """Odds against a success where the logit is `line`, kept within what a float can hold."""
    return math.exp(-min(max(line, -_STEEPEST), _STEEPEST))


def _out_of_likelihood(out_of: int, about: float) -> _Likelihood:
    """Log likelihood of the readings; `about` is a + b of the beta-binomial, endless if plain."""
    if math.isinf(about):

        def plain(level: float, slope: float, points: Sequence[Point]) -> float:
            total = 0.0
            for week, score in points:
                line = level + slope * week
                bent = math.log1p(math.exp(line)) if line < 35 else line
                total += score * line - out_of * bent
            return total

        return plain
    gamma, exp, least = math.lgamma, math.exp, 1e-12

    def spread(level: float, slope: float, points: Sequence[Point]) -> float:
        total = 0.0
        for week, score in points:
            line = level + slope * week
            against = exp(-line) if -_STEEPEST < line < _STEEPEST else _odds_against(line)
            a = about / (1.0 + against) + least
            b = against * about / (1.0 + against) + least
            total += gamma(score + a) - gamma(a) + gamma(out_of - score + b) - gamma(b)
        return total

    return spread


def _out_of_chances(line: float, ways: Sequence[float], about: float) -> Iterator[float]:
    """The chances of 0, 1, ... n successes; `ways` are the logarithms of n choose k."""
    out_of, against = len(ways) - 1, _odds_against(line)
    share = 1.0 / (1.0 + against)
    rest = against * share
    if math.isinf(about):
        for k, way in enumerate(ways):
            yield math.exp(way) * share**k * rest ** (out_of - k)
        return
    a, b, gamma = about * share + 1e-12, about * rest + 1e-12, math.lgamma
    whole = gamma(a + b) - gamma(a) - gamma(b) - gamma(a + b + out_of)
    for k, way in enumerate(ways):
        yield math.exp(way + whole + gamma(k + a) + gamma(out_of - k + b))


def _count_likelihood(size: float) -> _Likelihood:
    """Log likelihood of counts; `size` of the negative binomial, endless for a plain Poisson."""

    def counted(level: float, slope: float, points: Sequence[Point]) -> float:
        total = 0.0
        for week, score in points:
            line = level + slope * week
            mean = math.exp(line if line < _STEEPEST else _STEEPEST)
            fall = mean if math.isinf(size) else (size + score) * math.log(size + mean)
            total += score * line - fall
        return total

    return counted


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
            logs.append((level, slope, total + likelihood(level, slope, points)))
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
