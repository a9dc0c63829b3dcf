"""The forecast: held against linear algebra, full integration and simple truths."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from openiep.monitoring.rules import forecast_grid
from openiep.monitoring.rules.aim import Direction, aim
from openiep.monitoring.rules.forecast import (
    MEDIAN_OF_THREE,
    Band,
    Prior,
    band_of,
    forecast,
    line_at_due,
    pooled_variance,
)
from openiep.monitoring.rules.forecast_grid import forecast_count, forecast_out_of

GOAL = aim(4, 15, 15)
PRIOR = Prior(scatter=1.5, level_sd=1.0)
SCORES = st.lists(st.integers(0, 20), min_size=6, max_size=14)


def weekly(scores):
    return list(enumerate(map(float, scores), start=1))


def posterior(points, goal, prior, variance):
    """The textbook normal posterior by matrices (Gelman et al., BDA3, 14.2-14.8)."""
    x = np.array([[1.0, week] for week, _ in points])
    y = np.array([score for _, score in points])
    mean = np.array([goal.baseline, prior.share * goal.slope])
    precision = np.diag([prior.level_sd**-2.0, (prior.spread * goal.slope) ** -2.0])
    covariance = np.linalg.inv(precision + x.T @ x / variance)
    at = np.array([1.0, goal.weeks])
    return at @ covariance @ (precision @ mean + x.T @ y / variance), at @ covariance @ at


@given(SCORES)
def test_the_line_is_the_textbook_posterior(scores):
    points = weekly(scores)
    variance, df = pooled_variance(points, PRIOR.scatter)
    assert line_at_due(points, GOAL, PRIOR, variance) == pytest.approx(
        posterior(points, GOAL, PRIOR, variance), rel=1e-8
    )
    fit = stats.linregress(*zip(*points, strict=True))
    squares = sum((score - fit.intercept - fit.slope * week) ** 2 for week, score in points)
    assert variance == pytest.approx((squares + 6 * 1.5**2) / (len(points) + 4))
    assert df == len(points) + 4


@pytest.mark.parametrize(
    "scores", [(4, 5, 6, 6, 8, 8), (5, 4, 6, 5, 5, 6, 5, 6), (3, 7, 5, 9, 8, 9, 11, 9, 12, 11)]
)
def test_the_student_t_is_close_to_integrating_the_scatter_in_full(scores):
    points = weekly(scores)
    found = forecast(points, GOAL, PRIOR)
    x, y = np.array([[1.0, w] for w, _ in points]), np.array([s for _, s in points])
    mean = np.array([GOAL.baseline, 0.8 * GOAL.slope])
    spread = np.diag([PRIOR.level_sd**2, (0.75 * GOAL.slope) ** 2])
    total = weight_sum = 0.0
    for variance in np.exp(np.linspace(math.log(0.05), math.log(60), 400)):
        prior_of_variance = stats.invgamma.pdf(variance, 3, scale=3 * 1.5**2) * variance
        marginal = stats.multivariate_normal.pdf(
            y, x @ mean, x @ spread @ x.T + variance * np.eye(len(y))
        )
        middle, wide = posterior(points, GOAL, PRIOR, variance)
        sd = math.sqrt(wide + variance * MEDIAN_OF_THREE)
        total += prior_of_variance * marginal * stats.norm.sf((GOAL.target - middle) / sd)
        weight_sum += prior_of_variance * marginal
    assert found.probability == pytest.approx(total / weight_sum, abs=0.02)


def test_the_variance_of_a_median_of_three_is_the_known_one():
    rng = np.random.default_rng(1)
    medians = np.median(rng.standard_normal((400_000, 3)), axis=1)
    assert medians.var() == pytest.approx(MEDIAN_OF_THREE, abs=0.004)
    assert round(MEDIAN_OF_THREE, 4) == 0.4487


@given(SCORES)
def test_a_falling_target_has_the_mirrored_forecast(scores):
    points = weekly(scores)
    mirrored = [(week, -score) for week, score in points]
    up, down = forecast(points, GOAL, PRIOR), forecast(mirrored, aim(-4, -15, 15), PRIOR)
    assert down.probability == pytest.approx(up.probability, rel=1e-9, abs=1e-12)
    assert (down.low, down.high) == pytest.approx((-up.high, -up.low))


@given(SCORES, st.integers(6, 15))
def test_nothing_is_ever_forecast_beyond_the_ends_of_the_scale(scores, highest):
    kept = [min(score, highest) for score in scores]
    found = forecast(weekly(kept), aim(1, highest, 15), PRIOR, lowest=0, highest=highest)
    assert 0 <= found.low <= found.expected <= found.high <= highest
    assert 0 <= found.probability <= 1
    steep = forecast_out_of(weekly(kept), aim(1, highest, 15), PRIOR, out_of=highest)
    assert 0 <= steep.low <= steep.expected <= steep.high <= highest
    assert 0 <= steep.probability <= 1


@given(SCORES)
@settings(max_examples=25)
def test_a_better_last_score_never_makes_the_target_less_likely(scores):
    points = weekly(scores)
    better = [*points[:-1], (points[-1][0], points[-1][1] + 0.01)]
    before = line_at_due(points, GOAL, PRIOR, 2.0)[0]
    assert line_at_due(better, GOAL, PRIOR, 2.0)[0] >= before


@pytest.mark.parametrize(
    ("points", "goal", "why"),
    [
        (weekly([4, 5, 6, 6, 7]), GOAL, "6 readings"),
        ([(week / 2, 5.0) for week in range(6)], GOAL, "4 weeks"),
        (weekly([4] * 16), GOAL, "has passed"),
        (weekly([8] * 6), aim(8, 8, 15), "already at the target"),
        (weekly([8] * 6), aim(9, 8, 15, Direction.UP), "already at the target"),
    ],
)
def test_too_early_too_late_and_nothing_to_do_are_not_forecast(points, goal, why):
    for make in (forecast, forecast_count):
        with pytest.raises(ValueError, match=why):
            make(points, goal, PRIOR)


@pytest.mark.parametrize(
    ("probability", "band"),
    [
        (0.0, Band.VERY_UNLIKELY),
        (0.0999, Band.VERY_UNLIKELY),
        (0.10, Band.UNLIKELY),
        (0.3499, Band.UNLIKELY),
        (0.35, Band.EITHER_WAY),
        (0.65, Band.LIKELY),
        (0.90, Band.LIKELY),
        (0.9001, Band.VERY_LIKELY),
        (1.0, Band.VERY_LIKELY),
    ],
)
def test_the_bands_begin_where_the_note_says(probability, band):
    assert band_of(probability) == band


def oracle_out_of(points, goal, prior, out_of, steps=161):
    """The same question by brute force on a wide, fine grid with SciPy's distributions."""

    def inside(k):
        return (k + 0.5) / (out_of + 1)

    start, end = inside(goal.baseline), inside(goal.target)
    middle = inside((goal.baseline + goal.target) / 2)
    a = (math.log(end / (1 - end)) - math.log(start / (1 - start))) / goal.weeks
    level_sd = prior.level_sd / (out_of * start * (1 - start))
    rho = (prior.scatter**2 / (out_of * middle * (1 - middle)) - 1) / (out_of - 1)
    rho = min(max(rho, 0), 0.5)
    mean = math.log(start / (1 - start))
    levels = np.linspace(mean - 7 * level_sd, mean + 7 * level_sd, steps)
    slopes = np.linspace(0.8 * a - 6 * 0.75 * abs(a), 0.8 * a + 6 * 0.75 * abs(a), steps)
    level, slope = np.meshgrid(levels, slopes, indexing="ij")
    logs = stats.norm.logpdf(level, mean, level_sd)
    logs = logs + stats.norm.logpdf(slope, 0.8 * a, 0.75 * abs(a))

    def family(week):
        p = np.clip(1 / (1 + np.exp(-(level + slope * week))), 1e-9, 1 - 1e-9)
        if rho == 0:
            return stats.binom(out_of, p)
        return stats.betabinom(out_of, p * (1 / rho - 1), (1 - p) * (1 / rho - 1))

    for week, score in points:
        logs = logs + family(week).logpmf(score)
    weight = np.exp(logs - logs.max())
    below = family(goal.weeks).cdf(goal.target - 1)
    return 1 - (weight * below**2 * (3 - 2 * below)).sum() / weight.sum()


