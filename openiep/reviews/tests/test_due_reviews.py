"""Which plans are due to be looked at, for what needs somebody."""

from datetime import timedelta

import pytest

from openiep.people.tests.factories import PupilFactory
from openiep.plans.models import Plan
from openiep.reviews.models import Review, due_reviews, standing_of
from openiep.reviews.rules.rhythm import Due
from openiep.reviews.tests.factories import plan_in_force, prepared


def test_overdue_soon_and_prepared_are_told_apart(teacher, plan, today):
    assert standing_of(plan, today).due is Due.SOON
    assert standing_of(plan, plan.review_due + timedelta(days=1)).due is Due.OVERDUE
    review = prepared(plan, teacher)
    [due] = due_reviews([plan], today)
    assert (due.standing.due, due.prepared) == (Due.PREPARED, review)


def test_reviews_of_earlier_plans_count_and_called_off_ones_do_not(teacher, pupil, plan, today):
    before = plan_in_force(pupil, teacher, status="closed", in_force_on=today - timedelta(days=500))
    for days, status in ((200, "closed"), (30, "called_off"), (400, "closed")):
        Review.objects.create(
            school=pupil.school, pupil=pupil, plan=before, plan_version=before.versions.get(),
            day=today - timedelta(days=days), status=status, prepared_by=teacher,
        )  # fmt: skip
    found = standing_of(plan, today)
    assert found.in_last_year == 1
    assert found.too_few


def test_a_plan_that_was_never_in_force_is_not_due(teacher, pupil, today):
    assert standing_of(plan_in_force(pupil, teacher, status="draft"), today) is None


@pytest.mark.parametrize("children", [2, 12])
def test_the_number_of_queries_does_not_grow_with_children(
    teacher, school, school_class, today, django_assert_num_queries, children
):
    for _number in range(children):
        plan_in_force(PupilFactory(school=school, in_class=school_class), teacher, targets=1)
    with django_assert_num_queries(3):
        assert len(due_reviews(Plan.objects.in_force(), today)) == children
