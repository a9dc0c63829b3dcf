"""The core without any JavaScript: every page is whole, only less quick."""

import pytest

from openiep.plans.models import PlanPart
from openiep.plans.tests.factories import written_plan
from tests.journeys import the_core

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_core_goes_without_script(open_window, senco, teacher, assistant, mother):
    teachers, sencos, assistants = (open_window(script=False) for _window in range(3))
    teachers.sign_in(teacher.email)
    the_core.writes_and_proposes(teachers)
    sencos.sign_in(senco.email)
    the_core.takes_answers_down_and_puts_in_force(sencos)
    assistants.sign_in(assistant.email)
    the_core.records(assistants)
    the_core.reviews(teachers)


def test_lines_are_added_taken_out_and_put_back_without_script(open_window, teacher, pupil):
    plan = written_plan(pupil, by=teacher)
    walk = open_window(script=False)
    walk.sign_in(teacher.email)
    walk.go(f"/plans/{plan.pk}/parts/hopes/")
    walk.click("Add another hope")
    walk.write_on("To swim without a float.")
    walk.click("Take out: Hope 1")
    walk.says("Taken out: To read the football pages alone.")
    walk.click("Put it back")
    walk.click("Take out: Hope 2")
    walk.click("Save", exact=True)
    texts = [one["text"] for one in PlanPart.objects.get(plan=plan, key="hopes").content["items"]]
    assert texts == ["To swim without a float."]
