"""The school's own summary, and whether its forecasts were honest."""

import pytest

from openiep.monitoring.rules.forecast import Band
from openiep.monitoring.rules.school_summary import calibration, prior_share, school_summary

HOPEFUL = [(0.8, False)] * 15 + [(0.8, True)] * 10


def test_there_is_no_t_score_under_twenty_targets():
    assert school_summary([[0, 1], [-1]] * 6).t is None
    assert school_summary([[0, 1], [-1]] * 7).t is not None


def test_the_summary_is_the_mean_of_the_childrens_scores():
    found = school_summary([[0]] * 10 + [[1]] * 10)
    assert (found.targets, found.at_or_above, found.t) == (20, 1.0, 55.0)


def test_children_without_targets_do_not_count():
    assert school_summary([[], [0]]).targets == 1
    assert school_summary([]).at_or_above is None


def test_the_brier_score_stands_beside_the_base_rate():
    # Brier 1950: the mean squared distance; by hand .3^2, .2^2, .6^2 over three.
    found = calibration([(0.7, True), (0.2, False), (0.6, False)])
    assert found.brier == pytest.approx((0.09 + 0.04 + 0.36) / 3)
    assert found.base_rate_brier == pytest.approx(2 / 9)


def test_each_band_says_what_was_said_and_what_happened():
    found = {row.band: row for row in calibration(HOPEFUL).bands}
    assert found[Band.LIKELY].targets == 25
    assert found[Band.LIKELY].said == pytest.approx(0.8)
    assert found[Band.LIKELY].happened == 0.4
    assert found[Band.UNLIKELY].said is None


def test_an_over_hopeful_school_gets_its_own_prior_from_twenty_targets():
    found = calibration(HOPEFUL)
    assert found.off
    assert prior_share(found, [0.4] * 11 + [0.6] * 14) == 0.6
    assert prior_share(found, [0.4] * 19) == 0.8
    assert prior_share(calibration(HOPEFUL[:19]), [0.4] * 30) == 0.8
    assert prior_share(calibration([(0.8, True)] * 30), [0.4] * 30) == 0.8 - 0.4


def test_nothing_closed_has_no_score():
    assert calibration([]).brier is None


def test_a_chance_above_one_is_refused():
    with pytest.raises(ValueError, match="between 0 and 1"):
        calibration([(1.2, True)])
