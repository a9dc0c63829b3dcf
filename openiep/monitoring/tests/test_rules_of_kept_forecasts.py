"""What became of a forecast, from what it was made, and when the school's record lets it be shown."""

from datetime import date, timedelta

import pytest

from openiep.monitoring.rules.aim import aim
from openiep.monitoring.rules.forecast import PRIOR_SHARE, forecast
from openiep.monitoring.rules.forecast_grid import forecast_count, forecast_out_of
from openiep.monitoring.rules.kept_forecasts import (
    Closed,
    Outcome,
    SaidAtReview,
    Since,
    achieved_share,
    forecast_on_scale,
    made_from,
    outcome_of,
    record_of,
    usual_prior,
)

DUE = date(2026, 12, 11)
BEFORE, AFTER = DUE - timedelta(days=3), DUE + timedelta(days=1)
GOAL = aim(4, 16, 12)
THERE = [(week, 4.0 + week) for week in range(1, 13)]
SHORT = [(week, 4.0 + week / 2) for week in range(1, 13)]


def since(points=SHORT, **more):
    known = {"aim": GOAL, "same_question": True, "open": True, "checked_again": True, "said": None}
    return Since(points=points, **{**known, **more})


def test_while_the_day_is_to_come_it_waits():
    assert outcome_of(since(THERE), DUE, DUE) == Outcome.WAITING
    assert outcome_of(since(THERE, open=False), DUE, BEFORE) == Outcome.WAITING


def test_when_the_day_has_passed_the_aim_decides():
    # The median of the last three of THERE is 15, below 16; one more check at 16 makes it 16.
    assert outcome_of(since(THERE), DUE, AFTER) == Outcome.NOT_MET
    reached = [*THERE, (12.5, 16.0), (12.6, 16.0)]
    assert outcome_of(since(reached), DUE, AFTER) == Outcome.MET
    assert outcome_of(since(SHORT, said=SaidAtReview.MET), DUE, AFTER) == Outcome.NOT_MET


def test_a_review_closes_it_before_the_day():
    assert outcome_of(since(said=SaidAtReview.MET), DUE, BEFORE) == Outcome.MET
    closed = since(said=SaidAtReview.NOT_MET, open=False)
    assert outcome_of(closed, DUE, BEFORE) == Outcome.NOT_MET


def test_a_target_that_is_carried_on_goes_on_waiting_for_its_day():
    assert outcome_of(since(said=SaidAtReview.NOT_MET), DUE, BEFORE) == Outcome.WAITING


def test_where_nobody_checked_again_the_review_decides_or_it_is_let_go():
    silent = since(THERE, checked_again=False)
    assert outcome_of(silent, DUE, AFTER) == Outcome.WAITING
    assert outcome_of(silent, DUE, DUE + timedelta(days=61)) == Outcome.SET_ASIDE
    said = since(THERE, checked_again=False, said=SaidAtReview.MET)
    assert outcome_of(said, DUE, AFTER) == Outcome.MET


@pytest.mark.parametrize(
    "known", [{"same_question": False}, {"aim": None}, {"said": SaidAtReview.NO_LONGER_RIGHT}]
)
def test_a_question_that_is_not_asked_any_more_is_set_aside(known):
    assert outcome_of(since(**known), DUE, BEFORE) == Outcome.SET_ASIDE


def test_how_far_is_told_in_shares_of_the_pace_asked():
    assert achieved_share([(10, 9.0), (11, 9.0), (12, 10.0)], GOAL) == pytest.approx(5 / 12)
    falling = aim(16, 4, 12)
    assert achieved_share([(6, 13.0)], falling) == pytest.approx(0.5)
    assert achieved_share([], GOAL) is None
    assert achieved_share([(0, 4.0)], GOAL) is None
    assert achieved_share([(3, 4.0)], aim(4, 4, 12)) is None


def told(n, said, met, **more):
    kept = {"achieved": 0.5, "share": PRIOR_SHARE, **more}
    return [Closed((said, met, one), said, met, **kept) for one in range(n)]


