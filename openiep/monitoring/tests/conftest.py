"""A plan in force with one target, for the tests of this room."""

import pytest

from openiep.monitoring.tests.factories import freeze, hold_plan, set_target


@pytest.fixture
def plan(pupil, teacher):
    """Sam's plan, in force for ten weeks."""
    return hold_plan(pupil, teacher)


@pytest.fixture
def target(plan, teacher):
    """How many of 20 words Sam reads: from 4 to 18."""
    made = set_target(plan)
    freeze(plan, teacher)
    return made


@pytest.fixture
def today(school):
    """The day it is at the school."""
    return school.today()