@pytest.mark.parametrize("scatter", [1.0, 3.0])
@pytest.mark.parametrize(
    "scores", [(4, 5, 4, 6, 5, 7, 6, 8, 7, 9), (5, 4, 6, 7, 9, 8), (0, 0, 1, 0, 2, 1, 0, 2)]
)
def test_k_out_of_n_agrees_with_brute_force(scores, scatter):
    points, prior = weekly(scores), Prior(scatter, 1.0)
    expected = oracle_out_of(points, GOAL, prior, 20)
    found = forecast_out_of(points, GOAL, prior, out_of=20).probability
    assert found == pytest.approx(expected, abs=5e-4)


def test_a_finer_grid_changes_nothing_that_is_shown(monkeypatch):
    points = weekly([4, 5, 4, 6, 5, 7, 6, 8, 7, 9, 9, 10])
    coarse = forecast_count(points, GOAL, Prior(4, 1))
    monkeypatch.setattr(forecast_grid, "CELLS", 81)
    fine = forecast_count(points, GOAL, Prior(4, 1))
    assert coarse.probability == pytest.approx(fine.probability, abs=1e-4)
    assert (coarse.low, coarse.high) == (fine.low, fine.high)


def test_falling_counts_reach_nought_and_never_less():
    points = weekly([9, 7, 7, 5, 4, 3, 2, 2])
    found = forecast_count(points, aim(9, 1, 12), Prior(3, 1))
    assert found.low == 0
    assert found.probability > 0.35


def test_all_or_nothing_scores_still_have_a_forecast():
    none = forecast_out_of(weekly([0] * 8), aim(0, 10, 12), PRIOR, out_of=10)
    all_right = forecast_out_of(weekly([10] * 8), aim(0, 10, 12), PRIOR, out_of=10)
    assert none.band == Band.VERY_UNLIKELY
    assert all_right.band == Band.VERY_LIKELY
    assert all_right.high == 10


@pytest.mark.parametrize(("scores", "out_of"), [([3.5] * 6, 10), ([11] * 6, 10), ([1] * 6, 0)])
def test_scores_off_the_scale_are_refused(scores, out_of):
    with pytest.raises(ValueError, match=r"\.$"):
        forecast_out_of(weekly(scores), aim(1, 9, 12), PRIOR, out_of=out_of)
