"""Page: change a plan in force, by one of three buttons."""

import pytest
from django.urls import reverse

from openiep.plans.actions.changing import begin_change
from openiep.plans.actions.writing import add_target, take_out_target
from openiep.plans.models import PlanVersion
from openiep.plans.rules.status import ChangeKind
from openiep.plans.tests.agreeing import (
    answer,
    change_target,
    fresh,
    overall_of,
    plan_in_force,
    proposed_plan,
    target_of,
    version_of,
)
from openiep.plans.tests.asking import is_sent_to_sign_in, sign_in, status_for, text_of
from openiep.plans.tests.factories import read_aloud

WHO_MAY = {
    "teacher": 200, "senco": 200, "head": 403, "assistant": 403, "other_teacher": 404,
    "stranger": 404,
}  # fmt: skip
AGREED = ChangeKind.WHAT_WAS_AGREED


@pytest.fixture
def plan(pupil, mother, senco):
    return plan_in_force(pupil, mother, by=senco)


def address(plan):
    return reverse("plans:change_plan", args=[plan.pk])


def plan_page(plan):
    return reverse("plans:plan", args=[plan.pk])


def press(user, plan, do, **more):
    return sign_in(user).post(address(plan), {"do": do, **more})


@pytest.mark.parametrize(("who", "status"), WHO_MAY.items())
def test_who_may_change_a_plan(plan, who, status, request):
    assert status_for(request, who, address(plan)) == status
    data = {"do": "begin", "kind": "correction", "why": ""}
    after = status_for(request, who, address(plan), "post", data)
    assert after == (302 if status == 200 else status)
    assert bool(fresh(plan).changing) == (status == 200)


def test_signed_out_one_is_sent_to_sign_in(plan, client):
    assert is_sent_to_sign_in(client.post(address(plan), {"do": "give_up"}))


def test_three_buttons_say_what_each_does(plan, teacher):
    page = text_of(sign_in(teacher).get(address(plan)))
    for words in ("Correct a spelling", "Change who or when", "Change what was agreed",
                  "All answers stay. The family is told.",
                  "Everybody is asked again, about the changed lines only."):  # fmt: skip
        assert words in page


def test_beginning_opens_the_parts_and_what_was_agreed_stays_readable(plan, teacher, assistant):
    response = press(teacher, plan, "begin", kind="what_was_agreed", why="Too hard")
    assert response["Location"] == plan_page(plan)
    change_target(fresh(plan), by=teacher, how_well="15 out of 20")
    mine = text_of(sign_in(teacher).get(plan_page(plan)))
    assert "A change is being written: “Change what was agreed”" in mine
    assert reverse("plans:version", args=[plan.pk, 1]) in mine
    theirs = text_of(sign_in(assistant).get(plan_page(plan)))
    assert "18 out of 20 on three days" in theirs
    assert "15 out of 20" not in theirs


@pytest.mark.parametrize("kind", ["who_or_when", "what_was_agreed"])
def test_why_is_asked_for_all_but_a_spelling(plan, teacher, kind):
    response = press(teacher, plan, "begin", kind=kind, why=" ")
    assert response.status_code == 422
    assert "Say why" in text_of(response)
    assert not fresh(plan).changing


def test_a_kind_that_is_none_is_refused(plan, teacher):
    assert press(teacher, plan, "begin", kind="everything", why="x").status_code == 422
    assert not fresh(plan).changing


def test_what_changes_is_marked_word_by_word_with_words_for_a_screen_reader(plan, teacher):
    begin_change(plan=plan, kind=AGREED, why="Too easy", by=teacher)
    change_target(fresh(plan), by=teacher, how_well="20 out of 20 on three days running")
    page = text_of(sign_in(teacher).get(address(plan)))
    was = '<del><span class="govuk-visually-hidden">[was: </span>18'
    now = '<ins><span class="govuk-visually-hidden">[now: </span>20'
    assert was in page
    assert now in page
    assert "Mr Khan" in page or "Ms Okafor" in page
    assert "are asked again about these lines." in page


