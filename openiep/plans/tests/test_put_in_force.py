"""Bringing a plan into force: with every answer, without some, beside another, on which day."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from openiep.plans.actions.closing import close_plan
from openiep.plans.actions.force import put_in_force
from openiep.plans.models import Plan
from openiep.plans.rules.agreement import AnswerCode, Party
from openiep.plans.rules.force import check_in_force
from openiep.plans.tests.agreeing import (
    agreed_plan,
    answer,
    fresh,
    overall_of,
    person_of,
    plan_in_force,
    proposed_plan,
    tomorrow,
)
from openiep.plans.tests.factories import written_plan
from openiep.rules import Refused

pytestmark = pytest.mark.django_db


def test_a_plan_that_all_agreed_comes_into_force_with_its_days(pupil, mother, senco):
    plan = agreed_plan(pupil, mother, by=senco)
    put_in_force(plan=plan, by=senco, on=plan.school.today())
    plan = fresh(plan)
    assert (plan.status, plan.in_force_on, plan.in_force_why) == (
        "in_force", plan.school.today(), "",
    )  # fmt: skip
    assert plan.review_due == plan.school.today() + timedelta(weeks=12)


@pytest.mark.parametrize("who", ["teacher", "assistant", "head", "other_teacher", "stranger"])
def test_only_the_senco_brings_a_plan_into_force(pupil, mother, senco, who, request):
    plan = agreed_plan(pupil, mother, by=senco)
    with pytest.raises(PermissionDenied):
        put_in_force(plan=plan, by=request.getfixturevalue(who), on=plan.school.today())
    assert fresh(plan).status == "proposed"


def test_a_silent_parent_never_stops_help_but_the_school_says_why(pupil, mother, senco):
    plan = proposed_plan(pupil, by=senco)
    today = plan.school.today()
    with pytest.raises(Refused) as refused:
        put_in_force(plan=plan, by=senco, on=today)
    (reason,) = refused.value.reasons
    assert (reason.code, reason.field, reason.about["stands"]) == (
        "say_why_in_force", "why", "waiting",
    )  # fmt: skip
    put_in_force(plan=plan, by=senco, on=today, why="Sam needs the help now")
    assert fresh(plan).in_force_why == "Sam needs the help now"
    assert overall_of(plan) == "waiting"


def test_with_an_answer_against_the_school_says_why(pupil, mother, senco):
    plan = agreed_plan(pupil, mother, by=senco)
    answer(plan, AnswerCode.DO_NOT_AGREE, by=senco, person=mother.person)
    with pytest.raises(Refused, match="say_why_in_force"):
        put_in_force(plan=plan, by=senco, on=plan.school.today(), why="   ")
    put_in_force(plan=plan, by=senco, on=plan.school.today(), why="We talk on Friday")
    assert overall_of(plan) == "not_agreed"


def test_with_reasons_for_every_missing_answer_nothing_more_has_to_be_said(pupil, mother, senco):
    plan = proposed_plan(pupil, by=senco)
    answer(plan, by=senco, party=Party.SCHOOL, person=person_of(senco))
    answer(plan, AnswerCode.NOT_REACHED, by=senco, person=mother.person, words="Rang on 3 days")
    answer(plan, by=senco, party=Party.CHILD)
    put_in_force(plan=plan, by=senco, on=plan.school.today())


def test_a_draft_cannot_come_into_force(pupil, senco):
    plan = written_plan(pupil, by=senco)
    with pytest.raises(Refused, match="cannot_become"):
        put_in_force(plan=plan, by=senco, on=plan.school.today(), why="Now")


def test_twice_is_refused(pupil, mother, senco):
    plan = plan_in_force(pupil, mother, by=senco)
    with pytest.raises(Refused, match="cannot_become"):
        put_in_force(plan=plan, by=senco, on=plan.school.today())


def test_the_plan_before_it_has_to_be_reviewed_and_closed_first(pupil, mother, senco):
    old = plan_in_force(pupil, mother, by=senco)
    new = agreed_plan(pupil, mother, by=senco)
    with pytest.raises(Refused) as refused:
        put_in_force(plan=new, by=senco, on=new.school.today())
    assert refused.value.reasons[0].about == {"plan": old.pk}
    close_plan(plan=old, by=senco, on=old.school.today())
    put_in_force(plan=new, by=senco, on=new.school.today())


def test_the_database_itself_allows_one_plan_in_force_for_each_child_and_type(pupil, mother, senco):
    plan_in_force(pupil, mother, by=senco)
    other = written_plan(pupil, by=senco)
    days = {"in_force_on": other.school.today(), "review_due": tomorrow(other)}
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.filter(pk=other.pk).update(status="in_force", **days)
    Plan.objects.filter(pk=other.pk).update(status="in_force", plan_type="another", **days)


def test_the_day_is_neither_tomorrow_nor_years_ago_nor_after_the_review(pupil, mother, senco):
    plan = agreed_plan(pupil, mother, by=senco)
    today = plan.school.today()
    for on, code in ((tomorrow(plan), "day_in_future"),
                     (today - timedelta(days=400), "day_too_long_ago")):  # fmt: skip
        with pytest.raises(Refused, match=code):
            put_in_force(plan=plan, by=senco, on=on)
    put_in_force(plan=plan, by=senco, on=today - timedelta(days=30))


def test_a_review_not_later_than_the_first_day_is_refused():
    from datetime import date

    from openiep.plans.rules.agreement import Overall

    day = date(2026, 11, 23)
    with pytest.raises(Refused, match="review_before_plan"):
        check_in_force(on=day, review_day=day, today=day, stands=Overall.AGREED, why="")
