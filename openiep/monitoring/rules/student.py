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
    c = 1.0
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


def _log_gamma_ratio(a: float) -> float:
    """log of gamma(a + 1/2) / gamma(a), without cancelling where `a` is large."""
    if a < 60.0:
        return math.lgamma(a + 0.5) - math.lgamma(a)
    square = 1.0 / (a * a)
    series = 1.0 / 8.0 - square * (1.0 / 192.0 - square * (1.0 / 640.0 - square * 17.0 / 14336.0))
    return 0.5 * math.log(a) - series / a


def _half_beta(a: float, ratio: float) -> float:
    """The regularised incomplete beta function I_x(a, 1/2) at x = 1 / (1 + `ratio`)."""
    x, rest = 1.0 / (1.0 + ratio), ratio / (1.0 + ratio)
    log_front = _log_gamma_ratio(a) - 0.5 * math.log(math.pi) - a * math.log1p(ratio)
    front = math.exp(log_front) * math.sqrt(rest)
    if x < (a + 1.0) / (a + 2.5):
        return front * _continued_fraction(a, 0.5, x) / a
    return 1.0 - front * _continued_fraction(0.5, a, rest) / 0.5


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
    if t == 0:
        return 0.5
    half = 0.5 * _half_beta(df / 2.0, t * t / df)
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
