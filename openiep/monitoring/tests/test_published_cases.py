"""More worked examples that others printed: lines and ranges of textbooks, medians, paces, overlap."""

import pytest

from openiep.monitoring.rules.aim import aim, aim_line
from openiep.monitoring.rules.baseline import baseline
from openiep.monitoring.rules.effect import nap
from openiep.monitoring.rules.school_summary import calibration
from openiep.monitoring.rules.status import Side, four_in_a_row
from openiep.monitoring.rules.trend import ols, theil_sen

# Kutner, Nachtsheim, Neter & Li, Applied Linear Statistical Models, table 1.1: the Toluca Company.
LOTS = [80, 30, 50, 90, 70, 60, 120, 80, 100, 50, 40, 70, 90, 20, 110, 100, 30, 50, 90, 110, 30]
LOTS += [90, 40, 80, 70]
HOURS = [399, 121, 221, 376, 361, 224, 546, 352, 353, 157, 160, 252, 389, 113, 435, 420, 212, 268]
HOURS += [377, 421, 273, 468, 244, 342, 323]
# Montgomery & Runger, Applied Statistics and Probability for Engineers, table 11-1: oxygen purity.
HYDROCARBON = [0.99, 1.02, 1.15, 1.29, 1.46, 1.36, 0.87, 1.23, 1.55, 1.40, 1.19, 1.15, 0.98, 1.01]
HYDROCARBON += [1.11, 1.20, 1.26, 1.32, 1.43, 0.95]
PURITY = [90.01, 89.05, 91.43, 93.74, 96.73, 94.45, 87.59, 91.77, 99.42, 93.65, 93.54, 92.52, 90.56]
PURITY += [89.54, 89.85, 90.39, 93.25, 93.41, 94.98, 87.33]


def test_the_toluca_company_has_its_printed_ranges_of_ninety_per_cent():
    # Minitab's output at 65 lots, as printed in the State University of New York's worksheet.
    fit = ols(LOTS, HOURS)
    assert (round(fit.intercept, 2), round(fit.slope, 4)) == (62.37, 3.5702)
    assert (round(fit.slope_se, 4), round(fit.scatter, 2)) == (0.3470, 48.82)
    level, reading = fit.level(65), fit.reading(65)
    assert (round(level.fit, 2), round(level.low, 2), round(level.high, 2)) == (
        294.43, 277.43, 311.43,
    )  # fmt: skip
    assert (round(reading.low, 2), round(reading.high, 2)) == (209.04, 379.81)


def test_the_oxygen_purity_has_its_printed_ranges_of_ninety_five_per_cent():
    # Table 11-2 of the book.
    fit = ols(HYDROCARBON, PURITY)
    assert (round(fit.intercept, 3), round(fit.slope, 3)) == (74.283, 14.947)
    assert (round(fit.slope_se, 3), round(fit.scatter, 3)) == (1.317, 1.087)
    level, reading = fit.level(1.0, 0.95), fit.reading(1.0, 0.95)
    assert (round(level.fit, 3), round(level.low, 3), round(level.high, 3)) == (
        89.231, 88.486, 89.975,
    )  # fmt: skip
    assert (round(reading.low, 3), round(reading.high, 3)) == (86.830, 91.632)


def test_the_slope_of_a_peer_package_with_ties_is_met():
    # The example of ci.theil in the R package statpsych 2.0: "should return" 0.5.
    x = [67, 28, 30, 28, 52, 40, 25, 37, 44, 10, 14, 20, 28, 40, 51]
    y = [21, 4, 9, 12, 35, 18, 10, 22, 24, 1, 6, 8, 13, 16, 19]
    assert theil_sen(x, y)[0] == 0.5


@pytest.mark.parametrize(
    ("scores", "middle"),
    [([55, 58, 52], 55), ([56, 58, 53, 57], 56.5), ([87, 81, 80, 89, 90, 82], 84.5)],
)
def test_the_medians_of_a_course_on_progress_monitoring(scores, middle):
    # University of North Dakota, SPED 557, Progress Monitoring Cheat Sheet.
    assert baseline(scores).value == middle


def test_the_pace_of_the_published_aimsweb_goal():
    # "Setting an AIMSweb Goal - One Example": 58 words, 92 in 15 weeks, 2.27 a week.
    assert round(aim_line(58, 92, 15, 0)[0], 2) == 2.27


@pytest.mark.parametrize(
    ("before", "since"),
    [
        ([5, 7, 8, 5, 7], [12, 16, 18, 15, 14, 19]),
        ([3, 4, 5, 3], [6, 7, 8, 9, 10, 11, 12]),
        ([6, 8, 7, 8, 7, 8], [10, 12, 13, 14, 15]),
    ],
)
def test_cases_without_overlap_have_all_their_pairs(before, since):
    # The three cases of the package scia's page on NAP: 100.0 each, 30, 28 and 30 pairs.
    assert nap(before, since) == 1.0
    assert nap(since, before) == 0.0


def test_four_in_a_row_asks_for_consecutive_checks_and_not_for_four_in_all():
    # The rule as schools teach it: four *consecutive* below the goal line; 58 to 92 in 15 weeks.
    goal = aim(58, 92, 15)
    assert four_in_a_row([(1, 59), (2, 61), (3, 62), (4, 63)], goal) == Side.BEHIND
    assert four_in_a_row([(1, 59), (2, 61), (3, 65), (4, 63), (5, 66)], goal) == Side.NONE
    assert four_in_a_row([(1, 61), (2, 63), (3, 66), (4, 69)], goal) == Side.AHEAD


@pytest.mark.parametrize(("said", "score"), [(1, 0), (0, 1), (0.7, 0.09), (0.3, 0.49), (0.5, 0.25)])
def test_brier_of_one_forecast_of_rain_on_a_day_with_rain(said, score):
    # The example by which J. Scott Armstrong's forecasting dictionary explains the score.
    assert calibration([(said, True)]).brier == pytest.approx(score)