def test_a_change_too_big_for_its_button_is_said_and_one_click_makes_it_right(plan, teacher):
    begin_change(plan=plan, kind=ChangeKind.WHO_OR_WHEN, why="Away", by=teacher)
    change_target(fresh(plan), by=teacher, how_well="15 out of 20")
    response = press(teacher, plan, "finish")
    page = text_of(response)
    assert response.status_code == 422
    assert "You pressed “Change who or when”, but more than that was changed." in page
    assert 'name="kind" value="what_was_agreed"' in page
    assert target_of(plan).how_well == "15 out of 20"
    press(teacher, plan, "switch", kind="what_was_agreed")
    assert press(teacher, plan, "finish")["Location"] == plan_page(plan) + "#answers"
    assert version_of(plan).kind == "what_was_agreed"
    assert overall_of(plan) == "waiting"


def test_finishing_asks_again_on_the_plans_page(plan, teacher):
    begin_change(plan=plan, kind=AGREED, why="Too easy", by=teacher)
    change_target(fresh(plan), by=teacher, how_well="20 out of 20")
    press(teacher, plan, "finish")
    page = text_of(sign_in(teacher).get(plan_page(plan)))
    assert "Asked again, no answer yet:" in page
    assert "changes what was agreed" in page


def test_a_target_taken_out_is_asked_about_by_its_name_and_can_be_answered(plan, teacher, mother):
    begin_change(plan=plan, kind=AGREED, why="One is enough", by=teacher)
    add_target(plan=fresh(plan), values=read_aloud(plan.school.today()), by=teacher)
    press(teacher, plan, "finish")
    begin_change(plan=fresh(plan), kind=AGREED, why="One is enough", by=teacher)
    gone = target_of(plan)
    take_out_target(wording=gone, by=teacher)
    press(teacher, plan, "finish")
    assert "Target 1 (taken out)" in text_of(sign_in(teacher).get(plan_page(plan)))
    who = reverse("plans:agree_plan", args=[plan.pk]) + f"?who=family:{mother.person_id}"
    assert "Target 1 (taken out): Sam will read" in text_of(sign_in(teacher).get(who))
    answer(fresh(plan), by=teacher, person=mother.person, line=f"target:{gone.target_id}")


def test_finished_in_two_tabs_makes_one_version(plan, teacher):
    begin_change(plan=plan, kind=AGREED, why="Too easy", by=teacher)
    change_target(fresh(plan), by=teacher, how_well="20 out of 20")
    assert [press(teacher, plan, "finish").status_code for _n in range(2)] == [302, 422]
    assert PlanVersion.objects.count() == 2


def test_giving_up_leads_back_to_the_plan_as_it_was(plan, teacher):
    begin_change(plan=plan, kind=AGREED, why="Too easy", by=teacher)
    change_target(fresh(plan), by=teacher, how_well="20 out of 20")
    assert press(teacher, plan, "give_up")["Location"] == plan_page(plan)
    assert target_of(plan).how_well.startswith("18")
    assert not fresh(plan).changing


def test_nothing_changed_is_said(plan, teacher):
    begin_change(plan=plan, kind=ChangeKind.CORRECTION, why="", by=teacher)
    response = press(teacher, plan, "finish")
    assert response.status_code == 422
    assert "Nothing is changed yet." in text_of(response)


@pytest.mark.parametrize("do", ["", "finish", "give_up", "nonsense"])
def test_without_a_change_begun_there_is_nothing_to_do(plan, teacher, do):
    response = press(teacher, plan, do)
    assert response.status_code == 422
    assert PlanVersion.objects.count() == 1


def test_a_proposed_plan_is_not_changed_this_way(pupil, senco):
    plan = proposed_plan(pupil, by=senco)
    response = sign_in(senco).get(address(plan), follow=True)
    assert "This plan is not in force." in text_of(response)


def test_looking_changes_nothing(plan, teacher):
    sign_in(teacher).get(address(plan) + "?do=begin&kind=correction")
    assert not fresh(plan).changing
