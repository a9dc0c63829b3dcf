"""Baseline, aim line, least squares and Theil-Sen against published and peer-computed cases."""

import math
import random
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from openiep.monitoring.rules.aim import Direction, aim, aim_line, week_of
from openiep.monitoring.rules.baseline import baseline
from openiep.monitoring.rules.trend import Fit, ols, theil_sen, trend

# NIST Statistical Reference Datasets, linear regression, "Norris" (36 observations, certified).
NORRIS = """
0.2 0.1|337.4 338.8|118.2 118.1|884.6 888.0|10.1 9.2|226.5 228.1|666.3 668.5|996.3 998.5
448.6 449.1|777.0 778.9|558.2 559.2|0.4 0.3|0.6 0.1|775.5 778.1|666.9 668.8|338.0 339.3
447.5 448.9|11.6 10.8|556.0 557.7|228.1 228.3|995.8 998.0|887.6 888.8|120.2 119.6|0.3 0.3
0.3 0.6|556.8 557.6|339.1 339.3|887.2 888.0|999.0 998.5|779.0 778.9|11.1 10.2|118.3 117.6
229.2 228.9|669.1 668.4|448.9 449.2|0.5 0.2
"""
# Ezekiel 1930, stopping distances: the data set `cars` of R.
SPEED = [4, 4, 7, 7, 8, 9, 10, 10, 10, 11, 11, 12, 12, 12, 12, 13, 13, 13, 13, 14, 14, 14, 14]
SPEED += [15, 15, 15, 16, 16, 17, 17, 17, 18, 18, 18, 18, 19, 19, 19, 20, 20, 20, 20, 20, 22, 23]
SPEED += [24, 24, 24, 24, 25]
DISTANCE = [2, 10, 4, 22, 16, 10, 18, 26, 34, 17, 28, 14, 20, 24, 28, 26, 34, 34, 46, 26, 36, 60]
DISTANCE += [80, 20, 26, 54, 32, 40, 32, 40, 50, 42, 56, 76, 84, 36, 46, 68, 32, 48, 52, 56, 64]
DISTANCE += [66, 54, 70, 92, 93, 120, 85]
# Hasbrouck & Tindal 2017, words correct a minute: autumn, spring, printed gain a week over 32
# weeks (grade 1: winter to spring over 16), as published by Read Naturally.
NORMS = """
1 97 116 1.2|1 59 91 2.0|1 29 60 1.9|1 16 34 1.1|2 111 148 1.2|2 84 124 1.3|2 50 100 1.6
2 36 72 1.1|2 23 43 0.6|3 134 166 1.0|3 104 139 1.1|3 83 112 0.9|3 59 91 1.0|3 40 63 0.7
4 153 184 1.0|4 125 160 1.1|4 94 133 1.2|4 75 105 0.9|4 60 83 0.7|5 179 195 0.5|5 153 169 0.5
5 121 146 0.8|5 87 119 1.0|6 185 204 0.6|6 159 173 0.4|6 112 122 0.3|6 89 91 0.1
"""


def rows(table):
    return [[float(n) for n in row.split()] for row in table.strip().replace("\n", "|").split("|")]


@pytest.mark.parametrize(("grade", "autumn", "spring", "printed"), rows(NORMS))
def test_the_aim_line_gives_the_published_gain_a_week(grade, autumn, spring, printed):
    slope, value = aim_line(autumn, spring, 16 if grade == 1 else 32, 0)
    assert slope == pytest.approx(printed, abs=0.0501)
    assert value == autumn


def test_the_one_misprinted_gain_is_computed_and_not_copied():
    # Grade 5, tenth percentile: 64 to 102 words in 32 weeks; the table prints 1.9.
    assert round(aim_line(64, 102, 32, 32)[0], 1) == 1.2


def test_the_aim_line_of_a_falling_target_falls():
    assert aim_line(12, 3, 9, 4) == (-1.0, 8.0)


def test_the_line_ends_exactly_at_the_target():
    assert aim_line(0.1, 0.7, 3, 3)[1] == 0.7


@pytest.mark.parametrize("weeks", [0, -3, math.nan, math.inf])
def test_an_aim_without_time_is_refused(weeks):
    with pytest.raises(ValueError, match="weeks"):
        aim_line(1, 2, weeks, 1)


def test_after_the_day_due_the_aim_stays_at_the_target():
    assert aim(2, 10, 8).at(20) == 10


def test_before_the_start_the_aim_is_the_baseline():
    assert aim(2, 10, 8).at(-2) == 2


def test_a_target_met_at_baseline_is_to_be_held():
    held = aim(12, 10, 8, Direction.UP)
    assert (held.to_hold, held.slope, held.at(3)) == (True, 0.0, 10)


def test_the_baseline_is_the_middle_one_and_provisional_under_three():
    assert baseline([9, 2, 4]).value == 4
    assert not baseline([9, 2, 4]).provisional
    assert baseline([3, 4]).value == 3.5
    assert baseline([3, 4]).provisional


def test_norris_is_met_to_the_certified_digits():
    fit = ols(*zip(*rows(NORRIS), strict=True))
    assert fit.slope == pytest.approx(1.00211681802045, rel=1e-13)
    assert fit.intercept == pytest.approx(-0.262323073774029, rel=1e-11)
    assert fit.slope_se == pytest.approx(0.429796848199937e-3, rel=1e-12)
    assert fit.scatter == pytest.approx(0.884796396144373, rel=1e-12)


