"""The six statuses, their order, and what must never change them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openiep.monitoring.rules.aim import Direction, aim
from openiep.monitoring.rules.status import Code, Side, four_in_a_row, status

RISING = aim(2, 12, 10)
FALLING = aim(12, 2, 10)


def weekly(*scores):
    return list(enumerate(map(float, scores), start=1))


def code(points, goal=RISING, *, review=False):
    return status(points, goal, planned_review=review).code


def test_fewer_than_four_checks_are_too_early():
    assert code([]) == Code.TOO_EARLY
    assert code(weekly(1, 1, 1)) == Code.TOO_EARLY


def test_four_or_five_checks_are_too_early_without_a_run():
    assert code(weekly(3, 5, 4, 7)) == Code.TOO_EARLY
    assert code(weekly(3, 5, 4, 7, 6)) == Code.TOO_EARLY


def test_a_run_of_four_on_the_worse_side_is_worth_a_look_from_four_checks():
    assert code(weekly(2, 3, 4, 5)) == Code.WORTH_A_LOOK
    assert code(weekly(9, 2, 3, 4, 5)) == Code.WORTH_A_LOOK


def test_a_check_on_the_line_breaks_the_run():
    assert code(weekly(2, 3, 5, 5)) == Code.TOO_EARLY


def test_slower_than_hoped_is_said_only_at_a_review_and_from_eight():
    flat = weekly(2, 3, 2, 3, 2, 3, 2, 3)
    assert code(flat, review=True) == Code.BEHIND
    assert code(flat) == Code.WORTH_A_LOOK
    assert code(flat[:7], review=True) == Code.WORTH_A_LOOK


def test_a_range_that_touches_the_line_is_about_on_course():
    assert code(weekly(3, 4, 5, 6, 7, 8, 9, 10), review=True) == Code.ON_COURSE
    assert code(weekly(4, 3, 6, 5, 8, 7, 10, 9), review=True) == Code.ON_COURSE


def test_a_range_wholly_past_the_line_is_ahead():
    assert code(weekly(6, 7, 7, 9, 9, 10)) == Code.AHEAD


def test_a_perfect_series_exactly_on_an_awkward_line_is_on_course():
    goal = aim(0.1, 0.7, 9)
    points = [(week, goal.at(week)) for week in range(1, 9)]
    assert code(points, goal, review=True) == Code.ON_COURSE
    assert four_in_a_row(points, goal) == Side.NONE


def test_the_last_three_at_the_target_have_met_it_whatever_else_holds():
    assert code(weekly(12, 12, 12)) == Code.MET
    assert code(weekly(1, 1, 1, 1, 1, 12, 13, 12), review=True) == Code.MET
    assert code(weekly(12, 12, 11)) == Code.TOO_EARLY


def test_a_met_target_is_met_also_after_the_day_due():
    assert code([(week, 12.0) for week in (11, 12, 13)]) == Code.MET


def test_after_the_day_due_nobody_is_asked_for_more_than_the_target():
    late = [(week, 11.9) for week in range(10, 18)]
    assert code(late, review=True) == Code.BEHIND
    assert code([(week, 12.0) for week in range(10, 18)], review=True) == Code.MET


def test_a_target_met_at_baseline_is_held_or_not():
    held = aim(12, 10, 10, Direction.UP)
    assert code(weekly(11, 10, 12, 11, 12, 11), held) == Code.MET
    assert code(weekly(9, 8, 9, 8), held) == Code.WORTH_A_LOOK


def test_baseline_and_target_the_same_is_a_target_to_hold():
    same = aim(8, 8, 10)
    assert code(weekly(8, 8, 8), same) == Code.MET
    assert code(weekly(7, 7, 7, 7), same) == Code.WORTH_A_LOOK


def test_all_checks_on_one_day_are_too_early_for_a_line():
    assert code([(5, 7.0), (5, 6.5), (5, 7.5)] * 3, review=True) == Code.TOO_EARLY


def test_two_days_are_enough_for_a_range():
    found = status([(1, 3.0)] * 5 + [(9, 4.0)], RISING, planned_review=False)
    assert found.level is not None
    assert found.code == Code.ON_COURSE


def test_too_few_checks_and_one_day_only_are_told_apart():
    for checks in (0, 3, 4, 5):
        found = status(weekly(*[9] * checks), RISING, planned_review=False)
        assert found.why.code == "few_checks"
        assert found.why.about["needed"] == 6
    one_day = status([(5, 8.0)] * 6, RISING, planned_review=True)
    assert one_day.why.code == "one_day_only"


def test_the_reason_and_the_numbers_behind_it_are_given():
    found = status(weekly(2, 3, 2, 3, 2, 3, 2, 3), RISING, planned_review=True)
    assert found.why.code == "range_worse"
    assert found.aim_now == 10
    assert found.level.high < 10
    assert found.checks == 8


def test_outside_a_review_on_course_says_so_if_the_range_is_worse():
    found = status(weekly(2, 3, 2, 3, 2, 3, 2, 9.5), RISING, planned_review=False)
    assert (found.code, found.why.code) == (Code.WORTH_A_LOOK, "four_worse")
    found = status(weekly(2, 3, 2, 3, 2, 3, 9.1, 4), RISING, planned_review=False)
    assert (found.code, found.why.code) == (Code.ON_COURSE, "range_worse_not_yet_judged")


@pytest.mark.parametrize(
    ("scores", "side"),
    [
        ((2, 3, 4, 5), Side.BEHIND),
        ((4, 5, 6, 7), Side.AHEAD),
        ((3, 4, 5, 6), Side.NONE),
        ((2, 3, 4), Side.NONE),
        ((9, 9, 9, 2, 3, 4, 5), Side.BEHIND),
        ((), Side.NONE),
    ],
)
def test_four_in_a_row_looks_at_the_last_four(scores, side):
    assert four_in_a_row(weekly(*scores), RISING) == side


def test_above_the_line_is_the_worse_side_of_a_falling_target():
    assert four_in_a_row(weekly(12, 12, 12, 12), FALLING) == Side.BEHIND
    assert four_in_a_row(weekly(3, 3, 3, 3), FALLING) == Side.AHEAD


SERIES = st.lists(
    st.tuples(st.integers(0, 40).map(lambda n: n / 2), st.integers(0, 40).map(lambda n: n / 2)),
    max_size=20,
)


@given(SERIES, st.booleans())
def test_a_falling_target_is_the_mirror_of_a_rising_one(points, review):
    mirrored = [(week, 14 - score) for week, score in points]
    assert code(points, RISING, review=review) == code(mirrored, FALLING, review=review)
    assert four_in_a_row(points, RISING) == four_in_a_row(mirrored, FALLING)


@given(SERIES, st.booleans(), st.sampled_from([0.25, 8.0]), st.integers(-64, 64))
def test_the_unit_does_not_matter(points, review, times, more):
    goal = aim(2 * times + more, 12 * times + more, 10)
    moved = [(week, score * times + more) for week, score in points]
    assert code(points, review=review) == code(moved, goal, review=review)


@given(SERIES)
def test_slower_than_hoped_needs_a_review_and_eight_checks(points):
    assert code(points) != Code.BEHIND
    if len(points) < 8:
        assert code(points, review=True) != Code.BEHIND


@given(st.lists(st.integers(0, 12), min_size=6, max_size=16), st.randoms(use_true_random=False))
def test_the_order_in_which_days_are_given_does_not_matter(scores, random):
    points = weekly(*scores)
    shuffled = random.sample(points, len(points))
    assert code(points, review=True) == code(shuffled, review=True)
