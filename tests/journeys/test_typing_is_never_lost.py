"""Whatever happens while somebody writes: the typing comes back, to its author alone."""

import pytest
from django.contrib.sessions.models import Session

from openiep.monitoring.models import Measurement
from openiep.plans.models import PlanPart, TargetWording
from openiep.plans.tests.agreeing import plan_in_force
from openiep.plans.tests.factories import written_plan

pytestmark = pytest.mark.django_db(transaction=True)
MINE, THEIRS = "Knows every bus stop in town.", "Kind to the new children."


@pytest.fixture
def plan(pupil, teacher):
    """Sam's plan as a draft."""
    return written_plan(pupil, by=teacher)


@pytest.fixture
def writing(open_window, teacher, plan):
    """Mr Khan in front of the first part."""
    walk = open_window()
    walk.sign_in(teacher.email)
    walk.go(f"/plans/{plan.pk}/parts/needs/")
    walk.write("What goes well", MINE)
    return walk


def stored(plan) -> str:
    """What goes well, as it is kept."""
    return PlanPart.objects.get(plan=plan, key="needs").content["strengths"]


def test_a_session_that_ends_while_writing_gives_the_typing_back(writing, teacher, plan):
    Session.objects.all().delete()
    writing.click("Save", exact=True)
    assert stored(plan) != MINE
    writing.give_password(teacher.email)
    writing.says("This is what you typed at", "It is not saved yet.")
    assert writing.field("What goes well").input_value() == MINE
    writing.click("Save", exact=True)
    assert stored(plan) == MINE


def test_another_person_who_signs_in_there_does_not_see_it(writing, senco, teacher, plan):
    Session.objects.all().delete()
    writing.click("Save", exact=True)
    writing.give_password(senco.email)
    writing.does_not_say("This is what you typed")
    assert writing.field("What goes well").input_value() == stored(plan) != MINE
    writing.click("Sign out")
    writing.sign_in(teacher.email)
    writing.go(f"/plans/{plan.pk}/parts/needs/")
    assert writing.field("What goes well").input_value() == MINE


def test_a_form_that_lost_its_cookie_keeps_the_typing(writing, plan):
    writing.page.context.clear_cookies(name="csrf")
    writing.click("Save", exact=True)
    writing.says("What you typed is kept: check it and save again.")
    assert writing.field("What goes well").input_value() == MINE
    writing.click("Save", exact=True)
    assert stored(plan) == MINE


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize(
    ("button", "stands"),
    [("Keep mine", [MINE]), ("Keep theirs", [THEIRS]), ("Keep both", [THEIRS, MINE])],
)
def test_of_two_who_save_the_same_part_the_second_chooses_with_one_click(
    open_window, teacher, senco, plan, button, stands, script
):
    mine, theirs = open_window(script=script), open_window(script=script)
    for walk, user in ((mine, teacher), (theirs, senco)):
        walk.sign_in(user.email)
        walk.go(f"/plans/{plan.pk}/parts/needs/")
    theirs.write("What goes well", THEIRS)
    theirs.click("Save", exact=True)
    mine.write("What goes well", MINE)
    mine.click("Save", exact=True)
    mine.says("Two of you wrote here", "Nothing is lost", "Ms Okafor", MINE, THEIRS)
    assert stored(plan) == THEIRS
    mine.click(button)
    assert [words for words in stored(plan).splitlines() if words] == stands


def test_a_double_click_on_save_writes_one_target(writing, plan):
    writing.go(f"/plans/{plan.pk}/targets/add/")
    writing.write("Will do what", "will tie the laces")
    writing.page.get_by_role("button", name="Save", exact=True).first.dblclick()
    writing.page.wait_for_url(f"**/plans/{plan.pk}/#part-targets")
    writing.look()
    assert TargetWording.objects.filter(plan=plan, will_do="will tie the laces").count() == 1


def test_a_double_click_on_save_records_one_reading(open_window, teacher, pupil, mother, senco):
    plan = plan_in_force(pupil, mother, by=senco)
    target = TargetWording.objects.get(plan=plan).target_id
    walk = open_window()
    walk.sign_in(teacher.email)
    walk.go(f"/targets/{target}/record/")
    walk.write("How many out of 20?", "9")
    walk.page.get_by_role("button", name="Save", exact=True).first.dblclick()
    walk.page.get_by_text("Saved").first.wait_for()
    walk.look()
    assert Measurement.objects.filter(target=target).count() == 1
