"""A school with many children and plans."""

import pytest

from openiep.people.tests.factories import InvolvementFactory, PupilFactory
from openiep.plans.actions.force import put_in_force
from openiep.plans.actions.proposing import propose_plan
from openiep.plans.tests.factories import written_plan


@pytest.fixture
def plan_in_force(senco, school):
    """`plan_in_force(pupil)` gives the child a plan that is in force."""

    def give(pupil):
        plan = written_plan(pupil, by=senco)
        propose_plan(plan=plan, by=senco)
        put_in_force(plan=plan, by=senco, on=school.today(), why="Help must not wait.")
        return plan

    return give


@pytest.fixture
def many(school, school_class, plan_in_force):
    """`many(n)` adds n children, every third (or `every`th) with a plan in force and a parent."""

    def add(number: int, every: int = 3):
        for n in range(number):
            child = PupilFactory(school=school, family_name=f"Family{n:03}", in_class=school_class)
            if n % every == 0:
                InvolvementFactory(pupil=child)
                plan_in_force(child)

    return add
