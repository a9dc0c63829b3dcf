"""The growth so far, as the room below reads it: only where there is enough to tell."""

from datetime import timedelta
from decimal import Decimal

import pytest

from openiep.monitoring.actions import record_measurement, take_back_measurement
from openiep.monitoring.tests.factories import hold_plan, set_target
from openiep.plans.growth import growth_of


@pytest.fixture
def target(pupil, teacher):
    return set_target(hold_plan(pupil, teacher))


def weekly(target, values, by):
    """A reading a week up to today."""
    today = target.school.today()
    return [
        record_measurement(
            target=target, value=Decimal(value), day=today - timedelta(weeks=ago), by=by
        )
        for ago, value in zip(range(len(values) - 1, -1, -1), values, strict=True)
    ]


def test_the_slope_a_week_is_read_from_below(target, teacher, django_assert_num_queries):
    weekly(target, (4, 5, 6, 7, 8, 9), teacher)
    with django_assert_num_queries(1):
        assert growth_of([target.pk]) == {target.pk: pytest.approx(1.0)}


def test_five_readings_tell_nothing_yet(target, teacher):
    weekly(target, (4, 5, 6, 7, 8), teacher)
    assert growth_of([target.pk]) == {}


def test_what_was_taken_back_and_an_earlier_series_do_not_count(target, teacher):
    kept = weekly(target, (4, 5, 6, 7, 8, 9), teacher)
    take_back_measurement(measurement=kept[-1], why="A slip", by=teacher)
    assert growth_of([target.pk]) == {}
    weekly(target, (9,), teacher)
    target.series = 2
    target.save()
    assert growth_of([target.pk]) == {}


def test_each_target_has_its_own(target, pupil, teacher, django_assert_num_queries):
    other = set_target(hold_plan(pupil, teacher, status="closed", closed_on=pupil.school.today()))
    weekly(target, (4, 5, 6, 7, 8, 9), teacher)
    with django_assert_num_queries(1):
        assert set(growth_of([target.pk, other.pk])) == {target.pk}
