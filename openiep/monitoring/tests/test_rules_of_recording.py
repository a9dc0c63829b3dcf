"""What may be kept: the value on its scale, the day within the plan, words where no number is."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openiep.monitoring.rules.recording import (
    Life,
    months_from,
    scale_of,
    stepped,
    why_not_now,
    why_not_that_day,
    why_not_that_value,
)
from openiep.reference.measures import measures

TODAY = date(2026, 11, 23)
IN_FORCE = Life(in_force=True, can_be_started=True, since=date(2026, 9, 7))
DRAFT = Life(in_force=False, can_be_started=True, since=None)
CLOSED = Life(in_force=False, can_be_started=False, since=date(2026, 1, 7))


def scale(key, low=None, high=None):
    return scale_of(measures()[key], low, high)


def codes(reasons):
    return [reason.code for reason in reasons]


def test_a_value_on_the_scale_is_kept_with_both_ends():
    words = scale("out_of", high=Decimal(20))
    assert [codes(why_not_that_value(Decimal(n), words)) for n in (0, 20)] == [[], []]


@pytest.mark.parametrize("value", ["-1", "21", "20.5"])
def test_a_value_off_the_scale_names_its_ends(value):
    [reason] = why_not_that_value(Decimal(value), scale("out_of", high=Decimal(20)))
    assert (reason.code, reason.field) == ("off_the_scale", "value")
    assert (reason.about["low"], reason.about["high"]) == (0, 20)


def test_times_are_whole_and_minutes_may_have_a_place():
    assert codes(why_not_that_value(Decimal("2.5"), scale("count"))) == ["too_fine"]
    assert codes(why_not_that_value(Decimal("2.5"), scale("duration"))) == []
    assert codes(why_not_that_value(Decimal("2.55"), scale("duration"))) == ["too_fine"]


def test_a_number_too_large_for_the_record_is_refused_even_without_a_highest_value():
    assert codes(why_not_that_value(Decimal(10**7), scale("count"))) == ["off_the_scale"]


def test_a_target_described_in_words_takes_no_number():
    assert codes(why_not_that_value(Decimal(1), scale("described"))) == ["needs_words"]
    assert scale_of(None, None, None).is_described


def test_tomorrow_is_refused_and_the_first_day_of_the_plan_is_not():
    tomorrow = TODAY + timedelta(days=1)
    assert codes(why_not_that_day(tomorrow, TODAY, IN_FORCE, is_baseline=False)) == [
        "in_the_future"
    ]
    assert why_not_that_day(IN_FORCE.since, TODAY, IN_FORCE, is_baseline=False) == []


def test_a_day_before_the_plan_is_refused_unless_it_is_a_baseline():
    before = IN_FORCE.since - timedelta(days=1)
    assert codes(why_not_that_day(before, TODAY, IN_FORCE, is_baseline=False)) == [
        "before_the_plan"
    ]
    assert why_not_that_day(before, TODAY, IN_FORCE, is_baseline=True) == []


def test_a_baseline_of_1926_is_a_slip_of_the_year():
    long_ago = date(1926, 11, 2)
    assert codes(why_not_that_day(long_ago, TODAY, DRAFT, is_baseline=True)) == ["too_long_ago"]
    assert codes(why_not_that_day(long_ago, TODAY, DRAFT, is_baseline=False, is_words=True)) == [
        "too_long_ago"
    ]


def test_a_draft_takes_a_baseline_and_words_and_a_closed_plan_takes_nothing():
    assert why_not_now(DRAFT, is_baseline=True, is_words=False) == []
    assert why_not_now(DRAFT, is_baseline=False, is_words=True) == []
    assert codes(why_not_now(DRAFT, is_baseline=False, is_words=False)) == ["baseline_only"]
    assert codes(why_not_now(CLOSED, is_baseline=True, is_words=True)) == ["not_in_force"]


def test_a_short_ladder_is_tapped_and_a_long_scale_is_typed():
    assert scale("prompt").choices == tuple(Decimal(n) for n in range(7))
    assert scale("rating", Decimal(1), Decimal(5)).choices == tuple(Decimal(n) for n in range(1, 6))
    assert scale("rating", Decimal(0), Decimal(100)).choices == ()
    assert scale("count").choices == ()


def test_plus_counts_from_what_was_there_last():
    words = scale("out_of", high=Decimal(20))
    assert stepped(None, words, 1, last=None) == 0
    assert stepped(None, words, 1, last=Decimal(12)) == 13
    assert stepped(Decimal(12), words, -1, last=Decimal(3)) == 11
    assert stepped(Decimal("2"), scale("duration"), 1, last=None) == Decimal("2.5")


@given(
    st.sampled_from(["count", "percent", "rate", "duration", "out_of"]),
    st.integers(0, 20),
    st.lists(st.sampled_from([1, -1]), max_size=40),
)
def test_plus_and_minus_never_leave_the_scale(key, start, presses):
    used = scale(key, high=Decimal(20))
    value = Decimal(start)
    for press in presses:
        value = stepped(value, used, press, last=None)
        assert why_not_that_value(value, used) == []


@pytest.mark.parametrize(
    ("words", "months"),
    [("7:10", 94), ("7y 10m", 94), ("7 years 10 months", 94), ("94", 94), ("7:0", 84), ("7:", 84)],
)
def test_an_age_is_read_in_months(words, months):
    assert months_from(words) == months


@pytest.mark.parametrize("words", ["7.10", "7,10", "7:12", "", "seven", ":4", "-7:1", "٧:١"])
def test_an_age_that_nobody_can_be_sure_of_is_not_read(words):
    assert months_from(words) is None
