"""Who is asked: only those with standing, each once, and nobody known is not everybody agreed."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from openiep.people.models import Post, Teaching
from openiep.people.tests.factories import InvolvementFactory, PersonFactory, PupilFactory
from openiep.plans.actions.writing import start_plan
from openiep.plans.models import Plan
from openiep.plans.models.agreement import agreements_of
from openiep.plans.models.asked import asked_of, asked_of_all
from openiep.plans.rules.agreement import Party
from openiep.plans.tests.agreeing import proposed_plan

pytestmark = pytest.mark.django_db


def family_of(plan):
    return [a.name for a in asked_of(plan) if a.party is Party.FAMILY]


@pytest.fixture
def plan(pupil, teacher, senco):
    return start_plan(pupil=pupil, by=teacher)


def test_every_parent_with_standing_is_asked_in_their_order(plan, pupil):
    InvolvementFactory(pupil=pupil, person__called="Tom", priority=2)
    InvolvementFactory(pupil=pupil, person__called="Sara", priority=1)
    assert family_of(plan) == ["Sara", "Tom"]


def test_somebody_who_cares_without_responsibility_is_asked(plan, pupil):
    InvolvementFactory(pupil=pupil, person__called="Gran", responsibility="no", care="yes")
    assert family_of(plan) == ["Gran"]


@pytest.mark.parametrize(
    "known",
    [
        {"responsibility": "unknown", "care": "unknown"},
        {"responsibility": "no", "care": "no"},
        {"verified_on": None, "verified_by": None},
        {"restriction": "No contact by order of the court"},
        {"kind": "professional"},
        {"kind": "staff"},
    ],
)
def test_without_standing_nobody_is_asked_and_the_place_stays_open(plan, pupil, known):
    InvolvementFactory(pupil=pupil, person__called="Tom", **known)
    assert family_of(plan) == [""]


def test_who_is_no_longer_around_the_child_is_not_asked(plan, pupil):
    gone = plan.school.today() - timedelta(days=1)
    InvolvementFactory(pupil=pupil, ends_on=gone)
    assert family_of(plan) == [""]


def test_who_started_the_plan_answers_for_the_school_and_colleagues_may_instead(plan):
    school = asked_of(plan)[0]
    assert (school.name, [a.name for a in school.instead]) == ("Mr Khan", ["Ms Okafor"])


def test_the_teacher_is_asked_when_somebody_else_started_the_plan(pupil, senco, teacher, head):
    plan = start_plan(pupil=pupil, by=senco)
    plan.started_by = head
    assert asked_of(plan)[0].name == "Mr Khan"


def test_a_teacher_who_has_left_does_not_answer_for_the_school(plan, teacher):
    yesterday = plan.school.today() - timedelta(days=1)
    Post.objects.filter(user=teacher).update(ends_on=yesterday)
    assert asked_of(plan)[0].name == "Ms Okafor"


def test_a_teacher_of_another_class_or_school_does_not(plan, other_teacher, stranger, teacher):
    Teaching.objects.filter(user=teacher).delete()
    PersonFactory(user=stranger, school=plan.school, called="Elsewhere")
    names = {a.name for one in asked_of(plan)[:1] for a in (one, *one.instead)}
    assert names == {"Ms Okafor"}


def test_where_nobody_is_left_at_school_the_place_stays_open(plan):
    Post.objects.all().delete()
    assert asked_of(plan)[0].person_id is None


def test_a_closed_plan_shows_who_was_asked_when_it_was_closed(plan, pupil):
    today = plan.school.today()
    InvolvementFactory(pupil=pupil, person__called="Sara", ends_on=today - timedelta(days=5))
    InvolvementFactory(pupil=pupil, person__called="New carer", verified_on=today)
    plan.closed_on = today - timedelta(days=10)
    assert family_of(plan) == ["Sara"]


def test_many_plans_take_as_many_queries_as_one(school, school_class, senco):
    def plans(number):
        made = []
        for _one in range(number):
            pupil = PupilFactory(school=school, in_class=school_class)
            InvolvementFactory(pupil=pupil)
            made.append(proposed_plan(pupil, by=senco))
        return made

    counts = []
    for number in (1, 5):
        ids = [plan.pk for plan in plans(number)]
        some = Plan.objects.filter(pk__in=ids).select_related("pupil", "school")
        loaded = list(some)
        with CaptureQueriesContext(connection) as queries:
            asked_of_all(loaded, school.today())
            agreements_of(loaded)
        counts.append(len(queries))
    assert counts[0] == counts[1] == 8
