"""Sam's plan in force and its review, for the tests of this room."""

import pytest

from openiep.reviews.tests.factories import plan_in_force, prepared


@pytest.fixture
def plan(pupil, teacher, mother):
    """Sam's plan, in force for ten weeks, with two targets; Sara is known."""
    return plan_in_force(pupil, teacher)


@pytest.fixture
def review(plan, teacher):
    """Its review, today."""
    return prepared(plan, teacher)


@pytest.fixture
def today(school):
    """The day it is at the school."""
    return school.today()
