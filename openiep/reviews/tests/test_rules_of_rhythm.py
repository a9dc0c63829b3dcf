"""Two reviews a year, one a term by habit, six weeks in a nursery."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openiep.reviews.rules.rhythm import Due, next_day, snapped, standing

TODAY = date(2026, 11, 23)
BEGAN = date(2026, 9, 7)
days = st.dates(date(2024, 1, 1), date(2028, 1, 1))


def now(**known):
    told = {"reviewed_on": [], "began_on": BEGAN, "agreed_day": None, "prepared_for": None}
    return standing(today=TODAY, **{**told, **known})


@pytest.mark.parametrize(
    ("agreed", "due"),
    [
        (TODAY - timedelta(days=1), Due.OVERDUE),
        (TODAY, Due.SOON),
        (TODAY + timedelta(days=21), Due.SOON),
        (TODAY + timedelta(days=22), Due.FINE),
    ],
)
def test_the_agreed_day_makes_it_due(agreed, due):
    assert now(agreed_day=agreed).due is due


def test_half_a_year_without_a_review_is_overdue_whatever_was_agreed():
    long_since = now(began_on=TODAY - timedelta(weeks=27), agreed_day=TODAY + timedelta(days=200))
    assert long_since.due is Due.OVERDUE
    assert long_since.due_on < TODAY


def test_a_review_held_begins_the_count_anew():
    held = now(began_on=TODAY - timedelta(weeks=27), reviewed_on=[TODAY - timedelta(days=3)])
    assert held.due is Due.FINE
    assert held.latest_on == snapped(TODAY - timedelta(days=3) + timedelta(weeks=26))


def test_a_prepared_review_quiets_the_due_one_until_its_day_has_gone_by():
    late = {"agreed_day": TODAY - timedelta(days=9)}
    assert now(**late, prepared_for=TODAY).due is Due.PREPARED
    assert now(**late, prepared_for=TODAY - timedelta(days=1)).due is Due.OVERDUE


def test_two_a_year_are_counted_in_twelve_months():
    year = {"began_on": TODAY - timedelta(days=500)}
    inside, outside = TODAY - timedelta(days=364), TODAY - timedelta(days=365)
    assert now(**year, reviewed_on=[inside, TODAY]).in_last_year == 2
    assert not now(**year, reviewed_on=[inside, TODAY]).too_few
    assert now(**year, reviewed_on=[outside, TODAY]).too_few


def test_a_child_new_to_plans_cannot_have_too_few():
    assert not now(began_on=TODAY - timedelta(days=364)).too_few
    assert now(began_on=TODAY - timedelta(days=365)).too_few


def test_the_next_review_is_proposed_a_term_on_and_in_a_nursery_six_weeks():
    assert next_day(date(2026, 11, 23), is_nursery=False) == date(2027, 2, 22)
    assert next_day(date(2026, 11, 23), is_nursery=True) == date(2027, 1, 4)


def test_a_weekend_goes_back_to_friday():
    friday = date(2026, 12, 11)
    assert [snapped(friday + timedelta(days=n)) for n in range(4)] == [
        friday, friday, friday, friday + timedelta(days=3),
    ]  # fmt: skip


@given(days, st.booleans())
def test_a_proposed_day_is_a_weekday_and_later(after, is_nursery):
    day = next_day(after, is_nursery=is_nursery)
    assert day.weekday() < 5
    assert timedelta(weeks=5) < day - after <= timedelta(weeks=13)


@given(st.lists(days, max_size=5), days, st.none() | days, st.none() | days, days)
def test_it_is_never_due_later_than_the_rule_allows(reviewed, began, agreed, prepared, today):
    found = standing(reviewed_on=reviewed, began_on=began, agreed_day=agreed,
                     prepared_for=prepared, today=today)  # fmt: skip
    assert found.due_on <= found.latest_on
    assert found.in_last_year <= len(reviewed)
