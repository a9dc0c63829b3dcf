"""The child's story on one page, and the reasons that heads gave."""

from datetime import timedelta

import pytest
from django.urls import reverse

from openiep.home.actions.leaving import record_leaving
from openiep.home.tests.test_children import counted
from openiep.people.actions.reasons import open_with_reason
from openiep.people.models import Pupil, SenStatus
from openiep.people.tests.factories import LONG_AGO
from openiep.plans.actions.before import add_help_before
from openiep.plans.actions.closing import close_plan
from openiep.plans.models import Plan
from openiep.plans.tests.factories import written_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def where(pupil):
    """The story's address."""
    return reverse("home:story", args=[pupil.pk])


@pytest.fixture
def lived(pupil, senco, school, plan_in_force, mother):
    """A child with a story."""
    today = school.today()
    SenStatus.objects.create(school=school, pupil=pupil, code="K", starts_on=LONG_AGO)
    concern = {
        "concern": "Covers his ears", "starts_on": today - timedelta(days=60),
        "ends_on": today - timedelta(days=40), "parents_told": "no", "not_told_why": "Away",
    }  # fmt: skip
    add_help_before(pupil=pupil, values=concern, by=senco)
    plan = Plan.objects.get(pk=plan_in_force(pupil).pk)
    close_plan(plan=plan, on=today, words="Reads alone now.", ended_well=True, by=senco)


def test_everything_stands_in_order(signed_in, senco, where, pupil, lived, school):
    left = {"left_on": school.today(), "to_school": "Oak School", "words": ""}
    record_leaving(pupil=Pupil.objects.get(pk=pupil.pk), by=senco, **left)
    page = signed_in(senco).get(where).content.decode()
    order = [
        "SEN Support from this day", "Covers his ears", "A plan in force",
        "read aloud the first 20 common words", "The plan ended well", "Reads alone now.",
        "Left for Oak School",
    ]  # fmt: skip
    places = [page.index(words) for words in order]
    assert places == sorted(places)


def test_a_story_that_has_not_begun_says_so(signed_in, senco, where, pupil):
    Pupil.objects.update(joined_on=None)
    assert "The story begins here" in signed_in(senco).get(where).content.decode()


@pytest.mark.parametrize(
    ("who", "code"), [("teacher", 200), ("assistant", 403), ("head", 403), ("stranger", 404)]
)
def test_who_reads_whole_plans_reads_the_story(signed_in, request, who, code, where, lived):
    assert signed_in(request.getfixturevalue(who)).get(where).status_code == code


def test_a_longer_story_takes_no_more_queries(signed_in, senco, where, pupil, lived, plan_in_force):
    client = signed_in(senco)
    few = counted(client, where)
    for _ in range(2):
        plan = Plan.objects.get(pk=plan_in_force(pupil).pk)
        close_plan(plan=plan, on=plan.school.today(), words="And on.", by=senco)
    written_plan(pupil, by=senco)
    assert counted(client, where) == few <= 16


def test_the_senco_sees_who_gave_which_reason_when(signed_in, senco, head, pupil, school):
    open_with_reason(pupil=pupil, reason="A complaint from the family", by=head)
    page = signed_in(senco).get(reverse("home:reasons", args=[school.pk])).content.decode()
    for words in ("Mrs Lindqvist", "Sam Taylor", "A complaint from the family"):
        assert words in page


@pytest.mark.parametrize(("who", "code"), [("head", 403), ("teacher", 403), ("stranger", 404)])
def test_nobody_else_reads_the_reasons(signed_in, request, who, code, school):
    address = reverse("home:reasons", args=[school.pk])
    assert signed_in(request.getfixturevalue(who)).get(address).status_code == code


def test_without_a_reason_the_page_says_what_will_stand_here(signed_in, senco, school):
    page = signed_in(senco).get(reverse("home:reasons", args=[school.pk])).content.decode()
    assert "Nobody opened a record with a reason" in page