def test_the_cars_of_r_give_the_printed_line_and_ranges():
    # summary(lm(dist ~ speed, cars)); predict(..., interval=) at 12, 19 and 24 miles an hour,
    # as printed by STHDA, "Predict in R: model predictions and confidence intervals".
    fit = ols(SPEED, DISTANCE)
    assert (round(fit.intercept, 4), round(fit.slope, 4)) == (-17.5791, 3.9324)
    assert round(fit.slope_se, 4) == 0.4155
    for speed, low, high in ((12, 24.4, 34.8), (19, 51.8, 62.4), (24, 68.4, 85.2)):
        level = fit.level(speed, 0.95)
        assert (round(level.low, 1), round(level.high, 1)) == (low, high)
    reading = fit.reading(19, 0.95)
    assert (round(reading.low, 2), round(reading.high, 2)) == (25.76, 88.51)


@pytest.mark.parametrize(
    ("weeks", "scatter", "printed"),
    [(4, 5, 2.24), (6, 10, 2.39), (8, 8, 1.23), (10, 15, 1.65), (14, 5, 0.33), (20, 10, 0.39)],
)
def test_the_standard_error_of_a_slope_falls_with_the_weeks(weeks, scatter, printed):
    # One score a week, after Christ 2006, School Psychology Review 35:128-133.
    spread = sum((week - (weeks + 1) / 2) ** 2 for week in range(1, weeks + 1))
    fit = Fit(0, 0, weeks, 0, 0, spread, scatter**2 * (weeks - 2))
    assert round(fit.slope_se, 2) == printed


def test_the_line_of_sen_1968_has_slope_four():
    slope, intercept = theil_sen([1, 2, 3, 4, 10, 12, 18], [9, 15, 19, 20, 45, 55, 78])
    assert (slope, intercept) == (4.0, 6.0)


SCORES = st.lists(
    st.tuples(st.integers(0, 60), st.integers(-50, 150)), min_size=3, max_size=25
).filter(lambda points: len({week for week, _ in points}) > 1)


@pytest.mark.filterwarnings("ignore:invalid value encountered in sqrt:RuntimeWarning")
@given(SCORES)
def test_theil_sen_is_scipys_joint_line_also_with_ties_and_two_readings_a_day(points):
    x, y = zip(*points, strict=True)
    expected = stats.theilslopes(y, x, method="joint")
    assert theil_sen(x, y) == pytest.approx((expected.slope, expected.intercept), abs=1e-9)


@given(SCORES)
def test_least_squares_is_scipys(points):
    x, y = zip(*points, strict=True)
    fit, expected = ols(x, y), stats.linregress(x, y)
    assert fit.slope == pytest.approx(expected.slope, rel=1e-9, abs=1e-9)
    assert fit.intercept == pytest.approx(expected.intercept, rel=1e-9, abs=1e-8)
    assume(expected.stderr > 1e-5 * (1 + abs(expected.slope)))
    assert fit.slope_se == pytest.approx(expected.stderr, rel=1e-6)


@given(SCORES, st.floats(0.5, 0.99), st.integers(-10, 80))
def test_a_new_reading_is_less_certain_than_the_level(points, coverage, week):
    fit = ols(*zip(*points, strict=True))
    level, reading = fit.level(week, coverage), fit.reading(week, coverage)
    assert reading.low <= level.low <= level.fit <= level.high <= reading.high


def test_a_constant_series_has_a_level_line_without_width():
    fit = ols([1, 2, 3, 4, 5, 6], [7] * 6)
    assert (fit.slope, fit.level(6).low, fit.level(6).high) == (0, 7, 7)


def test_two_points_have_a_line_and_no_standard_error():
    fit = ols([1, 3], [2, 6])
    assert (fit.slope, fit.intercept, fit.slope_se) == (2, 0, None)
    with pytest.raises(ValueError, match="3 points"):
        fit.level(3)


@pytest.mark.parametrize(
    ("x", "y"), [([1], [2]), ([2, 2], [1, 3]), ([1, 2], [1]), ([1, math.nan], [1, 2]), ([], [])]
)
def test_what_has_no_line_is_refused_in_a_sentence(x, y):
    for line in (ols, theil_sen):
        with pytest.raises(ValueError, match=r"\.$"):
            line(x, y)


def test_one_bad_day_hardly_moves_the_drawn_line():
    weeks = list(range(1, 13))
    calm = [2 + 0.5 * week for week in weeks]
    spoilt = [*calm[:6], 0.0, *calm[7:]]
    assert theil_sen(weeks, spoilt)[0] == pytest.approx(0.5, abs=0.02)
    assert abs(ols(weeks, spoilt).slope - 0.5) < 0.1


def test_there_is_no_trend_before_six_readings_and_four_weeks():
    rng = random.Random(1)
    points = [(week, rng.random()) for week in (1, 2, 3, 4, 5, 6)]
    assert trend(points) is not None
    assert trend(points[:5]) is None
    assert trend([(week / 2, score) for week, score in points]) is None


def test_a_week_can_leave_out_the_holidays():
    start, day = date(2026, 9, 7), date(2026, 11, 9)
    assert week_of(day, start) == 9
    assert week_of(day, start, [date(2026, 10, 26)]) == 8
    assert week_of(date(2026, 10, 28), start, [date(2026, 10, 26)]) == 7
    assert week_of(start, day, [date(2026, 10, 26)]) == -8


def test_an_aim_may_be_shorter_than_a_week():
    assert aim(2, 4, 0.5).slope == 4


def test_a_holiday_week_may_be_named_by_any_of_its_days():
    start, day = date(2026, 9, 7), date(2026, 11, 9)
    for named in (date(2026, 10, 26), date(2026, 10, 28), date(2026, 11, 1)):
        assert week_of(day, start, [named]) == 8
