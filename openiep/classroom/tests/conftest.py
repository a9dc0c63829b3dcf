"""A plan in force with one target and help arranged, for the tests of this room."""

import pytest

from openiep.classroom.tests.factories import arrange
from openiep.monitoring.tests.factories import freeze, hold_plan, set_target


@pytest.fixture
def plan(pupil, teacher):
    """Sam's plan, in force for ten weeks."""
    return hold_plan(pupil, teacher)


@pytest.fixture
def target(plan, provision, teacher):
    """How many of 20 words Sam reads: from 4 to 18."""
    made = set_target(plan)
    freeze(plan, teacher)
    return made


@pytest.fixture
def provision(plan):
    """Precision teaching with Miss Byrne, five times a week."""
    return arrange(plan)


@pytest.fixture
def today(school):
    """The day it is at the school."""
    return school.today()
