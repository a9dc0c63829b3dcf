"""Ending a plan, and the draft that grows out of it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from openiep.plans.actions.closing import close_plan, start_next_plan
from openiep.plans.actions.writing import add_target, take_out_target
from openiep.plans.models import Plan, TargetWording
from openiep.plans.models.content import plan_content
from openiep.plans.tests.agreeing import (
    agreed_plan,
    fresh,
    plan_in_force,
    proposed_plan,
    target_of,
    tomorrow,
)
from openiep.plans.tests.factories import read_aloud, written_plan
from openiep.rules import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(pupil, mother, senco):
    return plan_in_force(pupil, mother, by=senco)


def test_a_plan_ends_on_a_day_with_words_and_perhaps_well(plan, teacher):
    close_plan(plan=plan, by=teacher, on=plan.school.today(), words="He reads!", ended_well=True)
    plan = fresh(plan)
    assert (plan.status, plan.closed_on, plan.closing_words, plan.ended_well) == (
        "closed", plan.school.today(), "He reads!", True,
    )  # fmt: skip


@pytest.mark.parametrize("who", ["assistant", "head", "other_teacher", "stranger"])
def test_nobody_ends_it_or_starts_the_next_who_may_not(plan, who, request):
    user = request.getfixturevalue(who)
    with pytest.raises(PermissionDenied):
        close_plan(plan=plan, by=user, on=plan.school.today())
    with pytest.raises(PermissionDenied):
        start_next_plan(plan=plan, by=user, carry=[])
    assert Plan.objects.get().status == "in_force"


def test_it_ends_neither_tomorrow_nor_before_it_began(plan, senco):
    with pytest.raises(Refused, match="day_in_future"):
        close_plan(plan=plan, by=senco, on=tomorrow(plan))
    with pytest.raises(Refused, match="closes_before_it_began"):
        close_plan(plan=plan, by=senco, on=plan.school.today() - timedelta(days=1))


def test_only_a_plan_in_force_ends(pupil, senco):
    plan = proposed_plan(pupil, by=senco)
    with pytest.raises(Refused, match="cannot_become"):
        close_plan(plan=plan, by=senco, on=plan.school.today())
    with pytest.raises(Refused, match="not_in_force"):
        start_next_plan(plan=plan, by=senco, carry=[])


def test_the_next_plan_begins_with_what_is_carried_and_without_old_days(plan, senco):
    wording = target_of(plan)
    close_plan(plan=plan, by=senco, on=plan.school.today())
    following = start_next_plan(plan=plan, by=senco, carry=[wording.pk])
    assert (following.status, following.previous) == ("draft", plan)
    content, old = plan_content(following)["parts"], plan_content(plan)["parts"]
    assert content["needs"] == old["needs"]
    assert content["hopes"] == old["hopes"]
    (target,) = content["targets"]["items"]
    assert target == {**old["targets"]["items"][0], "due_on": None}
    assert content["home"]["items"][0]["what"] == old["home"]["items"][0]["what"]
    assert content["home"]["items"][0]["id"] != old["home"]["items"][0]["id"]
    assert content["child_part"]["content"]["words"] == ""
    assert content["review"]["content"]["day"] is None


def test_the_old_plan_is_not_touched_by_its_successor(plan, senco):
    before = plan_content(plan)
    close_plan(plan=plan, by=senco, on=plan.school.today())
    start_next_plan(plan=plan, by=senco, carry=[target_of(plan).pk])
    after = plan_content(fresh(plan))
    assert after["parts"] == before["parts"]


def test_a_target_that_is_carried_stays_the_same_target(plan, senco):
    wording = target_of(plan)
    following = start_next_plan(plan=plan, by=senco, carry=[wording.pk])
    assert target_of(following).target_id == wording.target_id
    assert target_of(following).pk != wording.pk


def test_nothing_has_to_be_carried(plan, senco):
    following = start_next_plan(plan=plan, by=senco, carry=[])
    assert plan_content(following)["parts"]["targets"]["items"] == []


def test_what_is_not_this_plans_target_cannot_be_carried(plan, senco, school, school_class):
    from openiep.people.tests.factories import PupilFactory

    other = written_plan(PupilFactory(school=school, in_class=school_class), by=senco)
    with pytest.raises(Refused, match="unknown_target"):
        start_next_plan(plan=plan, by=senco, carry=[target_of(other).pk])
    assert Plan.objects.filter(previous__isnull=False).count() == 0


def test_a_target_that_was_taken_out_is_not_carried(pupil, mother, senco):
    plan = agreed_plan(pupil, mother, by=senco)
    Plan.objects.filter(pk=plan.pk).update(status="draft")
    extra = add_target(plan=fresh(plan), values=read_aloud(plan.school.today()), by=senco)
    take_out_target(wording=extra, by=senco)
    assert TargetWording.objects.filter(plan=plan).count() == 2
    days = {"in_force_on": plan.school.today(), "review_due": tomorrow(plan)}
    Plan.objects.filter(pk=plan.pk).update(status="in_force", **days)
    with pytest.raises(Refused, match="unknown_target"):
        start_next_plan(plan=fresh(plan), by=senco, carry=[extra.pk])


def test_a_draft_that_is_there_already_is_not_doubled(plan, pupil, senco):
    draft = written_plan(pupil, by=senco)
    with pytest.raises(Refused) as refused:
        start_next_plan(plan=plan, by=senco, carry=[])
    assert refused.value.reasons[0].about == {"plan": draft.pk}