def test_nothing_is_shown_before_twenty_targets_have_closed():
    assert not record_of([*told(9, 0.9, True), *told(10, 0.1, False)]).may_be_shown
    assert record_of([*told(10, 0.9, True), *told(10, 0.1, False)]).may_be_shown


def test_nothing_is_shown_where_the_constant_guess_does_as_well():
    guess = record_of([*told(10, 0.5, True), *told(10, 0.5, False)])
    assert guess.calibration.brier == guess.calibration.base_rate_brier == 0.25
    assert not guess.may_be_shown
    assert not record_of([*told(10, 0.2, True), *told(10, 0.8, False)]).may_be_shown
    assert not record_of(told(30, 0.9, True)).may_be_shown


def test_a_target_counts_once_with_its_first_forecast():
    first = Closed("one", 0.3, True, 1.0, PRIOR_SHARE)
    later = Closed("one", 0.9, True, 1.0, PRIOR_SHARE)
    found = record_of([first, later])
    assert found.calibration.targets == 1
    assert found.calibration.brier == pytest.approx(0.49)


def test_a_band_that_is_out_moves_the_line_to_what_the_children_gained_and_it_stays():
    over_hopeful = [*told(12, 0.7, False, achieved=0.4), *told(8, 0.7, True, achieved=0.9)]
    moved = record_of(over_hopeful)
    assert moved.share == pytest.approx(0.4)
    assert moved.is_moved
    better = told(40, 0.2, False, achieved=0.4, share=0.4)
    assert record_of([*over_hopeful, *better]).share == pytest.approx(0.4)
    assert not record_of([*told(14, 0.7, True), *told(6, 0.7, False)]).is_moved


@pytest.mark.parametrize(
    "other",
    [
        (SHORT[:-1], GOAL, 0.0, 20.0),
        ([*SHORT[:-1], (12, 10.5)], GOAL, 0.0, 20.0),
        ([(0.5, 4.5), *SHORT[1:]], GOAL, 0.0, 20.0),
        (SHORT, aim(5, 16, 12), 0.0, 20.0),
        (SHORT, aim(4, 15, 12), 0.0, 20.0),
        (SHORT, aim(4, 16, 13), 0.0, 20.0),
        (SHORT, aim(4, 16, 12, "down"), 0.0, 20.0),
        (SHORT, GOAL, 0.0, 25.0),
        (SHORT, GOAL, None, 20.0),
    ],
)
def test_the_mark_is_another_as_soon_as_anything_differs(other):
    assert made_from(SHORT, GOAL, 0.0, 20.0) == made_from(list(SHORT), GOAL, 0.0, 20.0)
    assert made_from(*other) != made_from(SHORT, GOAL, 0.0, 20.0)


def test_each_measure_is_forecast_on_its_own_scale():
    prior = usual_prior(GOAL, None)
    assert prior.scatter == pytest.approx(0.2 * 12)
    whole = [(week, float(4 + week // 2)) for week in range(1, 9)]
    out_of = forecast_on_scale(whole, GOAL, prior, kind="out_of", low=0, high=20)
    assert out_of == forecast_out_of(whole, GOAL, prior, out_of=20)
    count = forecast_on_scale(whole, GOAL, prior, kind="count", low=0, high=None)
    assert count == forecast_count(whole, GOAL, prior)
    rate = forecast_on_scale(SHORT[:8], GOAL, prior, kind="rate", low=0, high=None)
    assert rate == forecast(SHORT[:8], GOAL, prior, lowest=0)
    halves = forecast_on_scale(SHORT[:8], GOAL, prior, kind="out_of", low=0, high=20)
    assert halves == forecast(SHORT[:8], GOAL, prior, lowest=0, highest=20)
    assert forecast_on_scale(whole[:5], GOAL, prior, kind="count", low=0, high=None) is None


def test_a_measure_with_a_scatter_of_its_own_uses_it():
    assert usual_prior(GOAL, 5.0).scatter == 5.0
    assert usual_prior(GOAL, 5.0).level_sd == pytest.approx(5.0 * 0.67)
    assert usual_prior(aim(4, 4, 12), None) is None
