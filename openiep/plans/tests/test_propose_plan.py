"""Putting a plan before everybody: what is frozen, what is missing, what cannot be."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from openiep.access.models import AuditEntry
from openiep.plans.actions.proposing import propose_plan, take_back_proposal, withdraw_plan
from openiep.plans.actions.writing import start_plan, take_out_target
from openiep.plans.models import Answer, Plan, PlanVersion
from openiep.plans.models.agreement import agreement_of
from openiep.plans.models.content import plan_content
from openiep.plans.rules.agreement import Party
from openiep.plans.tests.agreeing import answer, change_target, fresh, proposed_plan, target_of
from openiep.plans.tests.factories import written_plan
from openiep.rules import Refused

pytestmark = pytest.mark.django_db


def test_the_teacher_of_the_class_proposes_a_plan_and_its_words_are_frozen(pupil, teacher):
    plan = written_plan(pupil, by=teacher)
    version = propose_plan(plan=plan, by=teacher, why="First plan")
    assert fresh(plan).status == "proposed"
    assert (version.number, version.kind, version.why) == (1, "proposal", "First plan")
    assert version.content == plan_content(plan)
    assert version.is_as_written
    entry = AuditEntry.objects.get(action="propose_plan")
    assert (entry.outcome, entry.subject_id) == ("done", plan.pk)


@pytest.mark.parametrize("who", ["assistant", "head", "other_teacher", "stranger"])
def test_nobody_else_proposes_it(pupil, teacher, who, request):
    plan = written_plan(pupil, by=teacher)
    with pytest.raises(PermissionDenied):
        propose_plan(plan=plan, by=request.getfixturevalue(who))
    assert fresh(plan).status == "draft"
    assert not PlanVersion.objects.exists()
    assert AuditEntry.objects.filter(action="propose_plan", outcome="refused").exists()


def test_without_a_target_and_a_review_day_it_is_said_what_is_missing(pupil, teacher):
    plan = start_plan(pupil=pupil, by=teacher)
    with pytest.raises(Refused) as refused:
        propose_plan(plan=plan, by=teacher)
    assert [r.code for r in refused.value.reasons] == ["no_target", "no_review_day"]
    assert not PlanVersion.objects.exists()


def test_a_target_that_was_taken_out_does_not_count(pupil, teacher):
    plan = written_plan(pupil, by=teacher)
    take_out_target(wording=target_of(plan), by=teacher)
    with pytest.raises(Refused, match="no_target"):
        propose_plan(plan=plan, by=teacher)


def test_a_plan_is_not_proposed_twice(pupil, teacher):
    plan = written_plan(pupil, by=teacher)
    stale = fresh(plan)
    propose_plan(plan=plan, by=teacher)
    with pytest.raises(Refused, match="cannot_become"):
        propose_plan(plan=stale, by=teacher)
    assert PlanVersion.objects.count() == 1


def test_a_version_refuses_to_be_saved_twice(pupil, teacher):
    plan = proposed_plan(pupil, by=teacher)
    version = PlanVersion.objects.get(plan=plan)
    version.why = "Something else"
    with pytest.raises(ValueError, match="never changed"):
        version.save()
    with pytest.raises(ValueError, match="never changed"):
        PlanVersion.objects.filter(plan=plan).update(why="Something else")
    version.pk, version._state.adding = uuid4(), True
    with pytest.raises(IntegrityError), transaction.atomic():
        version.save(force_insert=True)


def test_words_changed_behind_our_back_are_noticed(pupil, teacher):
    plan = proposed_plan(pupil, by=teacher)
    version = PlanVersion.objects.get(plan=plan)
    version.content["parts"]["needs"]["content"]["needs"] = "Something else"
    assert not version.is_as_written


def test_a_proposal_taken_back_is_a_draft_and_its_version_stays(pupil, teacher, mother):
    plan = proposed_plan(pupil, by=teacher)
    answer(plan, by=teacher, person=mother.person)
    take_back_proposal(plan=plan, by=teacher, why="Sara had a better idea")
    assert fresh(plan).can_be_written
    assert agreement_of(fresh(plan)) is None
    assert Answer.objects.standing_now().count() == 1


def test_a_changed_plan_proposed_again_asks_everybody_afresh(pupil, teacher, mother):
    plan = proposed_plan(pupil, by=teacher)
    answer(plan, by=teacher, person=mother.person)
    take_back_proposal(plan=plan, by=teacher, why="Sara had a better idea")
    change_target(plan, by=teacher, how_well="15 out of 20")
    version = propose_plan(plan=fresh(plan), by=teacher)
    assert (version.number, version.why) == (2, "Sara had a better idea")
    assert agreement_of(fresh(plan)).answers == []
    assert fresh(plan).changing_why == ""


def test_an_unchanged_plan_proposed_again_keeps_its_answers(pupil, teacher, mother):
    plan = proposed_plan(pupil, by=teacher)
    first = answer(plan, by=teacher, person=mother.person)
    take_back_proposal(plan=plan, by=teacher, why="By mistake")
    propose_plan(plan=fresh(plan), by=teacher)
    (kept,) = agreement_of(fresh(plan)).answers
    assert (kept.carried_from, kept.day, kept.given_to) == (first, first.day, 1)


@pytest.mark.parametrize("act", [take_back_proposal, withdraw_plan])
def test_taking_back_and_giving_up_say_why(pupil, senco, act):
    plan = proposed_plan(pupil, by=senco)
    with pytest.raises(Refused, match="say_why"):
        act(plan=plan, by=senco, why="  ")
    assert fresh(plan).status == "proposed"


def test_the_senco_gives_up_a_plan_and_it_stays_readable(pupil, senco, teacher):
    plan = proposed_plan(pupil, by=teacher)
    with pytest.raises(PermissionDenied):
        withdraw_plan(plan=plan, by=teacher, why="Moved away")
    withdraw_plan(plan=plan, by=senco, why="Moved away")
    plan = fresh(plan)
    assert (plan.status, plan.closing_words) == ("withdrawn", "Moved away")
    assert PlanVersion.objects.filter(plan=plan).exists()
    assert written_plan(pupil, by=teacher).status == "draft"


def test_one_draft_beside_the_plan_in_force_is_what_the_database_allows(pupil, senco):
    plan = written_plan(pupil, by=senco)
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.create(school=plan.school, pupil=pupil, started_by=senco)


def test_everybody_who_is_asked_is_known_at_once(pupil, teacher, senco, mother):
    plan = proposed_plan(pupil, by=teacher)
    asked = agreement_of(plan).asked
    assert [(a.party, a.name, a.standing) for a in asked] == [
        (Party.SCHOOL, "Mr Khan", "teacher"),
        (Party.FAMILY, "Sara Taylor", "mother"),
        (Party.CHILD, "Sam", ""),
    ]
    assert [a.name for a in asked[0].instead] == ["Ms Okafor"]
