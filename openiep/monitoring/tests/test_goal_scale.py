"""Goal scale, way covered and before-and-since, against published cases."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from openiep.monitoring.rules.effect import nap
from openiep.monitoring.rules.goal_scale import goal_level, goal_scale_t, way_covered

# With equal weights the formula of Kiresuk & Sherman 1968 is T = 50 + K sum(x); K for one to five
# goals at rho .3, as conversion tables print it.
K = {1: 10, 2: 6.202, 3: 4.564, 4: 3.627, 5: 3.015}


@pytest.mark.parametrize(("goals", "k"), K.items())
@pytest.mark.parametrize("level", [-2, -1, 0, 1, 2])
def test_equal_weights_follow_the_published_conversion(goals, k, level):
    assert goal_scale_t([level] * goals) == pytest.approx(50 + k * level * goals, abs=0.006)


def test_the_famous_misprint_is_not_followed():
    # sqrt(.7 n^2 + .3 n sum x) gives another number; the erratum to Turner-Stokes 2009 has ours.
    wrong = 50 + 10 * 3 / math.sqrt(0.7 * 9 + 0.3 * 3 * 3)
    assert goal_scale_t([1, 1, 1]) == pytest.approx(63.693, abs=0.001)
    assert abs(goal_scale_t([1, 1, 1]) - wrong) > 3


def test_weights_count_by_importance_times_difficulty():
    # By hand: sum wx = 4*1 + 2*0 + 6*-1 = -2, sum w^2 = 56, (sum w)^2 = 144.
    expected = 50 - 20 / math.sqrt(0.7 * 56 + 0.3 * 144)
    assert goal_scale_t([1, 0, -1], [4, 2, 6], 0.3) == pytest.approx(expected)


def test_the_example_of_the_peer_package_gasr_agrees():
    # calc_tscore(c(-2, 0, -1, 2, 0, 1), c(3, 5, 1, 4, 2, 6)): sum wx = 7, sum w^2 = 91, sum w = 21.
    expected = 50 + 70 / math.sqrt(0.7 * 91 + 0.3 * 441)
    found = goal_scale_t([-2, 0, -1, 2, 0, 1], [3, 5, 1, 4, 2, 6])
    assert found == pytest.approx(expected, rel=1e-14)


@pytest.mark.parametrize(
    ("levels", "weights", "rho"),
    [
        ([3], None, 0.3),
        ([], None, 0.3),
        ([1, 1], [1], 0.3),
        ([1], [0], 0.3),
        ([1, 1], [-1, 3], 0.3),
        ([1], None, 1),
        ([1], None, -0.1),
        ([math.nan], None, 0.3),
    ],
)
def test_what_is_no_goal_scale_is_refused(levels, weights, rho):
    with pytest.raises(ValueError, match=r"\.$"):
        goal_scale_t(levels, weights, rho)


@given(
    st.lists(st.tuples(st.integers(-2, 2), st.integers(1, 12)), min_size=1, max_size=9),
    st.floats(0.01, 1e6),
)
def test_t_turns_about_fifty_and_does_not_know_the_size_of_the_weights(goals, times):
    levels, weights = zip(*goals, strict=True)
    t = goal_scale_t(levels, weights)
    assert goal_scale_t([-level for level in levels], weights) == pytest.approx(100 - t)
    assert goal_scale_t(levels, [weight * times for weight in weights]) == pytest.approx(t)


# Parker, Vannest & Davis 2011, Behavior Modification 35:303-322, as tested by SingleCaseES.
A, B = [20, 20, 26, 25, 22, 23], [28, 25, 24, 27, 30, 30, 29]


@pytest.mark.parametrize(
    ("before", "since", "direction", "expected"),
    [
        (A, B, "up", 38.5 / 42),
        # The canonical example of SingleCaseES and scan as PhysioClinStats tests it: one more 28.
        (A, [*B, 28], "up", 44.5 / 48),
        ([2, 3, 5, 3], [4, 5, 5, 7, 6], "up", 0.90),
        ([3, 3, 4, 5], [4, 5, 6, 7, 7], "up", (16 / 20 + 1) / 2),
        # Example of scan's nap(): aggression is to fall, a tie at 10 counts one half.
        ([12, 14, 9, 10], [10, 6, 4, 5, 3, 4], "down", 22.5 / 24),
        ([1], [2], "up", 1.0),
        ([2], [2], "down", 0.5),
        ([4, 4, 4], [4, 4], "up", 0.5),
    ],
)
def test_nap_agrees_with_the_published_cases(before, since, direction, expected):
    assert nap(before, since, direction) == pytest.approx(expected, rel=1e-14)


VALUES = st.lists(st.integers(-20, 20), min_size=1, max_size=20)


@given(VALUES, VALUES)
def test_nap_is_mann_whitney_and_turns_with_the_direction(before, since):
    u = stats.mannwhitneyu(since, before, method="asymptotic").statistic
    assert nap(before, since) == pytest.approx(u / (len(before) * len(since)))
    assert nap(before, since, "down") == pytest.approx(1 - nap(before, since))
    assert nap(since, before) == pytest.approx(1 - nap(before, since))


def test_nap_without_a_side_or_with_a_strange_direction_is_refused():
    for before, since, way in (([], [1], "up"), ([1], [], "up"), ([1], [2], "sideways")):
        with pytest.raises(ValueError, match=r"\.$"):
            nap(before, since, way)


def test_the_way_covered_is_percent_of_goal_obtained():
    # SingleCaseES tests PoGO as 100 (mean B - mean A) / (goal - mean A) on the data above.
    mean_a, mean_b = sum(A) / 6, sum(B) / 7
    assert way_covered(mean_a, 25, [mean_b]) == pytest.approx(210.204, abs=0.001)
    assert way_covered(mean_a, 40, [mean_b]) == pytest.approx(28.297, abs=0.001)


@pytest.mark.parametrize(
    ("baseline", "target", "scores", "percent"),
    [
        (2, 8, [5], 50),
        (2, 8, [1, 9, 5, 4, 6], 50),
        (2, 8, [11, 11, 11], 150),
        (2, 8, [0, 0, 0], -100 / 3),
        (12, 3, [9, 6, 3], 200 / 3),
        (12, 0, [0, 0], 100),
    ],
)
def test_the_way_covered_is_not_clipped_and_knows_falling_targets(
    baseline, target, scores, percent
):
    assert way_covered(baseline, target, scores) == pytest.approx(percent)


def test_no_way_to_cover_is_refused():
    with pytest.raises(ValueError, match="no way to cover"):
        way_covered(8, 8, [8])


@pytest.mark.parametrize(
    ("now", "level"),
    [(0, -2), (2, -2), (4.9, -2), (5, -1), (7.9, -1), (8, 0), (9.4, 0), (9.5, 1), (11, 2)],
)
def test_the_suggested_level_follows_the_way(now, level):
    assert goal_level(2, 8, [now]) == level
    assert goal_level(-2, -8, [-now]) == level


def test_a_target_held_is_the_expected_level():
    assert goal_level(8, 8, [8, 9, 8]) == 0
    assert goal_level(8, 8, [6, 5, 6]) == -2
    assert goal_level(3, 6, [2], "down") == 0


def test_a_goal_without_weight_and_goals_that_do_not_hang_together_are_allowed():
    assert goal_scale_t([2, 1], [0, 3]) == pytest.approx(60)
    assert goal_scale_t([1, 1], None, 0) == pytest.approx(50 + 20 / math.sqrt(2))


def test_weights_of_any_size_are_calculated():
    assert goal_scale_t([1, 1], [1e200, 1e200]) == pytest.approx(goal_scale_t([1, 1]))
    assert goal_scale_t([1, 1], [1e-200, 1e-200]) == pytest.approx(goal_scale_t([1, 1]))
