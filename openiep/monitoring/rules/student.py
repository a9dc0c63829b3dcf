"""Student's t and the normal distribution, exact to rounding, from the standard library alone."""

import math
from functools import lru_cache
from statistics import NormalDist

from openiep.monitoring.rules.checking import Unfit

_TINY = 1e-300
_MOST_STEPS = 10_000
_NORMAL_FROM = 1e8


def _continued_fraction(a: float, b: float, x: float) -> float:
    """Continued fraction of the incomplete beta function (Lentz; Abramowitz & Stegun 26.5.8)."""
    front, c = 1.0, 1.0
    d = 1.0 - (a + b) * x / (a + 1.0)
    d = 1.0 / (d if abs(d) > _TINY else _TINY)
    front = d
    for step in range(1, _MOST_STEPS):
        for term in (
            step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step)),
            -(a + step) * (a + b + step) * x / ((a + 2 * step) * (a + 2 * step + 1)),
        ):
            d = 1.0 + term * d
            d = 1.0 / (d if abs(d) > _TINY else _TINY)
            c = 1.0 + term / c
            c = c if abs(c) > _TINY else _TINY
            front *= c * d
        if abs(c * d - 1.0) < 1e-16:
            break
    return front


def _incomplete_beta(a: float, b: float, x: float, rest: float) -> float:
    """The regularised incomplete beta function I_x(a, b); `rest` is 1 - x without cancelling."""
    if x <= 0.0:
        return 0.0
    if rest <= 0.0:
        return 1.0
    log_front = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    front = math.exp(log_front + a * math.log(x) + b * math.log(rest))
    if x < (a + 1.0) / (a + b + 2.0):
        return front * _continued_fraction(a, b, x) / a
    return 1.0 - front * _continued_fraction(b, a, rest) / b


def t_upper_tail(t: float, df: float) -> float:
    """Probability that Student's t with `df` degrees of freedom exceeds `t`.

    `df` > 0, also between whole numbers; ValueError otherwise. Abramowitz & Stegun 26.7.1.
    """
    if not df > 0:
        raise Unfit("Degrees of freedom must be greater than nought.")
    if math.isinf(t):
        return 0.0 if t > 0 else 1.0
    if df >= _NORMAL_FROM:
        return 0.5 * math.erfc(t / math.sqrt(2.0))
    square = t * t
    whole = df + square
    if square <= df:
        half = 0.5 - 0.5 * _incomplete_beta(0.5, df / 2.0, square / whole, df / whole)
    else:
        half = 0.5 * _incomplete_beta(df / 2.0, 0.5, df / whole, square / whole)
    return half if t >= 0 else 1.0 - half


@lru_cache(maxsize=512)
def t_quantile(share: float, df: float) -> float:
    """The value that Student's t stays below with probability `share` (0 < share < 1).

    Raises ValueError for a share outside 0 to 1 or `df` not above nought. Bracketing and
    Newton steps on `t_upper_tail`; agrees with SciPy to ten digits.
    """
    if not 0.0 < share < 1.0:
        raise Unfit("A share must lie between 0 and 1.")
    if not df > 0:
        raise Unfit("Degrees of freedom must be greater than nought.")
    if share == 0.5:
        return 0.0
    if share < 0.5:
        return -_upper_quantile(share, df)
    return _upper_quantile(1.0 - share, df)


def _upper_quantile(tail: float, df: float) -> float:
    """The positive t whose upper tail is `tail` (0 < tail < 0.5)."""
    if df >= _NORMAL_FROM:
        return -NormalDist().inv_cdf(tail)
    low, high = 0.0, 1.0
    while t_upper_tail(high, df) > tail:
        low, high = high, high * 2.0
    t = (low + high) / 2.0
    log_scale = math.lgamma((df + 1) / 2) - math.lgamma(df / 2) - 0.5 * math.log(df * math.pi)
    for _ in range(200):
        over = t_upper_tail(t, df) - tail
        low, high = (t, high) if over > 0 else (low, t)
        density = math.exp(log_scale - (df + 1) / 2 * math.log1p(t * t / df))
        step = t + over / density if density > 0 else math.inf
        following = step if low < step < high else (low + high) / 2.0
        if abs(following - t) <= 1e-15 * abs(t) or high - low <= 1e-15 * high:
            return following
        t = following
    return t
