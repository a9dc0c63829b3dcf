"""Views of the list that somebody keeps, and plans begun for many at once."""

import csv
import io

import pytest
from django.urls import reverse

from openiep.access.models import AuditEntry
from openiep.home.actions.saved_views import MOST_VIEWS, keep_view
from openiep.home.models import SavedView
from openiep.people.models import SenStatus
from openiep.people.tests.factories import LONG_AGO, PupilFactory
from openiep.plans.models import Plan
from openiep.plans.tests.factories import written_plan
from openiep.rules import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def where(school):
    """The list's address."""
    return reverse("home:children", args=[school.pk])


@pytest.fixture
def keep(school):
    """The address to which a view is sent."""
    return reverse("home:keep_view", args=[school.pk])


@pytest.fixture
def begin(school):
    """The address to which the ticked children are sent."""
    return reverse("home:start_plans", args=[school.pk])


@pytest.fixture
def supported(school, school_class):
    """`supported(n)` gives n children with SEN support and no plan."""

    def make(number):
        children = [PupilFactory(school=school, in_class=school_class) for _ in range(number)]
        for child in children:
            SenStatus.objects.create(school=school, pupil=child, code="K", starts_on=LONG_AGO)
        return children

    return make


def test_a_view_is_kept_and_stands_above_the_list(signed_in, senco, where, keep, pupil):
    client = signed_in(senco)
    sent = {"name": "My 3K", "query": "class=3K&sort=review&page=2&words=Sam"}
    assert client.post(keep, sent)["Location"] == f"{where}?class=3K&sort=review"
    page = client.get(f"{where}?status=any").content.decode()
    assert 'href="?class=3K&amp;sort=review">My 3K</a>' in page


def test_the_list_begins_with_the_view_that_was_chosen_for_it(signed_in, senco, where, keep, pupil):
    client = signed_in(senco)
    client.post(keep, {"name": "All", "query": "status=all", "is_default": "on"})
    client.post(keep, {"name": "3K", "query": "class=3K", "is_default": "on"})
    assert client.get(where)["Location"] == f"{where}?class=3K"
    assert client.get(f"{where}?status=any").status_code == 200
    assert SavedView.objects.filter(is_default=True).count() == 1


def test_a_view_is_its_keepers_alone(signed_in, senco, teacher, where, keep, pupil):
    signed_in(senco).post(keep, {"name": "Mine alone", "query": "class=3K", "is_default": "on"})
    view = SavedView.objects.get()
    client = signed_in(teacher)
    assert "Mine alone" not in client.get(where).content.decode()
    assert client.post(reverse("home:take_away_view", args=[view.pk])).status_code == 404
    signed_in(senco).post(reverse("home:take_away_view", args=[view.pk]))
    assert not SavedView.objects.exists()


def test_a_view_without_a_name_is_not_kept(signed_in, senco, keep):
    page = signed_in(senco).post(keep, {"name": " ", "query": "class=3K"}, follow=True)
    assert "Give the view a name first." in page.content.decode()
    assert not SavedView.objects.exists()


def test_no_more_than_twelve_views_are_kept(school, senco):
    for number in range(MOST_VIEWS):
        keep_view(school=school, name=f"View {number}", query="", is_default=False, by=senco)
    with pytest.raises(Refused, match="many_views"):
        keep_view(school=school, name="One more", query="", is_default=False, by=senco)
    keep_view(school=school, name="View 0", query="class=3K", is_default=False, by=senco)
    assert SavedView.objects.get(name="View 0").query == "class=3K"


def test_the_list_holds_the_children_with_plans_and_says_who_lacks_one(
    signed_in, senco, where, pupil, supported
):
    written_plan(pupil, by=senco)
    supported(2)
    page = signed_in(senco).get(where).content.decode()
    assert "2 children have extra help and no plan." in page
    assert "Child0" not in page.split("<table")[1]


def test_plans_are_begun_for_many_at_once(signed_in, senco, where, begin, pupil, supported):
    written_plan(pupil, by=senco)
    children = supported(3)
    client = signed_in(senco)
    page = client.get(f"{where}?status=lacking").content.decode()
    assert page.count('name="child"') == 3
    ticked = [child.pk for child in children[:2]] + [pupil.pk, "nonsense"]
    answer = client.post(begin, {"child": ticked}, follow=True)
    assert "2 plans are begun." in answer.content.decode()
    assert Plan.objects.filter(pupil__in=children[:2], status="draft").count() == 2
    assert Plan.objects.filter(pupil__in=[pupil, children[2]]).count() == 1
    assert AuditEntry.objects.filter(action="start_plan", pupil_id=children[0].pk).exists()


def test_nobody_ticked_begins_nothing(signed_in, senco, begin, pupil):
    answer = signed_in(senco).post(begin, follow=True)
    assert "Tick the children for whom a plan begins." in answer.content.decode()
    assert not Plan.objects.exists()


def test_a_teacher_begins_plans_for_the_children_of_the_class_alone(
    signed_in, teacher, begin, pupil, school
):
    elsewhere = PupilFactory(school=school)
    signed_in(teacher).post(begin, {"child": [pupil.pk, elsewhere.pk]})
    assert [plan.pupil for plan in Plan.objects.all()] == [pupil]


@pytest.mark.parametrize(("who", "code"), [("assistant", 403), ("head", 403), ("stranger", 404)])
def test_others_begin_no_plans(signed_in, request, who, code, begin, pupil):
    client = signed_in(request.getfixturevalue(who))
    assert client.post(begin, {"child": [pupil.pk]}).status_code == code
    assert not Plan.objects.exists()


def test_a_search_can_be_had_for_a_spreadsheet_without_the_words_in_an_address(
    signed_in, senco, school, where, pupil
):
    PupilFactory(school=school, known_as="Zoë", family_name="Ash")
    client = signed_in(senco)
    page = client.post(where, {"words": "sam"}).content.decode()
    assert "?words=" not in page
    answer = client.post(reverse("home:children_csv", args=[school.pk]), {"words": "sam"})
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == ["Sam Taylor"]
